/** The diff between two documents, and a diff moved onto another document. */
import type { AnyRecord } from '../model/index.ts';
import { addressOf, currentOf, sameRecord } from './diff.ts';
import type { Diff } from './diff.ts';
import type { DocumentState, Sheet } from './state.ts';

/** Returns the diff that leads from one document to the other. Tables that both share by reference are not looked into. */
export function difference(from: DocumentState, to: DocumentState): Diff {
  const found = { added: [] as AnyRecord[], updated: [] as [AnyRecord, AnyRecord][], removed: [] as AnyRecord[] };
  const tables = <K, V extends AnyRecord>(before?: ReadonlyMap<K, V>, after?: ReadonlyMap<K, V>): void => {
    if (before === after) return;
    for (const [key, record] of before ?? []) {
      const now = after?.get(key);
      if (now === undefined) found.removed.push(record);
      else if (!sameRecord(record, now)) found.updated.push([record, now]);
    }
    for (const [key, record] of after ?? []) if (before?.has(key) !== true) found.added.push(record);
  };
  const sheets = (before?: Sheet, after?: Sheet): void => {
    if (before === after) return;
    tables(before?.spans, after?.spans);
    tables(before?.links, after?.links);
    tables(before?.omissions, after?.omissions);
    tables(one(before?.progress), one(after?.progress));
    tables(before?.orphans, after?.orphans);
    tables(before?.decisions, after?.decisions);
  };
  if (!sameRecord(from.project, to.project)) found.updated.push([from.project, to.project]);
  tables(from.annotators, to.annotators);
  tables(from.articles, to.articles);
  tables(from.claims, to.claims);
  tables(from.relations, to.relations);
  for (const [key, sheet] of from.sheets) sheets(sheet, to.sheets.get(key));
  for (const [key, sheet] of to.sheets) if (!from.sheets.has(key)) sheets(undefined, sheet);
  return found;
}

/**
 * Returns the diff that gives the records named in `diff` the same end on another document, whatever their versions are
 * there: what the diff leaves behind wins over what the document holds. Records that are so already are left out.
 */
export function retarget(doc: DocumentState, diff: Diff): Diff {
  // By address, so that a record removed and added in one diff counts as what it ends as.
  const ends = new Map<string, readonly [at: AnyRecord, to: AnyRecord | undefined]>();
  for (const record of diff.removed) ends.set(addressOf(record), [record, undefined]);
  for (const [, to] of diff.updated) ends.set(addressOf(to), [to, to]);
  for (const record of diff.added) ends.set(addressOf(record), [record, record]);
  const added: AnyRecord[] = [];
  const updated: [AnyRecord, AnyRecord][] = [];
  const removed: AnyRecord[] = [];
  for (const [at, to] of ends.values()) {
    const now = currentOf(doc, at);
    if (now === undefined && to !== undefined) added.push(to);
    else if (now !== undefined && to === undefined) removed.push(now);
    else if (now !== undefined && to !== undefined && !sameRecord(now, to)) updated.push([now, to]);
  }
  return { added, updated, removed };
}

const one = <T>(record: T | undefined): ReadonlyMap<'', T> | undefined =>
  record === undefined ? undefined : new Map([['', record]]);
