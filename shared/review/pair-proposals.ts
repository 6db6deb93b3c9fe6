/** Which claims are probably one, where the reviewer has not said. */
import { assignSparse } from '../agreement/assignment.ts';
import { resolveClaim } from '../document/effective.ts';
import type { ClassOf } from '../document/same-claims.ts';
import type { DocumentState } from '../document/state.ts';
import type { AnnotatorId, ClaimId } from '../model/index.ts';
import { LEAST_NEAR, nearTexts } from './pair-likeness.ts';
import { bySpans, evidenceFor, knownEvidence } from './pair-score.ts';

/** Below this score nothing is proposed: words alike by half, or half of the spans in common. */
const LEAST_SCORE = 0.5;
/** Claims that both have spans and share none must be this much alike: what they say stands in other places. */
const LEAST_ALIKE_APART = 0.75;
/** A claim that is left over belongs to one that has a partner if they have so many spans in common … */
const LEAST_SHARED = 2;
/** … and these are at least so much of its own. */
const LEAST_WITHIN = 0.5;

const NOBODY: ReadonlySet<AnnotatorId> = new Set();

type Pair = readonly [ClaimId, ClaimId];
type Claims = ReadonlyMap<AnnotatorId, readonly ClaimId[]>;

interface Candidate {
  readonly a: ClaimId;
  readonly b: ClaimId;
  readonly score: number;
}

/**
 * Returns the proposed pairs. Between every two annotators the claims that have no partner yet are assigned one to one so that
 * the scores (see `evidenceFor`) add up to the most; none below 0.5 is proposed, nor one of claims that both have spans and
 * not one in common, unless their words are nearly the same. For three and more, the proposals of all are
 * taken from the best on, and one that would put two claims of an annotator into one class is left out. Then a claim left
 * over whose spans mostly are those of a claim with a partner is added to it: one of the two annotators has split, or merged,
 * what is one claim for the other. What the reviewer refused is in no case brought together. Which annotator is named first
 * decides nothing.
 */
export function proposePairs(
  doc: DocumentState,
  reviewer: AnnotatorId,
  claims: Claims,
  confirmed: ClassOf,
): readonly Pair[] {
  const annotators = [...claims.keys()].sort();
  const twosomes = annotators.flatMap((one, i) => annotators.slice(i + 1).map((other) => [one, other] as const));
  const classes = classesFrom(doc, reviewer, claims, confirmed);
  const best = twosomes.flatMap(([one, other]) => oneToOne(doc, one, other, claims, classes));
  const taken = best.sort(bestFirst).filter(({ a, b }) => classes.join(a, b, 'apart'));
  const left = twosomes.flatMap(([one, other]) => leftOver(doc, one, other, claims, classes));
  taken.push(...left.sort(bestFirst).filter(({ a, b }) => classes.join(a, b, 'left over')));
  return taken.map(({ a, b }): Pair => [a, b]);
}

function bestFirst(x: Candidate, y: Candidate): number {
  return y.score - x.score || compare(x.a, y.a) || compare(x.b, y.b);
}

function oneToOne(
  doc: DocumentState,
  first: AnnotatorId,
  second: AnnotatorId,
  claims: Claims,
  classes: Classes,
): Candidate[] {
  const as = (claims.get(first) ?? []).filter((claim) => !classes.has(claim, second));
  const bs = (claims.get(second) ?? []).filter((claim) => !classes.has(claim, first));
  const rowOf = new Map(as.map((claim, row) => [claim, row]));
  const columnOf = new Map(bs.map((claim, column) => [claim, column]));
  const score = evidenceFor(doc, first, second);
  const { shared, spans } = knownEvidence(doc, first, second);
  const candidates = new Map<string, Candidate>();
  const consider = (a: ClaimId, b: ClaimId): void => {
    if (!rowOf.has(a) || !columnOf.has(b) || candidates.has(`${a} ${b}`)) return;
    const { score: weight, shared: common, likeness } = score(a, b);
    if (common === 0 && likeness < LEAST_ALIKE_APART && spans[0].has(a) && spans[1].has(b)) return;
    if (weight >= LEAST_SCORE && !classes.refused(a, b)) candidates.set(`${a} ${b}`, { a, b, score: weight });
  };
  const textOf = (claim: ClaimId): string => doc.claims.get(claim)?.text ?? '';
  const near = nearTexts(new Set([...doc.claims.values()].map(({ text }) => text)));
  const byText = Map.groupBy(bs, textOf);
  for (const a of as) {
    for (const text of [textOf(a), ...(near.get(textOf(a))?.keys() ?? [])]) {
      for (const b of byText.get(text) ?? []) consider(a, b);
    }
  }
  // Neighbours in words have been considered: the others are alike by less than 0.3, so that spans must make up the rest.
  const least = 1 - (1 - LEAST_SCORE) / (1 - LEAST_NEAR);
  for (const [a, row] of shared) {
    for (const [b, counts] of row) if (bySpans(counts, spans[0].get(a), spans[1].get(b)) >= least) consider(a, b);
  }

  const list = [...candidates.values()];
  const edges = list.map(({ a, b, score: weight }) => ({
    row: rowOf.get(a) ?? 0,
    column: columnOf.get(b) ?? 0,
    weight,
  }));
  const { columnOf: chosen } = assignSparse(as.length, bs.length, edges);
  return list.filter((_, index) => {
    const edge = edges[index];
    return edge !== undefined && chosen[edge.row] === edge.column;
  });
}

