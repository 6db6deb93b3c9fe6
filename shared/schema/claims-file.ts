/** `claims/<annotator>.json`: the annotator's own record and the claims that she wrote. */
import { z } from 'zod';
import { Annotator, Claim } from '../model/index.ts';
import type { ClaimId } from '../model/index.ts';
import { defineKind } from './migrate.ts';
import type { JsonObject } from './migrate.ts';
import { sortedBy } from './stable-json.ts';
import { saidByFile, unique, without } from './stored-records.ts';

const FORMAT = 'crossread/claims';

const StoredAnnotator = Annotator.omit({ type: true }).extend({ type: saidByFile });
const StoredClaim = Claim.omit({ type: true, annotator: true }).extend({ type: saidByFile, annotator: saidByFile });
type StoredClaim = z.infer<typeof StoredClaim>;

export const ClaimsFile = z.looseObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  annotator: StoredAnnotator,
  claims: z.array(StoredClaim).superRefine(unique((claim) => claim.id, 'claim')),
});
export type ClaimsFile = z.infer<typeof ClaimsFile>;

export const claimsKind = defineKind<ClaimsFile>({
  format: FORMAT,
  version: 1,
  schema: ClaimsFile,
  migrations: [],
});

export interface ClaimsContent {
  readonly annotator: Annotator;
  readonly claims: ReadonlyMap<ClaimId, Claim>;
  /** Keys of the file that this version does not know. */
  readonly extra: JsonObject;
}

/** Returns the annotator, her claims, and what else stands in the file. */
export function claimsFromFile(file: ClaimsFile): ClaimsContent {
  const annotator = { ...file.annotator, type: 'annotator' } as Annotator;
  const claims = file.claims.map((claim): Claim => ({ ...claim, type: 'claim', annotator: annotator.id }));
  return {
    annotator,
    claims: new Map(sortedBy(claims, (claim) => claim.id).map((claim) => [claim.id, claim])),
    extra: without(file, ['format', 'version', 'annotator', 'claims']),
  };
}

/** Returns what the file holds for the annotator and her claims, sorted by id. */
export function fileFromClaims(content: ClaimsContent): ClaimsFile {
  return {
    ...content.extra,
    format: FORMAT,
    version: 1,
    annotator: without(content.annotator, ['type']),
    claims: sortedBy(content.claims.values(), (claim) => claim.id).map(
      (claim) => without(claim, ['type', 'annotator']) as StoredClaim,
    ),
  } as ClaimsFile;
}
