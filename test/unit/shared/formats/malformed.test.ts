/**
 * Every reader against files that something happened to: what was written is cut, changed, shuffled or exchanged. Nothing is
 * ever thrown, what is left out is told with the file it stands in, and whatever is read lies inside its text.
 */
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { documentOf } from '#shared/document/records.ts';
import type { ForeignCorpus, FormatFile, KnownArticle } from '#shared/formats/foreign/corpus.ts';
import { proposeMapping } from '#shared/formats/foreign/mapping.ts';
import { planForeign } from '#shared/formats/foreign/plan.ts';
import { formats } from '#shared/formats/index.ts';
import type { Dataset, Format } from '#shared/formats/index.ts';
import { AnnotatorId } from '#shared/model/index.ts';
import { encodeText } from '#shared/text/encoding.ts';
import { NOW, articleOf, sha256, uuid } from '#test/support/records.ts';
import { ada, bo, millFire } from './dataset.ts';
import { written } from './round-trip/harness.ts';

const dataset: Dataset = millFire([ada, bo]);
const articles = [...dataset.doc.articles.values()].map(({ id, title, url, hash }): KnownArticle => ({
  ...{ id, title, url, hash },
  text: dataset.texts.get(id)?.text ?? '',
}));

/** What is written, unpacked where it is a zip; of a format that is only read, a small file of its own. */
function wholeFiles(format: Format): FormatFile[] {
  if (!format.info.writes)
    return OWN.get(format.info.id) ?? expect.fail(`${format.info.id} needs a file of its own here`);
  return written(format, dataset).flatMap(({ path, bytes }) =>
    bytes[0] === 0x50 && bytes[1] === 0x4b
      ? Object.entries(unzipSync(bytes)).map(([inside, content]) => ({ path: `${path}/${inside}`, bytes: content }))
      : { path, bytes },
  );
}

const token = (id: number, word: string): string =>
  `<token t_id="${id}" sentence="0" number="${id - 1}">${word}</token>\n`;
const OWN = new Map<string, FormatFile[]>([
  [
    'ecb-plus',
    [
      {
        path: '1/1_1ecbplus.xml',
        bytes: encodeText(
          `<?xml version="1.0" encoding="UTF-8"?>\n<Document doc_name="1_1ecbplus.xml" doc_id="D1">\n${['The', 'mill', 'burnt', '🔥', '.'].map((word, index) => token(index + 1, word)).join('')}<Markables>\n<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="3"/><token_anchor t_id="4"/></ACTION_OCCURRENCE>\n<ACTION_OCCURRENCE m_id="2" RELATED_TO="" TAG_DESCRIPTOR="t1b_fire" instance_id="ACT1"/>\n</Markables>\n<Relations>\n<CROSS_DOC_COREF r_id="9" note="ACT1"><source m_id="1"/><target m_id="2"/></CROSS_DOC_COREF>\n</Relations>\n</Document>\n`,
        ),
      },
    ],
  ],
]);

/** One thing that happens to a file. Places are shares of its length, so that one choice suits every file. */
const mishap = fc.oneof(
  fc.record({ what: fc.constant('cut' as const), at: fc.nat(999) }),
  fc.record({ what: fc.constant('flip' as const), at: fc.nat(999), byte: fc.nat(255) }),
  fc.record({
    what: fc.constant('insert' as const),
    at: fc.nat(999),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 5 }),
  }),
  fc.record({ what: fc.constant('delete line' as const), at: fc.nat(999) }),
  fc.record({ what: fc.constant('repeat line' as const), at: fc.nat(999) }),
  fc.record({ what: fc.constant('swap lines' as const), at: fc.nat(999), with: fc.nat(999) }),
  fc.record({
    what: fc.constant('other number' as const),
    at: fc.nat(999),
    number: fc.constantFrom(
      '-1',
      '0',
      '1.5',
      '1e400',
      'NaN',
      '99999999',
      '99999999999999999999',
      '"1"',
      'null',
      '[]',
      '',
    ),
  }),
  fc.record({
    what: fc.constant('other word' as const),
    at: fc.nat(999),
    word: fc.constantFrom('__proto__', 'constructor', 'toString', '', '�', '<', '"', '\\', '\t', '\r\n', '{', 'null'),
  }),
  fc.record({ what: fc.constant('drop' as const) }),
  fc.record({ what: fc.constant('empty' as const) }),
  fc.record({ what: fc.constant('double' as const) }),
  fc.record({ what: fc.constant('UTF-16' as const) }),
);
type Mishap = typeof mishap extends fc.Arbitrary<infer T> ? T : never;

const share = (at: number, length: number): number => Math.floor((at / 1000) * length);
const lines = (bytes: Uint8Array): string[] => Buffer.from(bytes).toString('utf8').split('\n');

