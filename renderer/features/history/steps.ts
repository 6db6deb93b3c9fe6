/** The history as a list, and going to a point of it. */
import type { History, HistoryEntry } from '#shared/document/history.ts';
import { redo, undo, useDocument } from '../../state/document.ts';
import { announce, notify } from '../../state/notices.ts';

/** A point that the project can be brought to: just after a step, or before the first of them (`entry` undefined). */
export interface Point {
  readonly entry: HistoryEntry | undefined;
  /** Steps between now and there: negative to be undone, positive to be done again, 0 for now. */
  readonly by: number;
}

/** Returns the points, the newest first: what is undone, then the present, then the past, and the beginning. */
export function pointsOf({ past, future }: History): Point[] {
  const ahead = future.map((entry, index): Point => ({ entry, by: index + 1 })).reverse();
  const behind = past.map((entry, index): Point => ({ entry, by: index + 1 - past.length })).reverse();
  return [...ahead, ...behind, { entry: undefined, by: -past.length }];
}

/** Returns what going there means: “Undo 3 steps”. */
export function deedOf(by: number): string {
  if (by === 0) return 'The present';
  const steps = Math.abs(by);
  return `${by < 0 ? 'Undo' : 'Do again'} ${steps} ${steps === 1 ? 'step' : 'steps'}`;
}

/**
 * Undoes or does again, step by step, until the project is at the point. A step that no longer fits, because a colleague or
 * another program has changed the same records since, is passed over; how many were is said at the end.
 */
export function goTo({ by }: Point): void {
  const back = by < 0;
  let done = 0;
  let passedOver = 0;
  for (let left = Math.abs(by); left > 0; left -= 1) {
    const before = useDocument.getState().history;
    if ((back ? undo() : redo()) !== undefined) done += 1;
    else if (useDocument.getState().history === before) break;
    else passedOver += 1;
  }
  if (done + passedOver === 0) return;
  const steps = `${done} ${done === 1 ? 'step' : 'steps'}`;
  const said = back ? `Undid ${steps}.` : `Did ${steps} again.`;
  if (passedOver === 0) announce(said);
  else {
    const over = passedOver === 1 ? '1 step was' : `${passedOver} steps were`;
    notify(`${said} ${over} passed over: the same records have been changed since.`, 'warning');
  }
}
