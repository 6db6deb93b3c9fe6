/** Coreference chains: a chain points to its first link, each link to the next. All links of a chain share one label. */
import type { ForeignLabel } from '../foreign/corpus.ts';
import { numberOf, refOf, shortName } from './model.ts';
import type { Cas, FeatureStructure } from './model.ts';

/** Returns the label of its chain for each link, by the link's id: the words of the chain's first link. */
export function chainsIn(
  { structures }: Cas,
  members: readonly FeatureStructure[],
  text: string,
): ReadonlyMap<number, readonly ForeignLabel[]> {
  const labels = new Map<number, ForeignLabel[]>();
  const names = new Map<string, number>();
  for (const chain of members) {
    const first = structures.get(refOf(chain, 'first') ?? -1);
    if (first === undefined) continue;
    const words = text.slice(numberOf(first, 'begin') ?? 0, numberOf(first, 'end') ?? 0);
    const label = chainLabel(shortName(chain.type), words, names);
    // A link is in one chain; so a file in which chains run into one another, or in circles, is soon read.
    for (let link: FeatureStructure | undefined = first; link !== undefined && !labels.has(link.id);) {
      labels.set(link.id, [label]);
      link = structures.get(refOf(link, 'next') ?? -1);
    }
  }
  return labels;
}

/** Returns the label of a chain that begins with these words; `names` counts those that begin with the same. */
export function chainLabel(feature: string, words: string, names: Map<string, number>): ForeignLabel {
  const stem = words.replace(/\s+/g, ' ').trim().slice(0, 200).toWellFormed();
  const count = (names.get(`${feature} ${stem}`) ?? 0) + 1;
  names.set(`${feature} ${stem}`, count);
  return { feature, value: count === 1 ? stem : `${stem} (${count})` };
}
