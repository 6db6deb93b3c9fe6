/** Going to what is still open: spans without a claim, articles not linked to the claim in focus. */
import { gapsOf } from '#shared/document/gaps.ts';
import { sheetIndex, spanStart } from '#shared/document/sheet-index.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { Span } from '#shared/model/index.ts';
import { viewOf } from '../features/reader/index.ts';
import { articlesOf, nameOf } from '../state/derived.ts';
import { useDocument } from '../state/document.ts';
import { announce, notify } from '../state/notices.ts';
import { activePane, openArticle, useSession } from '../state/session.ts';
import { showSpan } from './navigate.ts';

/** The next span of mine that has no claim, from the span in focus or the caret on, through all articles and round again. */
export function goToUnlinked(by: 1 | -1): void {
  const { doc, me } = useDocument.getState();
  if (doc === null || me === null) return;
  const articles = articlesOf(doc).map((article) => article.id);
  const unlinked = articles.flatMap((article) => {
    const sheet = sheetOf(doc, me, article);
    if (sheet === undefined) return [];
    const { spans, linksOfSpan } = sheetIndex(sheet);
    return spans.filter((span) => !linksOfSpan.has(span.id));
  });
  if (unlinked.length === 0) return notify('Every span of yours is linked to a claim.');
  const here = positionHere(articles);
  const isAfter = (span: Span): boolean => compare(positionOf(span, articles), here) > 0;
  const isBefore = (span: Span): boolean => compare(positionOf(span, articles), here) < 0;
  const next = by === 1 ? (unlinked.find(isAfter) ?? unlinked[0]) : (unlinked.findLast(isBefore) ?? unlinked.at(-1));
  if (next !== undefined) showSpan({ annotator: next.annotator, article: next.article, span: next.id }, next);
}

/** The next article in which I have not linked the claim in focus: it is silent there, or not looked for. */
export function goToGap(by: 1 | -1): void {
  const { doc, me } = useDocument.getState();
  const { claim } = useSession.getState();
  if (doc === null || me === null) return;
  if (claim === null)
    return notify('Put a claim in focus first: click it in the list, or one of its spans.', 'warning');
  const articles = articlesOf(doc);
  const ids = articles.map(({ id }) => id);
  const gaps = gapsOf(doc, claim, ids, me);
  if (gaps.length === 0) return notify('Every article is linked to this claim.');
  const { article: open } = activePane();
  const here = open === null ? -1 : ids.indexOf(open);
  const inOrder = by === 1 ? gaps : gaps.toReversed();
  const next = inOrder.find(({ article }) => (ids.indexOf(article) - here) * by > 0) ?? inOrder[0];
  if (next === undefined) return;
  const pane = openArticle(next.article);
  requestAnimationFrame(() => viewOf(pane)?.focus());
  const article = articles.find(({ id }) => id === next.article);
  const name = article === undefined ? next.article : nameOf(article);
  announce(`${name}: ${next.state === 'silent' ? 'checked: silent' : 'not looked for'}.`);
}

type Position = readonly [article: number, offset: number];

function positionOf(span: Span, articles: readonly string[]): Position {
  return [articles.indexOf(span.article), spanStart(span)];
}

/** Where the person is: at the span in focus in the active pane, else at its caret. */
function positionHere(articles: readonly string[]): Position {
  const { key, article } = activePane();
  const { doc } = useDocument.getState();
  const ref = useSession.getState().span;
  const at = articles.indexOf(article ?? '');
  const span =
    doc === null || ref === null || ref.article !== article
      ? undefined
      : sheetOf(doc, ref.annotator, ref.article)?.spans.get(ref.span);
  return [at, span === undefined ? (viewOf(key)?.caretOffset ?? -1) : spanStart(span)];
}

const compare = (a: Position, b: Position): number => a[0] - b[0] || a[1] - b[1];
