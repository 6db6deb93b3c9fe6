import { describe, expect, it } from 'vitest';
import type { FormatFile } from '#shared/formats/foreign/corpus.ts';
import type { Dataset } from '#shared/formats/index.ts';
import { labelStudio } from '#shared/formats/label-studio/index.ts';
import { claimOf } from '#test/support/records.ts';
import { ada, millFire } from './dataset.ts';
import { filesOf, readFiles } from './read-files.ts';
import { holdsRoundTrip } from './round-trip/harness.ts';

interface Result {
  id: string;
  type: string;
  value: { start: number; end: number; text: string; labels?: string[]; choices?: string[] };
}
interface Task {
  data: { text: string; claims: { value: string }[] };
  annotations: { result: Result[] }[];
}

const json = (dataset: Dataset): string => [...(labelStudio.serialise?.(dataset) ?? [])].map(String).join('');
const tasksOf = (dataset: Dataset): Task[] => JSON.parse(json(dataset)) as Task[];
const read = (...files: FormatFile[]) => readFiles(labelStudio, files);
const labels = (start: number, end: number, text: string, label: string, id = 'r1') => ({
  ...{ id, type: 'labels', from_name: 'kind', to_name: 'text', value: { start, end, text, labels: [label] } },
});
const task = (text: string, result: object[], more: object = {}): string =>
  JSON.stringify([{ id: 1, data: { text }, annotations: [{ completed_by: 7, result, ...more }], predictions: [] }]);

