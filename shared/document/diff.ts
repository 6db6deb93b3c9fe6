/**
 * What a change did, record by record. The same diff serves the screen, undo, the contract and the disk: it names every
 * record in full, before and after, so that it can be checked, applied and turned round without anything else at hand.
 */
import { z } from 'zod';
import { AnyRecord } from '../model/index.ts';
import type { AnyRecord as Rec } from '../model/index.ts';
import { emptySheet, isEmptySheet, sheetKey } from './state.ts';
import type { DocumentState, Sheet, SheetKey } from './state.ts';

export const Diff = z.object({
  added: z.array(AnyRecord),
  updated: z.array(z.tuple([AnyRecord, AnyRecord])),
  removed: z.array(AnyRecord),
});
export interface Diff {
  readonly added: readonly Rec[];
  readonly updated: readonly (readonly [from: Rec, to: Rec])[];
  readonly removed: readonly Rec[];
}

export const EMPTY_DIFF: Diff = { added: [], updated: [], removed: [] };

/** Returns whether the diff changes nothing. */
export function isEmptyDiff(diff: Diff): boolean {
  return diff.added.length === 0 && diff.updated.length === 0 && diff.removed.length === 0;
}

/** Returns a record's address: equal for two versions of one record, different for any two records of a project. */
export function addressOf(record: Rec): string {
  switch (record.type) {
    case 'project':
      return 'project';
    case 'annotator':
    case 'article':
      return `${record.type}:${record.id}`;
    case 'claim':
    case 'relation':
      return `${record.type}:${record.id}`;
    case 'span':
    case 'link':
    case 'orphan':
    case 'decision':
      return `${record.type}:${record.annotator}/${record.article}/${record.id}`;
    case 'omission':
      return `omission:${record.annotator}/${record.article}/${record.claim}`;
    case 'progress':
      return `progress:${record.annotator}/${record.article}`;
  }
}

/** Returns the diff that undoes this one: what was added is removed, each `[from, to]` is turned round. */
export function invert(diff: Diff): Diff {
  return {
    added: diff.removed,
    updated: diff.updated.map(([from, to]) => [to, from] as const),
    removed: diff.added,
  };
}

/**
 * Returns one diff that does what the given ones do one after the other. A record added and then removed leaves no trace;
 * one changed twice is one change from the first version to the last.
 */
export function compose(diffs: readonly Diff[]): Diff {
  const first = new Map<string, Rec | undefined>();
  const last = new Map<string, Rec | undefined>();
  const note = (before: Rec | undefined, after: Rec | undefined, at: Rec): void => {
    const address = addressOf(at);
    if (!first.has(address)) first.set(address, before);
    last.set(address, after);
  };
  for (const diff of diffs) {
    for (const record of diff.removed) note(record, undefined, record);
    for (const [from, to] of diff.updated) note(from, to, to);
    for (const record of diff.added) note(undefined, record, record);
  }
  const added: Rec[] = [];
  const updated: (readonly [Rec, Rec])[] = [];
  const removed: Rec[] = [];
  for (const [address, before] of first) {
    const after = last.get(address);
    if (before === undefined && after !== undefined) added.push(after);
    else if (before !== undefined && after === undefined) removed.push(before);
    else if (before !== undefined && after !== undefined && !sameRecord(before, after)) updated.push([before, after]);
  }
  return { added, updated, removed };
}

/** Returns whether two records are equal in every key, known or not, whatever the order of their keys. */
export function sameRecord(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && sameRecord(value, right.get(key)))
  );
}

/** Returns the version of the record that the document holds now, or undefined. */
export function currentOf(doc: DocumentState, record: Rec): Rec | undefined {
  switch (record.type) {
    case 'project':
      return doc.project;
    case 'annotator':
      return doc.annotators.get(record.id);
    case 'article':
      return doc.articles.get(record.id);
    case 'claim':
      return doc.claims.get(record.id);
    case 'relation':
      return doc.relations.get(record.id);
    case 'span':
      return doc.sheets.get(sheetKey(record.annotator, record.article))?.spans.get(record.id);
    case 'link':
      return doc.sheets.get(sheetKey(record.annotator, record.article))?.links.get(record.id);
    case 'omission':
      return doc.sheets.get(sheetKey(record.annotator, record.article))?.omissions.get(record.claim);
    case 'progress':
      return doc.sheets.get(sheetKey(record.annotator, record.article))?.progress;
    case 'orphan':
      return doc.sheets.get(sheetKey(record.annotator, record.article))?.orphans.get(record.id);
    case 'decision':
      return doc.sheets.get(sheetKey(record.annotator, record.article))?.decisions.get(record.id);
  }
}

