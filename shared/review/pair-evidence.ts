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

/** Returns what the two annotators' spans and links say together, summed over the articles in which both have any. */
export function evidenceOf(doc: DocumentState, first: AnnotatorId, second: AnnotatorId): Evidence {
  const shared = new Map<ClaimId, Map<ClaimId, SharedLinks>>();
  const spans = [new Map<ClaimId, number>(), new Map<ClaimId, number>()] as const;
  for (const article of doc.articles.keys()) {
    const a = effectiveSheetOf(doc, first, article);
    const b = effectiveSheetOf(doc, second, article);
    if (a === undefined || b === undefined || a.spans.size === 0 || b.spans.size === 0) continue;
    [a, b].forEach((sheet, side) => {
      for (const [claim, count] of spansOfClaims(sheet)) add(spans[side], claim, count);
    });
    for (const { a: one, b: other, opposed } of sharedIn(a, b, doc.project)) {
      let row = shared.get(one);
      if (row === undefined) shared.set(one, (row = new Map<ClaimId, SharedLinks>()));
      const sum = row.get(other);
      if (sum === undefined) row.set(other, { shared: 1, opposed: Number(opposed) });
      else {
        sum.shared += 1;
        if (opposed) sum.opposed += 1;
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

/** A place in which both have linked their spans, one to `a`, the other to `b`. */
interface Meeting {
  readonly a: ClaimId;
  readonly b: ClaimId;
  readonly opposed: boolean;
}

interface Remembered {
  readonly stances: Project['stances'];
  readonly meetings: readonly Meeting[];
}
const remembered = new WeakMap<Sheet, WeakMap<Sheet, Remembered>>();

/** The shared links of one article, worked out once per version of the two sheets. */
function sharedIn(a: Sheet, b: Sheet, project: Project): readonly Meeting[] {
  let of = remembered.get(a);
  if (of === undefined) remembered.set(a, (of = new WeakMap()));
  const before = of.get(b);
  if (before?.stances === project.stances) return before.meetings;
  const [ofA, ofB] = [sidesOfSpans(a, project), sidesOfSpans(b, project)];
  const meetings = matchSpans([a, b]).flatMap(({ spans: [one, other] }) => {
    if (one === undefined || other === undefined) return [];
    return (ofA.get(one.id) ?? []).flatMap(({ claim, side }) =>
      (ofB.get(other.id) ?? []).map((said): Meeting => ({
        a: claim,
        b: said.claim,
        opposed: opposed(side, said.side),
      })),
    );
  });
  of.set(b, { stances: project.stances, meetings });
  return meetings;
}

/** Bits: a span that says both is opposed to nothing. */
const FOR = 1;
const AGAINST = 2;

const opposed = (one: number, other: number): boolean =>
  (one === FOR && other === AGAINST) || (one === AGAINST && other === FOR);

interface Side {
  readonly claim: ClaimId;
  side: number;
}
type Sides = ReadonlyMap<SpanId, readonly Side[]>;

const sidesOfSheet = new WeakMap<Sheet, { readonly stances: Project['stances']; readonly sides: Sides }>();

/** What each span says of each claim. */
function sidesOfSpans(sheet: Sheet, project: Project): Sides {
  const before = sidesOfSheet.get(sheet);
  if (before?.stances === project.stances) return before.sides;
  const polarityOf = polarities(project);
  const sides = new Map<SpanId, Side[]>();
  for (const { span, claim, stance } of sheet.links.values()) {
    const polarity = polarityOf.get(stance);
    const side = polarity === '+' ? FOR : polarity === '-' ? AGAINST : 0;
    const ofSpan = sides.get(span);
    const known = ofSpan?.find((one) => one.claim === claim);
    if (known !== undefined) known.side |= side;
    else if (ofSpan !== undefined) ofSpan.push({ claim, side });
    else sides.set(span, [{ claim, side }]);
  }
  sidesOfSheet.set(sheet, { stances: project.stances, sides });
  return sides;
}
