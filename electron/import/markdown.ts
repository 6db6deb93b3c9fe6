/** Markdown to text: markup becomes blocks with kinds, links and emphasis their words. */
import { Marked } from 'marked';
import { canonicalText } from '#shared/text/canonical.ts';
import { BlockWriter } from './block-writer.ts';
import { parsePart } from './dom.ts';
import type { Draft } from './draft.ts';
import type { RawFields } from './fields.ts';
import { writeBlocks } from './html-blocks.ts';
import { SourceError } from './source-error.ts';

/** Keys of front matter, in lower case, for each field. */
const KEYS: Readonly<Record<keyof RawFields, readonly string[]>> = {
  title: ['title', 'headline'],
  outlet: ['outlet', 'source', 'publication', 'publisher'],
  author: ['author', 'authors', 'byline'],
  published: ['published', 'date', 'published_at'],
  url: ['url', 'link', 'canonical'],
  language: ['language', 'lang'],
};

const marked = new Marked({ gfm: true });

/**
 * Returns the article of a Markdown file (CommonMark with GitHub's tables) and the fields of its front matter, lines of
 * `key: value` between two lines `---`. Markdown is written out as HTML and read by the same hand as web pages, so markup
 * inside it is text here too. Without a title in front, the first heading is the title. Throws a SourceError if no text is
 * left.
 */
export function readMarkdown(name: string, source: string): Draft {
  const { fields, body } = frontMatter(canonicalText(source));
  const writer = new BlockWriter();
  writeBlocks(parsePart(marked.parse(body, { async: false })).body, writer);
  const { text, blocks } = writer.done();
  if (text === '') throw new SourceError(`${name} has no text below its front matter.`);
  const heading = blocks.find(({ kind }) => kind === 'heading');
  const title = fields.title ?? (heading === undefined ? undefined : text.slice(heading.start, heading.end));
  return { format: 'markdown', fields: { ...fields, title }, text, blocks };
}

function frontMatter(source: string): { fields: RawFields; body: string } {
  const found = /^---[ \t]*\n((?:.*\n)*?)---[ \t]*(?:\n|$)/.exec(source);
  if (found === null) return { fields: {}, body: source };
  const values = new Map<string, string>();
  for (const line of (found[1] ?? '').split('\n')) {
    const pair = /^([A-Za-z][\w-]*)\s*:\s*(.*)$/.exec(line);
    const value = unquoted(pair?.[2]?.trim() ?? '');
    if (pair?.[1] !== undefined && value !== '') values.set(pair[1].toLowerCase(), value);
  }
  // A rule at the top of a text and another below it are not front matter.
  if (values.size === 0 && (found[1] ?? '').trim() !== '') return { fields: {}, body: source };
  return { fields: pick(values), body: source.slice(found[0].length) };
}

/** Returns the fields among the values, by the keys that front matter and JSON Lines share (in lower case). */
export function pick(values: ReadonlyMap<string, string>): RawFields {
  const of = (field: keyof RawFields): string | undefined =>
    KEYS[field].map((key) => values.get(key)).find((value) => value !== undefined);
  return {
    ...{ title: of('title'), outlet: of('outlet'), author: of('author') },
    ...{ published: of('published'), url: of('url'), language: of('language') },
  };
}

function unquoted(value: string): string {
  const quoted = /^(["'])(.*)\1$/.exec(value);
  if (quoted === null) return value;
  const inside = quoted[2] ?? '';
  return quoted[1] === '"' ? inside.replace(/\\(["\\])/g, '$1') : inside.replace(/''/g, "'");
}
