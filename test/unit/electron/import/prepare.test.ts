import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepareArticle, sha256Hex } from '#electron/import/index.ts';
import { Article } from '#shared/model/index.ts';
import { blocksOf } from '#shared/text/blocks.ts';
import { isCanonical } from '#shared/text/canonical.ts';

const NOW = '2026-03-20T09:00:00.000Z';
const FIELDS = { title: 'Gate opens', outlet: 'Harbour Wire', author: '', published: '', url: '', language: 'en' };
const source = (text: string, fields = FIELDS) => ({
  from: 'a.txt',
  format: 'text',
  fields,
  text,
  blocks: blocksOf(text),
});
const prepare = (text: string, head = 0, tail = text.length, taken: string[] = [], fields = FIELDS) =>
  prepareArticle(source(text, fields), { head, tail }, new Set(taken), NOW);

test('the hash is that of the UTF-8 bytes', () => {
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256Hex('水闸')).toBe(createHash('sha256').update(Buffer.from('e6b0b4e997b8', 'hex')).digest('hex'));
});

test('an article is cut, its blocks and sentences move along, and it is named after its outlet', () => {
  const text = 'Ad\nGate opens\nIt rained. It stopped.\n0 Comments';
  const { article, body } = prepare(text, 3, 36);
  expect(body.text).toBe('Gate opens\nIt rained. It stopped.');
  expect(body.blocks.map(({ start, end }) => body.text.slice(start, end))).toEqual([
    'Gate opens',
    'It rained. It stopped.',
  ]);
  expect(body.sentences.map(([start, end]) => body.text.slice(start, end))).toEqual([
    'Gate opens',
    'It rained.',
    'It stopped.',
  ]);
  expect(Article.parse(article)).toEqual(article);
  expect(article).toMatchObject({ ...FIELDS, hash: sha256Hex(body.text), length: 33, added: NOW });
  expect(article.id).toBe(`harbour-wire-${article.hash.slice(0, 6)}`);
  expect(article.source).toEqual({ name: 'a.txt', format: 'text' });
});

test('the id is readable whatever the outlet, and never one that is taken', () => {
  const id = (fields: Partial<typeof FIELDS>, taken: string[] = []) =>
    prepare('It rained.', 0, 10, taken, { ...FIELDS, ...fields }).article.id.replace(/-[0-9a-f]+(-\d+)?$/, '');
  expect(id({ outlet: 'Łódź Čas & Co.' })).toBe('lodz-cas-co');
  expect(id({ outlet: '', url: 'https://www.lantern.example/x' })).toBe('lantern-example');
  expect(id({ outlet: '水闸报', title: '' })).toBe('article');
  expect(id({ outlet: 'The Very Long Name of a Newspaper from Sarrick' })).toBe('the-very-long-name-of-a');
  const first = prepare('It rained.').article;
  const second = prepare('It rained.', 0, 10, [first.id]).article;
  expect(second.id).toBe(`harbour-wire-${first.hash.slice(0, 7)}`);
});

test('a cut inside a block or a character keeps what is left of it', () => {
  const text = 'One 👍 two.\n\nThree.';
  const { body } = prepare(text, 5, text.length);
  expect(body.text).toBe('👍 two.\n\nThree.');
  expect(body.blocks[0]).toEqual({ start: 0, end: 7, kind: 'paragraph' });
  expect(prepare('One \n', 0, 4).body.blocks).toEqual([{ start: 0, end: 3, kind: 'paragraph' }]);
});

test('blocks keep their pages when the text is cut', () => {
  const text = 'Ad\nGate opens\nIt rained.';
  const blocks = blocksOf(text).map((block, index) => ({ ...block, page: index + 7 }));
  const { body } = prepareArticle({ ...source(text), blocks }, { head: 3, tail: text.length }, new Set(), NOW);
  expect(body.blocks.map(({ start, end, page }) => [body.text.slice(start, end), page])).toEqual([
    ['Gate opens', 8],
    ['It rained.', 9],
  ]);
});

test('a mark that the cut brings to the front goes, and the blocks know', () => {
  const { body } = prepare('One\n\uFEFFTwo.', 4);
  expect(body).toMatchObject({ text: 'Two.', blocks: [{ start: 0, end: 4 }] });
});

test('nothing left is refused', () => {
  expect(() => prepare('One\n \n', 3)).toThrow('nothing of the text is left');
});

test('after any cut the text is canonical and its blocks are those of its lines', () => {
  const lines = fc.array(fc.constantFrom('Gate opens', ' \u00a0', '', 'It 👍 rained. ', '\uFEFFx', '水闸'), {
    minLength: 1,
  });
  fc.assert(
    fc.property(lines, fc.nat(), fc.nat(), (list, a, b) => {
      const text = ['Start', ...list].join('\n');
      const head = Math.min(a, b) % text.length;
      const tail = Math.min(text.length, head + 1 + (Math.max(a, b) % text.length));
      fc.pre(text.slice(head, tail).trim() !== '');
      const { body } = prepare(text, head, tail);
      expect(isCanonical(body.text)).toBe(true);
      expect(body.blocks.map(({ start, end }) => [start, end])).toEqual(
        blocksOf(body.text).map(({ start, end }) => [start, end]),
      );
    }),
    { numRuns: 300 },
  );
});