describe('label studio', () => {
  it('holds every round trip', () => {
    holdsRoundTrip(labelStudio, { runs: 50 });
  });

  it('writes a task for each article, with regions in code points', () => {
    const [, harbour, ledger] = tasksOf(millFire());
    const [label, choice] = harbour?.annotations[0]?.result ?? [];
    // One code point for the emoji and one for the space, then “The fire ”.
    expect(label?.value).toEqual({
      ...{ start: 11, end: 35, text: 'began in the drying loft' },
      labels: ['The fire began in the drying loft.'],
    });
    expect(choice).toMatchObject({ id: label?.id, type: 'choices', value: { choices: ['agrees'] } });
    const words = (ledger?.annotations[0]?.result ?? []).filter(({ type }) => type === 'labels');
    expect(words.map(({ value }) => value.text)).toEqual([
      'started in the cellar',
      'The alarm',
      'had been switched off',
    ]);
    expect(harbour?.data.claims.map(({ value }) => value)).toContain('Nobody was hurt.');
  });

  it('offers of very many claims those of the article alone, and of all articles none is lost', () => {
    const fire = millFire();
    const more = Array.from({ length: 300 }, (_, n) => claimOf(1000 + n, ada, `Claim ${n}.`));
    const claims = new Map([...fire.doc.claims, ...more.map((claim) => [claim.id, claim] as const)]);
    const dataset = { ...fire, doc: { ...fire.doc, claims } };
    const offered = tasksOf(dataset).map(({ data }) => data.claims.length);
    // Courier has links to two claims, Harbour to one, Ledger to two and another marked silent; each has “no claim” beside them.
    expect(offered).toEqual([3, 2, 4]);
    expect(read(...filesOf({ 'many.json': json(dataset) })).claims).toHaveLength(304);
  });

  it('reads what was changed in Label Studio', () => {
    const tasks = tasksOf(millFire());
    const [, , ledger] = tasks;
    const results = ledger?.annotations[0]?.result ?? [];
    for (const { type, value } of results)
      if (type === 'choices' && value.text === 'started in the cellar') value.choices = ['partly'];
    results.push({ ...labels(11, 13, 'in', 'Nobody was hurt.', 'new1') }, { ...labels(0, 2, 'It', 'hearsay', 'new2') });
    const { documents } = read(...filesOf({ 'changed.json': JSON.stringify(tasks) }));
    const document = documents.find(({ text }) => text.startsWith('It started'));
    const told = document?.annotations.map((one) => ({
      words: one.fragments.map(([start, end]) => document.text.slice(start, end)),
      stances: one.links.map(({ stance }) => stance),
      labels: one.labels.map(({ value }) => value),
    }));
    expect(told).toEqual([
      { words: ['started in the cellar'], stances: ['partly'], labels: [] },
      { words: ['The alarm', 'had been switched off'], stances: ['agrees'], labels: [] },
      { words: ['in'], stances: [''], labels: [] },
      { words: ['It'], stances: [], labels: ['hearsay'] },
    ]);
  });

  it('reads labels, choices of a region, notes and several annotators', () => {
    const text = '🔥 The dam broke.';
    const given = [
      {
        data: { text, title: 'Dam' },
        annotations: [
          {
            completed_by: { id: 3, email: 'ana@example.org' },
            result: [
              labels(6, 9, 'dam', 'PLACE'),
              {
                id: 'r1',
                type: 'choices',
                from_name: 'sure',
                value: { start: 6, end: 9, text: 'dam', choices: ['yes'] },
              },
              { id: 'r1', type: 'textarea', from_name: 'why', value: { start: 6, end: 9, text: ['I was there'] } },
              { type: 'relation', from_id: 'r1', to_id: 'r1', direction: 'right' },
            ],
          },
          { completed_by: 9, result: [labels(10, 15, 'broke', 'EVENT')] },
          { completed_by: 9, was_cancelled: true, result: [labels(0, 1, '🔥', 'X')] },
        ],
        predictions: [{ result: [] }],
      },
    ];
    const corpus = read(...filesOf({ 'a.json': JSON.stringify(given) }));
    const [document] = corpus.documents;
    expect(document).toMatchObject({
      text,
      fields: { title: 'Dam' },
      offsets: { unit: 'Unicode code points', declared: true, checked: 2 },
      annotations: [
        {
          ...{ annotator: 'ana@example.org', fragments: [[7, 10]], note: 'I was there' },
          labels: [
            { feature: 'kind', value: 'PLACE' },
            { feature: 'sure', value: 'yes' },
          ],
        },
        { annotator: 'Label Studio user 9', fragments: [[11, 16]] },
      ],
    });
    expect(corpus.features).toEqual([
      { name: 'kind', suggest: 'tag' },
      { name: 'sure', suggest: 'stance' },
    ]);
    expect(corpus.problems.map(({ message }) => message)).toEqual([
      'What is not a labelled passage was left out: relation (1).',
      'Annotations that were skipped in Label Studio were left out: 1.',
      'Predictions, which nobody made, were left out: 1.',
    ]);
  });

  it('finds out that an older version counted UTF-16 code units', () => {
    const { documents } = read(...filesOf({ 'a.json': task('🔥 The dam', [labels(7, 10, 'dam', 'P')]) }));
    expect(documents[0]?.offsets).toEqual({ unit: 'UTF-16 code units', declared: false, checked: 1 });
    expect(documents[0]?.annotations[0]?.fragments).toEqual([[7, 10]]);
  });

  it('counts CR LF as it stands, and reads line ends within words', () => {
    const { documents, problems } = read(
      ...filesOf({
        'a.json': task('One\r\ntwo\r\nthree', [labels(5, 8, 'two', 'A'), labels(5, 15, 'two\\nthree', 'B', 'r2')]),
      }),
    );
    expect(problems).toEqual([]);
    expect(documents[0]?.offsets.declared).toBe(true);
    expect(documents[0]?.annotations.map(({ fragments }) => fragments)).toEqual([[[4, 7]], [[4, 13]]]);
  });

  it('reads the flat export', () => {
    const flat = {
      ...{ id: 4, text: 'The dam broke.', annotation_id: 8, annotator: 2, lead_time: 3.1, created_at: 'x' },
      kind: [{ start: 4, end: 7, text: 'dam', labels: ['PLACE'] }],
      sure: [{ start: 4, end: 7, text: 'dam', choices: ['yes'] }],
    };
    const { documents, problems } = read(...filesOf({ 'min.json': JSON.stringify([flat]) }));
    expect(problems).toEqual([]);
    expect(documents[0]?.text).toBe('The dam broke.');
    expect(documents[0]?.annotations).toMatchObject([
      {
        annotator: 'Label Studio user 2',
        labels: [
          { feature: 'kind', value: 'PLACE' },
          { feature: 'sure', value: 'yes' },
        ],
      },
    ]);
  });

  it('finds the text by the words of the regions where it is not called text', () => {
    const given = [
      { data: { head: 'Other', body: 'The dam broke.' }, annotations: [{ result: [labels(4, 7, 'dam', 'P')] }] },
    ];
    expect(read(...filesOf({ 'a.json': JSON.stringify(given) })).documents[0]?.text).toBe('The dam broke.');
  });

  it.each([
    ['', '', /empty/],
    ['[{"data":{"text":"a"},"annot', 'line 1, column 29', /ends too early/],
    ['[{"text":"a"}]', 'record 1', /not a task/],
    ['[7]', 'record 1', /not a task/],
    ['[{"data":{"text":5},"annotations":[]}]', 'record 1', /not a string/],
    ['[{"data":{"audio":"https://x.example/a.wav"},"annotations":[]}]', 'record 1', /sound/],
    ['[{"data":{"text":"https://x.example/a.txt"},"annotations":[]}]', 'record 1', /lies elsewhere/],
    ['[{"data":{"a":"one","b":"two"},"annotations":[]}]', 'record 1', /which of its data/],
    ['[{"data":{"text":"a"},"annotations":[3]}]', 'record 1', /not an object/],
    [task('a', [labels(0, 9_007_199_254_740_991, 'a', 'X')]), 'record 1', /no place in the text/],
    [task('abc', [labels(-1, 1, 'a', 'X')]), 'record 1', /whole numbers from 0/],
    [task('abc', [labels(0, 1, 'b', 'X')]), 'record 1', /not “b”/],
    [task('abc', [{ type: 'labels' }]), 'record 1', /no value/],
    [task('abc', [{ type: 'choices', value: { choices: ['Cat'] } }]), 'record 1', /Nothing is marked/],
  ])('tells what is wrong in %.70s', (content, place, message) => {
    const { problems } = read(...filesOf({ 'bad.json': content }));
    expect(problems.some((one) => one.place === place && message.test(one.message))).toBe(true);
  });
});

describe('a page with several texts', () => {
  const result = (to_name: string, text: string, id: string) => ({
    ...{ id, type: 'labels', from_name: 'kind', to_name, value: { start: 0, end: text.length, text, labels: ['Who'] } },
  });
  const page = (result: object[]): string =>
    JSON.stringify([
      { id: 1, data: { headline: 'Ada wins', body: 'Bo lost to Ada' }, annotations: [{ completed_by: 7, result }] },
    ]);

  it('each is an article of its own', () => {
    const corpus = read(...filesOf({ 'a.json': page([result('headline', 'Ada', 'r1'), result('body', 'Bo', 'r2')]) }));
    expect(corpus.problems).toEqual([]);
    expect(
      corpus.documents.map(({ text, annotations }) => [text, ...annotations.map(({ fragments }) => fragments)]),
    ).toEqual([
      ['Ada wins', [[0, 3]]],
      ['Bo lost to Ada', [[0, 2]]],
    ]);
  });

  it('words that stand in both are taken where they stand in the place that is said', () => {
    const corpus = read(...filesOf({ 'a.json': page([result('any', 'Ada', 'r1')]) }));
    expect(corpus.documents.map(({ text }) => text)).toEqual(['Ada wins']);
  });
});