function struck(bytes: Uint8Array, event: Mishap): Uint8Array {
  const text = (): string => Buffer.from(bytes).toString('utf8');
  const spliced = (at: number, count: number, more: readonly string[]): Uint8Array =>
    encodeText(
      lines(bytes)
        .toSpliced(at, count, ...more)
        .join('\n'),
    );
  const replaced = (pattern: RegExp, at: number, by: string): Uint8Array => {
    const found = [...text().matchAll(pattern)];
    const one = found[share(at, found.length)];
    if (one === undefined) return bytes;
    return encodeText(text().slice(0, one.index) + by + text().slice(one.index + one[0].length));
  };
  switch (event.what) {
    case 'cut':
      return bytes.slice(0, share(event.at, bytes.length));
    case 'flip':
      return bytes.with(Math.min(share(event.at, bytes.length), Math.max(0, bytes.length - 1)), event.byte);
    case 'insert': {
      const at = share(event.at, bytes.length);
      return new Uint8Array(Buffer.concat([bytes.slice(0, at), event.bytes, bytes.slice(at)]));
    }
    case 'delete line':
      return spliced(share(event.at, lines(bytes).length), 1, []);
    case 'repeat line': {
      const at = share(event.at, lines(bytes).length);
      return spliced(at, 0, [lines(bytes)[at] ?? '']);
    }
    case 'swap lines': {
      const all = lines(bytes);
      const [a, b] = [share(event.at, all.length), share(event.with, all.length)];
      return encodeText(
        all
          .with(a, all[b] ?? '')
          .with(b, all[a] ?? '')
          .join('\n'),
      );
    }
    case 'other number':
      return replaced(/\d+/g, event.at, event.number);
    case 'other word':
      return replaced(/\p{L}+/gu, event.at, event.word);
    case 'empty':
      return new Uint8Array(0);
    case 'UTF-16':
      return new Uint8Array(Buffer.from(text(), 'utf16le'));
    case 'drop':
    case 'double':
      return bytes;
  }
}

/** Each event strikes one file; a file may be dropped, or be there twice. */
function broken(
  files: readonly FormatFile[],
  events: readonly (readonly [file: number, event: Mishap])[],
): FormatFile[] {
  let now = [...files];
  for (const [file, event] of events) {
    const at = share(file, now.length);
    const one = now[at];
    if (one === undefined) continue;
    if (event.what === 'drop') now = now.toSpliced(at, 1);
    else if (event.what === 'double') now.push({ ...one, path: `again/${one.path}` });
    else now[at] = { ...one, bytes: one.bytes.length === 0 ? one.bytes : struck(one.bytes, event) };
  }
  return now;
}

function isSound(corpus: ForeignCorpus, files: readonly FormatFile[]): void {
  for (const { text, annotations, offsets } of corpus.documents) {
    expect(text).not.toContain('\r');
    expect(offsets.unit).not.toBe('');
    for (const { fragments } of annotations) {
      expect(fragments.length).toBeGreaterThan(0);
      for (const [start, end] of fragments) {
        if (!(Number.isInteger(start) && start >= 0 && start < end && end <= text.length)) {
          expect.fail(`${start}–${end} does not lie inside a text of ${text.length}`);
        }
      }
    }
  }
  const known = files.map(({ path }) => path);
  for (const { file, message } of corpus.problems) {
    expect(message).toMatch(/^\S.*[.!?”)]$/s);
    // A zip is named where something that should be in it is not.
    expect(known.some((path) => path === file || path.startsWith(`${file}/`))).toBe(true);
  }
}

/** What is read can be taken in, whatever it is. */
function isTakenIn(format: Format, corpus: ForeignCorpus): void {
  const records = corpus.documents.map(({ text }, index) => articleOf(`read-${index}`, text));
  const doc = documentOf(dataset.doc.project, records);
  let next = 0x20000;
  const names = new Map<string, AnnotatorId>();
  const plan = planForeign(corpus, proposeMapping(format.info.id, corpus, doc, 'Nobody'), {
    doc,
    articles: records.map(({ id }) => id),
    annotatorFor: (who) => {
      const name = typeof who === 'string' ? who : who.name;
      const id = names.get(name) ?? AnnotatorId.parse(`a-${names.size}`);
      names.set(name, id);
      return { type: 'annotator', id, name };
    },
    author: null,
    newId: () => uuid((next += 1)),
    now: NOW,
  });
  expect(plan.diff.removed).toEqual([]);
}

const readers = formats.filter(({ read }) => read !== undefined);

describe.each(readers.map((format) => [format.info.id, format] as const))('%s', (_id, format) => {
  const files = wholeFiles(format);
  const read = (given: readonly FormatFile[]): ForeignCorpus =>
    format.read?.(given, { articles: format.keeps?.texts === false ? articles : [], sha256 }) ?? expect.fail();

  test('reads its own files whole', () => {
    const corpus = read(files);
    isSound(corpus, files);
    expect(corpus.problems).toEqual([]);
    expect(corpus.documents.length + corpus.claims.length).toBeGreaterThan(0);
  });

  test('reads what is left of damaged files, and tells the rest', () => {
    const events = fc.array(fc.tuple(fc.nat(999), mishap), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(events, (list) => {
        const damaged = broken(files, list);
        const corpus = read(damaged);
        isSound(corpus, damaged);
        isTakenIn(format, corpus);
      }),
      { numRuns: 150 },
    );
  });

  test('reads nothing at all, and files that are none of its business', () => {
    isSound(read([]), []);
    const strange = [
      { path: 'picture.png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 255]) },
      { path: 'LICENSE', bytes: encodeText('Do what you will.\n') },
    ];
    const corpus = read(strange);
    isSound(corpus, strange);
    expect(corpus.documents.flatMap(({ annotations }) => annotations)).toEqual([]);
  });
});
