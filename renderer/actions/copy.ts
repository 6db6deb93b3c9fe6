/** Copying the words of the selection or of the span in focus. */
import { spanOf } from '../state/annotate.ts';
import { toClipboard } from '../state/clipboard.ts';
import { useDocument } from '../state/document.ts';
import { announce, notify } from '../state/notices.ts';
import { useSession } from '../state/session.ts';

export function copyWords(): void {
  const words = wordsNow();
  if (words === undefined) return notify('Select some words, or put a span in focus, to copy them.', 'warning');
  if (toClipboard(words)) announce('Copied.');
  else notify('The words could not be copied.', 'warning');
}

function wordsNow(): string | undefined {
  const { selection, span } = useSession.getState();
  if (selection === null) return spanOf(span)?.quote;
  return useDocument.getState().texts.get(selection.article)?.text.slice(selection.start, selection.end);
}
