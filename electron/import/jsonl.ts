/** JSON Lines: one article a line. A bad line is a problem of its own; the others are read. */
import { blocksOf } from '#shared/text/blocks.ts';
import { canonicalText } from '#shared/text/canonical.ts';
import type { Draft } from './draft.ts';
import { pick } from './markdown.ts';
import { titleBlock } from './txt.ts';

export interface Line {
  /** From 1, blank lines counted. */
  readonly number: number;
  readonly draft?: Draft;
  /** Why there is no draft. */
  readonly problem?: string;
}

/**
 * Returns a draft or a problem for each line that is not blank. A line is a JSON object with a `text` and, if known,
 * `title`, `outlet` or `source`, `author`, `published` or `date`, `url`, `language` or `lang`; other keys are passed over.
 */
export function readJsonLines(source: string): Line[] {
  const lines: Line[] = [];
  for (const [index, line] of canonicalText(source).split('\n').entries()) {
    if (line.trim() !== '') lines.push({ number: index + 1, ...readLine(line) });
  }
  return lines;
}

function readLine(line: string): Omit<Line, 'number'> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { problem: `This line is not JSON (${reason(error)}). Each line must be one object, on one line.` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problem: 'This line is not an object such as {"title": "…", "text": "…"}.' };
  }
  const text = 'text' in value ? value.text : undefined;
  if (typeof text !== 'string') return { problem: 'This line has no “text” with the article’s text in it.' };
  if (text.trim() === '') return { problem: 'The “text” of this line is empty.' };
  if (!text.isWellFormed()) return { problem: 'The “text” of this line holds half a character (a lone surrogate).' };
  const canonical = canonicalText(text);
  const blocks = blocksOf(canonical);
  const first = blocks[titleBlock(canonical, blocks)];
  const fields = pick(stringsOf(value));
  const title = fields.title ?? (first === undefined ? undefined : canonical.slice(first.start, first.end));
  return { draft: { format: 'jsonl', fields: { ...fields, title }, text: canonical, blocks } };
}

/** The values that are words, or lists of words (several authors), by their keys in lower case. */
function stringsOf(value: object): Map<string, string> {
  const strings = new Map<string, string>();
  for (const [key, entry] of Object.entries(value) as [string, unknown][]) {
    const words = [entry].flat().filter((item) => typeof item === 'string');
    if (key.toLowerCase() !== 'text' && words.join('').trim() !== '') strings.set(key.toLowerCase(), words.join(', '));
  }
  return strings;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^JSON\.parse: /, '').slice(0, 120) : 'unknown reason';
}
