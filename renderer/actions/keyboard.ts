/** Giving the keyboard back to where it was before something was laid over the page. */
import { viewOf } from '../features/reader/index.ts';
import { activePane, useSession } from '../state/session.ts';

/** Puts the keyboard where it was, else into the active pane; what was selected in its text is selected again. */
export function giveKeyboardBack(keyboard: Element | null): void {
  const view = viewOf(activePane().key);
  if (keyboard instanceof HTMLElement && keyboard !== document.body && keyboard.isConnected) {
    keyboard.focus({ preventScroll: true });
  } else view?.focus();
  // A field that had the keyboard took the browser's selection with it.
  const { selection } = useSession.getState();
  if (selection !== null && selection.article === activePane().article && document.activeElement?.matches('.reader')) {
    view?.setCaret(selection.start, selection.end, true);
  }
}
