/** Each kind of file, there and back, with frozen files of version 1. */
import { describe, expect, test } from 'vitest';
import {
  annotationsFromFile,
  annotationsKind,
  articleFromFile,
  articleKind,
  bodyProblem,
  claimsFromFile,
  claimsKind,
  fileFromAnnotations,
  fileFromArticle,
  fileFromClaims,
  fileFromProject,
  projectFromFile,
  projectKind,
  readStored,
  stableStringify,
} from '#shared/schema/index.ts';
import type { Kind, Stored } from '#shared/schema/index.ts';

const id = (number: number): string => `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const TIME = '2026-01-02T03:04:05.000Z';
const HASH = '0123456789abcdef'.repeat(4);

const PROJECT = {
  format: 'crossread/project',
  version: 1,
  id: id(1),
  created: TIME,
  name: 'Ferry',
  stances: [
    { id: 'agrees', key: '1', label: 'agrees', polarity: '+', shade: 'new' },
    { id: 'contradicts', key: '2', label: 'contradicts', polarity: '-' },
  ],
  weather: { unknown: [1, 2] },
};
const ARTICLE = {
  format: 'crossread/article',
  version: 1,
  offsetUnit: 'utf-16',
  id: 'ferry-news',
  added: TIME,
  author: 'A. Writer',
  blocks: [{ end: 10, kind: 'heading', level: 2, start: 0 }],
  hash: HASH,
  language: 'en',
  length: 20,
  outlet: 'News',
  published: '2026-01-01',
  sentences: [
    [0, 5],
    [6, 10],
  ],
  source: { format: 'html', name: 'a.html', page: 3 },
  title: 'Ferry',
  url: 'https://example.org/ferry',
  weather: 'unknown',
};
const CLAIMS = {
  format: 'crossread/claims',
  version: 3,
  annotator: { id: 'vera', mood: 'unknown', name: 'Vera' },
  claims: [
    {
      id: id(3),
      colour: 'sky',
      created: TIME,
      examples: [{ annotator: 'ossian', article: 'ferry-news', page: 3, quote: 'Ferry', span: id(5) }],
      group: 'One',
      guideline: 'Only what it says of the ferry.',
      history: [{ at: TIME, before: 'Frist.', by: 'unknown', what: 'text' }],
      note: 'n',
      order: -0.5,
      retired: TIME,
      text: 'First.',
    },
    {
      id: id(4),
      created: TIME,
      history: [{ at: TIME, other: id(3), what: 'merged' }],
      mergedInto: id(3),
      sameAs: id(3),
      text: 'Second.',
    },
  ],
  relations: [{ id: id(8), created: TIME, from: id(3), kind: 'entails', note: 'n', strength: 'unknown', to: id(9) }],
  weather: 'unknown',
};
/** As version 1 wrote it: before claims could be merged, retired and related. Never to be changed. */
const CLAIMS_1 = {
  format: 'crossread/claims',
  version: 1,
  annotator: { id: 'vera', mood: 'unknown', name: 'Vera' },
  claims: [
    { id: id(3), created: TIME, group: 'One', text: 'First.' },
    { id: id(4), created: TIME, sameAs: id(3), text: 'Second.' },
  ],
  weather: 'unknown',
};
const ANNOTATIONS = {
  format: 'crossread/annotations',
  version: 2,
  offsetUnit: 'utf-16',
  annotator: { id: 'vera', mood: 'unknown', name: 'Vera' },
  article: { id: 'ferry-news', hash: HASH, title: 'unknown here' },
  links: [{ id: id(7), claim: id(3), created: TIME, span: id(5), stance: 'agrees', unsure: true, weight: 2 }],
  omissions: [{ claim: id(4), created: TIME, howSure: 'very' }],
  weather: { unknown: true },
  decisions: [
    {
      id: id(12),
      chosen: { silent: [id(4)], spans: [] },
      created: TIME,
      mood: 'unknown',
      of: 'vera',
      reason: 'It is not there.',
      sides: [{ annotator: 'vera', silent: [id(4)], spans: [], weight: 1 }],
      verdict: 'one',
    },
  ],
  orphans: [
    {
      id: id(11),
      colour: 'unknown',
      created: TIME,
      found: 'approximate',
      fragments: [[0, 5]],
      hash: HASH,
      links: [{ id: id(13), claim: id(3), created: TIME, stance: 'agrees' }],
      prefix: '',
      proposal: { fragments: [[2, 7]], score: 0.75 },
      quote: 'Fairy',
      suffix: '',
    },
  ],
  progress: { created: TIME, mood: 'unknown', note: 'Read twice.', state: 'done' },
  spans: [
    { id: id(5), created: TIME, fragments: [[0, 5]], note: 'n', prefix: '', quote: 'Ferry', suffix: ' ', tags: ['a'] },
    {
      id: id(6),
      colour: 'unknown',
      created: TIME,
      fragments: [
        [0, 2],
        [3, 5],
      ],
      prefix: '',
      quote: 'Fe ry',
      suffix: '',
    },
  ],
};

function value<T>(stored: Stored<T>): T {
  if (!stored.ok) throw new Error(stored.message);
  return stored.value;
}

const kinds = [
  ['project', projectKind, PROJECT, (file: unknown) => fileFromProject(projectFromFile(file as never))],
  [
    'article',
    articleKind,
    ARTICLE,
    (file: unknown) => {
      const { article, body } = articleFromFile(file as never);
      return fileFromArticle(article, body);
    },
  ],
  ['claims', claimsKind, CLAIMS, (file: unknown) => fileFromClaims(claimsFromFile(file as never))],
  [
    'annotations',
    annotationsKind,
    ANNOTATIONS,
    (file: unknown) => fileFromAnnotations(annotationsFromFile(file as never)),
  ],
] as const;

describe.each(kinds)('a file of kind %s', (_name, kind, frozen, thereAndBack) => {
  test('comes back byte for byte, with every key that this version does not know', () => {
    const text = stableStringify(frozen);
    const file = value(readStored(kind as Kind<unknown>, text));
    expect(stableStringify(thereAndBack(file))).toBe(text);
  });

  test('needs its format and version', () => {
    expect(readStored(kind as Kind<unknown>, stableStringify({ ...frozen, format: 'crossread/other' })).ok).toBe(false);
    expect(readStored(kind as Kind<unknown>, stableStringify({ ...frozen, version: 0 })).ok).toBe(false);
  });
});

describe('a file of claims of version 1', () => {
  test('comes up to today’s version with nothing lost and nothing related', () => {
    const stored = readStored(claimsKind, stableStringify(CLAIMS_1));
    expect(stored).toEqual({
      ok: true,
      version: 1,
      value: {
        format: 'crossread/claims',
        version: 3,
        annotator: { id: 'vera', mood: 'unknown', name: 'Vera' },
        claims: [
          { id: id(3), created: TIME, group: 'One', text: 'First.' },
          { id: id(4), created: TIME, sameAs: id(3), text: 'Second.' },
        ],
        relations: [],
        weather: 'unknown',
      },
    });
  });

  test('is written back at today’s version, with the list that is new', () => {
    const text = stableStringify(
      fileFromClaims(claimsFromFile(value(readStored(claimsKind, stableStringify(CLAIMS_1))))),
    );
    expect(JSON.parse(text)).toEqual({ ...CLAIMS_1, version: 3, relations: [] });
  });

  test('of today’s version without its relations is no file of claims', () => {
    const { relations: _relations, ...without } = CLAIMS;
    expect(readStored(claimsKind, stableStringify(without))).toMatchObject({
      ok: false,
      code: 'invalid',
      message: expect.stringMatching(/^relations: /) as string,
    });
  });
});

describe('records', () => {
  test('say in memory what on the disk the file says', () => {
    const { sheet, extra } = annotationsFromFile(value(readStored(annotationsKind, stableStringify(ANNOTATIONS))));
    for (const record of [...sheet.spans.values(), ...sheet.links.values(), ...sheet.omissions.values()]) {
      expect(record).toMatchObject({ annotator: 'vera', article: 'ferry-news' });
    }
    expect([...sheet.spans.values()].map((span) => span.type)).toEqual(['span', 'span']);
    expect(sheet.progress).toMatchObject({ type: 'progress', annotator: 'vera', article: 'ferry-news', state: 'done' });
    expect(extra).toEqual({ weather: { unknown: true } });
    const { claims, relations } = claimsFromFile(value(readStored(claimsKind, stableStringify(CLAIMS))));
    for (const claim of claims.values()) expect(claim).toMatchObject({ type: 'claim', annotator: 'vera' });
    for (const relation of relations.values()) expect(relation).toMatchObject({ type: 'relation', annotator: 'vera' });
    expect([claims.size, relations.size]).toEqual([2, 1]);
  });

  test('are sorted by id on the disk, whatever their order in memory', () => {
    const turned = { ...ANNOTATIONS, spans: [...ANNOTATIONS.spans].reverse() };
    const file = value(readStored(annotationsKind, stableStringify(turned)));
    expect(stableStringify(fileFromAnnotations(annotationsFromFile(file)))).toBe(stableStringify(ANNOTATIONS));
  });

  const bad: [string, Kind<unknown>, object, string][] = [
    [
      'a span that says its annotator',
      annotationsKind,
      { ...ANNOTATIONS, spans: [{ ...ANNOTATIONS.spans[0], annotator: 'x' }] },
      'spans[0].annotator',
    ],
    [
      'a link that says its type',
      annotationsKind,
      { ...ANNOTATIONS, links: [{ ...ANNOTATIONS.links[0], type: 'link' }] },
      'links[0].type',
    ],
    [
      'a claim that says its annotator',
      claimsKind,
      { ...CLAIMS, claims: [{ ...CLAIMS.claims[0], annotator: 'x' }] },
      'claims[0].annotator',
    ],
    [
      'an empty fragment',
      annotationsKind,
      { ...ANNOTATIONS, spans: [{ ...ANNOTATIONS.spans[0], fragments: [[4, 4]] }] },
      'spans[0].fragments[0]',
    ],
    ['a claim twice', claimsKind, { ...CLAIMS, claims: [CLAIMS.claims[0], CLAIMS.claims[0]] }, 'claims[1]'],
    [
      'an omission twice',
      annotationsKind,
      { ...ANNOTATIONS, omissions: [ANNOTATIONS.omissions[0], ANNOTATIONS.omissions[0]] },
      'omissions[1]',
    ],
    [
      'a relation twice',
      claimsKind,
      { ...CLAIMS, relations: [CLAIMS.relations[0], CLAIMS.relations[0]] },
      'relations[1]',
    ],
    [
      'a relation of a kind that there is not',
      claimsKind,
      { ...CLAIMS, relations: [{ ...CLAIMS.relations[0], kind: 'likes' }] },
      'relations[0].kind',
    ],
    [
      'a claim merged into something that is no id',
      claimsKind,
      { ...CLAIMS, claims: [{ ...CLAIMS.claims[0], mergedInto: 'that one' }] },
      'claims[0].mergedInto',
    ],
    [
      'a colour that there is not',
      claimsKind,
      { ...CLAIMS, claims: [{ ...CLAIMS.claims[0], colour: 'puce' }] },
      'claims[0].colour',
    ],
    [
      'progress that says its article',
      annotationsKind,
      { ...ANNOTATIONS, progress: { ...ANNOTATIONS.progress, article: 'x' } },
      'progress.article',
    ],
    ['a span that is nothing', annotationsKind, { ...ANNOTATIONS, spans: [null] }, 'spans[0]'],
    ['another unit', annotationsKind, { ...ANNOTATIONS, offsetUnit: 'utf-8' }, 'offsetUnit'],
    ['no hash', articleKind, { ...ARTICLE, hash: 'abc' }, 'hash'],
    [
      'two stances of one id',
      projectKind,
      { ...PROJECT, stances: [PROJECT.stances[0], PROJECT.stances[0]] },
      'stances',
    ],
    [
      'an annotator’s id that is a path',
      claimsKind,
      { ...CLAIMS, annotator: { id: '../x', name: 'X' } },
      'annotator.id',
    ],
  ];
  test.each(bad)('%s: invalid, with the path', (_name, kind, file, at) => {
    const stored = readStored(kind, stableStringify(file));
    expect(stored).toMatchObject({ ok: false, code: 'invalid' });
    expect(stored.ok ? '' : stored.message.slice(0, at.length + 1)).toBe(`${at}:`);
  });
});

describe('bodyProblem', () => {
  const body = (sentences: [number, number][]) => ({ blocks: [], sentences });
  test.each([
    [
      [
        [0, 5],
        [5, 9],
      ],
      undefined,
    ],
    [
      [
        [0, 5],
        [4, 9],
      ],
      'sentences[1]: 4–9 overlaps the one before or is out of order',
    ],
    [[[3, 3]], 'sentences[0]: 3–3 is empty'],
    [[[0, 11]], 'sentences[0]: 0–11 lies outside the text, which has 10 characters'],
  ] as [[number, number][], string | undefined][])('%j', (sentences, problem) => {
    expect(bodyProblem(body(sentences), 10)).toBe(problem);
    const blocks = sentences.map(([start, end]) => ({ start, end, kind: 'paragraph' as const }));
    expect(bodyProblem({ blocks, sentences: [] }, 10)).toBe(problem?.replace('sentences', 'blocks'));
  });
});