/** Claims of either that have no partner with the other, each with the claim it belongs to most, if it does clearly. */
function leftOver(
  doc: DocumentState,
  first: AnnotatorId,
  second: AnnotatorId,
  claims: Claims,
  classes: Classes,
): Candidate[] {
  const { shared, spans } = knownEvidence(doc, first, second);
  const hers = new Set(claims.get(first));
  const his = new Set(claims.get(second));
  const found = new Map<ClaimId, Candidate>();
  const consider = (a: ClaimId, b: ClaimId, alone: ClaimId, count: number, of: number): void => {
    const candidate = { a, b, score: count / Math.max(1, of) };
    if (count < LEAST_SHARED || candidate.score < LEAST_WITHIN || classes.refused(a, b)) return;
    const before = found.get(alone);
    if (before === undefined || bestFirst(candidate, before) < 0) found.set(alone, candidate);
  };
  for (const [a, row] of shared) {
    for (const [b, { shared: all, opposed }] of row) {
      if (!hers.has(a) || !his.has(b)) continue;
      const [aPaired, bPaired] = [classes.has(a, second), classes.has(b, first)];
      if (aPaired === bPaired) continue;
      const of = aPaired ? spans[1].get(b) : spans[0].get(a);
      consider(a, b, aPaired ? b : a, all - opposed, of ?? 0);
    }
  }
  return [...found.values()];
}

interface Classes {
  /** Whether the annotator has a claim in the claim's class. */
  readonly has: (claim: ClaimId, annotator: AnnotatorId) => boolean;
  readonly refused: (a: ClaimId, b: ClaimId) => boolean;
  /**
   * Joins the classes of the two if nothing refused forbids it and, for `apart`, no annotator has a claim in both; for `left
   * over`, one of them is of one annotator alone. Returns whether they were joined.
   */
  readonly join: (a: ClaimId, b: ClaimId, how: 'apart' | 'left over') => boolean;
}

function classesFrom(doc: DocumentState, reviewer: AnnotatorId, claims: Claims, confirmed: ClassOf): Classes {
  const up = new Map<ClaimId, ClaimId>();
  const find = (claim: ClaimId): ClaimId => {
    let at = confirmed(claim);
    for (let next = up.get(at); next !== undefined; next = up.get(at)) at = next;
    return at;
  };
  const who = new Map<ClaimId, Set<AnnotatorId>>();
  for (const [annotator, list] of claims) {
    for (const claim of list) {
      const set = who.get(find(claim));
      if (set === undefined) who.set(find(claim), new Set([annotator]));
      else set.add(annotator);
    }
  }
  const refusals = [...doc.relations.values()]
    .filter(({ annotator, kind }) => annotator === reviewer && kind !== 'same-as')
    .map(({ from, to }): Pair => [resolveClaim(doc, from), resolveClaim(doc, to)]);
  /** By class, the classes it must stay apart from. */
  const apart = new Map<ClaimId, Set<ClaimId>>();
  const keepApart = (one: ClaimId, other: ClaimId): void => {
    const set = apart.get(one);
    if (set === undefined) apart.set(one, new Set([other]));
    else set.add(other);
  };
  for (const [one, other] of refusals) {
    keepApart(find(one), find(other));
    keepApart(find(other), find(one));
  }
  const refused = (a: ClaimId, b: ClaimId): boolean => apart.get(find(a))?.has(find(b)) === true;
  return {
    has: (claim, annotator) => who.get(find(claim))?.has(annotator) === true,
    refused,
    join: (a, b, how) => {
      const [one, other] = [find(a), find(b)];
      const [ofOne, ofOther] = [who.get(one) ?? NOBODY, who.get(other) ?? NOBODY];
      if (one === other || refused(a, b)) return false;
      if (how === 'apart' ? !ofOne.isDisjointFrom(ofOther) : Math.min(ofOne.size, ofOther.size) > 1) return false;
      up.set(other, one);
      who.set(one, ofOne.union(ofOther));
      for (const enemy of apart.get(other) ?? []) {
        keepApart(one, enemy);
        keepApart(enemy, one);
      }
      return true;
    },
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
