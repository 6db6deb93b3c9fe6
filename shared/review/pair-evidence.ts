/** What the annotations of two annotators say about which of their claims are the same. */
import { effectiveSheet, effectiveSheetOf, isMerged } from '../document/effective.ts';
import { polarities } from '../document/cells.ts';
import { sheetIndex } from '../document/sheet-index.ts';
import type { DocumentState, Sheet } from '../document/state.ts';
import type { AnnotatorId, ClaimId, Project, SpanId } from '../model/index.ts';
import { matchSpans } from './match.ts';

/**
 * Returns the claims that are the annotator's, oldest first: those that she wrote and that are in use, and those that she
 * linked to or marked silent, whoever wrote them and whether retired or not. Merged claims are those that they lead to.
 */
export function claimsOf(doc: DocumentState, annotator: AnnotatorId): readonly ClaimId[] {
  const found = new Set<ClaimId>();
  for (const { id, annotator: author, retired } of doc.claims.values()) {
    if (author === annotator && retired === undefined && !isMerged(doc, id)) found.add(id);
  }
  for (const sheet of doc.sheets.values()) {
    if (sheet.annotator !== annotator) continue;
    const effective = effectiveSheet(doc, sheet);
    for (const claim of sheetIndex(effective).linksOfClaim.keys()) found.add(claim);
    for (const claim of effective.omissions.keys()) found.add(claim);
  }
  return [...found].sort();
}

export interface SharedLinks {
  /** Matched places in which both linked their spans to these two claims. */
  shared: number;
  /** Of these, how many with opposite sides: one says +, the other −. */
  opposed: number;
}

export interface Evidence {
  /** By the first annotator's claim, then the second's. */
  readonly shared: ReadonlyMap<ClaimId, ReadonlyMap<ClaimId, SharedLinks>>;
  /** How many of each annotator's spans in articles that both worked on are linked to the claim. */
  readonly spans: readonly [ReadonlyMap<ClaimId, number>, ReadonlyMap<ClaimId, number>];
}

type Counts = Map<ClaimId, Map<ClaimId, SharedLinks>>;

/** Returns what the two annotators' spans and links say together, summed over the articles in which both have any. */
export function evidenceOf(doc: DocumentState, first: AnnotatorId, second: AnnotatorId): Evidence {
  const shared: Counts = new Map();
  const spans = [new Map<ClaimId, number>(), new Map<ClaimId, number>()] as const;
  for (const article of doc.articles.keys()) {
    const a = effectiveSheetOf(doc, first, article);
    const b = effectiveSheetOf(doc, second, article);
    if (a === undefined || b === undefined || a.spans.size === 0 || b.spans.size === 0) continue;
    [a, b].forEach((sheet, side) => {
      for (const [claim, count] of spansOfClaims(sheet)) add(spans[side], claim, count);
    });
    for (const [one, others] of sharedIn(a, b, doc.project)) {
      let row = shared.get(one);
      if (row === undefined) shared.set(one, (row = new Map<ClaimId, SharedLinks>()));
      for (const [other, { shared: count, opposed }] of others) {
        const sum = row.get(other);
        if (sum === undefined) row.set(other, { shared: count, opposed });
        else {
          sum.shared += count;
          sum.opposed += opposed;
        }
      }
    }
  }
  return { shared, spans };
}

function add(counts: Map<ClaimId, number> | undefined, claim: ClaimId, count: number): void {
  counts?.set(claim, (counts.get(claim) ?? 0) + count);
}

const spanCounts = new WeakMap<Sheet, ReadonlyMap<ClaimId, number>>();

/** How many spans of the sheet are linked to each claim, however many links a span has to it. */
function spansOfClaims(sheet: Sheet): ReadonlyMap<ClaimId, number> {
  let counts = spanCounts.get(sheet);
  if (counts === undefined) {
    counts = new Map(
      [...sheetIndex(sheet).linksOfClaim].map(([claim, links]) => [claim, new Set(links.map(({ span }) => span)).size]),
    );
    spanCounts.set(sheet, counts);
  }
  return counts;
}

interface Remembered {
  readonly stances: Project['stances'];
  readonly counts: Counts;
}
const remembered = new WeakMap<Sheet, WeakMap<Sheet, Remembered>>();

/** The shared links of one article, worked out once per version of the two sheets. */
function sharedIn(a: Sheet, b: Sheet, project: Project): Counts {
  let of = remembered.get(a);
  if (of === undefined) remembered.set(a, (of = new WeakMap()));
  const before = of.get(b);
  if (before?.stances === project.stances) return before.counts;
  const counts = countShared(a, b, project);
  of.set(b, { stances: project.stances, counts });
  return counts;
}

function countShared(a: Sheet, b: Sheet, project: Project): Counts {
  const counts: Counts = new Map();
  const [ofA, ofB] = [sidesOfSpans(a, project), sidesOfSpans(b, project)];
  for (const { spans } of matchSpans([a, b])) {
    const [one, other] = spans;
    if (one === undefined || other === undefined) continue;
    for (const [claim, side] of ofA.get(one.id) ?? []) {
      let row = counts.get(claim);
      if (row === undefined) counts.set(claim, (row = new Map<ClaimId, SharedLinks>()));
      for (const [partner, against] of ofB.get(other.id) ?? []) {
        let cell = row.get(partner);
        if (cell === undefined) row.set(partner, (cell = { shared: 0, opposed: 0 }));
        cell.shared += 1;
        if ((side === FOR && against === AGAINST) || (side === AGAINST && against === FOR)) cell.opposed += 1;
      }
    }
  }
  return counts;
}

type Sides = ReadonlyMap<SpanId, ReadonlyMap<ClaimId, number>>;

const sidesOfSheet = new WeakMap<Sheet, { readonly stances: Project['stances']; readonly sides: Sides }>();

/** Bits: a span that says both is opposed to nothing. */
const FOR = 1;
const AGAINST = 2;

/** What each span says of each claim. */
function sidesOfSpans(sheet: Sheet, project: Project): Sides {
  const before = sidesOfSheet.get(sheet);
  if (before?.stances === project.stances) return before.sides;
  const polarityOf = polarities(project);
  const sides = new Map<SpanId, Map<ClaimId, number>>();
  for (const [span, links] of sheetIndex(sheet).linksOfSpan) {
    const ofSpan = new Map<ClaimId, number>();
    for (const { claim, stance } of links) {
      const polarity = polarityOf.get(stance);
      const side = polarity === '+' ? FOR : polarity === '-' ? AGAINST : 0;
      ofSpan.set(claim, (ofSpan.get(claim) ?? 0) | side);
    }
    sides.set(span, ofSpan);
  }
  sidesOfSheet.set(sheet, { stances: project.stances, sides });
  return sides;
}
