/** Tallies of articles, kept as long as the sheets that they were taken from. */
import type { Sheet } from '../../document/state.ts';
import { articleTally } from './article-tally.ts';
import type { ArticleTally } from './article-tally.ts';
import type { Labelling } from './context.ts';

interface Slot {
  readonly next: WeakMap<Sheet, Slot>;
  kept?: { readonly labelling: Labelling; readonly classes: number; readonly tally: ArticleTally };
}

const root: Slot = { next: new WeakMap() };

/** Returns the tally of the sheets (see `articleTally`); the same sheets, by reference, are counted once per labelling. */
export function rememberedTally(
  sheets: readonly Sheet[],
  length: number,
  classes: number,
  labelling: Labelling,
): ArticleTally {
  let slot = root;
  for (const sheet of sheets) {
    let next = slot.next.get(sheet);
    if (next === undefined) slot.next.set(sheet, (next = { next: new WeakMap() }));
    slot = next;
  }
  if (slot.kept?.labelling === labelling && slot.kept.classes === classes) return slot.kept.tally;
  const tally = articleTally(sheets, length, classes, labelling);
  slot.kept = { labelling, classes, tally };
  return tally;
}
