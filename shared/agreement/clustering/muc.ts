import { harmonic, mentionsOf, ratio } from './table.ts';
import type { ClusteringScore, Counted } from './table.ts';

/**
 * Returns MUC: which of the links that hold each cluster together are found. A cluster of n mentions has n − 1 links; what
 * the other side scatters over p parts (a twinless mention is a part of its own) loses p − 1 of them. A clustering of single
 * mentions has no links; as in the reference scorer that is 0, with a note. F1 with precision and recall.
 *
 * M. Vilain, J. Burger, J. Aberdeen, D. Connolly and L. Hirschman, "A model-theoretic coreference scoring scheme", MUC-6, 1995.
 */
export function muc(counted: Counted): ClusteringScore {
  // Σ|K| − Σp(K): each shared cell is one part, each twinless mention a part that keeps no link.
  const found = counted.sharedMentions - counted.shared.length;
  const keyLinks = linksOf(counted.keySizes);
  const responseLinks = linksOf(counted.responseSizes);
  const recall = ratio(found, keyLinks);
  const precision = ratio(found, responseLinks);
  return {
    value: harmonic(precision, recall),
    precision,
    recall,
    ...mentionsOf(counted),
    ...(keyLinks + responseLinks === 0 && {
      note: 'No cluster holds two mentions, so there are no links to find: MUC says nothing here.',
    }),
  };
}

function linksOf(sizes: Float64Array): number {
  return sizes.reduce((links, size) => links + Math.max(0, size - 1), 0);
}
