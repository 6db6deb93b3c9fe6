/** Everyone's work in an article, cut into the places that are settled one by one. */
import { effectiveSheetOf } from '../document/effective.ts';
import type { ClassOf } from '../document/same-claims.ts';
import { sheetIndex, spanStart } from '../document/sheet-index.ts';
import type { DocumentState, Sheet } from '../document/state.ts';
import type { AnnotatorId, ArticleId, ClaimId, Fragment, Side, SideSpan, Span } from '../model/index.ts';
import { matchSpans, overlap } from './match.ts';

/**
 * Returns the sides of every place of the article in which one of the annotators has something, in the order of the text
 * (UTF-16 code units); places without a span, which are cells that somebody marked silent, come last. Each span and each
 * silent cell of each annotator is in exactly one place, so that taking one annotator's side everywhere gives all her work.
 *
 * A place is a group of spans matched one to one, with the unmatched spans that lie for the greater part within it: one
 * annotator's long span against two short ones is one question, not two. A cell that one marked silent and another linked
 * belongs to the first place of that claim.
 */
export function sidesOfPlaces(
  doc: DocumentState,
  article: ArticleId,
  annotators: readonly AnnotatorId[],
  classOf: ClassOf,
): readonly (readonly Side[])[] {
  const sheets = annotators.map((annotator) => effectiveSheetOf(doc, annotator, article));
  const places = withUnmatched(matchSpans(sheets).map(({ spans }) => spans.map((span) => (span ? [span] : []))));
  const sides = places
    .toSorted((a, b) => startOf(a) - startOf(b))
    .map((spans) => spans.map((list, at) => sideOf(annotators[at], sheets[at], list)));
  return withSilent(sides, annotators, sheets, classOf);
}

type Row = Span[][];

const startOf = (row: Row): number => Math.min(...row.flat().map(spanStart));

/** Joins each place of one annotator alone to that of the others in which the greater part of it lies. */
function withUnmatched(rows: Row[]): Row[] {
  const groups: Row[] = rows.filter((row) => row.filter((list) => list.length > 0).length > 1);
  const alone = rows.filter((row) => row.filter((list) => list.length > 0).length === 1);
  // The longest first, so that two short ones of another can join it.
  const inOrder = alone.toSorted((a, b) => lengthOf(b) - lengthOf(a) || startOf(a) - startOf(b));
  const byStart = new Map<number, Row[]>();
  const put = (row: Row): void => {
    for (const bucket of bucketsOf(row)) {
      const list = byStart.get(bucket);
      if (list === undefined) byStart.set(bucket, [row]);
      else if (!list.includes(row)) list.push(row);
    }
  };
  groups.forEach(put);
  for (const row of inOrder) {
    const who = row.findIndex((list) => list.length > 0);
    const fragments = fragmentsOf(row[who] ?? []);
    const near = new Set(bucketsOf(row).flatMap((bucket) => byStart.get(bucket) ?? []));
    let best: { readonly group: Row; readonly shared: number } | undefined;
    for (const group of near) {
      const others = group.flatMap((list, at) => (at === who ? [] : list));
      const shared = Math.max(0, ...others.map((span) => overlap(span.fragments, fragments)));
      if (shared * 2 >= lengthOf(row) && (best === undefined || shared > best.shared)) best = { group, shared };
    }
    if (best === undefined) {
      groups.push(row);
      put(row);
    } else {
      best.group[who]?.push(...(row[who] ?? []));
      put(best.group);
    }
  }
  return groups;
}

/** Spans are looked up by the stretches of so many characters that they touch. */
const BUCKET = 256;

function bucketsOf(row: Row): number[] {
  const buckets = new Set<number>();
  for (const [start, end] of fragmentsOf(row.flat())) {
    for (let at = Math.floor(start / BUCKET); at <= Math.floor((end - 1) / BUCKET); at += 1) buckets.add(at);
  }
  return [...buckets];
}

const fragmentsOf = (spans: readonly Span[]): Fragment[] => spans.flatMap(({ fragments }) => fragments);
const lengthOf = (row: Row): number => fragmentsOf(row.flat()).reduce((sum, [start, end]) => sum + end - start, 0);

function sideOf(annotator: AnnotatorId | undefined, sheet: Sheet | undefined, spans: readonly Span[]): Side {
  return {
    annotator: annotator ?? ('' as AnnotatorId),
    spans: spans.toSorted((a, b) => spanStart(a) - spanStart(b)).map((span) => sideSpan(sheet, span)),
    silent: [],
  };
}

function sideSpan(sheet: Sheet | undefined, span: Span): SideSpan {
  const links = (sheet === undefined ? [] : (sheetIndex(sheet).linksOfSpan.get(span.id) ?? [])).map(
    ({ id, claim, stance, unsure, note }) => ({
      ...{ id, claim, stance },
      ...(unsure === true ? { unsure } : {}),
      ...(note === undefined ? {} : { note }),
    }),
  );
  const { id, fragments, quote, prefix, suffix, tags, note } = span;
  return {
    ...{ id, fragments, quote, prefix, suffix, links },
    ...(tags === undefined ? {} : { tags }),
    ...(note === undefined ? {} : { note }),
  };
}

/** Adds the cells marked silent: to the first place of their claim, or as places of their own. */
function withSilent(
  places: readonly (readonly Side[])[],
  annotators: readonly AnnotatorId[],
  sheets: readonly (Sheet | undefined)[],
  classOf: ClassOf,
): readonly (readonly Side[])[] {
  if (sheets.every((sheet) => sheet === undefined || sheet.omissions.size === 0)) return places;
  const first = new Map<ClaimId, number>();
  places.forEach((sides, at) => {
    for (const { spans } of sides) {
      for (const { claim } of spans.flatMap(({ links }) => links)) {
        if (!first.has(classOf(claim))) first.set(classOf(claim), at);
      }
    }
  });
  const added = new Map<number, Map<AnnotatorId, ClaimId[]>>();
  const own = new Map<ClaimId, Map<AnnotatorId, ClaimId[]>>();
  sheets.forEach((sheet, index) => {
    const annotator = annotators[index];
    for (const claim of annotator === undefined ? [] : [...(sheet?.omissions.keys() ?? [])].sort()) {
      const at = first.get(classOf(claim));
      const table = at === undefined ? entry(own, classOf(claim), newTable) : entry(added, at, newTable);
      entry(table, annotator as AnnotatorId, () => []).push(claim);
    }
  });
  const withThem = places.map((sides, at) => {
    const silent = added.get(at);
    return silent === undefined ? sides : sides.map((side) => ({ ...side, silent: silent.get(side.annotator) ?? [] }));
  });
  const alone = [...own.values()].map((silent) =>
    annotators.map((annotator): Side => ({ annotator, spans: [], silent: silent.get(annotator) ?? [] })),
  );
  return [...withThem, ...alone];
}

const newTable = (): Map<AnnotatorId, ClaimId[]> => new Map();

/** Returns what the table has under the key, made if there is nothing yet. */
function entry<K, V>(table: Map<K, V>, key: K, make: () => V): V {
  let value = table.get(key);
  if (value === undefined) table.set(key, (value = make()));
  return value;
}
