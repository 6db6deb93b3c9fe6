/** A whole row side by side: a pane for each article that speaks of the claim, each at its place, aligned. */
import { matrixRow } from '#shared/document/cells.ts';
import { sideBySide } from '#shared/document/matrix-views.ts';
import { spanEnd, spanStart } from '#shared/document/sheet-index.ts';
import type { ArticleId, ClaimId } from '#shared/model/index.ts';
import { articlesOf, nameOf } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { announce, notify } from '../../state/notices.ts';
import { activePane, focusClaim, focusSpan, MAX_PANES, newPane, useSession } from '../../state/session.ts';
import type { Pane } from '../../state/session.ts';
import { alignPanes } from '../across/index.ts';
import { placesOf } from '../claims/index.ts';
import { onViews, viewOf } from '../reader/index.ts';

/** The desk before a row was opened, to go back to as long as the panes are those of the row. */
let before:
  | {
      readonly claim: ClaimId;
      readonly opened: readonly Pane[];
      readonly panes: readonly Pane[];
      readonly active: string;
    }
  | undefined;

/** Opens the row of the claim in focus; once more, and the desk is as it was before. */
export function openFocusedRow(): void {
  const { claim, panes, view } = useSession.getState();
  if (claim === null) {
    return notify(
      'Put a claim in focus first: go to its row, click it in the list, or click one of its spans.',
      'warning',
    );
  }
  if (view === 'desk' && before?.claim === claim && before.opened === panes) {
    useSession.setState({ panes: before.panes, active: before.active, selection: null });
    before = undefined;
    return announce('The panes as they were before.');
  }
  openRow(claim);
}

/** Lays the articles that speak of the claim side by side, and says which found no room. */
export function openRow(claim: ClaimId): void {
  const { doc } = useDocument.getState();
  const { shown, panes, active } = useSession.getState();
  if (doc === null) return;
  focusClaim(claim);
  const articles = articlesOf(doc);
  const row = matrixRow(
    doc,
    claim,
    articles.map(({ id }) => id),
    shown,
  );
  const chosen = sideBySide(row, MAX_PANES);
  const ids = chosen.shown.flatMap((place) => articles[place]?.id ?? []);
  const here = ids.find((id) => id === activePane().article) ?? ids[0];
  if (here === undefined) return notify('No article speaks of this claim yet.', 'warning');
  const opened = ids.map((id) => panes.find((pane) => pane.article === id) ?? newPane(id));
  // Row after row, the desk to go back to is the one before the first.
  const back = before?.opened === panes ? before : { panes, active };
  before = { claim, opened, panes: back.panes, active: back.active };
  show(claim, here, opened);

  const left = chosen.left.flatMap((place) => articles[place] ?? []).map(nameOf);
  const words = said(ids.length, left);
  whenDrawn(opened, () => {
    const now = useSession.getState();
    if (now.panes !== opened || now.claim !== claim) return;
    // More panes than fit: the desk may be scrolled to any of them.
    document.querySelector('.pane[data-active="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (opened.length > 1) alignPanes();
    notify(words, left.length > 0 ? 'warning' : 'info');
  });
}

/** Puts the panes on the desk and the keyboard at the claim's first place in one of them. */
function show(claim: ClaimId, here: ArticleId, opened: readonly Pane[]): void {
  const pane = opened.find(({ article }) => article === here);
  const [place] = placesOf(claim, here);
  if (pane === undefined || place === undefined) return;
  const { span } = place;
  focusSpan({ annotator: span.annotator, article: span.article, span: span.id });
  useSession.setState({
    panes: opened,
    active: pane.key,
    view: 'desk',
    selection: null,
    reveal: { pane: pane.key, start: spanStart(span), end: spanEnd(span), focus: true },
  });
}

function said(count: number, left: readonly string[]): string {
  if (left.length > 0) {
    return `${count} of ${count + left.length} articles side by side, those that contradict the claim first. Left out: ${left.join(', ')}.`;
  }
  return count === 1
    ? 'One article speaks of this claim.'
    : `The ${count} articles that speak of this claim, side by side.`;
}

const PATIENCE = 5000;

/** Calls back when the articles of all panes are drawn, or after some seconds. */
function whenDrawn(panes: readonly Pane[], then: () => void): void {
  let called = false;
  const finish = (): void => {
    if (called) return;
    called = true;
    stop();
    clearTimeout(timer);
    // A frame for each pane to bring its own place into sight, and one for what that lays out.
    requestAnimationFrame(() => requestAnimationFrame(then));
  };
  const timer = setTimeout(finish, PATIENCE);
  const check = (): void => {
    if (panes.every(({ key }) => viewOf(key) !== undefined)) finish();
  };
  const stop = onViews(check);
  // The desk may be leaving or coming just now.
  requestAnimationFrame(check);
}
