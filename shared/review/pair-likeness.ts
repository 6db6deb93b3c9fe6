/** Which claims have words in common, kept from one version of the claims to the next. */
import { likenessIndex } from '../text/likeness-index.ts';
import { likenessOf, wordProfile } from '../text/words.ts';
import type { WordProfile } from '../text/words.ts';

/** Below this likeness two texts are not each other's neighbours. */
export const LEAST_NEAR = 0.3;

interface Known {
  readonly profiles: ReadonlyMap<string, WordProfile>;
  /** By text, the texts at least `LEAST_NEAR` like it; both ways round. */
  readonly near: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Of the last set of texts that was asked for: an edit changes one text of a thousand, and only that is compared again. */
let newest: Known = { profiles: new Map(), near: new Map() };

/**
 * Returns, for each of the texts, those of them that are like it (at least 0.3) with their likeness, itself left out. New texts
 * are looked up in an index of words, so that not every text is held against every other.
 */
export function nearTexts(texts: ReadonlySet<string>): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const { profiles: before, near: kept } = newest;
  const fresh = [...texts].filter((text) => !before.has(text));
  if (fresh.length === 0 && before.size === texts.size) return kept;
  const profiles = new Map([...texts].map((text) => [text, before.get(text) ?? wordProfile(text)]));
  const near = new Map<string, Map<string, number>>();
  for (const text of texts) {
    near.set(text, new Map([...(kept.get(text) ?? [])].filter(([other]) => texts.has(other))));
  }
  const all = [...profiles.keys()];
  const likenesses = fresh.length === 0 ? undefined : likenessIndex([...profiles.values()]);
  for (const text of fresh) {
    const profile = profiles.get(text);
    if (profile === undefined || likenesses === undefined) continue;
    likenesses(profile).forEach((likeness, index) => {
      const other = all[index];
      if (likeness < LEAST_NEAR || other === undefined || other === text) return;
      near.get(text)?.set(other, likeness);
      near.get(other)?.set(text, likeness);
    });
  }
  newest = { profiles, near };
  return near;
}

/** Returns the likeness of two texts, 0–1 (see `likenessOf`). */
export function likenessOfTexts(a: string, b: string): number {
  if (a === b) return 1;
  const { profiles, near } = newest;
  return near.get(a)?.get(b) ?? likenessOf(profiles.get(a) ?? wordProfile(a), profiles.get(b) ?? wordProfile(b));
}
