/** Lines of columns to paragraphs, headings, items and rows: by the spaces between lines, their indents, sizes and ends. */
import { joined } from './join.ts';
import type { WordList } from './join.ts';
import { countedItems, withoutBullet } from './lines.ts';
import type { Line } from './lines.ts';
import { rowTexts } from './rows.ts';

export interface Paragraph {
  kind: 'paragraph' | 'heading' | 'quote' | 'item';
  readonly lines: Line[];
  /** The text of a row of a table: its line stands for itself. */
  readonly row: string | undefined;
  /** Begun by an indent of its first line. */
  readonly indented: boolean;
  /** The column it begins in, and the edges of that. */
  readonly flow: number;
  readonly left: number;
  readonly right: number;
}

/** What most of the document's letters are set in. */
export interface Body {
  readonly size: number;
  readonly font: string;
  /** From baseline to baseline, for each size. */
  readonly pitch: ReadonlyMap<number, number>;
}

const HEADING_SIZE = 1.15;
const INDENT = 0.6;
const LONGEST_HEADING = 120;

/** Returns what the body of the document is set in. */
export function bodyOf(flows: readonly (readonly Line[])[]): Body {
  const letters = new Map<number, number>();
  const fonts = new Map<string, number>();
  const steps = new Map<number, number[]>();
  for (const lines of flows) {
    for (const [index, line] of lines.entries()) {
      const size = rounded(line.size);
      letters.set(size, (letters.get(size) ?? 0) + line.text.length);
      const [font, ...others] = line.fonts;
      if (font !== undefined && others.length === 0) fonts.set(font, (fonts.get(font) ?? 0) + line.text.length);
      const before = lines[index - 1];
      if (before === undefined || rounded(before.size) !== size || line.y <= before.y) continue;
      const list = steps.get(size) ?? [];
      list.push(line.y - before.y);
      steps.set(size, list);
    }
  }
  const pitch = new Map<number, number>();
  for (const [size, list] of steps) {
    list.sort((one, other) => one - other);
    // Spaces between paragraphs are wider, not narrower: the lower third is safely inside them.
    pitch.set(size, Math.min(list[Math.floor(list.length / 3)] ?? size * 1.2, size * 2.2));
  }
  return { size: most(letters, 10), font: most(fonts, ''), pitch };
}

const rounded = (size: number): number => Math.round(size * 2) / 2;

function most<T>(counts: ReadonlyMap<T, number>, otherwise: T): T {
  let best: [T, number] = [otherwise, -1];
  for (const entry of counts) if (entry[1] > best[1]) best = entry;
  return best[0];
}

/** Returns the paragraphs of one column. */
export function paragraphsOf(flowLines: readonly Line[], flow: number, body: Body): Paragraph[] {
  const lines = countedItems(flowLines);
  const rows = rowTexts(lines);
  const left = Math.min(...lines.map(({ x0 }) => x0));
  const right = Math.max(...lines.map(({ x1 }) => x1));
  const rights = localRights(lines, left, right, body);
  const paragraphs: Paragraph[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const next = lines[index + 1];
    const current = paragraphs.at(-1);
    const row = rows[index];
    const parted =
      current === undefined ||
      before === undefined ||
      row !== undefined ||
      current.row !== undefined ||
      isParted(current, before, line, rights[index - 1] ?? right, body);
    if (!parted) {
      current.lines.push(line);
      continue;
    }
    const indented =
      before !== undefined && line.x0 - left > INDENT * line.size && next !== undefined && line.x0 > next.x0 + 1;
    const kind = line.item === undefined ? 'paragraph' : 'item';
    paragraphs.push({ kind, lines: [line], row, indented, flow, left, right });
  }
  for (const [index, paragraph] of paragraphs.entries()) {
    if (isQuote(paragraph)) paragraph.kind = 'quote';
    else if (isHeading(paragraph, paragraphs[index - 1], paragraphs[index + 1], body)) paragraph.kind = 'heading';
  }
  return paragraphs;
}

function isParted(current: Paragraph, before: Line, line: Line, right: number, body: Body): boolean {
  if (isFar(before, line, body) || line.item !== undefined) return true;
  if (line.size > HEADING_SIZE * body.size) return false;
  const indent = INDENT * line.size;
  const [first, second] = current.lines;
  if (first?.item !== undefined) {
    // The words of an item stand under its first word, not under its bullet.
    const hangs = first.item - first.x0 > indent;
    if (hangs && line.x0 < first.item - indent) return true;
  } else if (second === undefined) {
    if (line.x0 > before.x0 + indent) return true;
  } else if (Math.abs(line.x0 - second.x0) > indent) return true;
  if (isOfOtherFont(current, line, body)) return true;
  if (/[-‐\u00ad]$/u.test(before.text)) return false;
  return wouldHaveFit(before, line, right);
}

/** By its distance or its size it cannot belong to the line before it. */
function isFar(before: Line, line: Line, { pitch }: Body): boolean {
  const larger = Math.max(before.size, line.size);
  if (Math.abs(before.size - line.size) > 0.08 * larger) return true;
  const step = line.y - before.y;
  const usual = pitch.get(rounded(line.size)) ?? line.size * 1.2;
  return step > usual * 1.25 + 0.5 || step <= 0;
}

/** The first word of the line had room at the end of the line before: a person or a program ended that one on purpose. */
function wouldHaveFit(before: Line, line: Line, right: number): boolean {
  const word = /^\S+/.exec(line.text)?.[0] ?? '';
  const letter = (line.x1 - line.x0) / Math.max(1, line.text.length);
  return before.x1 + (word.length + 1) * letter < right - 0.4 * line.size;
}

