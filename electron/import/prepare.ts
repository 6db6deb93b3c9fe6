/** A read article becomes an article of the project: cut, hashed, named. */
import { splitsCharacter } from '#shared/anchoring/describe.ts';
import { ArticleFields, ArticleId } from '#shared/model/index.ts';
import type { Article, Block, Fragment } from '#shared/model/index.ts';
import { canonicalText } from '#shared/text/canonical.ts';
import { sentencesOf } from '#shared/text/sentences.ts';
import { foldWord } from '#shared/text/words.ts';
import { sha256Hex } from './sha256.ts';
import type { ReadArticle } from './source.ts';

export interface ArticleBody {
  text: string;
  blocks: Block[];
  sentences: Fragment[];
}

/**
 * Returns the article and its body, cut to `[head, tail)` (UTF-16 code units of `read.text`; a cut inside a character moves
 * outwards), with the offsets of its blocks moved along and its sentences found. `taken` are the ids that the project has
 * already; `now` is an ISO instant. Throws a RangeError if nothing but white space is left.
 */
export function prepareArticle(
  read: Pick<ReadArticle, 'fields' | 'text' | 'blocks' | 'from' | 'format'>,
  cut: { readonly head: number; readonly tail: number },
  taken: ReadonlySet<string>,
  now: string,
): { article: Article; body: ArticleBody } {
  const head = cut.head - (splitsCharacter(read.text, cut.head) ? 1 : 0);
  const tail = cut.tail + (splitsCharacter(read.text, cut.tail) ? 1 : 0);
  const kept = read.text.slice(head, tail);
  // Only a byte order mark that the cut brings to the front can still make a difference here.
  const text = canonicalText(kept);
  if (text.trim() === '') throw new RangeError(`Cut to ${cut.head}–${cut.tail}, nothing of the text is left.`);
  const blocks = moved(read.blocks, head + kept.length - text.length, text);
  const fields = ArticleFields.parse(read.fields);
  const hash = sha256Hex(text);
  const article: Article = {
    type: 'article',
    id: freeId(fields, hash, taken),
    ...fields,
    hash,
    length: text.length,
    added: now,
    source: { name: read.from, format: read.format },
  };
  return { article, body: { text, blocks, sentences: sentencesOf(text, blocks, fields.language) } };
}

/** The blocks, or what the cut leaves of them, as offsets of the cut text. */
function moved(blocks: readonly Block[], by: number, text: string): Block[] {
  return blocks.flatMap(({ start, end, ...about }) => {
    const from = Math.max(0, start - by);
    const to = Math.min(text.length, end - by);
    const rest = from < to ? text.slice(from, to) : '';
    const trimmed = rest.trim();
    if (trimmed === '') return [];
    const first = from + rest.length - rest.trimStart().length;
    return [{ start: first, end: first + trimmed.length, ...about }];
  });
}

/** `harbour-wire-2f9c1a`: the outlet, or failing that the title, and as much of the hash as makes it the only one. */
function freeId(fields: ArticleFields, hash: string, taken: ReadonlySet<string>): ArticleId {
  const name = slug(fields.outlet) || slug(hostOf(fields.url)) || slug(fields.title) || 'article';
  for (let digits = 6; digits <= 20; digits += 1) {
    const id = `${name}-${hash.slice(0, digits)}`;
    if (!taken.has(id)) return ArticleId.parse(id);
  }
  for (let copy = 2; ; copy += 1) {
    const id = `${name}-${hash.slice(0, 8)}-${copy}`;
    if (!taken.has(id)) return ArticleId.parse(id);
  }
}

const LONGEST_NAME = 32;

function slug(words: string): string {
  const whole = words
    .split(/\s+/)
    .map(foldWord)
    .join('-')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (whole.length <= LONGEST_NAME) return whole;
  const cut = whole.slice(0, LONGEST_NAME + 1).replace(/-[^-]*$/, '');
  return cut.slice(0, LONGEST_NAME);
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1] ?? '';
}
