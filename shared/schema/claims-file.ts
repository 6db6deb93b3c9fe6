/** `claims/<annotator>.json`: the annotator's own record, the claims that she wrote and the relations that she drew. */
import { z } from 'zod';
import { Annotator, Claim, Relation } from '../model/index.ts';
import type { ClaimId, RelationId } from '../model/index.ts';
import { defineKind } from './migrate.ts';
import type { JsonObject } from './migrate.ts';
import { sortedBy } from './stable-json.ts';
import { saidByFile, unique, without } from './stored-records.ts';

const FORMAT = 'crossread/claims';

const StoredAnnotator = Annotator.omit({ type: true }).extend({ type: saidByFile });
const StoredClaim = Claim.omit({ type: true, annotator: true }).extend({ type: saidByFile, annotator: saidByFile });
type StoredClaim = z.infer<typeof StoredClaim>;
const StoredRelation = Relation.omit({ type: true, annotator: true }).extend({
  type: saidByFile,
  annotator: saidByFile,
});
type StoredRelation = z.infer<typeof StoredRelation>;

export const ClaimsFile = z.looseObject({
  format: z.literal(FORMAT),
  version: z.literal(3),
  annotator: StoredAnnotator,
  claims: z.array(StoredClaim).superRefine(unique((claim) => claim.id, 'claim')),
  relations: z.array(StoredRelation).superRefine(unique((relation) => relation.id, 'relation')),
});
export type ClaimsFile = z.infer<typeof ClaimsFile>;

export const claimsKind = defineKind<ClaimsFile>({
  format: FORMAT,
  version: 3,
  schema: ClaimsFile,
  migrations: [
    {
      from: 1,
      what: 'Claims may be merged into others, retired and related, which a reader of version 1 would not see.',
      up: (file) => ({ ...file, relations: [] }),
    },
    { from: 2, what: 'Claims may be said to be distinct, a kind that version 2 does not have.', up: (file) => file },
  ],
});

export interface ClaimsContent {
  readonly annotator: Annotator;
  readonly claims: ReadonlyMap<ClaimId, Claim>;
  readonly relations: ReadonlyMap<RelationId, Relation>;
  /** Keys of the file that this version does not know. */
  readonly extra: JsonObject;
}

/** Returns the annotator, her claims and relations, and what else stands in the file. */
export function claimsFromFile(file: ClaimsFile): ClaimsContent {
  const annotator = { ...file.annotator, type: 'annotator' } as Annotator;
  const claims = file.claims.map((claim): Claim => ({ ...claim, type: 'claim', annotator: annotator.id }));
  const relations = file.relations.map((relation): Relation => ({
    ...relation,
    type: 'relation',
    annotator: annotator.id,
  }));
  return {
    annotator,
    claims: new Map(sortedBy(claims, (claim) => claim.id).map((claim) => [claim.id, claim])),
    relations: new Map(sortedBy(relations, (relation) => relation.id).map((relation) => [relation.id, relation])),
    extra: without(file, Object.keys(ClaimsFile.shape)),
  };
}

/** Returns what the file holds for the annotator, her claims and relations, sorted by id. */
export function fileFromClaims(content: ClaimsContent): ClaimsFile {
  return {
    ...content.extra,
    format: FORMAT,
    version: 3,
    annotator: without(content.annotator, ['type']),
    claims: sortedBy(content.claims.values(), (claim) => claim.id).map(
      (claim) => without(claim, ['type', 'annotator']) as StoredClaim,
    ),
    relations: sortedBy(content.relations.values(), (relation) => relation.id).map(
      (relation) => without(relation, ['type', 'annotator']) as StoredRelation,
    ),
  } as ClaimsFile;
}
