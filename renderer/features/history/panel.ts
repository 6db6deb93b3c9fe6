/** Showing the history, and who has the keyboard. */
import { useSession } from '../../state/session.ts';

/** How the panel takes the keyboard, while it is there. */
let takeKeyboard: (() => void) | null = null;
/** What had the keyboard when the panel was asked for. */
let before: HTMLElement | null = null;

/** Opens the panel, goes into it, or closes it if the keyboard is there. */
export function toggleHistory(): void {
  const inside = document.activeElement?.closest('.history') != null;
  if (inside) return closeHistory();
  before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  if (useSession.getState().history) takeKeyboard?.();
  else useSession.setState({ history: true });
}

/** Closes the panel and gives the keyboard back to what had it. */
export function closeHistory(): void {
  useSession.setState({ history: false });
  const back =
    before?.isConnected === true && before !== document.body
      ? before
      : document.querySelector<HTMLElement>('.pane[data-active="true"] .reader, [role="grid"], [role="listbox"]');
  before = null;
  back?.focus({ preventScroll: true });
}

/** Gives the panel, which is now there, the keyboard, and says how it takes it; returns the function for its end. */
export function keyboardWanted(take: () => void): () => void {
  takeKeyboard = take;
  take();
  return () => {
    if (takeKeyboard === take) takeKeyboard = null;
  };
}
