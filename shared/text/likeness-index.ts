/** Likeness of one text to many at once: the same figures as `likenessOf`, without comparing every word with every word. */
import { LEAST_TRIGRAMS } from './words.ts';
import type { WordProfile } from './words.ts';

interface Entry {
  readonly weight: number;
  readonly trigrams: number;
  /** Indexes of the texts that have the word. */
  readonly texts: number[];
}

/**
 * Returns a function that gives the likeness (0–1, see `likenessOf`) of a profile to each of the given ones, in their
 * order. An inverted index over words and their trigrams: against 500 claims it looks at the few words that share a
 * trigram with a word of the query, where the plain comparison takes a tenth of a second.
 */
export function likenessIndex(profiles: readonly WordProfile[]): (query: WordProfile) => Float64Array {
  const entries = new Map<string, Entry>();
  const byTrigram = new Map<string, Entry[]>();
  profiles.forEach((profile, text) => {
    for (const [word, { weight, trigrams }] of profile.words) {
      const known = entries.get(word);
      if (known !== undefined) {
        known.texts.push(text);
        continue;
      }
      const entry = { weight, trigrams: trigrams.size, texts: [text] };
      entries.set(word, entry);
      for (const trigram of trigrams) {
        const having = byTrigram.get(trigram);
        if (having === undefined) byTrigram.set(trigram, [entry]);
        else having.push(entry);
      }
    }
  });

  /** The words that count as forms of the given one, with how well they match. */
  const formsOf = (word: string, trigrams: ReadonlySet<string>): Map<Entry, number> => {
    const common = new Map<Entry, number>();
    for (const trigram of trigrams) {
      for (const entry of byTrigram.get(trigram) ?? []) common.set(entry, (common.get(entry) ?? 0) + 1);
    }
    const forms = new Map<Entry, number>();
    for (const [entry, count] of common) {
      const match = (2 * count) / (trigrams.size + entry.trigrams);
      if (match >= LEAST_TRIGRAMS) forms.set(entry, match);
    }
    const same = entries.get(word);
    if (same !== undefined) forms.set(same, 1);
    return forms;
  };

  return (query) => {
    const sums = new Float64Array(profiles.length);
    const bestOfEntry = new Map<Entry, number>();
    for (const [word, { weight, trigrams }] of query.words) {
      const bestOfText = new Map<number, number>();
      for (const [entry, match] of formsOf(word, trigrams)) {
        bestOfEntry.set(entry, Math.max(match, bestOfEntry.get(entry) ?? 0));
        for (const text of entry.texts) bestOfText.set(text, Math.max(match, bestOfText.get(text) ?? 0));
      }
      for (const [text, match] of bestOfText) sums[text] = (sums[text] ?? 0) + weight * match;
    }
    for (const [entry, match] of bestOfEntry) {
      for (const text of entry.texts) sums[text] = (sums[text] ?? 0) + entry.weight * match;
    }
    return sums.map((sum, text) => (sum === 0 ? 0 : sum / (query.weight + (profiles[text]?.weight ?? 0))));
  };
}
