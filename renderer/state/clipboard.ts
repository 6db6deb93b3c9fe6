/** Handing words to the clipboard. */

/**
 * Returns whether the text could be copied. The page has no right to the clipboard of its own; what a person asks to be
 * copied it may hand over.
 */
export function toClipboard(text: string): boolean {
  const hand = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', hand, { capture: true, once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', hand, true);
  return done;
}
