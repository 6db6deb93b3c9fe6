/** The documents of `test/fixtures/articles` and what their source says, told by a reader of its own. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { prepareArticle } from '#electron/import/index.ts';
import { readHere } from '#electron/import/read.ts';
import type { Reading } from '#electron/import/index.ts';

const folder = new URL('../../../fixtures/articles/', import.meta.url);

/** The bytes of a fixture. */
export const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));

/** Reads bytes under a name, in this thread. */
export const read = (name: string, bytes: Uint8Array = fixture(name)): Promise<Reading> => readHere({ name, bytes });

/** Returns the only problem's words of a file that must not be read. */
export async function refused(name: string, bytes: Uint8Array = fixture(name)): Promise<string> {
  const { articles, problems } = await read(name, bytes);
  expect(articles).toEqual([]);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.from).toBe(name);
  return problems[0]?.message ?? '';
}

export type Line = readonly [kind: string, text: string];

export const TITLE: Line = ['heading', 'Ferry line to Tårnvik stops after the Lûne Bridge gives way'];
export const AUTHOR = 'Ása Bjørnsdóttir-Vega';
export const NOTE = 'The harbour board published the report on Wednesday, with eleven of its forty pages blacked out.';

/** The blocks of source.md without its title and note: pandoc's Markdown as far as the file uses it. `mark` is the note's. */
export function sourceBlocks(mark: string): Line[] {
  const source = readFileSync(new URL('source.md', folder), 'utf8').replace(/^---\n[^]*?\n---\n/, '');
  const lines: Line[] = [];
  for (const paragraph of source.split(/\n\n+/).map((part) => part.trim())) {
    if (paragraph === '' || paragraph.startsWith('[^1]:')) continue;
    const words = paragraph.replace('[^1]', mark).replace(/\*(.+?)\*/g, '$1');
    if (words.startsWith('## ')) lines.push(['heading', words.slice(3)]);
    else if (words.startsWith('> ')) lines.push(['quote', words.slice(2)]);
    else if (words.startsWith('- ')) for (const item of words.split('\n')) lines.push(['item', item.slice(2)]);
    else if (words.startsWith('|')) {
      const rows = words.split('\n').filter((row) => /\p{L}/u.test(row));
      for (const row of rows) {
        const cells = row.replace(/^\||\|$/g, '').split('|');
        lines.push(['paragraph', cells.map((cell) => cell.trim()).join(' | ')]);
      }
    } else lines.push(['paragraph', words]);
  }
  return lines;
}

/** Sentences of the source, with emoji, names and words that lines divide among them; each stands in it once. */
export const SENTENCES = [
  'Nobody was on the pier at the time.',
  'A long-distance coach now makes the journey by land in seven hours.',
  'In November a diving team found a hollow under the third footing that was, in the words of its report, “large enough to park a van in”.',
  'A copy that this newspaper has seen bears the stamp of the consortium’s own post room, dated 28 November.',
  'When the water is clear again we shall look at every stone of it, and then we shall speak.',
  '👩‍🚒 Firefighters from three villages, who had spent the day pulling timber out of the fairway, were cheered like a returning team.',
  'The fish market sold a third of its catch at half the price; the dairy poured away nine thousand litres of milk.',
  'divers must show that nothing else hangs loose above the fairway;',
  'It was to open in the summer of next year, and the re-elected council had already chosen a song for the day.',
  'Professor Ngọc Ánh Delacroix, who teaches the mechanics of soils in Kesselmoor, warned against haste.',
] as const;

/** The only article of a reading, as kind and text of its blocks. */
export function blocksOf(reading: Reading): Line[] {
  const [article] = reading.articles;
  expect(reading.articles).toHaveLength(1);
  return (article?.blocks ?? []).map(({ kind, start, end }) => [kind, article?.text.slice(start, end) ?? '']);
}

/** Each sentence stands once in the text that an article of the project gets, in one block. */
export function holdsSentences(reading: Reading, sentences: readonly string[] = SENTENCES): void {
  const [article] = reading.articles;
  if (article === undefined) throw new Error('There is no article.');
  const whole = { head: 0, tail: article.text.length };
  const { body } = prepareArticle(article, whole, new Set(), '2026-03-01T00:00:00.000Z');
  for (const sentence of sentences) {
    const at = body.text.indexOf(sentence);
    expect(at, sentence).toBeGreaterThanOrEqual(0);
    expect(body.text.indexOf(sentence, at + 1), sentence).toBe(-1);
    const blocks = body.blocks.filter(({ start, end }) => start <= at && at + sentence.length <= end);
    expect(blocks, sentence).toHaveLength(1);
    const [block] = blocks;
    expect(body.text.slice(block?.start, block?.end)).toContain(sentence);
  }
}
