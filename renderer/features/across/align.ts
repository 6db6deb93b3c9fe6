/**
 * Brings the places of the claim in focus to one height in all panes. It is done once, not a mode: what the analyst scrolls
 * afterwards stays where she puts it, and the same key does it again.
 */
import { cellOf } from '#shared/document/cells.ts';
import type { Span } from '#shared/model/index.ts';
import { nameOf } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { keyName } from '../../state/keymap.ts';
import { announce, notify } from '../../state/notices.ts';
import { useSession } from '../../state/session.ts';
import { bringTo, reachOf, takeRoomBack } from '../reader/index.ts';
import { commonHeight } from './align-plan.ts';
import type { Reach } from './align-plan.ts';
import { measure, panesOf } from './panes.ts';
import type { Pane } from './panes.ts';
import { currentOf } from './plan.ts';

interface Placed {
  readonly key: string;
  readonly fragments: Span['fragments'];
  readonly seen: boolean;
  readonly level: number;
  readonly frame: DOMRect;
}

export function alignPanes(): void {
  const { claim, view, active } = useSession.getState();
  if (claim === null) return notify('Put a claim in focus first: click it in the list, or one of its spans.');
  if (view !== 'desk') return notify(`The panes are on the desk: press ${keyName('view.matrix')} to go back to it.`);
  const panes = panesOf(claim);
  const placed = panes.flatMap((pane) => placeIn(pane) ?? []);
  if (placed.length < 2) {
    return notify(
      placed.length === 0
        ? 'No open article has a place of this claim.'
        : 'Only one open article has a place of this claim: there is nothing to align it with.',
    );
  }
  for (const { key } of placed) takeRoomBack(key);
  const reaches = new Map(placed.flatMap((one) => reachIn(one)));
  const leader = placed.find(({ key }) => key === active) ?? placed[0];
  const at = leader === undefined ? undefined : reaches.get(leader.key);
  const preferred = leader === undefined || at === undefined ? 0 : leader.seen ? at.now : leader.level;
  const y = commonHeight(preferred, [...reaches.values()]);
  for (const { key, fragments } of placed) bringTo(key, fragments, y);
  tell(placed.length, panes);
}

/** The place that a pane brings along: the span in focus if it is one, else the one nearest to where the pane is. */
function placeIn(pane: Pane): Placed | undefined {
  if (pane.spots.length === 0) return undefined;
  const measured = measure(pane);
  if (measured === undefined) return undefined;
  const { spots, level } = measured.spots;
  const focused = spots.findIndex((spot) => spot.focused);
  const index = focused >= 0 ? focused : currentOf(measured.spots);
  const spot = pane.spots[index];
  return spot === undefined
    ? undefined
    : {
        key: pane.key,
        fragments: spot.span.fragments,
        seen: spots[index]?.sight === 'seen',
        level,
        frame: measured.frame.frame,
      };
}

function reachIn({ key, fragments, frame }: Placed): [key: string, reach: Reach & { readonly now: number }][] {
  const reach = reachOf(key, fragments);
  if (reach === undefined) return [];
  return [[key, { top: frame.top, bottom: frame.bottom, lowest: reach.lowest, now: reach.top }]];
}

/** Says what was done, and which open articles have no place and why. */
function tell(count: number, panes: readonly Pane[]): void {
  const { doc } = useDocument.getState();
  const { claim, shown } = useSession.getState();
  if (doc === null || claim === null) return;
  const silent: string[] = [];
  const unlooked: string[] = [];
  for (const { article, spots } of panes) {
    const known = article === null ? undefined : doc.articles.get(article);
    if (known === undefined || spots.length > 0) continue;
    const list = cellOf(doc, claim, known.id, shown).state === 'silent' ? silent : unlooked;
    list.push(nameOf(known));
  }
  const done = `Aligned in ${count} panes.`;
  if (silent.length + unlooked.length === 0) return announce(done);
  const why = [
    ...(silent.length > 0 ? [`Checked, silent: ${silent.join(', ')}.`] : []),
    ...(unlooked.length > 0 ? [`Not looked for: ${unlooked.join(', ')}.`] : []),
  ];
  notify([done, ...why].join(' '));
}
