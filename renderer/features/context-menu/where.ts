/** What a context menu is asked for: the span, the selection, the text, the claim or the cell, put in focus on the way. */
import type { ContextOf } from '#shared/actions/index.ts';
import { ArticleId, ClaimId } from '#shared/model/index.ts';
import { focusOn, spanOf } from '../../state/annotate.ts';
import { nameOf } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { activate, activePane, focusClaim, useSession } from '../../state/session.ts';
import type { SpanRef } from '../../state/session.ts';
import { orderedSpans, viewOf } from '../reader/index.ts';

export interface Asked {
  readonly of: ContextOf;
  /** What it is about, in its own words. */
  readonly title: string;
  /** The cell, where the menu is of one. */
  readonly cell: { readonly claim: ClaimId; readonly article: ArticleId } | undefined;
  /** Where the menu is to stand, in the window's coordinates. */
  readonly at: DOMRect;
}

/** Returns what is at a place in the window and puts it in focus, or undefined where there is no menu of ours. */
export function askedAt(target: Element, x: number, y: number): Asked | undefined {
  const at = new DOMRect(x, y, 0, 0);
  const host = target.closest<HTMLElement>('.reader[data-pane]');
  if (host === null) return askedOfRow(target, at);
  const pane = host.dataset['pane'] ?? '';
  const view = viewOf(pane);
  activate(pane);
  const { article } = activePane();
  if (view === undefined || article === null) return undefined;
  const { selection, span } = useSession.getState();
  if (selection?.article === article && liesIn(x, y)) return ofSelection(at);
  const ids = view.spansAt(x, y);
  view.caretTo(x, y);
  const refs = orderedSpans(article).filter((ref) => ids.includes(ref.span));
  // Of several the one in focus stays; else it is the innermost, as for a click.
  const ref = refs.find((one) => one.span === span?.span) ?? refs.find((one) => one.span === ids[0]);
  if (ref === undefined) return ofText(article, at);
  return ofSpan(ref, at);
}

/** Returns what has the keyboard, or undefined where there is no menu of ours. */
export function askedByKey(target: Element): Asked | undefined {
  const host = target.closest<HTMLElement>('.reader[data-pane]');
  if (host === null) {
    const cell = document.getElementById(target.getAttribute('aria-activedescendant') ?? '');
    return cell === null ? undefined : askedOfRow(cell, cell.getBoundingClientRect());
  }
  const { article, key } = activePane();
  const view = viewOf(key);
  if (view === undefined || article === null) return undefined;
  const { selection, span } = useSession.getState();
  const rectOf = (start: number, end: number): DOMRect => view.rectOf(start, end) ?? host.getBoundingClientRect();
  if (selection?.article === article) return ofSelection(rectOf(selection.start, selection.end));
  const [start, end] = spanOf(span)?.fragments[0] ?? [0, 0];
  if (span !== null && span.article === article && end > 0) return ofSpan(span, rectOf(start, end));
  const caret = view.caretOffset ?? 0;
  return ofText(article, rectOf(caret, caret + 1));
}

function ofSelection(at: DOMRect): Asked {
  const { selection } = useSession.getState();
  const text = selection === null ? undefined : useDocument.getState().texts.get(selection.article)?.text;
  return { of: 'selection', title: `“${text?.slice(selection?.start, selection?.end) ?? ''}”`, cell: undefined, at };
}

function ofSpan(ref: SpanRef, at: DOMRect): Asked {
  if (useSession.getState().span?.span !== ref.span) focusOn(ref);
  return { of: 'span', title: `“${spanOf(ref)?.quote ?? ''}”`, cell: undefined, at };
}

function ofText(article: ArticleId, at: DOMRect): Asked {
  const found = useDocument.getState().doc?.articles.get(article);
  return { of: 'text', title: found === undefined ? '' : nameOf(found), cell: undefined, at };
}

function askedOfRow(target: Element, at: DOMRect): Asked | undefined {
  const row = target.closest<HTMLElement>('[role="row"][data-claim]');
  const claim = ClaimId.safeParse(row?.dataset['claim']);
  const { doc } = useDocument.getState();
  if (row === null || !claim.success || doc === null) return undefined;
  focusClaim(claim.data);
  const text = doc.claims.get(claim.data)?.text ?? '';
  const article = ArticleId.safeParse(target.closest<HTMLElement>('[data-article]')?.dataset['article']);
  const found = article.success ? doc.articles.get(article.data) : undefined;
  if (found === undefined) return { of: 'claim', title: text, cell: undefined, at };
  return { of: 'cell', title: `${nameOf(found)}: ${text}`, cell: { claim: claim.data, article: found.id }, at };
}

/** Whether the place is on what the browser shows as selected. */
function liesIn(x: number, y: number): boolean {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return false;
  return [...selection.getRangeAt(0).getClientRects()].some(
    ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
  );
}
