/** What one article adds to the figures of a group of annotators who have all worked on it. */
import { coincidencesOf, confusionOf } from '../../agreement/tables.ts';
import type { Table } from '../../agreement/tables.ts';
import type { Twin } from '../../agreement/clustering/index.ts';
import { cutTally } from '../../agreement/unitizing-tally.ts';
import type { CutTally } from '../../agreement/unitizing-tally.ts';
import type { Sheet } from '../../document/state.ts';
import type { ClaimId, Fragment, Span } from '../../model/index.ts';
import { matchSpans } from '../match.ts';
import { cellTally } from './cell-tally.ts';
import { addTo, BOTH, disagreeing, layoutFor, LINK_D, LINK_YES, STANCE_D, STANCES, SUM } from './claim-vector.ts';
import type { ClaimAdditions } from './claim-vector.ts';
import type { Labelling } from './context.ts';
import { labelsOf, NO_SPAN } from './sheet-labels.ts';
import type { SheetLabels, SpanLabels } from './sheet-labels.ts';

export interface ArticleTally {
  /** Spans of each annotator. */
  readonly each: readonly number[];
  /** Of two: spans that are the same on both sides, and matched ones. */
  readonly exact: number;
  readonly matched: number;
  readonly places: { readonly all: number; readonly some: number; readonly one: number };
  readonly cuts: CutTally;
  /** Ratings of places: every annotator has one for each, if only that she has no span there. */
  readonly ratings: number;
  readonly links: Table;
  readonly stances: Table;
  /** Only those links that all of the group made. */
  readonly stancesOfAll: Table;
  readonly sides: Table;
  readonly cells: Table;
  /** The first's labels against the second's; for two annotators only. */
  readonly pair: { readonly links: Table; readonly stances: Table; readonly cells: Table } | undefined;
  readonly twins: readonly Twin[];
  /** See `claim-vector.ts`. */
  readonly claims: ClaimAdditions;
}

/**
 * Returns the tally of the sheets (two or more, all of one article of `length` UTF-16 code units). `classes` is how many
 * claims there are to be looked for.
 */
export function articleTally(
  sheets: readonly Sheet[],
  length: number,
  classes: number,
  labelling: Labelling,
): ArticleTally {
  const labels = sheets.map((sheet) => labelsOf(sheet, labelling));
  const places = matchSpans(sheets);
  const rows = places.map(({ spans }) => spans.map((span, at) => labelled(span, labels[at])));
  const claims: ClaimAdditions = { claims: [], slots: [], values: [] };
  const layout = layoutFor(labelling.stanceLabels.length);
  const said = saidInPlaces(rows, claims, labelling);
  const cells = cellTally(labels, classes, claims, layout);
  const two = sheets.length === 2;
  const linkLabels = rows.map((row) => row.map((span) => span?.label ?? NO_SPAN));
  const having = places.map(({ spans }) => spans.reduce((count, span) => count + (span === undefined ? 0 : 1), 0));
  const all = having.filter((count) => count === sheets.length).length;
  const one = having.filter((count) => count === 1).length;
  return {
    each: sheets.map(({ spans }) => spans.size),
    exact: two ? sameSpans(sheets[0], sheets[1]) : 0,
    matched: two ? all : 0,
    places: { all, some: places.length - all - one, one },
    cuts: cutsOf(sheets, length),
    ratings: places.length * sheets.length,
    links: coincidencesOf(linkLabels),
    stances: coincidencesOf(said.stances),
    stancesOfAll: coincidencesOf(said.stances.filter((item) => item.length === sheets.length)),
    sides: coincidencesOf(said.sides),
    cells: cells.coincidences,
    pair: two
      ? {
          links: confusionOf(pairs(linkLabels)),
          stances: confusionOf(pairs(said.stances)),
          cells: cells.confusion,
        }
      : undefined,
    twins: two ? rows.flatMap(([a, b]) => twinsOf(a, b, labelling)) : [],
    claims,
  };
}

function labelled(span: Span | undefined, labels: SheetLabels | undefined): SpanLabels | undefined {
  return span === undefined ? undefined : labels?.spans.get(span.id);
}

/** In the order of the annotators, so that of two the first's comes first. */
function pairs(items: readonly (readonly string[])[]): (readonly [string, string])[] {
  return items.flatMap(([a, b]): (readonly [string, string])[] => (a === undefined || b === undefined ? [] : [[a, b]]));
}

