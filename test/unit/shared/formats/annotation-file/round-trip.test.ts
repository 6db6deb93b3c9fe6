import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyDiff, EMPTY_DIFF, isEmptyDiff } from '#shared/document/diff.ts';
import { resolveClaim } from '#shared/document/effective.ts';
import { isGold } from '#shared/document/gold.ts';
import { violations } from '#shared/document/invariants.ts';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { annotationFileJsonSchema, fileProblems, parse } from '#shared/formats/annotation-file/index.ts';
import type { AnnotationFile } from '#shared/formats/annotation-file/index.ts';
import { formatOf } from '#shared/formats/index.ts';
import type { ArticleBody, Dataset } from '#shared/formats/index.ts';
import { ArticleId as ArticleIdSchema, ProjectId } from '#shared/model/index.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { planAtOnce } from '#shared/review/incoming/plan.ts';
import type { IncomingPlan } from '#shared/review/incoming/plan.ts';
import { sha256, uuid } from '#test/support/records.ts';
import { BUSY, me as vera, other as ossian, reduceThrown, TEXTS, throws } from '../../document/example.ts';
import { ada, arbitraryDataset, bodyOf, millFire } from '../dataset.ts';

const OPTIONS = { sha256, me: null, textOf: () => undefined };
const write = (dataset: Dataset): string => [...(formatOf('annotation-file')?.serialise?.(dataset) ?? [])].join('');

function read(json: string): AnnotationFile {
  const { file, problems } = parse(json);
  expect(problems).toEqual([]);
  if (file === null) throw new Error('there is no file');
  return file;
}

/** The project after the file was taken in, as the workspace would hold it. */
function takeIn(doc: DocumentState, texts: Dataset['texts'], plan: IncomingPlan): Dataset {
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
      const plan = planAtOnce(copy, read(first), OPTIONS);
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
      const plan = planAtOnce(emptyProject, read(first), OPTIONS);
      expect(plan.newArticles).toHaveLength(dataset.doc.articles.size);
      expect(write(takeIn(emptyProject, new Map(), plan))).toBe(first);
    }),
  );
});

/** What two annotators did to one project, merges into each other's claims and all. */
const played = throws.map((thrown): Dataset => {
  const doc = thrown.reduce((state, each, step) => {
    const result = reduceThrown(state, each, step);
    return result.ok ? applyDiff(state, result.diff) : state;
  }, BUSY);
  const texts = Object.entries(TEXTS).map(([id, text]) => [ArticleIdSchema.parse(id), bodyOf(text)] as const);
  return { doc, texts: new Map(texts), annotators: [vera], generator: 'Crossread test' };
});

test('any work done by commands: imported into an empty project and exported again, the bytes are the same', () => {
  fc.assert(
    fc.property(played, (dataset) => {
      const first = write(dataset);
      const plan = planAtOnce(emptyProject, read(first), OPTIONS);
      const after = takeIn(emptyProject, new Map(), plan);
      expect(write({ ...after, annotators: [vera] })).toBe(first);
      expect(violations(after.doc, (id) => after.texts.get(id)?.text)).toEqual([]);
      // Every claim leads where it led.
      for (const id of after.doc.claims.keys()) expect(resolveClaim(after.doc, id)).toBe(resolveClaim(dataset.doc, id));
    }),
  );
});

test('any work done by commands: imported where it came from, there is nothing to do', () => {
  fc.assert(
    fc.property(played, (dataset) => {
      const plan = planAtOnce(dataset.doc, read(write(dataset)), OPTIONS);
      expect([plan.problems, plan.diff]).toEqual([[], EMPTY_DIFF]);
    }),
  );
});