function isOfOtherFont({ lines }: Paragraph, line: Line, body: Body): boolean {
  const fonts = new Set(lines.flatMap((own) => [...own.fonts]));
  return (
    fonts.size > 0 && !fonts.has(body.font) && line.fonts.size > 0 && [...line.fonts].every((f) => f === body.font)
  );
}

/** Where lines end on the right: at the column's edge, or at that of their own stretch if it is set in from both sides. */
function localRights(lines: readonly Line[], left: number, right: number, body: Body): number[] {
  const rights: number[] = [];
  let from = 0;
  for (let at = 1; at <= lines.length; at += 1) {
    const before = lines[at - 1];
    const line = lines[at];
    if (before === undefined) break;
    const goesOn =
      line !== undefined && !isFar(before, line, body) && Math.abs(line.x0 - before.x0) <= INDENT * line.size;
    if (goesOn) continue;
    const chunk = lines.slice(from, at);
    const first = chunk[0];
    const most = Math.max(...chunk.map(({ x1 }) => x1));
    const inset = first === undefined || first.item !== undefined ? 0 : first.x0 - left;
    // Quotes are set in from both sides; a list only seems so where its lines are short.
    const isSetIn = chunk.length > 1 && inset > INDENT * (first?.size ?? 0) && right - most > 0.6 * inset;
    const own = isSetIn ? most : right;
    for (let index = from; index < at; index += 1) rights[index] = own;
    from = at;
  }
  return rights;
}

const isQuote = ({ kind, row, lines, left, right }: Paragraph): boolean =>
  kind === 'paragraph' &&
  row === undefined &&
  (lines.length > 1 && lines.every(({ x0, x1, size }) => x0 - left > 0.8 * size && right - x1 > 0.5 * size)
    ? true
    : lines.length > 2 && lines.every(({ x0, size }) => x0 - left > 1.5 * size));

function isHeading(
  { kind, row, lines }: Paragraph,
  before: Paragraph | undefined,
  next: Paragraph | undefined,
  body: Body,
): boolean {
  const [line] = lines;
  if (kind === 'item' || row !== undefined || line === undefined) return false;
  const text = lines.map((own) => own.text).join(' ');
  if (text.length > 2 * LONGEST_HEADING || !/\p{L}/u.test(text)) return false;
  if (line.size > HEADING_SIZE * body.size) return true;
  const isOwn = lines.every(({ fonts }) => fonts.size > 0 && !fonts.has(body.font));
  const leads = next?.row === undefined && next !== undefined && next.lines.some(({ fonts }) => fonts.has(body.font));
  if (!isOwn || !leads || lines.length > 2 || line.size < 0.95 * body.size) return false;
  return text.length <= LONGEST_HEADING && !/[.,;:]$/.test(text) && before?.kind !== 'heading';
}

/** Rows and notes at a page's foot that may stand between the two halves of a paragraph. */
const MOST_BETWEEN = 100;
const TERMINAL = /[.!?…:。！？؟۔]["'”’»)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$/u;

/** Puts together what the end of a column or page parted. Small print at a page's foot stays where it is. */
export function acrossColumns(paragraphs: readonly Paragraph[], body: Body): Paragraph[] {
  const isBody = ({ lines, row }: Paragraph): boolean => row === undefined && (lines[0]?.size ?? 0) > 0.92 * body.size;
  const indents = paragraphs.filter(({ indented }) => indented).length;
  const usesIndents = indents > 1 && indents * 10 > paragraphs.length;
  const result: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    let at = result.length - 1;
    while (at >= 0 && at > result.length - MOST_BETWEEN && !isBody(result[at] ?? paragraph)) at -= 1;
    const before = result[at];
    const between = result.slice(at + 1);
    const isFirst = before !== undefined && before.flow !== paragraph.flow && isBody(paragraph);
    // Between the two halves there may be notes and rows of the column that ended, nothing of the new one.
    const isNext = isFirst && between.every(({ flow, row }) => flow !== paragraph.flow && row === undefined);
    if (isNext && goesOn(before, paragraph, usesIndents)) before.lines.push(...paragraph.lines);
    else result.push(paragraph);
  }
  return result;
}

function goesOn(before: Paragraph, after: Paragraph, usesIndents: boolean): boolean {
  const last = before.lines.at(-1);
  const first = after.lines[0];
  if (last === undefined || first === undefined || after.kind === 'item' || first.item !== undefined) return false;
  if (before.kind === 'heading' || after.kind === 'heading') return false;
  if (Math.abs(last.size - first.size) > 0.08 * first.size) return false;
  const widths = (before.right - before.left) / (after.right - after.left);
  if (wouldHaveFit(last, first, before.right) || (after.lines.length > 1 && (widths < 0.8 || widths > 1.25)))
    return false;
  if (/\p{L}[-‐\u00ad]$/u.test(last.text)) return true;
  if (!TERMINAL.test(last.text)) return before.kind !== 'item' || /^\p{Ll}/u.test(first.text);
  return usesIndents && before.kind !== 'item' && first.x0 - after.left < INDENT * first.size;
}

/** Returns the paragraph's words, and adds words that were divided to the list. */
export function textOf({ kind, row, lines }: Paragraph, words: WordList, divided: string[]): string {
  if (row !== undefined) return row;
  // In parts: a document without a single paragraph would be put together again from its start at every line.
  const parts: string[] = [];
  let text = '';
  for (const line of lines) {
    const next = joined(text, line.text, words);
    text = next.text;
    if (next.divided !== undefined) divided.push(next.divided);
    if (text.length < 2000) continue;
    parts.push(text.slice(0, -1000));
    text = text.slice(-1000);
  }
  const soft = (parts.join('') + text).replace(/\u00ad/g, '');
  return kind === 'item' ? withoutBullet(soft) : soft;
}
