/** What one stretch of an old text becomes in a new one. */
import type { Fragment } from '../model/index.ts';
import { LEAST_LIKENESS, nearlyEqual, occurrences, scoreOf, toWords } from './find-quote.ts';
import { contextAt, passageOf, similarity } from './likeness.ts';
import type { Passage } from './likeness.ts';
import { spotsOf } from './text-pair.ts';
import type { Spot, TextPair } from './text-pair.ts';

/** A place in the new text, `[start, end)` in UTF-16 code units. */
export interface Choice {
  readonly at: Fragment;
  /** 0–1; see `scoreOf`. */
  readonly score: number;
}

export interface FragmentResult {
  readonly result: 'exact' | 'moved' | 'approximate' | 'ambiguous' | 'lost';
  /** The likeliest first: the place itself, the proposal, the places to choose from, or the look-alikes. */
  readonly choices: readonly Choice[];
  readonly why: string;
}

/** Surroundings that agree for less than this agree by chance: ". The ". */
const CHANCE = 8;
/** Context on one side that tells a passage. */
const TELLING_CONTEXT = 16;
/** Words and context together that tell a passage. */
const TELLING_RUN = 32;
/** A sentence of fewer words may be written twice: "He declined." */
const TELLING_WORDS = 4;
/** Two proposals whose scores are nearer than this are equally good. */
const NEAR_SCORE = 0.1;
const MOST_CHOICES = 8;

/**
 * Returns what `[start, end)` of the old text (UTF-16 code units) becomes in the new one. `exact` and `moved` are the same
 * words at one place that both witnesses name: the diff of the whole texts has brought them there (or says that they were
 * taken out here and put in there), and the words with what surrounds them fit that place better than any other, and no
 * other passage of the old text fits it as well. Whatever falls short of that is for a person to see.
 */
export function reanchorFragment(pair: TextPair, fragment: Fragment): FragmentResult {
  const spots = spotsOf(pair, fragment);
  const home = spots.find(({ carried }) => carried);
  const passage = passageOf(pair.oldText, ...fragment);
  const expected = pair.diff?.imageOf(...fragment).outer[0];
  const choose = (places: readonly Fragment[]): Choice[] =>
    places.map((at) => ({ at, score: scoreOf(passage, pair.newText, at, expected) }));
  return home === undefined
    ? withoutHome(pair, fragment, passage, spots, choose)
    : atHome(pair, fragment, passage, spots, home, choose);
}

type Choose = (places: readonly Fragment[]) => Choice[];

function atHome(
  pair: TextPair,
  fragment: Fragment,
  passage: Passage,
  spots: readonly Spot[],
  home: Spot,
  choose: Choose,
): FragmentResult {
  const { oldText, newText, diff } = pair;
  const here = contextAt(passage, newText, ...home.at);
  const length = passage.words.length;
  const rivals = spots.filter((spot) => {
    if (spot === home || spot.others) return false;
    const there = contextAt(passage, newText, ...spot.at);
    if (fitsAsWell(there, here)) return true;
    // A copy of the whole sentence: one side alone does not say which of the two is the copy.
    const onBothSides = here.left > there.left + CHANCE && here.right > there.right + CHANCE;
    return !onBothSides && tellsSentence(pair, fragment, passage, spot);
  });
  if (rivals.length > 0) {
    const choices = choose([home.at, ...byScore(choose(rivals.map(({ at }) => at))).map(({ at }) => at)]);
    return ambiguous(choices, 'The passage stands there more than once, and what surrounds it does not say which.');
  }
  const contested = occurrences(oldText, passage.words).some((other) => {
    if (other === fragment[0]) return false;
    const carried = (spot: Spot): number => diff?.carriedTo(other, other + length, spot.at[0]) ?? 0;
    const gone = !spots.some((spot) => carried(spot) * 2 > length);
    return gone && fitsAsWell(contextAt(passageOf(oldText, other, other + length), newText, ...home.at), here);
  });
  if (contested) {
    return ambiguous(choose([home.at]), 'Her text has the passage more than once, ours less often: it may be another.');
  }
  if (Math.max(here.left, here.right) < TELLING_CONTEXT && here.left + length + here.right < TELLING_RUN) {
    const why = 'The words are there, but all that surrounds them is another text.';
    return { result: 'approximate', choices: choose([home.at]), why };
  }
  const [choice] = choose([home.at]);
  const choices = choice === undefined ? [] : [choice];
  return home.at[0] === fragment[0]
    ? { result: 'exact', choices, why: 'The words stand where they stood.' }
    : { result: 'moved', choices, why: 'The same words stand elsewhere, with what surrounded them.' };
}