interface SaidInPlaces {
  /** For every claim that someone linked a span to in a place: the stances of those who did. */
  readonly stances: readonly (readonly string[])[];
  /** The same by sides, those that take none left out. */
  readonly sides: readonly (readonly string[])[];
}

/** What is said of one class in one place, by all who say anything of it. */
interface Item {
  readonly claim: ClaimId;
  readonly stances: number[];
  readonly sides: string[];
}

function saidInPlaces(
  rows: readonly (readonly (SpanLabels | undefined)[])[],
  claims: ClaimAdditions,
  { stanceLabels }: Labelling,
): SaidInPlaces {
  const stances: string[][] = [];
  const sides: string[][] = [];
  for (const row of rows) {
    const found: Item[] = [];
    for (const span of row) {
      for (const { claim, stance, side } of span?.said ?? []) {
        let item = found.find((one) => one.claim === claim);
        if (item === undefined) found.push((item = { claim, stances: [], sides: [] }));
        item.stances.push(stance);
        if (side !== undefined) item.sides.push(String(side));
      }
    }
    for (const item of found) {
      const { claim } = item;
      stances.push(item.stances.map((stance) => stanceLabels[stance] ?? ''));
      sides.push(item.sides);
      const yes = item.stances.length;
      addTo(claims, claim, LINK_YES, yes);
      addTo(claims, claim, LINK_D, disagreeing([yes, row.length - yes]));
      if (row.length === 2) {
        addTo(claims, claim, SUM, yes);
        addTo(claims, claim, BOTH, yes === 2 ? 1 : 0);
      }
      if (yes < 2) continue;
      const counts = stanceLabels.map(() => 0);
      for (const stance of item.stances) counts[stance] = (counts[stance] ?? 0) + 1;
      counts.forEach((count, stance) => addTo(claims, claim, STANCES + stance, count));
      addTo(claims, claim, STANCE_D, disagreeing(counts));
    }
  }
  return { stances, sides };
}

/** How many spans have a span in the very same place on the other side, each counted once. */
function sameSpans(a: Sheet | undefined, b: Sheet | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const places = new Map<number | string, number>();
  for (const { fragments } of a.spans.values()) {
    const place = placeOf(fragments);
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  let same = 0;
  for (const { fragments } of b.spans.values()) {
    const place = placeOf(fragments);
    const left = places.get(place) ?? 0;
    if (left === 0) continue;
    places.set(place, left - 1);
    same += 1;
  }
  return same;
}

/** A name for the place: a number for nearly all, since texts are shorter than 2²⁶. */
function placeOf(fragments: readonly Fragment[]): number | string {
  const [only, more] = fragments;
  return only !== undefined && more === undefined ? only[0] * 2 ** 26 + only[1] : fragments.join(' ');
}

function cutsOf(sheets: readonly Sheet[], length: number): CutTally {
  return cutTally({
    begin: 0,
    length,
    raters: sheets.map(({ annotator }) => annotator),
    units: sheets.flatMap(({ annotator, spans }) =>
      [...spans.values()].flatMap(({ fragments }) =>
        fragments.map(([begin, end]) => ({ rater: annotator, begin, end, label: 'span' })),
      ),
    ),
  });
}

/**
 * The mentions of a place, for claims as clusters of spans: one for every claim that the first or the second linked her span
 * to. Claims of one class go together, then the others by age; what is left has no counterpart.
 */
function twinsOf(a: SpanLabels | undefined, b: SpanLabels | undefined, { classes }: Labelling): Twin[] {
  const left = [...(a?.claims ?? [])];
  const right = [...(b?.claims ?? [])];
  const twins: Twin[] = [];
  if (left.length > 1 || right.length > 1) {
    for (const claim of [...left]) {
      const at = right.findIndex((other) => (classes.get(other) ?? other) === (classes.get(claim) ?? claim));
      if (at === -1) continue;
      twins.push({ key: claim, response: right[at] ?? null });
      right.splice(at, 1);
      left.splice(left.indexOf(claim), 1);
    }
  }
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    twins.push({ key: left[at] ?? null, response: right[at] ?? null });
  }
  return twins;
}
