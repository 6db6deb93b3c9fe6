/**
 * What one article adds to the figures of one claim, as a row of numbers that add up over articles. Nominal α needs no whole
 * table: with n_c ratings of label c and D, the sum over items of the ratings that do not agree,
 * α = 1 − (n − 1) · D / (n² − Σ n_c²), where an item with m ratings of which m_c have label c adds
 * m − Σ m_c (m_c − 1) / (m − 1) to D (K. Krippendorff, Content Analysis, 2nd edition, Sage 2004, section 11.3).
 */
import type { ClaimId } from '../../model/index.ts';
import { CELL_LABELS } from './context.ts';

/** Places in the row. `BOTH` and `SUM` give F1 = 2 · both / sum; the counts of stances and cells stand behind their D. */
export const BOTH = 0;
export const SUM = 1;
export const LINK_D = 2;
export const LINK_YES = 3;
export const STANCE_D = 4;
export const STANCES = 5;

export interface Layout {
  readonly stances: number;
  readonly cellD: number;
  /** All states of a cell but *not looked for*, which is the rest. */
  readonly cells: number;
  readonly length: number;
}

/** Returns where what stands in a row, for so many stance labels. */
export function layoutFor(stances: number): Layout {
  const cellD = STANCES + stances;
  return { stances, cellD, cells: cellD + 1, length: cellD + CELL_LABELS.length };
}

/** Numbers to be added into the rows of claims: `value` into place `slot` of the claim's row; one place may come again. */
export interface ClaimAdditions {
  readonly claims: ClaimId[];
  readonly slots: number[];
  readonly values: number[];
}

/** Notes a number to be added; nothing is noted for 0. */
export function addTo({ claims, slots, values }: ClaimAdditions, claim: ClaimId, slot: number, value: number): void {
  if (value === 0) return;
  claims.push(claim);
  slots.push(slot);
  values.push(value);
}

/** Returns how many of an item's ratings do not agree: 0 if all are the same. Labels are given by their counts. */
export function disagreeing(counts: ArrayLike<number>): number {
  let ratings = 0;
  let same = 0;
  for (let label = 0; label < counts.length; label += 1) {
    const count = counts[label] ?? 0;
    ratings += count;
    same += count * (count - 1);
  }
  return ratings < 2 ? 0 : ratings - same / (ratings - 1);
}

/**
 * Returns nominal α from its sums, or null where it is undefined. `total` is the number of all ratings, `squares` the sum of
 * the squared numbers of ratings of each label.
 */
export function alphaOf(disagreement: number, squares: number, total: number): number | null {
  const chance = total * total - squares;
  return total === 0 || chance === 0 ? null : 1 - ((total - 1) * disagreement) / chance;
}
