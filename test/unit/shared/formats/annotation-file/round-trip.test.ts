import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyDiff, isEmptyDiff } from '#shared/document/diff.ts';
import { violations } from '#shared/document/invariants.ts';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { annotationFileJsonSchema, fileProblems, parse, planImport } from '#shared/formats/annotation-file/index.ts';
import type { AnnotationFile, ImportPlan } from '#shared/formats/annotation-file/index.ts';
import { formatOf } from '#shared/formats/index.ts';
import type { ArticleBody, Dataset } from '#shared/formats/index.ts';
import { ProjectId } from '#shared/model/index.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { sha256, uuid } from '#test/support/records.ts';
import { ada, arbitraryDataset, millFire } from '../dataset.ts';

const write = (dataset: Dataset): string => [...(formatOf('annotation-file')?.serialise?.(dataset) ?? [])].join('');

function read(json: string): AnnotationFile {
  const { file, problems } = parse(json);
  expect(problems).toEqual([]);
  if (file === null) throw new Error('there is no file');
  return file;
}

/** The project after the file was taken in, as the workspace would hold it. */
function takeIn(doc: DocumentState, texts: Dataset['texts'], plan: ImportPlan): Dataset {
  expect(plan.problems).toEqual([]);
  const bodies = new Map<ArticleId, ArticleBody>(texts);
  for (const { article, body } of plan.newArticles) bodies.set(article.id, body);
  const withArticles = { ...plan.diff, added: [...plan.newArticles.map(({ article }) => article), ...plan.diff.added] };
  return { doc: applyDiff(doc, withArticles), texts: bodies, annotators: [ada], generator: 'Crossread test' };
}

/** The same project as a colleague has it who never saw Ada's work. */
function withoutAda({ doc }: Dataset): DocumentState {
  const kept = recordsOf(doc).filter((record) =>
    record.type === 'annotator' ? record.id !== ada : record.type === 'article' || record.annotator !== ada,
  );
  return documentOf(doc.project, kept);
}

const emptyProject = documentOf(
  { ...millFire().doc.project, id: ProjectId.parse(uuid(2)), name: 'New', created: '2026-04-01T00:00:00.000Z' },
  [],
);

test('any work: exported, imported into a copy of the project and exported again, the bytes are the same', () => {
  fc.assert(
    fc.property(arbitraryDataset, (dataset) => {
      const first = write(dataset);
      const copy = withoutAda(dataset);
      const plan = planImport(copy, read(first), { replace: false, sha256 });
      expect(plan.newArticles).toEqual([]);
      const after = takeIn(copy, dataset.texts, plan);
      expect(write(after)).toBe(first);
      expect(violations(after.doc, (id) => after.texts.get(id)?.text)).toEqual([]);
    }),
  );
});

test('any work: imported into an empty project and exported again, the bytes are the same', () => {
  fc.assert(
    fc.property(arbitraryDataset, (dataset) => {
      const first = write(dataset);
      const plan = planImport(emptyProject, read(first), { replace: false, sha256 });
      expect(plan.newArticles).toHaveLength(dataset.doc.articles.size);
      expect(write(takeIn(emptyProject, new Map(), plan))).toBe(first);
    }),
  );
});

test('any work: imported where it came from, there is nothing to do, with or without replace', () => {
  fc.assert(
    fc.property(arbitraryDataset, fc.boolean(), (dataset, replace) => {
      const plan = planImport(dataset.doc, read(write(dataset)), { replace, sha256 });
      expect(plan.problems).toEqual([]);
      expect(isEmptyDiff(plan.diff)).toBe(true);
      expect(plan.newArticles).toEqual([]);
    }),
  );
});

test('the order in which the work was done leaves no trace', () => {
  const dataset = millFire();
  const backwards = documentOf(dataset.doc.project, recordsOf(dataset.doc).reverse());
  expect(write({ ...dataset, doc: backwards })).toBe(write(dataset));
});

test('any file fits the JSON Schema, which refuses a damaged one', () => {
  const validate = new Ajv2020({ validateFormats: false, strictTuples: false }).compile(annotationFileJsonSchema());
  fc.assert(
    fc.property(arbitraryDataset, (dataset) => {
      const data = JSON.parse(write(dataset)) as Record<string, unknown>;
      expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
      expect(validate({ ...data, offsetUnit: 'utf-8' })).toBe(false);
      expect(validate({ ...data, claims: [{ id: 'c1' }] })).toBe(false);
    }),
  );
});

test('the file says what it is before anything else, and all that is in it', () => {
  const json = write(millFire());
  expect(json.slice(0, 70)).toBe('{\n  "format": "crossread/annotation-file",\n  "version": 2,\n  "offsetUn');
  expect(json.endsWith('}\n')).toBe(true);
  const file = read(json);
  expect(fileProblems(file, sha256)).toEqual([]);
  expect(file.annotator).toEqual({ id: 'ada-vorn', name: 'Ada Vorn' });
  // All three articles, though an annotation file of Bo's would have sheets for two of them only.
  expect(file.articles.map(({ id }) => id)).toEqual(['courier', 'harbour', 'ledger']);
  // Her own two claims and Bo's that she linked to; not Bo's other one.
  expect(file.claims.map(({ id, annotator }) => [id, annotator.name])).toEqual([
    [uuid(11), 'Ada Vorn'],
    [uuid(12), 'Bo Lindqvist'],
    [uuid(13), 'Ada Vorn'],
  ]);
  expect(file.annotations.map(({ spans, links, omissions }) => [spans.length, links.length, omissions.length])).toEqual(
    [
      [3, 3, 0],
      [1, 1, 0],
      [2, 2, 1],
    ],
  );
  expect(formatOf('annotation-file')?.count?.(millFire())).toBe(6 + 6 + 1);
});

test('an annotation file holds one annotator', () => {
  expect(() => write(millFire([]))).toThrow('exactly one annotator');
});