test('any work done by commands: both annotators’ files together make the project again', () => {
  fc.assert(
    fc.property(played, (dataset) => {
      let copy: Dataset = { ...dataset, doc: emptyProject, texts: new Map() };
      for (const who of [vera, ossian]) {
        const plan = planAtOnce(copy.doc, read(write({ ...dataset, annotators: [who] })), OPTIONS);
        copy = takeIn(copy.doc, dataset.texts, plan);
      }
      expect(copy.doc.claims).toEqual(dataset.doc.claims);
      expect(copy.doc.relations).toEqual(dataset.doc.relations);
      // A gold set is settled where its adjudicator works: it is in nobody's annotation file.
      const theirs = [...dataset.doc.sheets].filter(([, sheet]) => !isGold(sheet.annotator));
      expect(copy.doc.sheets).toEqual(new Map(theirs));
    }),
  );
});

test('any work: imported where it came from, there is nothing to do', () => {
  fc.assert(
    fc.property(arbitraryDataset, (dataset) => {
      const plan = planAtOnce(dataset.doc, read(write(dataset)), OPTIONS);
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
  expect(json.slice(0, 70)).toBe('{\n  "format": "crossread/annotation-file",\n  "version": 3,\n  "offsetUn');
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

/** As version 1 wrote it: before claims could be merged, retired and related. Never to be changed. */
const VERSION_1 = {
  format: 'crossread/annotation-file',
  version: 1,
  offsetUnit: 'utf-16',
  generator: 'Crossread 0.1.0',
  project: {
    id: '018f0000-0000-7000-8000-000000000001',
    name: 'Ferry',
    stances: [{ id: 'agrees', key: '1', label: 'agrees', polarity: '+' }],
  },
  annotator: { id: 'vera', mood: 'unknown', name: 'Vera' },
  articles: [
    {
      id: 'ferry-news',
      added: '2026-01-02T03:04:05.000Z',
      author: '',
      blocks: [{ end: 11, kind: 'paragraph', start: 0 }],
      // sha256sum of the eleven characters below.
      hash: 'c6faae13e299e9d3fdd5a9fdb1021caa63fa91085655ea903712b49f070030bb',
      language: 'en',
      length: 11,
      outlet: 'News',
      published: '2026-01-01',
      sentences: [[0, 11]],
      source: { format: 'text', name: 'a.txt' },
      text: 'Ferry gone.',
      title: 'Ferry',
      url: '',
    },
  ],
  claims: [
    {
      id: '018f0000-0000-7000-8000-000000000003',
      annotator: { id: 'ossian', name: 'Ossian' },
      created: '2026-01-02T03:04:05.000Z',
      sameAs: 'unknown',
      text: 'The ferry left.',
    },
  ],
  annotations: [
    {
      article: 'ferry-news',
      links: [
        {
          id: '018f0000-0000-7000-8000-000000000005',
          claim: '018f0000-0000-7000-8000-000000000003',
          created: '2026-01-02T03:04:05.000Z',
          span: '018f0000-0000-7000-8000-000000000004',
          stance: 'agrees',
        },
      ],
      omissions: [],
      spans: [
        {
          id: '018f0000-0000-7000-8000-000000000004',
          created: '2026-01-02T03:04:05.000Z',
          fragments: [[0, 5]],
          prefix: '',
          quote: 'Ferry',
          suffix: ' gone.',
        },
      ],
    },
  ],
  weather: 'unknown',
};

test('a file of version 1 comes up to today’s version with nothing lost and nothing related, and can be imported', () => {
  const file = read(JSON.stringify(VERSION_1));
  expect(file).toEqual({ ...VERSION_1, version: 3, relations: [] });
  expect(fileProblems(file, sha256)).toEqual([]);
  const plan = planAtOnce(emptyProject, file, OPTIONS);
  expect(plan.problems).toEqual([]);
  // Vera, Ossian, his claim, her span and her link.
  expect([plan.annotator.name, plan.newArticles.length, plan.diff.added.length]).toEqual(['Vera', 1, 5]);
});

test('a file of version 2 without its list of relations is refused', () => {
  const { relations: _relations, ...without } = JSON.parse(write(millFire())) as Record<string, unknown>;
  expect(parse(JSON.stringify(without)).problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^relations: /),
  ]);
});

test('an annotation file holds one annotator', () => {
  expect(() => write(millFire([]))).toThrow('exactly one annotator');
});
