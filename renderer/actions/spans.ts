/** Spans from the keyboard: of the selection, the sentence or the word at the caret; fragments; those under the caret. */
import { tidyFragments } from '#shared/document/fragments.ts';
import type { Fragment, Span } from '#shared/model/index.ts';
import { wordAt } from '#shared/text/movement.ts';
import { viewOf } from '../features/reader/index.ts';
import { createSpan, focusOn, moveEdges, spanOf } from '../state/annotate.ts';
import { useDocument } from '../state/document.ts';
import { announce, notify } from '../state/notices.ts';
import { activePane, select, useSession } from '../state/session.ts';
import { spansAtCaret } from './under-caret.ts';

/** Makes a span of the selection or, without one, of the sentence at the caret. */
export function createHere(): void {
  if (useSession.getState().selection !== null) return void createSpan();
  const here = caretHere();
  if (here === undefined) return notify(NO_CARET, 'warning');
  const { texts } = useDocument.getState();
  const sentences = texts.get(here.article)?.sentences ?? [];
  // Between two sentences the caret belongs to the one before it, which it has just read.
  const sentence =
    sentences.find(([start, end]) => start <= here.offset && here.offset < end) ??
    sentences.findLast(([, end]) => end <= here.offset);
  createOf(here.article, sentence, 'There is no sentence here.');
}

/** Makes a span of the word at the caret. */
export function createOfWord(): void {
  const here = caretHere();
  if (here === undefined) return notify(NO_CARET, 'warning');
  const { texts, doc } = useDocument.getState();
  const language = doc?.articles.get(here.article)?.language ?? 'und';
  const word = wordAt(texts.get(here.article)?.text ?? '', here.offset, language);
  createOf(here.article, word, 'There is no word at the caret.');
}

/** Adds the selection to the span in focus as a further fragment. */
export function addFragment(): void {
  const { selection, span: ref } = useSession.getState();
  const span = spanOf(ref);
  if (ref === null || span === undefined) {
    return notify('Put a span in focus first, then select the words to add to it.', 'warning');
  }
  if (selection === null) return notify('Select the words to add to the span in focus.', 'warning');
  if (selection.article !== ref.article) {
    return notify('A span lies in one article: select words in the article of the span in focus.', 'warning');
  }
  const { texts } = useDocument.getState();
  const added: Fragment = [selection.start, selection.end];
  if (tidyFragments(texts.get(ref.article)?.text ?? '', [added]).length === 0) {
    return notify('There is only white space in the selection: select words to add to the span.', 'warning');
  }
  if (!moveEdges(ref, [...span.fragments, [selection.start, selection.end]])) return;
  const now = spanOf(ref)?.fragments ?? [];
  const more = lengthOf(now) - lengthOf(span.fragments);
  if (more === 0) return notify('The span in focus covers the selection already.', 'warning');
  select(null);
  announce(
    now.length > span.fragments.length
      ? `Fragment ${now.length} added.`
      : `The span now covers ${more} more ${more === 1 ? 'character' : 'characters'}.`,
  );
}

/** Takes the fragment at the caret out of the span in focus. */
export function removeFragment(): void {
  const { span: ref } = useSession.getState();
  const span = spanOf(ref);
  const here = caretHere();
  const at =
    here?.article === ref?.article && span !== undefined && here !== undefined ? fragmentAt(span, here.offset) : -1;
  if (ref === null || span === undefined || at < 0) {
    return notify('Put a span in focus and the caret into the fragment that is to go.', 'warning');
  }
  if (span.fragments.length === 1) return notify('It is the span’s only fragment; delete the span instead.', 'warning');
  const left = span.fragments.filter((_, index) => index !== at);
  if (moveEdges(ref, left)) announce(`Fragment taken away; ${left.length} left.`);
}

/** Puts the next of the spans under the caret in focus, from the shortest to the longest and round again. */
export function cycleSpans(): void {
  const under = spansAtCaret();
  const { span } = useSession.getState();
  if (under.length === 0) return announce('No span under the caret.');
  const at = under.findIndex((ref) => ref.span === span?.span);
  const next = under[(at + 1) % under.length];
  if (next === undefined) return;
  useSession.setState({ under });
  focusOn(next, `${under.indexOf(next) + 1} of ${under.length}`);
}

const NO_CARET = 'Put the caret into an article first: press F6 until an article has the keyboard, or click into one.';

/** The caret of the active pane, or undefined if nobody has been there. */
function caretHere(): { readonly article: Span['article']; readonly offset: number } | undefined {
  const { key, article } = activePane();
  const offset = viewOf(key)?.caretOffset;
  return article === null || offset === undefined ? undefined : { article, offset };
}

function createOf(article: Span['article'], place: Fragment | undefined, nothing: string): void {
  if (place === undefined) return notify(nothing, 'warning');
  select({ article, start: place[0], end: place[1] });
  createSpan();
}

const lengthOf = (fragments: readonly Fragment[]): number =>
  fragments.reduce((sum, [start, end]) => sum + end - start, 0);

/** Which fragment the offset (UTF-16 code units) lies in or at the edge of; -1 for none. */
export function fragmentAt(span: Span, offset: number): number {
  return span.fragments.findIndex(([start, end]) => start <= offset && offset <= end);
}
