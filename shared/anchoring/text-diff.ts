/**
 * Which stretches of an old text stand in a new one, in the same order: the first witness of where a span went.
 *
 * The texts are cut into words, spaces and signs and compared by E. W. Myers, "An O(ND) Difference Algorithm and Its
 * Variations", Algorithmica 1 (1986), as the package `diff` has it. Before that, lines that stand once in each text are set
 * against each other, and the longest run of them that rises in both holds the rest in place (B. Cohen's "patience diff"):
 * a rewritten paragraph then cannot pull words of its neighbours out of theirs. Where the texts differ so much that this
 * takes long, sentences hold them in place too. Afterwards each insertion and deletion that
 * can slide (the letters at its two edges are equal) is slid to where a line, a sentence or a word begins, since Myers
 * leaves open whether "The mayor spoke. The" or "The mayor spoke." came in before "The council met."
 */
import { diffArrays } from 'diff';
import type { Fragment } from '../model/index.ts';

/** `length` UTF-16 code units from `from` in the old text stand at `to` in the new one. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** What a stretch of the old text became, as `[start, end)` of the new one. */
export interface Image {
  /** From the first of its letters that is still there to the last; undefined if none is. */
  readonly inner: Fragment | undefined;
  /** The same with what replaced the words at its edges; it may be empty. */
  readonly outer: readonly [start: number, end: number];
  /** How many of its code units are there still, in order. */
  readonly kept: number;
}

/** Edits after which sentences must help, and after which two texts are not versions of one: the time grows by its square. */
const MANY_EDITS = 800;
const MOST_EDITS = 3_000;
/** A line or sentence of fewer code units may stand once in each text by chance. */
const ANCHOR_LENGTH = 20;
/** Equal stretches shorter than this, amid others, are words that every text has. */
const FIRM = 12;

/** Where a line or a sentence ends, roughly: a cut after "Dr." costs nothing here. */
const SENTENCE_END = /(?<=[.!?…。！？]["”’»)\]]*)\s+|\n/u;

const TOKEN = /[\p{L}\p{N}\p{M}]+|\n|[^\S\n]+|[^\p{L}\p{N}\p{M}\s]/gu;

export class TextDiff {
  /** Ascending in both texts, none empty, none touching the next in both texts. */
  readonly runs: readonly Run[];
  private readonly newLength: number;

  private constructor(runs: readonly Run[], newLength: number) {
    this.runs = runs;
    this.newLength = newLength;
  }

  /** Returns the diff, or undefined if the texts are too unlike to be compared. Offsets are UTF-16 code units. */
  static between(oldText: string, newText: string): TextDiff | undefined {
    const runs = runsOf(oldText, newText, /\n/, MANY_EDITS) ?? runsOf(oldText, newText, SENTENCE_END, MOST_EDITS);
    return runs === undefined ? undefined : new TextDiff(slid(oldText, newText, merged(runs)), newText.length);
  }

  /** Returns what became of `[start, end)` of the old text, in UTF-16 code units. */
  imageOf(start: number, end: number): Image {
    let [before, after] = [0, this.newLength];
    let kept = 0;
    let first: { inner: number; outer: number } | undefined;
    let last: { inner: number; whole: boolean } | undefined;
    for (const { from, to, length } of this.runs) {
      if (from >= end) {
        after = to;
        break;
      }
      if (from + length > start) {
        const [a, b] = [Math.max(start, from), Math.min(end, from + length)];
        kept += b - a;
        first ??= { inner: to + a - from, outer: from <= start ? to + a - from : before };
        last = { inner: to + b - from, whole: from + length >= end };
      }
      before = to + length;
    }
    if (first === undefined || last === undefined) return { inner: undefined, outer: [before, after], kept };
    return { inner: [first.inner, last.inner], outer: [first.outer, last.whole ? last.inner : after], kept };
  }

  /** Returns how many code units of `[start, end)` of the old text stand in the new one from `to` on, each at its place. */
  carriedTo(start: number, end: number, to: number): number {
    let carried = 0;
    for (const run of this.runs) {
      if (run.from >= end) break;
      if (run.from - start !== run.to - to) continue;
      carried += Math.max(0, Math.min(end, run.from + run.length) - Math.max(start, run.from));
    }
    return carried;
  }

  /** Returns the share, 0–1, of `[start, end)` of the new text that stood in the old one in longer stretches. */
  shareOfOld(start: number, end: number): number {
    let old = 0;
    for (const { to, length } of this.runs) {
      if (to >= end) break;
      if (length >= FIRM) old += Math.max(0, Math.min(end, to + length) - Math.max(start, to));
    }
    return old / (end - start);
  }
}

function runsOf(oldText: string, newText: string, ends: RegExp, most: number): Run[] | undefined {
  const pairs: Run[] = [];
  let [oldAt, newAt] = [0, 0];
  for (const anchor of [...anchors(oldText, newText, ends), { from: oldText.length, to: newText.length, length: 0 }]) {
    const between = tokenRuns(oldText.slice(oldAt, anchor.from), newText.slice(newAt, anchor.to), most);
    if (between === undefined) return undefined;
    for (const { from, to, length } of between) pairs.push({ from: from + oldAt, to: to + newAt, length });
    if (anchor.length > 0) pairs.push(anchor);
    [oldAt, newAt] = [anchor.from + anchor.length, anchor.to + anchor.length];
  }
  return pairs;
}

/** Lines or sentences that stand once in each text, in the longest sequence that rises in both. */
function anchors(oldText: string, newText: string, ends: RegExp): Run[] {
  const olds = uniquePieces(oldText, ends);
  const common = [...uniquePieces(newText, ends)]
    .flatMap(([piece, to]) => {
      const from = olds.get(piece);
      return from === undefined ? [] : [{ from, to, length: piece.length }];
    })
    .sort((a, b) => a.to - b.to);
  // Patience sorting: `tails` holds, for each length, the sequence of that length that ends earliest in the old text.
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, { from }] of common.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((common[tails[middle] ?? 0]?.from ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = index;
  }
  const found: Run[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const run = common[at];
    if (run !== undefined) found.push(run);
  }
  return found.reverse();
}

function uniquePieces(text: string, ends: RegExp): Map<string, number> {
  const pieces = new Map<string, number>();
  const twice = new Set<string>();
  let start = 0;
  for (const piece of text.split(ends)) {
    // What was split at is not told, but it is white space, which no piece begins with.
    const at = text.indexOf(piece, start);
    start = at + piece.length;
    if (piece.length < ANCHOR_LENGTH) continue;
    if (pieces.has(piece)) twice.add(piece);
    pieces.set(piece, at);
  }
  for (const piece of twice) pieces.delete(piece);
  return pieces;
}

function tokenRuns(oldText: string, newText: string, most: number): Run[] | undefined {
  if (oldText === '' || newText === '') return [];
  if (oldText === newText) return [{ from: 0, to: 0, length: oldText.length }];
  const changes = diffArrays(oldText.match(TOKEN) ?? [], newText.match(TOKEN) ?? [], { maxEditLength: most });
  if (changes === undefined) return undefined;
  const runs: Run[] = [];
  let [from, to] = [0, 0];
  for (const { value, added, removed } of changes) {
    const length = value.reduce((sum, token) => sum + token.length, 0);
    if (added) to += length;
    else if (removed) from += length;
    else {
      runs.push({ from, to, length });
      from += length;
      to += length;
    }
  }
  return runs;
}

/** Runs that follow one another in both texts are one. */
function merged(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last !== undefined && last.from + last.length === run.from && last.to + last.length === run.to) {
      joined[joined.length - 1] = { ...last, length: last.length + run.length };
    } else joined.push(run);
  }
  return joined;
}

