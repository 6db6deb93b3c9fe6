/** Whatever is damaged in a file of a JSON format: it is told, nothing is thrown, and no place lies outside its text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownArticle } from '#shared/formats/foreign/corpus.ts';
import { formatOf } from '#shared/formats/index.ts';
import type { Format } from '#shared/formats/index.ts';
import { encodeText } from '#shared/text/encoding.ts';
import { ada, bo, millFire } from './dataset.ts';
import { readFiles } from './read-files.ts';

const dataset = millFire([ada, bo]);
const articles = [...dataset.doc.articles.values()].map(({ id, title, url, hash }): KnownArticle => ({
  ...{ id, title, url, hash, text: dataset.texts.get(id)?.text ?? '' },
}));

function format(id: string): Format {
  const found = formatOf(id);
  if (found?.serialise === undefined) throw new Error(`${id} is not written`);
  return found;
}

const written = (id: string): string => [...(format(id).serialise?.(dataset) ?? [])].map(String).join('');

function isSound(id: string, bytes: Uint8Array): void {
  const corpus = readFiles(format(id), [{ path: 'a.jsonl', bytes }], articles);
  for (const { text, annotations } of corpus.documents) {
    for (const { fragments } of annotations) {
      for (const [start, end] of fragments) expect(start >= 0 && start < end && end <= text.length).toBe(true);
    }
  }
}

/** Names that the formats look for, so that arbitrary values are not passed over. */
const key = fc.constantFrom(
  'text',
  'label',
  'spans',
  'data',
  'annotations',
  'result',
  'value',
  'target',
  'body',
  'items',
  '__proto__',
  'x',
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom(null, true, 0, -1, 1.5, 1e300, '', 'text', '\ud83d', 'Annotation'),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
  ),
}));

/** Replaces one value somewhere in the JSON by another. */
function replaced(node: unknown, path: readonly number[], by: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof node !== 'object' || node === null) return by;
  const entries = Object.entries(node);
  const [name, value] = entries[step % Math.max(1, entries.length)] ?? [];
  if (name === undefined) return by;
  const made = replaced(value, rest, by);
  if (Array.isArray(node)) return (node as unknown[]).map((one, index) => (index === Number(name) ? made : one));
  return { ...node, [name]: made };
}

describe.each(['doccano', 'label-studio', 'prodigy', 'web-annotation'])('%s', (id) => {
  const content = written(id);
  const isByLine = id === 'doccano' || id === 'prodigy';

  it('reads what it wrote without a problem', () => {
    const { problems } = readFiles(format(id), [{ path: 'a.jsonl', bytes: encodeText(content) }], articles);
    expect(problems).toEqual([]);
  });

  it('takes any one value in its file being another', () => {
    const records = (isByLine ? content.trim().split('\n') : [content]).map((line) => JSON.parse(line) as unknown);
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 9 }), tree, fc.nat(2), (path, by, which) => {
        const damaged = records.map((one, index) => (index === which % records.length ? replaced(one, path, by) : one));
        isSound(id, encodeText(damaged.map((one) => JSON.stringify(one)).join('\n')));
      }),
      { numRuns: 300 },
    );
  });

  it('takes any JSON, and its own file cut off anywhere', () => {
    fc.assert(
      fc.property(tree, (any) => {
        isSound(id, encodeText(JSON.stringify(any)));
      }),
      { numRuns: 200 },
    );
    const bytes = encodeText(content);
    fc.assert(
      fc.property(fc.nat(bytes.length - 3), (length) => {
        const cut = readFiles(format(id), [{ path: 'a.jsonl', bytes: bytes.slice(0, length) }], articles);
        // Cut between two lines the rest is whole; otherwise something is missing, and that is told.
        if (bytes[length - 1] !== 0x0a && bytes[length] !== 0x0a) expect(cut.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

it('each file is known as its own format’s and as no other’s', () => {
  const ids = ['doccano', 'label-studio', 'prodigy', 'web-annotation'];
  for (const id of ids) {
    const name = format(id).fileName(dataset);
    const head = written(id).slice(0, 4096);
    const sure = ids.map((one) => format(one).recognise?.(name, head) ?? 0);
    expect(sure[ids.indexOf(id)]).toBe(1);
    expect(sure.filter((value) => value > 0.9)).toHaveLength(1);
  }
});
