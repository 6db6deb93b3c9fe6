/** The relations of one claim, seen from it. */
import type { ClaimId, Relation } from '../model/index.ts';
import { resolveClaim } from './effective.ts';
import type { DocumentState } from './state.ts';

/** What the claim is to the other. Of the kinds that are stored, only `entails` looks different from the other side. */
export type RelationSide = 'contradicts' | 'entails' | 'entailed-by' | 'same-as' | 'distinct';

export const RELATION_SIDES: readonly RelationSide[] = ['contradicts', 'entails', 'entailed-by', 'same-as', 'distinct'];

export const RELATION_WORDS: Readonly<Record<RelationSide, string>> = {
  contradicts: 'contradicts',
  entails: 'entails',
  'entailed-by': 'is entailed by',
  'same-as': 'same as',
  distinct: 'not the same as',
};

export interface SeenRelation {
  readonly relation: Relation;
  readonly side: RelationSide;
  /** The claim at the other end, merges followed. */
  readonly other: ClaimId;
}

/** Returns the relations of the claim and of those merged into it, oldest first. */
export function relationsOf(doc: DocumentState, claim: ClaimId): SeenRelation[] {
  const self = resolveClaim(doc, claim);
  return [...doc.relations.values()]
    .flatMap((relation): SeenRelation[] => {
      const from = resolveClaim(doc, relation.from);
      const to = resolveClaim(doc, relation.to);
      if (from === to) return [];
      if (from === self) return [{ relation, side: relation.kind, other: to }];
      if (to !== self) return [];
      return [{ relation, side: relation.kind === 'entails' ? 'entailed-by' : relation.kind, other: from }];
    })
    .sort((a, b) => Date.parse(a.relation.created) - Date.parse(b.relation.created));
}

/** Returns the ends and the kind of the relation that makes the claim this to the other. */
export function relationFrom(
  claim: ClaimId,
  side: RelationSide,
  other: ClaimId,
): Pick<Relation, 'from' | 'to' | 'kind'> {
  return side === 'entailed-by' ? { from: other, to: claim, kind: 'entails' } : { from: claim, to: other, kind: side };
}
