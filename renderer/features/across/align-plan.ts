/** Where the places of several panes can stand side by side. */

export interface Reach {
  /** Upper and lower edge of what is seen of the pane's text, in the window. */
  readonly top: number;
  readonly bottom: number;
  /** The lowest that the top of the pane's place can stand without blank room before the text. */
  readonly lowest: number;
}

/** The least room that a place keeps from the edges of its pane, in CSS pixels. */
const ABOVE = 14;
const BELOW = 64;

/**
 * Returns the height in the window at which the tops of all places can stand: the preferred one if every pane can show its
 * place there, else the nearest that can. A place near the beginning of its article cannot be brought further down; one near
 * the end can always be brought up, since panes are given room at their end.
 */
export function commonHeight(preferred: number, reaches: readonly Reach[]): number {
  const highest = Math.max(...reaches.map(({ top }) => top + ABOVE));
  const lowest = Math.min(...reaches.map(({ lowest, bottom }) => Math.min(lowest, bottom - BELOW)));
  // Where heads of panes differ in height both cannot be had: then every place is in sight, and some get room above.
  return Math.max(highest, Math.min(preferred, lowest));
}