/** Slides each pure insertion and deletion to the best place that leaves the same letters on both sides. */
function slid(oldText: string, newText: string, runs: readonly Run[]): Run[] {
  const result = [...runs];
  for (let at = 0; at + 1 < result.length; at += 1) {
    const [left, right] = [result[at], result[at + 1]];
    if (left === undefined || right === undefined) break;
    const [oldGap, newGap] = [right.from - left.from - left.length, right.to - left.to - left.length];
    if ((oldGap === 0) === (newGap === 0)) continue;
    const text = oldGap === 0 ? newText : oldText;
    const gapStart = oldGap === 0 ? left.to + left.length : left.from + left.length;
    const by = bestSlide(text, gapStart, Math.max(oldGap, newGap), left.length, right.length);
    if (by === 0) continue;
    result[at] = { ...left, length: left.length + by };
    result[at + 1] = { from: right.from + by, to: right.to + by, length: right.length - by };
  }
  return result.filter(({ length }) => length > 0);
}

/** How far the gap of `size` from `start` moves right (or left, below 0), at most so far that a neighbour is used up. */
function bestSlide(text: string, start: number, size: number, left: number, right: number): number {
  let best = { by: 0, worth: worthOf(text, start) };
  const consider = (by: number): void => {
    const worth = worthOf(text, start + by);
    if (worth > best.worth) best = { by, worth };
  };
  for (let by = -1; -by < left && text[start + by] === text[start + size + by]; by -= 1) consider(by);
  for (let by = 1; by < right && text[start + by - 1] === text[start + size + by - 1]; by += 1) consider(by);
  return best.by;
}

/** What a gap's beginning is worth: a line 4, a sentence 3, a word 2, the space before it 1, amid a word 0. */
function worthOf(text: string, at: number): number {
  const before = text[at - 1];
  if (before === undefined || before === '\n') return 4;
  const here = text[at] ?? ' ';
  if (/\s/.test(here)) return 1;
  if (!/\s/.test(before)) return 0;
  return /[.!?…。！？]["”’»)\]]*\s$/u.test(text.slice(Math.max(0, at - 4), at)) ? 3 : 2;
}
