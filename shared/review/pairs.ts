/**
 * Whose claims are whose: the claims of annotators that keep their own lists, paired. What the reviewer confirmed
 * (`same-as`) or refused (`distinct`, `contradicts`, `entails`) stands as she said; the rest is proposed from the spans that
 * both linked and from the words, and never stored.
 */
import { resolveClaim } from '../document/effective.ts';
import { claimClasses, sameClaims } from '../document/same-claims.ts';
import type { ClassOf } from '../document/same-claims.ts';
import type { DocumentState } from '../document/state.ts';
import type { AnnotatorId, ClaimId, RelationId } from '../model/index.ts';
import { claimsOf } from './pair-evidence.ts';
import { proposePairs } from './pair-proposals.ts';
import { evidenceFor } from './pair-score.ts';

export interface ClaimPair {
  /** Whose claims: the earlier of the two in the list of annotators first. */
  readonly of: readonly [AnnotatorId, AnnotatorId];
  /** A claim of the first. */
  readonly a: ClaimId;
  /** A claim of the second; for `same` the very claim, which both use. */
  readonly b: ClaimId;
  readonly state: 'same' | 'confirmed' | 'proposed';
  /** Matched places in which both linked their spans to these. */
  readonly shared: number;
  /** Of the words, 0–1 (see `likenessOf`). */
  readonly likeness: number;
  /** How much speaks for the pair, 0–1. */
  readonly score: number;
  /** `split`: the first's claim has several partners of the second's; `merged`: the other way round. */
  readonly shape: 'one-to-one' | 'split' | 'merged';
  /** The reviewer's own relation between the two, where she drew one. */
  readonly relation?: RelationId;
}

export interface Pairing {
  /** In the order of the pairs of annotators, then of the claims' ids. */
  readonly pairs: readonly ClaimPair[];
  /** Claims of each annotator without a partner among any other's, oldest first. */
  readonly alone: ReadonlyMap<AnnotatorId, readonly ClaimId[]>;
  /** The claim that stands for this one and those paired with it, confirmed and proposed. */
  readonly classOf: ClassOf;
  /** The same by confirmed pairs alone. */
  readonly confirmedClassOf: ClassOf;
  /** `proposed` as soon as any proposed pair is used. */
  readonly standsOn: 'confirmed' | 'proposed';
}

interface Known {
  readonly doc: DocumentState;
  readonly pairing: Pairing;
}
const known = new WeakMap<DocumentState, Map<string, Pairing>>();
/** What was asked for last, by the names: an edit that leaves claims and these annotators' work alone leaves the pairs too. */
const last = new Map<string, Known>();

/**
 * Returns how the claims of the annotators go together, as the reviewer said and, where she said nothing, as is most likely.
 * Merged claims stand for what they were merged into; retired ones count only where they are linked. The same document and
 * names give the same answer; the order of the annotators decides nothing but which claim of a pair is named first.
 */
export function pairClaims(doc: DocumentState, reviewer: AnnotatorId, annotators: readonly AnnotatorId[]): Pairing {
  let pairings = known.get(doc);
  if (pairings === undefined) known.set(doc, (pairings = new Map<string, Pairing>()));
  const key = [reviewer, ...annotators].join(' ');
  let pairing = pairings.get(key);
  if (pairing === undefined) {
    const before = last.get(key);
    const stays = before !== undefined && isSameGround(before.doc, doc, annotators);
    pairing = stays ? before.pairing : pairingOf(doc, reviewer, annotators);
    pairings.set(key, pairing);
    // Only the newest of a few: an old document is not kept for the sake of its pairs.
    last.delete(key);
    last.set(key, { doc, pairing });
    for (const oldest of last.keys()) if (last.size > 4) last.delete(oldest);
  }
  return pairing;
}

