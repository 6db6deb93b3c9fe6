import type { ChanceCorrected } from './chance.ts';
import { chanceCorrected } from './chance.ts';
import type { Coefficient } from './coefficient.ts';
import { undefinedFor } from './coefficient.ts';
import type { Table } from './tables.ts';
import { collapsed, marginsOf } from './tables.ts';

/**
 * Returns Fleiss' κ from the coincidences of labels within items (`coincidencesOf`). It is that of 1971, which reckons
 * chance from the labels of all raters together; neither Hubert's and Davies and Fleiss' κ, which keeps each rater's own
 * distribution, nor the mean of the pairwise κ. Undefined without items, where only one label occurs, and where items
 * have different numbers of ratings, for which the paper has no formula.
 *
 * With n ratings for each of N items, Fleiss' mean agreement of items, Σ n_ij (n_ij − 1) / (N n (n − 1)), is the share of
 * the diagonal in the coincidences, and his p_j are the shares of its rows.
 *
 * J. L. Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76 (1971), 378–382.
 */
export function fleissKappa(coincidences: Table): Coefficient<ChanceCorrected> {
  const { fewest, most } = coincidences;
  if (fewest !== most) {
    return undefinedFor(
      `Fleiss’ κ asks for equally many ratings of every item, but here items have ${fewest} to ${most}. ` +
        'Krippendorff’s α takes missing ratings.',
    );
  }
  return chanceCorrected(coincidences, marginsOf(coincidences));
}

/**
 * Returns Fleiss' κ of every label by itself, by label (Fleiss 1971, formulas 14 to 17): that of the label against all
 * others thrown together, which comes to the same.
 */
export function fleissKappaByLabel(coincidences: Table): ReadonlyMap<string, Coefficient<ChanceCorrected>> {
  return new Map(coincidences.labels.map((label) => [label, fleissKappa(collapsed(coincidences, label))]));
}