/**
 * Returns the address of the first record whose present version is not the one the diff starts from (so that the diff can
 * not be applied), or undefined if the diff fits the document.
 */
export function misfit(doc: DocumentState, diff: Diff): string | undefined {
  for (const record of diff.removed) if (!sameRecord(currentOf(doc, record), record)) return addressOf(record);
  for (const [from, to] of diff.updated) {
    if (addressOf(from) !== addressOf(to) || !sameRecord(currentOf(doc, from), from)) return addressOf(from);
  }
  const leaving = new Set(diff.removed.map(addressOf));
  for (const record of diff.added) {
    const address = addressOf(record);
    if (currentOf(doc, record) !== undefined && !leaving.has(address)) return address;
  }
  return undefined;
}

/** Returns the document after the diff. It does not check that the diff fits; `misfit` does. */
export function applyDiff(doc: DocumentState, diff: Diff): DocumentState {
  const next = new Draft(doc);
  for (const record of diff.removed) next.set(record, undefined);
  for (const [, to] of diff.updated) next.set(to, to);
  for (const record of diff.added) next.set(record, record);
  return next.finish();
}

/** Copies each table on the first write to it, and no table that nothing is written to. */
class Draft {
  private readonly next: { -readonly [K in keyof DocumentState]: DocumentState[K] };
  private readonly fresh = new Set<ReadonlyMap<unknown, unknown>>();
  private readonly touchedSheets = new Map<SheetKey, { -readonly [K in keyof Sheet]: Sheet[K] }>();

  constructor(doc: DocumentState) {
    this.next = { ...doc };
  }

  set(at: Rec, to: Rec | undefined): void {
    switch (at.type) {
      case 'project':
        if (to?.type === 'project') this.next.project = to;
        return;
      case 'annotator':
        this.next.annotators = this.put(this.next.annotators, at.id, to as typeof at | undefined);
        return;
      case 'article':
        this.next.articles = this.put(this.next.articles, at.id, to as typeof at | undefined);
        return;
      case 'claim':
        this.next.claims = this.put(this.next.claims, at.id, to as typeof at | undefined);
        return;
      case 'relation':
        this.next.relations = this.put(this.next.relations, at.id, to as typeof at | undefined);
        return;
      default: {
        const key = sheetKey(at.annotator, at.article);
        let sheet = this.touchedSheets.get(key);
        if (sheet === undefined) {
          sheet = { ...(this.next.sheets.get(key) ?? emptySheet(at.annotator, at.article)) };
          this.touchedSheets.set(key, sheet);
        }
        if (at.type === 'span') sheet.spans = this.put(sheet.spans, at.id, to as typeof at | undefined);
        else if (at.type === 'link') sheet.links = this.put(sheet.links, at.id, to as typeof at | undefined);
        else if (at.type === 'omission')
          sheet.omissions = this.put(sheet.omissions, at.claim, to as typeof at | undefined);
        else if (at.type === 'orphan') sheet.orphans = this.put(sheet.orphans, at.id, to as typeof at | undefined);
        else if (at.type === 'decision')
          sheet.decisions = this.put(sheet.decisions, at.id, to as typeof at | undefined);
        else sheet.progress = to as typeof at | undefined;
      }
    }
  }

  finish(): DocumentState {
    if (this.touchedSheets.size > 0) {
      const sheets = new Map(this.next.sheets);
      for (const [key, sheet] of this.touchedSheets) {
        // An emptied sheet leaves the table, so that undoing the first span of an article gives the start back.
        if (isEmptySheet(sheet)) sheets.delete(key);
        else sheets.set(key, sheet);
      }
      this.next.sheets = sheets;
    }
    return this.next;
  }

  private put<K, V>(table: ReadonlyMap<K, V>, key: K, value: V | undefined): ReadonlyMap<K, V> {
    const copy = (this.fresh.has(table) ? table : new Map(table)) as Map<K, V>;
    this.fresh.add(copy);
    if (value === undefined) copy.delete(key);
    else copy.set(key, value);
    return copy;
  }
}
