/** Who may change what, and what no change may do. */
import { CrossreadError } from '#shared/contract/index.ts';
import { claimViolations, sheetViolations } from '#shared/document/invariants.ts';
import type { Touched } from '#shared/document/invariants.ts';
import { addressOf, currentOf } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import { writerOf } from '#shared/document/gold.ts';
import { sheetKey } from '#shared/document/state.ts';
import type { DocumentState, Sheet, SheetKey } from '#shared/document/state.ts';
import type { AnnotatorId, AnyRecord, ArticleId, ClaimId, SpanId } from '#shared/model/index.ts';

/** Returns every record that the diff names: for a change, as it becomes. */
export function recordsIn(diff: Diff): AnyRecord[] {
  return [...diff.removed, ...diff.updated.map(([, to]) => to), ...diff.added];
}

/**
 * Throws `refused` if the diff writes in another annotator's name. An import brings in what others wrote, so it may write
 * in any name. The project's record and the articles' metadata belong to whoever holds the project's lock.
 */
export function checkRights(diff: Diff, by: AnnotatorId | 'import'): void {
  for (const record of [...recordsIn(diff), ...diff.updated.map(([from]) => from)]) {
    if (record.type === 'project' || record.type === 'article') continue;
    const owner = writerOf(record.type === 'annotator' ? record.id : record.annotator);
    if (by !== 'import' && owner !== by)
      refuse(`${addressOf(record)} belongs to "${owner}"; "${by}" cannot change it.`);
  }
  for (const record of [...diff.added, ...diff.removed]) {
    if (record.type === 'project') refuse('A project has one record, which can be changed but not added or removed.');
    if (record.type === 'article') refuse(`Article "${record.id}" can only be added with its text, and not removed.`);
  }
  for (const [from, to] of diff.updated) {
    if (from.type === 'claim' && to.type === 'claim' && from.annotator !== to.annotator) {
      refuse(`Claim ${from.id} was written by "${from.annotator}" and cannot pass to "${to.annotator}".`);
    }
    if (from.type === 'relation' && to.type === 'relation' && from.annotator !== to.annotator) {
      refuse(`Relation ${from.id} was drawn by "${from.annotator}" and cannot pass to "${to.annotator}".`);
    }
    if (from.type === 'article' && to.type === 'article' && (from.hash !== to.hash || from.length !== to.length)) {
      refuse(`The text of article "${from.id}" is fixed; its hash and length cannot be changed.`);
    }
  }
}

/**
 * Throws `refused` if the step from `before` to `after` breaks an invariant. What was broken already (by another program,
 * or by a file that cannot be read) does not count, or nobody could mend it step by step.
 */
export function checkStep(
  before: DocumentState,
  after: DocumentState,
  diff: Diff,
  textOf: (article: ArticleId) => string | undefined,
): void {
  const keys = new Set<SheetKey>();
  let claims = false;
  for (const record of recordsIn(diff)) {
    if (record.type === 'project' || record.type === 'article') continue;
    const owner = record.type === 'annotator' ? record.id : record.annotator;
    const stays = currentOf(after, record) !== undefined;
    if (stays && !after.annotators.has(writerOf(owner))) refuse(`There is no annotator "${owner}" in the project.`);
    if (record.type === 'annotator' && !stays) checkGone(after, owner);
    if (record.type === 'claim' || record.type === 'relation') claims = true;
    else if (record.type !== 'annotator') keys.add(sheetKey(owner, record.article));
  }
  if (claims) {
    const known = new Set(claimViolations(before).map(({ message }) => message));
    const fresh = claimViolations(after).find(({ message }) => !known.has(message));
    if (fresh !== undefined) refuse(`${fresh.where}: ${fresh.message}`);
  }
  // A claim or a stance that goes may be in use in any sheet.
  const everywhere = diff.removed.some((record) => record.type === 'claim') || after.project !== before.project;
  const touched = everywhere ? undefined : touchedBy(diff);
  for (const key of everywhere ? after.sheets.keys() : keys) {
    const sheet = after.sheets.get(key);
    if (sheet === undefined) continue;
    const text = keys.has(key) ? textOf(sheet.article) : undefined;
    const found = messages(after, sheet, text, touched);
    if (found.length === 0) continue;
    const old = before.sheets.get(key);
    const known = new Set(old === undefined ? [] : messages(before, old, text, touched));
    const fresh = found.find((message) => !known.has(message));
    if (fresh !== undefined) refuse(`${sheet.annotator}/${sheet.article}: ${fresh}`);
  }
}

function checkGone(after: DocumentState, annotator: AnnotatorId): void {
  const writes = [...after.claims.values(), ...after.relations.values()].some((each) => each.annotator === annotator);
  if (writes || [...after.sheets.values()].some((sheet) => writerOf(sheet.annotator) === annotator)) {
    refuse(`Annotator "${annotator}" has claims or annotations in the project and cannot be removed.`);
  }
}

function messages(doc: DocumentState, sheet: Sheet, text: string | undefined, touched: Touched | undefined): string[] {
  return sheetViolations(doc, sheet, text, touched).map((violation) => violation.message);
}

function touchedBy(diff: Diff): Touched {
  const spans = new Set<SpanId>();
  const claims = new Set<ClaimId>();
  for (const record of [...recordsIn(diff), ...diff.updated.map(([from]) => from)]) {
    if (record.type === 'span') spans.add(record.id);
    if (record.type === 'link') spans.add(record.span);
    if (record.type === 'link' || record.type === 'omission') claims.add(record.claim);
  }
  return { spans, claims };
}

function refuse(message: string): never {
  throw new CrossreadError('refused', message);
}
