/**
 * Which spans of different annotators are about the same place: the ground on which links and stances are compared.
 *
 * Two annotators' spans are matched one to one so that they share as many characters as possible in all; of two ways that
 * share equally many, the one with more exact matches, then the one whose ends lie closer together, and at last the one that
 * comes first in the text. For three and more, the matches of all pairs of annotators are joined into places from the largest
 * overlap to the smallest, each only if no annotator would have two spans in one place: a place may thus leave out a match
 * that the two alone would have, and nothing depends on the order in which annotators are named.
 */
import { sheetIndex, spanEnd, spanStart } from '../document/sheet-index.ts';
import type { Sheet } from '../document/state.ts';
import type { Span } from '../model/index.ts';
import { bestMatching } from './best-matching.ts';
import type { Match } from './best-matching.ts';
import { DisjointSets } from './disjoint-sets.ts';

/** One place in an article: at most one span of each annotator. */
export interface MatchedPlace {
  /** By the place of the annotator in the list; at least one is there. */
  readonly spans: readonly (Span | undefined)[];
}

export { overlap } from './overlap.ts';

/**
 * Returns the places of one article in which the annotators of the sheets have spans, by where they begin: every span is in
 * exactly one. An annotator who has done nothing there is undefined. The same spans (by reference) give the same answer, which
 * a change of links alone therefore does not undo. No two sheets may be of one annotator.
 */
export function matchSpans(sheets: readonly (Sheet | undefined)[]): readonly MatchedPlace[] {
  const there = sheets.flatMap((sheet, place) => (sheet === undefined ? [] : [{ sheet, place }]));
  // By the annotator's id, so that the order of the list cannot decide between equals.
  there.sort((a, b) => compare(a.sheet.annotator, b.sheet.annotator));
  const slot = remembered(there.map(({ sheet }) => sheet));
  slot.places ??= placesOf(there.map(({ sheet }) => sheet));
  const order = there.map(({ place }) => place).join();
  const width = `${order}/${sheets.length}`;
  let answer = slot.answers.get(width);
  if (answer === undefined) {
    answer = slot.places.map((spans) => {
      const row: (Span | undefined)[] = Array.from(sheets, () => undefined);
      there.forEach(({ place }, index) => (row[place] = spans[index]));
      return { spans: row };
    });
    slot.answers.set(width, answer);
  }
  return answer;
}

interface Slot {
  next: WeakMap<Sheet['spans'], Slot>;
  places?: readonly (readonly (Span | undefined)[])[];
  /** Of two. */
  matches?: readonly Match[];
  /** By which annotator comes where in the list. */
  answers: Map<string, readonly MatchedPlace[]>;
}

const newSlot = (): Slot => ({ next: new WeakMap(), answers: new Map() });
const root = newSlot();

/** The place in memory for these sheets' spans, by reference, one after the other. */
function remembered(sheets: readonly Sheet[]): Slot {
  let slot = root;
  for (const { spans } of sheets) {
    let next = slot.next.get(spans);
    if (next === undefined) {
      next = newSlot();
      slot.next.set(spans, next);
    }
    slot = next;
  }
  return slot;
}

const sorted = new WeakMap<Sheet['spans'], readonly Span[]>();

function spansInOrder(sheet: Sheet): readonly Span[] {
  let spans = sorted.get(sheet.spans);
  if (spans === undefined) sorted.set(sheet.spans, (spans = sheetIndex(sheet).spans.toSorted(inOrder)));
  return spans;
}

/** Of two sheets in the order of their annotators; three annotators need the same three matchings as their pairs. */
function matchesOf(one: Sheet, other: Sheet): readonly Match[] {
  const slot = remembered([one, other]);
  return (slot.matches ??= bestMatching(spansInOrder(one), spansInOrder(other)));
}

interface Edge extends Match {
  /** Which annotators, by their place. */
  readonly of: readonly [number, number];
}

function placesOf(sheets: readonly Sheet[]): readonly (readonly (Span | undefined)[])[] {
  const lists = sheets.map(spansInOrder);
  if (lists.length === 0) return [];
  const edges = sheets.flatMap((sheet, i) =>
    sheets
      .slice(i + 1)
      .flatMap((other, distance) =>
        matchesOf(sheet, other).map((match): Edge => ({ ...match, of: [i, i + 1 + distance] })),
      ),
  );
  const first = lists.map((_, index) => lists.slice(0, index).reduce((sum, list) => sum + list.length, 0));
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  const sets = new DisjointSets(total);
  // Who has a span in each place, as one bit each; for two annotators nothing can clash, since matches are one to one.
  const who: bigint[] = lists.flatMap((list, index) => list.map(() => 1n << BigInt(index)));
  if (lists.length > 2) edges.sort(strongestFirst);
  for (const { a, b, of } of edges) {
    const one = sets.find((first[of[0]] ?? 0) + a.index);
    const other = sets.find((first[of[1]] ?? 0) + b.index);
    const bits = who[one] ?? 0n;
    const more = who[other] ?? 0n;
    if (one === other || (bits & more) !== 0n) continue;
    who[sets.join(one, other)] = bits | more;
  }
  const rows = new Map<number, (Span | undefined)[]>();
  lists.forEach((list, annotator) =>
    list.forEach((span, index) => {
      const set = sets.find((first[annotator] ?? 0) + index);
      let row = rows.get(set);
      if (row === undefined) rows.set(set, (row = Array.from(lists, () => undefined)));
      row[annotator] = span;
    }),
  );
  return [...rows.values()]
    .map((row) => ({ row, first: row.filter((span) => span !== undefined).sort(inOrder)[0] }))
    .sort((a, b) => (a.first === undefined || b.first === undefined ? 0 : inOrder(a.first, b.first)))
    .map(({ row }) => row);
}

function strongestFirst(x: Edge, y: Edge): number {
  return (
    y.shared - x.shared ||
    Number(y.exact) - Number(x.exact) ||
    x.apart - y.apart ||
    inOrder(x.a.span, y.a.span) ||
    inOrder(x.b.span, y.b.span)
  );
}

/** By place, the longer first; of spans in one place by their ids, which no annotator shares with another. */
function inOrder(a: Span, b: Span): number {
  return spanStart(a) - spanStart(b) || spanEnd(b) - spanEnd(a) || compare(a.id, b.id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
