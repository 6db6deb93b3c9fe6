import { useEffect, useRef } from 'react';

/**
 * Keeps what is being written when the window is closed or the page left, before the page asks whether edits are still on
 * their way to the disk. Moving on within the page is the field's own affair.
 */
export function useKeptOnLeaving(keep: () => void): void {
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    const onLeaving = (): void => latest.current();
    // Capturing, so that it comes before the page's question.
    addEventListener('beforeunload', onLeaving, { capture: true });
    return () => removeEventListener('beforeunload', onLeaving, { capture: true });
  }, []);
}
