/** Remembers the desk per person and project: which articles stand where, how wide, how far read. */
import type { DeskLayout } from '#shared/contract/document.ts';
import { AnnotatorId } from '#shared/model/index.ts';
import type { AnnotatorId as Who, ArticleId } from '#shared/model/index.ts';
import { client } from '../../platform/index.ts';
import { articlesOf } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { newPane, resetSession, useSession } from '../../state/session.ts';
import type { Pane } from '../../state/session.ts';
import { scrollTopOf } from '../reader/index.ts';

/** Shares of the desk by pane key, in percent, as the group of panels last had them. */
let sizes: Readonly<Record<string, number>> = {};
let starts = new Map<string, number>();
let timer: ReturnType<typeof setTimeout> | undefined;

export function paneSizes(panes: readonly Pane[]): Record<string, number> | undefined {
  const known = panes.map((pane) => sizes[pane.key] ?? 0);
  const sum = known.reduce((a, b) => a + b, 0);
  if (known.includes(0) || sum === 0) return undefined;
  return Object.fromEntries(panes.map((pane, index) => [pane.key, ((known[index] ?? 0) / sum) * 100]));
}

/** Where a pane's text was scrolled to when the desk was last left. */
export const startOf = (pane: string): number => starts.get(pane) ?? 0;

export function layoutKept(layout: Readonly<Record<string, number>>): void {
  sizes = layout;
  saveSoon();
}

/** Lays the desk as it was left, or as it is laid for somebody new: the first three articles, one's own work. */
export async function restoreDesk(): Promise<void> {
  const { doc, me } = useDocument.getState();
  if (doc === null) return;
  const kept = await client.call('desk.load', {}).catch(() => null);
  const articles = articlesOf(doc).map((article) => article.id);
  const mine = [...doc.sheets.values()].some((sheet) => sheet.annotator === me);
  const everyone = [...doc.annotators.keys()];
  const others: readonly Who[] = me === null || (!mine && everyone.length > 1) ? everyone : [me];
  if (kept === null || kept.panes.length === 0) {
    const panes = articles.slice(0, fitting()).map((article) => newPane(article));
    starts = new Map();
    resetSession({ ...(panes[0] === undefined ? {} : { panes, active: panes[0].key }), shown: others });
    return;
  }
  const known = new Set<ArticleId>(articles);
  const panes = kept.panes.map(({ article }) => newPane(article !== null && known.has(article) ? article : null));
  sizes = Object.fromEntries(panes.map((pane, index) => [pane.key, kept.panes[index]?.size ?? 1]));
  starts = new Map(panes.map((pane, index) => [pane.key, kept.panes[index]?.top ?? 0]));
  const shown = kept.shown.flatMap((id) => {
    const parsed = AnnotatorId.safeParse(id);
    return parsed.success && doc.annotators.has(parsed.data) ? [parsed.data] : [];
  });
  resetSession({
    panes,
    active: panes[kept.active]?.key ?? panes[0]?.key ?? '',
    shown: shown.length === 0 ? others : shown,
    claimsWidth: kept.claimsWidth,
  });
}

/** How many panes of a comfortable width fit beside the claims, for a desk that is laid for the first time. */
const fitting = (): number => Math.max(1, Math.min(3, Math.floor((innerWidth - 340) / 340)));

/** Keeps the desk in a moment; call it after anything that changes how it looks. */
export function saveSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void save(), 800);
}

async function save(): Promise<void> {
  const { panes, active, shown, claimsWidth } = useSession.getState();
  if (useDocument.getState().doc === null) return;
  const layout: DeskLayout = {
    panes: panes.map((pane) => ({
      article: pane.article,
      size: Math.max(1, sizes[pane.key] ?? 100 / panes.length),
      top: Math.max(0, scrollTopOf(pane.key)),
    })),
    active: Math.max(
      0,
      panes.findIndex((pane) => pane.key === active),
    ),
    claimsWidth,
    shown: [...shown],
  };
  // The desk's looks are a comfort, not work: if they cannot be kept, nothing is lost that anybody made.
  await client.call('desk.save', { layout }).catch(() => undefined);
}

useSession.subscribe((now, before) => {
  if (
    now.panes !== before.panes ||
    now.active !== before.active ||
    now.shown !== before.shown ||
    now.claimsWidth !== before.claimsWidth
  ) {
    saveSoon();
  }
});
