import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnnotationsFile, annotationsKind, StoredLink, StoredSpan } from '#shared/schema/annotations-file.ts';
import { ArticleFile, articleKind } from '#shared/schema/article-file.ts';
import { readStored } from '#shared/schema/migrate.ts';
import type { Kind } from '#shared/schema/migrate.ts';
import { isPlainBlock, isPlainFragment, isPlainLink, isPlainSpan } from '#shared/schema/plain.ts';
import { Fragment } from '#shared/model/index.ts';

const uuid = (n: number): string => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const span = (n: number): Record<string, unknown> => ({
  id: uuid(n),
  fragments: [[3, 9]],
  quote: 'harbour',
  prefix: 'the ',
  suffix: ' was',
  created: '2026-01-14T09:10:00.000Z',
});
const link = (n: number): Record<string, unknown> => ({
  id: uuid(n),
  span: uuid(1),
  claim: uuid(2),
  stance: 'agrees',
  created: '2026-01-14T09:10:00.000Z',
});

/** Values that stand near the edge between right and wrong for one key or another. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    ...[undefined, null, '', ' ', 'x', 0, -1, 1.5, true, [], {}, [[]], [[0, 0]], [[0, 1]], [[0, 1, 2]], [[1, 0]]],
    ...[
      [[-1, 4]],
      [[0, '1']],
      [[0, 2 ** 53]],
      ['a'],
      [' a '],
      uuid(7),
      uuid(7).toUpperCase(),
      uuid(7) + '\n',
      'agrees\n',
    ],
    ...[
      '2026-02-29T00:00:00.000Z',
      '2024-02-29T00:00:00.000Z',
      '2026-01-14T09:10:00+01:00',
      '2026-01-14T24:10:00.000Z',
    ],
    ...['2026-01-14', '2026-13-14T09:10:00.000Z', '2026-01-14T09:10:00.000Z\n', '2026-01-14T09:10Z'],
  ),
  fc.string(),
  fc.integer(),
);
const changed = (base: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom(...Object.keys(base), 'tags', 'note', 'unsure', 'type', 'annotator', 'article', 'new'),
        odd,
      ),
      { maxLength: 3 },
    )
    .map((changes) => ({ ...base, ...Object.fromEntries(changes) }));

describe('records recognised without their schema', () => {
  it('recognises the records that nearly every file is made of', () => {
    expect(isPlainSpan(span(1))).toBe(true);
    expect(isPlainLink(link(1))).toBe(true);
    expect(isPlainFragment([0, 1])).toBe(true);
    expect(isPlainBlock({ start: 0, end: 4, kind: 'heading' })).toBe(true);
    expect(isPlainBlock({ start: 0, end: 4, kind: 'heading', page: 3 })).toBe(true);
    expect(isPlainBlock({ start: 0, end: 4, kind: 'heading', page: 0 })).toBe(false);
    expect(isPlainBlock({ start: 0, end: 4, kind: 'heading', page: '3' })).toBe(false);
  });

  it('recognises nothing that the schema would refuse or change', () => {
    fc.assert(
      fc.property(changed(span(1)), changed(link(1)), odd, (aSpan, aLink, value) => {
        if (isPlainSpan(aSpan)) expect(StoredSpan.parse(aSpan)).toEqual(aSpan);
        if (isPlainLink(aLink)) expect(StoredLink.parse(aLink)).toEqual(aLink);
        for (const fragment of [value, ...((Array.isArray(value) ? value : []) as unknown[])]) {
          if (isPlainFragment(fragment)) expect(Fragment.parse(fragment)).toEqual(fragment);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

/** What the schema alone makes of the file. */
function slowly<T>({ quick: _quick, ...kind }: Kind<T>, text: string): unknown {
  return readStored(kind, text);
}

describe('files read the quicker way', () => {
  it('come out as the schema alone would have them, good or bad', () => {
    const header = {
      format: 'crossread/annotations',
      version: 2,
      offsetUnit: 'utf-16',
      annotator: { id: 'ada', name: 'Ada' },
      article: { id: 'weir', hash: 'a'.repeat(64) },
    };
    const order = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 });
    fc.assert(
      fc.property(
        order.chain((ids) => fc.tuple(...ids.map((n) => changed(span(n))))),
        order.chain((ids) => fc.tuple(...ids.map((n) => changed(link(n))))),
        fc.record({ progress: odd, annotator: odd, extra: odd, omissions: odd }, { requiredKeys: [] }),
        (spans, links, changes) => {
          const text = JSON.stringify({ ...header, spans, links, omissions: [], ...changes });
          expect(readStored(annotationsKind, text)).toEqual(slowly(annotationsKind, text));
        },
      ),
      { numRuns: 500 },
    );
    const plain = { ...header, spans: [span(1), span(2)], links: [link(1)], omissions: [] };
    expect(annotationsKind.quick?.(plain)).toEqual(AnnotationsFile.parse(plain));
  });

  it('gives an article as its schema does', () => {
    const article = {
      ...{
        format: 'crossread/article',
        version: 1,
        offsetUnit: 'utf-16',
        id: 'weir',
        title: '',
        outlet: '',
        author: '',
      },
      ...{ published: '', url: '', language: 'en', hash: 'b'.repeat(64), length: 9, added: '2026-01-14T09:10:00.000Z' },
      source: { name: 'a.txt', format: 'txt' },
      blocks: [{ start: 0, end: 9, kind: 'paragraph', colour: 'red' }],
      sentences: [[0, 9]],
    };
    expect(articleKind.quick?.(article)).toEqual(ArticleFile.parse(article));
    fc.assert(
      fc.property(changed(article), fc.constantFrom('start', 'end', 'kind'), odd, (file, key, value) => {
        const blocks = [{ start: 0, end: 9, kind: 'paragraph', [key]: value }];
        for (const text of [JSON.stringify(file), JSON.stringify({ ...article, blocks })]) {
          expect(readStored(articleKind, text)).toEqual(slowly(articleKind, text));
        }
      }),
      { numRuns: 500 },
    );
  });
});
