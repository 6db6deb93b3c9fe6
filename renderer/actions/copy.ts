/** Copying the words of the selection or of the span in focus. */
import { spanOf } from '../state/annotate.ts';
import { useDocument } from '../state/document.ts';
import { announce, notify } from '../state/notices.ts';
import { useSession } from '../state/session.ts';

export function copyWords(): void {
  const words = wordsNow();
  if (words === undefined) return notify('Select some words, or put a span in focus, to copy them.', 'warning');
  // The page has no right to the clipboard of its own; what a person asks to be copied it may hand over.
  const hand = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', words);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', hand, { capture: true, once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', hand, true);
  if (done) announce('Copied.');
  else notify('The words could not be copied.', 'warning');
}

function wordsNow(): string | undefined {
  const { selection, span } = useSession.getState();
  if (selection === null) return spanOf(span)?.quote;
  return useDocument.getState().texts.get(selection.article)?.text.slice(selection.start, selection.end);
}
