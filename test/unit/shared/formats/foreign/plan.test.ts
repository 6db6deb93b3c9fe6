import { describe, expect, test } from 'vitest';
import { applyDiff } from '#shared/document/diff.ts';
import { documentOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { ForeignAnnotation, ForeignCorpus, ForeignDocument } from '#shared/formats/foreign/corpus.ts';
import { proposeMapping } from '#shared/formats/foreign/mapping.ts';
import { planForeign } from '#shared/formats/foreign/plan.ts';
import type { ForeignPlan } from '#shared/formats/foreign/plan.ts';
import { AnnotatorId } from '#shared/model/index.ts';
import type { AnyRecord, Mapping } from '#shared/model/index.ts';
import { articleOf, claimId, claimOf, NOW, projectOf, uuid } from '#test/support/records.ts';

const TEXT = 'The weir burst at dawn. 🌊 Two barns were lost.';
const article = articleOf('weir', TEXT);
const mine = AnnotatorId.parse('mine-0001');

const annotation = (more: Partial<ForeignAnnotation> = {}): ForeignAnnotation => ({
  ...{ id: '', place: 'record 1', fragments: [[4, 14]], labels: [], links: [], tags: [], note: '', annotator: 'Ida' },
  ...more,
});

const corpusOf = (annotations: ForeignAnnotation[], more: Partial<ForeignCorpus> = {}): ForeignCorpus => ({
  documents: [
    {
      ...{ name: 'weir', file: 'weir.jsonl', text: TEXT, fields: {}, annotations, silent: [] },
      offsets: { unit: 'UTF-16 code units', declared: true, checked: 0 },
    } satisfies ForeignDocument,
  ],
  ...{ claims: [], features: [{ name: 'label', suggest: 'tag' }], problems: [] },
  ...more,
});

const emptyDoc = (more: AnyRecord[] = []): DocumentState => documentOf(projectOf(1, 'Weir'), [article, ...more]);

function planOf(
  corpus: ForeignCorpus,
  doc = emptyDoc(),
  change: (mapping: Mapping) => Mapping = (same) => same,
): ForeignPlan {
  let next = 0x900;
  return planForeign(corpus, change(proposeMapping('test', corpus, doc, 'Nobody')), {
    doc,
    articles: [article.id],
    annotatorFor: (who) => {
      if (typeof who !== 'string')
        return { type: 'annotator', id: AnnotatorId.parse(who.name.toLowerCase()), name: who.name };
      return doc.annotators.get(who) ?? { type: 'annotator', id: who, name: who };
    },
    author: null,
    newId: () => uuid((next += 1)),
    now: NOW,
  });
}

const added = <T extends AnyRecord['type']>(plan: ForeignPlan, type: T): Extract<AnyRecord, { type: T }>[] =>
  plan.diff.added.filter((record): record is Extract<AnyRecord, { type: T }> => record.type === type);

describe('claims that stand for labels', () => {
  const code = (key: string) => ({
    ...{ key, text: key, group: 'Group', guideline: `When ${key}.`, annotator: '', feature: 'code' },
  });
  const corpus = corpusOf([annotation({ labels: [{ feature: 'code', value: 'Flood' }] })], {
    claims: [code('Flood'), code('Fire')],
    features: [{ name: 'code', suggest: 'claim' }],
  });

  test('bring their groups and guidelines, used or not', () => {
    const plan = planOf(corpus);
    expect(added(plan, 'claim').map(({ text, group, guideline }) => [text, group, guideline])).toEqual([
      ['Flood', 'Group', 'When Flood.'],
      ['Fire', 'Group', 'When Fire.'],
    ]);
    expect(plan.counts).toMatchObject({ spans: 1, links: 1, claims: 2, annotators: 1 });
  });

  test('do not come in where the label becomes something else, and keep their guideline under other words', () => {
    const as = (target: Mapping['features'][string]) => (mapping: Mapping) => ({
      ...mapping,
      features: { code: target },
    });
    const tags = planOf(corpus, emptyDoc(), as({ as: 'tag', values: {} }));
    expect([added(tags, 'claim'), added(tags, 'span').map(({ tags }) => tags)]).toEqual([[], [['Flood']]]);
    const other = as({ as: 'nothing', values: { Flood: { as: 'claim', text: 'The river rose.' } } });
    expect(added(planOf(corpus, emptyDoc(), other), 'claim').map(({ text, guideline }) => [text, guideline])).toEqual([
      ['The river rose.', 'When Flood.'],
    ]);
  });

  test('and those of a codebook, in a project that has nobody yet, are of whoever the file is named after', () => {
    const claim = { key: 'Flood', text: 'Flood', group: '', guideline: '', annotator: '' };
    const book = { documents: [], features: [], problems: [], claims: [claim] };
    const plan = planOf(book);
    expect(added(plan, 'annotator').map(({ name }) => name)).toEqual(['Nobody']);
    expect(added(plan, 'claim').map(({ text, annotator }) => [text, annotator])).toEqual([['Flood', 'nobody']]);
    const somebody = planOf(book, emptyDoc([{ type: 'annotator', id: mine, name: 'Mine' }]));
    expect([added(somebody, 'annotator'), added(somebody, 'claim').map(({ annotator }) => annotator)]).toEqual([
      [],
      [mine],
    ]);
  });
});

describe('what labels become', () => {
  const labelled = corpusOf([annotation({ labels: [{ feature: 'label', value: 'EVENT' }] })]);

  test('a tag, unless something else is said', () => {
    const plan = planOf(labelled);
    expect(added(plan, 'span').map(({ quote, tags }) => [quote, tags])).toEqual([['weir burst', ['EVENT']]]);
    expect(plan.counts).toMatchObject({ spans: 1, links: 0, claims: 0, annotators: 1 });
  });

  test('a claim: new with the words of the label, or one of the project', () => {
    const as = (target: Mapping['features'][string]) => (mapping: Mapping) => ({
      ...mapping,
      features: { label: target },
    });
    const fresh = planOf(labelled, emptyDoc(), as({ as: 'claim', values: {} }));
    expect(added(fresh, 'claim').map(({ text, annotator }) => [text, annotator])).toEqual([['EVENT', 'ida']]);
    expect(added(fresh, 'link').map(({ stance }) => stance)).toEqual(['mentions']);
    const there = emptyDoc([{ type: 'annotator', id: mine, name: 'Mine' }, claimOf(5, mine, 'The weir burst.')]);
    const known = planOf(labelled, there, as({ as: 'claim', values: { EVENT: { as: 'claim', claim: claimId(5) } } }));
    expect(added(known, 'claim')).toEqual([]);
    expect(added(known, 'link').map(({ claim }) => claim)).toEqual([claimId(5)]);
  });

  test('a stance of the links of the same annotation, by the word alone', () => {
    const corpus = corpusOf(
      [
        annotation({
          labels: [{ feature: 'side', value: 'Contradicts' }],
          links: [{ claim: 'k', stance: '', unsure: false, note: '' }],
        }),
      ],
      {
        features: [{ name: 'side', suggest: 'tag' }],
        claims: [{ key: 'k', text: 'The weir held.', group: 'Weir', guideline: 'At dawn.', annotator: '' }],
      },
    );
    const plan = planOf(corpus);
    expect(added(plan, 'link').map(({ stance }) => stance)).toEqual(['contradicts']);
    expect(added(plan, 'span')[0]?.tags).toBeUndefined();
    expect(added(plan, 'claim').map(({ group, guideline }) => [group, guideline])).toEqual([['Weir', 'At dawn.']]);
  });

  test('names that every object has are labels like any other', () => {
    const labels = ['__proto__', 'constructor', 'toString'].map((value) => ({ feature: 'label', value }));
    expect(added(planOf(corpusOf([annotation({ labels })])), 'span')[0]?.tags).toEqual([
      '__proto__',
      'constructor',
      'toString',
    ]);
  });
});

test('what was taken in is not taken in again, and two annotations at one place are two spans', () => {
  const corpus = corpusOf(
    [
      annotation({ tags: ['first'], links: [{ claim: 'k', stance: 'agrees', unsure: true, note: 'sure?' }] }),
      annotation({ tags: ['second'] }),
      annotation({
        fragments: [
          [4, 8],
          [31, 36],
        ],
        annotator: 'Bo',
      }),
    ],
    { claims: [{ key: uuid(7), text: 'The weir burst.', group: '', guideline: '', annotator: '' }] },
  );
  const keyed = { ...corpus, claims: corpus.claims.map((claim) => ({ ...claim, key: 'k' })) };
  const first = planOf(keyed);
  expect(first.counts).toMatchObject({ spans: 3, links: 1, claims: 1, annotators: 2, same: 0 });
  expect(added(first, 'span').map(({ quote }) => quote)).toEqual(['weir burst', 'weir burst', 'weir barns']);
  const after = applyDiff(emptyDoc(), first.diff);
  const second = planOf(keyed, after);
  expect(second.diff).toEqual({ added: [], updated: [], removed: [] });
  expect(second.counts).toMatchObject({ spans: 0, links: 0, claims: 0, annotators: 0, same: 4 });
});

test('a place that is none is told and left out, and so is a link to no claim', () => {
  const plan = planOf(
    corpusOf([
      annotation({ place: 'record 1', fragments: [[40, 400]] }),
      annotation({ place: 'record 2', fragments: [[25, 26]] }),
      annotation({ place: 'record 3', links: [{ claim: 'nowhere', stance: 'agrees', unsure: false, note: '' }] }),
    ]),
  );
  expect(plan.problems.map(({ place, leftOut }) => [place, leftOut])).toEqual([
    ['record 1', 'record'],
    ['record 2', 'record'],
    ['record 3', 'record'],
  ]);
  expect(plan.counts).toMatchObject({ spans: 1, links: 0 });
});

test('the mapping of the last file is proposed again, except where what it names is gone', () => {
  const corpus = corpusOf([
    annotation({
      labels: [
        { feature: 'label', value: 'EVENT' },
        { feature: 'label', value: 'X' },
      ],
    }),
  ]);
  const doc = emptyDoc([{ type: 'annotator', id: mine, name: 'Ida' }]);
  const first = proposeMapping('test', corpus, doc, 'Nobody');
  expect(first.annotators).toEqual({ Ida: mine });
  const remembered: Mapping = {
    ...first,
    features: {
      label: { as: 'claim', values: { EVENT: { as: 'tag', tag: 'event' }, X: { as: 'claim', claim: claimId(99) } } },
    },
  };
  const again = { ...doc, project: { ...doc.project, mappings: [remembered] } };
  expect(proposeMapping('test', corpus, again, 'Nobody').features).toEqual({
    label: { as: 'claim', values: { EVENT: { as: 'tag', tag: 'event' } } },
  });
  expect(proposeMapping('other', corpus, again, 'Nobody').features).toEqual({ label: { as: 'tag', values: {} } });
});
