/** What any commands leave behind, stored as files and read again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyDiff } from '#shared/document/diff.ts';
import { writerOf } from '#shared/document/gold.ts';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnyRecord } from '#shared/model/index.ts';
import {
  annotationsFromFile,
  annotationsKind,
  claimsFromFile,
  claimsKind,
  fileFromAnnotations,
  fileFromClaims,
  fileFromProject,
  projectFromFile,
  projectKind,
  readStored,
  stableStringify,
} from '#shared/schema/index.ts';
import type { Kind } from '#shared/schema/index.ts';
import { BUSY, reduceThrown, throws } from '../document/example.ts';
import type { Throw } from '../document/example.ts';

function after(thrown: readonly Throw[]): DocumentState {
  return thrown.reduce((doc, each, step) => {
    const result = reduceThrown(doc, each, step);
    return result.ok ? applyDiff(doc, result.diff) : doc;
  }, BUSY);
}

function read<T>(kind: Kind<T>, text: string): T {
  const stored = readStored(kind, text);
  if (!stored.ok) throw new Error(stored.message);
  return stored.value;
}

/** The texts of the files that hold the document, articles aside, by path. */
function filesOf(doc: DocumentState): Map<string, string> {
  const files = new Map([['project.json', stableStringify(fileFromProject(doc.project))]]);
  for (const annotator of doc.annotators.values()) {
    const hers = <K, T extends { readonly annotator: string }>(table: ReadonlyMap<K, T>): Map<K, T> =>
      new Map([...table].filter(([, record]) => record.annotator === annotator.id));
    const content = { annotator, claims: hers(doc.claims), relations: hers(doc.relations), extra: {} };
    files.set(`claims/${annotator.id}.json`, stableStringify(fileFromClaims(content)));
  }
  for (const sheet of doc.sheets.values()) {
    const annotator = { id: sheet.annotator, name: doc.annotators.get(writerOf(sheet.annotator))?.name ?? '' };
    const article = { id: sheet.article, hash: doc.articles.get(sheet.article)?.hash ?? '' };
    const text = stableStringify(fileFromAnnotations({ sheet, annotator, article, extra: {} }));
    files.set(`annotations/${sheet.annotator}/${sheet.article}.json`, text);
  }
  return files;
}

function documentFrom(files: ReadonlyMap<string, string>, articles: Iterable<AnyRecord>): DocumentState {
  const records: AnyRecord[] = [...articles];
  for (const [path, text] of files) {
    if (path.startsWith('claims/')) {
      const { annotator, claims, relations } = claimsFromFile(read(claimsKind, text));
      records.push(annotator, ...claims.values(), ...relations.values());
    } else if (path.startsWith('annotations/')) {
      const { sheet } = annotationsFromFile(read(annotationsKind, text));
      records.push(...sheet.spans.values(), ...sheet.links.values(), ...sheet.omissions.values());
      if (sheet.progress !== undefined) records.push(sheet.progress);
      records.push(...sheet.orphans.values(), ...sheet.decisions.values());
    }
  }
  return documentOf(projectFromFile(read(projectKind, files.get('project.json') ?? '')), records);
}

test('whatever was done comes back from the files as it was, and writes the same files again', () => {
  fc.assert(
    fc.property(throws, (thrown) => {
      const doc = after(thrown);
      const files = filesOf(doc);
      const again = documentFrom(files, doc.articles.values());
      expect(again).toEqual(doc);
      expect(recordsOf(again)).toHaveLength(recordsOf(doc).length);
      expect(filesOf(again)).toEqual(files);
    }),
    { numRuns: 150 },
  );
});
