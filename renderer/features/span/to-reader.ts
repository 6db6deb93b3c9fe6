import type { MouseEvent } from 'react';

/** Does what takes the button away, and gives the keyboard back to the text beside it. */
export function toReader(event: MouseEvent<HTMLElement>, act: () => void): void {
  const reader = event.currentTarget.closest('.pane')?.querySelector<HTMLElement>('.reader');
  act();
  reader?.focus({ preventScroll: true });
}