/** Whether both documents have the same claims, relations and work of these annotators, by reference. */
function isSameGround(a: DocumentState, b: DocumentState, annotators: readonly AnnotatorId[]): boolean {
  if (a.claims !== b.claims || a.relations !== b.relations || a.articles !== b.articles) return false;
  if (a.project.stances !== b.project.stances) return false;
  const names = new Set(annotators);
  const count = ({ sheets }: DocumentState): number =>
    sheets.values().reduce((sum, { annotator }) => sum + Number(names.has(annotator)), 0);
  return (
    count(a) === count(b) &&
    b.sheets.entries().every(([key, sheet]) => !names.has(sheet.annotator) || a.sheets.get(key) === sheet)
  );
}

function pairingOf(doc: DocumentState, reviewer: AnnotatorId, annotators: readonly AnnotatorId[]): Pairing {
  const claims = new Map(annotators.map((annotator) => [annotator, claimsOf(doc, annotator)]));
  const confirmedClassOf = sameClaims(doc, reviewer);
  const proposed = proposePairs(doc, reviewer, claims, confirmedClassOf);
  const confirmed = [...doc.relations.values()]
    .filter(({ annotator, kind }) => annotator === reviewer && kind === 'same-as')
    .map(({ from, to }) => [from, to] as const);
  const classOf = proposed.length === 0 ? confirmedClassOf : claimClasses(doc, reviewer, [...confirmed, ...proposed]);
  const drawn = relationsOf(doc, reviewer);

  const pairs: ClaimPair[] = [];
  const paired = new Map(annotators.map((annotator) => [annotator, new Set<ClaimId>()]));
  annotators.forEach((first, i) => {
    for (const second of annotators.slice(i + 1)) {
      const evidence = evidenceFor(doc, first, second);
      const found = partners(claims.get(first) ?? [], claims.get(second) ?? [], classOf);
      const [ofA, ofB] = [degrees(found.map(({ a }) => a)), degrees(found.map(({ b }) => b))];
      for (const { a, b } of found) {
        paired.get(first)?.add(a);
        paired.get(second)?.add(b);
        const relation = drawn.get(`${a} ${b}`);
        pairs.push({
          of: [first, second],
          a,
          b,
          state: a === b ? 'same' : confirmedClassOf(a) === confirmedClassOf(b) ? 'confirmed' : 'proposed',
          ...evidence(a, b),
          shape: (ofA.get(a) ?? 0) > 1 ? 'split' : (ofB.get(b) ?? 0) > 1 ? 'merged' : 'one-to-one',
          ...(relation === undefined ? {} : { relation }),
        });
      }
    }
  });
  const alone = new Map(
    annotators.map((annotator) => [
      annotator,
      (claims.get(annotator) ?? []).filter((claim) => paired.get(annotator)?.has(claim) !== true),
    ]),
  );
  return {
    pairs,
    alone,
    classOf,
    confirmedClassOf,
    standsOn: proposed.length > 0 ? 'proposed' : 'confirmed',
  };
}

/** All pairs of one class. */
function partners(
  as: readonly ClaimId[],
  bs: readonly ClaimId[],
  classOf: ClassOf,
): { readonly a: ClaimId; readonly b: ClaimId }[] {
  const byClass = Map.groupBy(bs, (claim) => classOf(claim));
  return as.flatMap((a) => (byClass.get(classOf(a)) ?? []).map((b) => ({ a, b })));
}

function degrees(claims: readonly ClaimId[]): ReadonlyMap<ClaimId, number> {
  const counts = new Map<ClaimId, number>();
  for (const claim of claims) counts.set(claim, (counts.get(claim) ?? 0) + 1);
  return counts;
}

/** The reviewer's `same-as` relations by the two claims, both ways round. */
function relationsOf(doc: DocumentState, reviewer: AnnotatorId): ReadonlyMap<string, RelationId> {
  const drawn = new Map<string, RelationId>();
  for (const { annotator, kind, from, to, id } of doc.relations.values()) {
    if (annotator !== reviewer || kind !== 'same-as') continue;
    const [a, b] = [resolveClaim(doc, from), resolveClaim(doc, to)];
    drawn.set(`${a} ${b}`, id);
    drawn.set(`${b} ${a}`, id);
  }
  return drawn;
}