/** The words were changed, taken out, or taken elsewhere. */
function withoutHome(
  pair: TextPair,
  fragment: Fragment,
  passage: Passage,
  spots: readonly Spot[],
  choose: Choose,
): FragmentResult {
  const { newText } = pair;
  const version = rewritten(pair, fragment, passage, choose);
  const told = spots.filter(({ at }) => {
    const { left, right } = contextAt(passage, newText, ...at);
    return Math.max(left, right) >= TELLING_CONTEXT;
  });
  const taken = spots.filter((spot) => spot.inserted && tellsSentence(pair, fragment, passage, spot));
  const likely = spots.filter(
    (spot) => told.includes(spot) || (spot.inserted && !spot.others) || pair.diff === undefined,
  );
  const [only] = taken;
  if (only !== undefined && spots.length === 1 && version === undefined && standsOnce(pair, passage)) {
    const why = 'The whole sentence was taken out there and put in here, word for word.';
    return { result: 'moved', choices: choose([only.at]), why };
  }
  const same = byScore(choose(likely.map(({ at }) => at)));
  if (same.length > 0) {
    const rest = choose(spots.filter((spot) => !likely.includes(spot)).map(({ at }) => at));
    const all = [...(version === undefined ? [] : [version]), ...same, ...byScore(rest)];
    return all.length === 1 && standsOnce(pair, passage)
      ? { result: 'approximate', choices: all, why: 'The words stand elsewhere, amid another text.' }
      : ambiguous(all, 'The words stand elsewhere, and nobody can say whether they are these.');
  }
  const lookalikes = byScore(choose(spots.map(({ at }) => at)));
  if (version !== undefined) {
    return { result: 'approximate', choices: [version, ...lookalikes].slice(0, MOST_CHOICES), why: 'It was reworded.' };
  }
  return elsewhere(pair, passage, lookalikes, choose);
}

/** Nothing stands in its place: something like it may stand elsewhere, new, or have stood there before. */
function elsewhere(pair: TextPair, passage: Passage, same: readonly Choice[], choose: Choose): FragmentResult {
  const { newText, diff } = pair;
  const near = nearlyEqual(
    newText,
    passage.words,
    same.map(({ at }) => at),
  );
  const isNew = ([start, end]: Fragment): boolean => diff === undefined || diff.shareOfOld(start, end) < 0.5;
  const fresh = byScore(choose(near.filter(isNew)));
  const old = byScore(choose(near.filter((at) => !isNew(at))));
  const all = [...fresh, ...same, ...old].slice(0, MOST_CHOICES);
  const [best, next] = fresh;
  if (best === undefined) {
    const why =
      all.length === 0
        ? 'Nothing like it is in the text any more.'
        : 'It was taken out. What is like it elsewhere was there before as well.';
    return { result: 'lost', choices: all, why };
  }
  if (same.length > 0 || (next !== undefined && best.score - next.score < NEAR_SCORE))
    return ambiguous(all, 'It was taken out, and several places are like it.');
  return { result: 'approximate', choices: all, why: 'It was taken out, and something like it was put in elsewhere.' };
}

/** Where the diff says the passage was rewritten, if what stands there now is like it. */
function rewritten(pair: TextPair, fragment: Fragment, passage: Passage, choose: Choose): Choice | undefined {
  const image = pair.diff?.imageOf(...fragment);
  if (image === undefined || image.kept === 0) return undefined;
  const [innerStart, innerEnd] = image.inner ?? image.outer;
  const [outerStart, outerEnd] = image.outer;
  const edges = [image.outer, [innerStart, innerEnd], [innerStart, outerEnd], [outerStart, innerEnd]] as const;
  const likely = edges
    .flatMap((edge) => {
      const place = edge[0] < edge[1] ? toWords(pair.newText, edge) : undefined;
      return place === undefined ? [] : [{ place, like: similarity(passage.words, pair.newText.slice(...place)) }];
    })
    .filter(({ like }) => like >= LEAST_LIKENESS)
    .sort((a, b) => b.like - a.like);
  const [best] = likely;
  return best === undefined ? undefined : choose([best.place])[0];
}

/** The sentences that the passage stands in stand around the spot, whole and word for word. */
function tellsSentence(pair: TextPair, [start, end]: Fragment, passage: Passage, { at }: Spot): boolean {
  const { left, right } = contextAt(passage, pair.newText, ...at);
  const around = pair.sentences.filter((sentence) => sentence[0] < end && sentence[1] > start);
  const from = Math.min(start, around[0]?.[0] ?? start);
  const to = Math.max(end, around.at(-1)?.[1] ?? end);
  const words = pair.oldText.slice(from, to).match(/[\p{L}\p{N}\p{M}]+/gu)?.length ?? 0;
  const enough = around.length === 0 ? left + end - start + right >= 2 * TELLING_RUN : words >= TELLING_WORDS;
  return enough && start - left <= from && end + right >= to;
}

function standsOnce({ oldText }: TextPair, { words }: Passage): boolean {
  return oldText.indexOf(words) === oldText.lastIndexOf(words);
}

/** Whether a place fits the passage so nearly as well as the other that nobody can say which it is. */
function fitsAsWell(
  rival: { readonly left: number; readonly right: number },
  home: { readonly left: number; readonly right: number },
): boolean {
  return (
    rival.left > home.left + CHANCE ||
    rival.right > home.right + CHANCE ||
    rival.left + rival.right + CHANCE >= home.left + home.right
  );
}

const byScore = (choices: readonly Choice[]): Choice[] =>
  [...choices].sort((a, b) => b.score - a.score || a.at[0] - b.at[0]);

const ambiguous = (choices: readonly Choice[], why: string): FragmentResult => ({
  ...{ result: 'ambiguous', choices: choices.slice(0, MOST_CHOICES), why },
});
