/** What every reducer needs: refusing, checking, and the small diffs. */
import { applyDiff, compose, EMPTY_DIFF, sameRecord } from '../diff.ts';
import type { Diff } from '../diff.ts';
import { sheetOf } from '../state.ts';
import type { DocumentState, Sheet } from '../state.ts';
import type { AnyRecord, ArticleId, Claim, ClaimId, Span, SpanId } from '../../model/index.ts';
import type { CommandContext } from '../commands.ts';

/** Thrown inside a reducer and turned into its answer: nothing of the command is done. */
export class Refusal extends Error {}

/** Throws a `Refusal` with the message, a sentence for the analyst. */
export function refuse(message: string): never {
  throw new Refusal(message);
}

/** Returns the annotator's own sheet for the article, or undefined if she has done nothing there. */
export const mySheet = (doc: DocumentState, article: ArticleId, { me }: CommandContext): Sheet | undefined =>
  sheetOf(doc, me, article);

/** Returns the span; throws a `Refusal` if the sheet does not have it. */
export const spanIn = (sheet: Sheet | undefined, id: SpanId): Span =>
  sheet?.spans.get(id) ?? refuse('There is no such span of yours in this article.');

/** Returns the claim; throws a `Refusal` if there is none. */
export const claimIn = (doc: DocumentState, id: ClaimId): Claim =>
  doc.claims.get(id) ?? refuse('There is no such claim.');

/** Returns the claim; throws a `Refusal` unless the annotator wrote it: each writes her own file of claims only. */
export function myClaim(doc: DocumentState, id: ClaimId, { me }: CommandContext, doing = 'change it'): Claim {
  const claim = claimIn(doc, id);
  if (claim.annotator === me) return claim;
  const author = doc.annotators.get(claim.annotator)?.name ?? claim.annotator;
  return refuse(`This claim was written by ${author}; only she can ${doing}.`);
}

interface Schema<T> {
  safeParse: (
    value: unknown,
  ) => { success: true; data: T } | { success: false; error: { issues: { message: string; path: PropertyKey[] }[] } };
}

/** Returns the value as the schema gives it; throws a `Refusal` that names the first key that is wrong. */
export function checked<T extends AnyRecord>(schema: Schema<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  return refuse(`${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'not valid'}`.replace(/^: /, ''));
}

/**
 * Returns the record with the given keys changed. Those that then say nothing (undefined, no words, no entries, false) leave
 * it; every other key stays as it is, also one that this version does not know.
 */
export function changed<T extends object>(record: T, to: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const next = new Map(Object.entries(record));
  for (const [key, value] of Object.entries(to)) {
    const silent = value === undefined || value === '' || value === false;
    if (silent || (Array.isArray(value) && value.length === 0)) next.delete(key);
    else next.set(key, value);
  }
  return Object.fromEntries(next) as T;
}

/** Returns the diff that adds the record. */
export const add = (record: AnyRecord): Diff => ({ ...EMPTY_DIFF, added: [record] });

/** Returns the diff that takes the records away. */
export const remove = (...records: AnyRecord[]): Diff => ({ ...EMPTY_DIFF, removed: records });

/** Returns the diff from one version of the record to the other; an empty one if they are equal. */
export const update = (from: AnyRecord, to: AnyRecord): Diff =>
  sameRecord(from, to) ? EMPTY_DIFF : { ...EMPTY_DIFF, updated: [[from, to]] };

/** Collects the parts of a larger change. Each part sees the document with those before it. */
export class Steps {
  doc: DocumentState;
  private readonly diffs: Diff[] = [];

  constructor(doc: DocumentState) {
    this.doc = doc;
  }

  take(diff: Diff): void {
    this.doc = applyDiff(this.doc, diff);
    this.diffs.push(diff);
  }

  /** The change as one diff. */
  finish(): Diff {
    return compose(this.diffs);
  }
}
