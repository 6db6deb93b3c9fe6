/**
 * Claims that one annotator said to be the same. Whoever reviews colleagues that keep claim lists of their own pairs their
 * claims by `same-as` relations; one claim then stands for all of a class.
 */
import type { AnnotatorId, Claim, ClaimId, Relation, RelationId } from '../model/index.ts';
import { resolveClaim } from './effective.ts';
import type { DocumentState } from './state.ts';

/** Returns the claim that stands for this one. A claim that nobody paired stands for itself. */
export type ClassOf = (claim: ClaimId) => ClaimId;

/** By the two tables that the answer depends on. */
const known = new WeakMap<
  ReadonlyMap<RelationId, Relation>,
  { readonly claims: ReadonlyMap<ClaimId, Claim>; readonly classes: Map<AnnotatorId, ClassOf> }
>();

/**
 * Returns the classes that the reviewer's `same-as` relations make. For a class stands the reviewer's own claim (of several
 * the oldest), otherwise the oldest. Merges are followed first.
 */
export function sameClaims(doc: DocumentState, reviewer: AnnotatorId): ClassOf {
  let entry = known.get(doc.relations);
  if (entry?.claims !== doc.claims) known.set(doc.relations, (entry = { claims: doc.claims, classes: new Map() }));
  const found = entry.classes.get(reviewer);
  if (found !== undefined) return found;
  const pairs = [...doc.relations.values()]
    .filter(({ annotator, kind }) => annotator === reviewer && kind === 'same-as')
    .map(({ from, to }) => [from, to] as const);
  const classOf = claimClasses(doc, reviewer, pairs);
  entry.classes.set(reviewer, classOf);
  return classOf;
}

/** Returns the classes that these pairs make together (union–find), with the same claims standing for them. */
export function claimClasses(
  doc: DocumentState,
  reviewer: AnnotatorId,
  pairs: Iterable<readonly [ClaimId, ClaimId]>,
): ClassOf {
  const leader = new Map<ClaimId, ClaimId>();
  const find = (claim: ClaimId): ClaimId => {
    let at = claim;
    for (let up = leader.get(at); up !== undefined; up = leader.get(at)) at = up;
    return at;
  };
  const leads = (a: ClaimId, b: ClaimId): boolean => {
    const [mine, hers] = [a, b].map((id) => doc.claims.get(id)?.annotator === reviewer);
    return mine === hers ? a < b : mine === true;
  };
  for (const [one, other] of pairs) {
    const a = find(resolveClaim(doc, one));
    const b = find(resolveClaim(doc, other));
    if (a === b) continue;
    if (leads(a, b)) leader.set(b, a);
    else leader.set(a, b);
  }
  return (claim) => find(resolveClaim(doc, claim));
}
