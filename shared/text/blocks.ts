/**
 * A text cut into blocks: one for every line that is not blank. The reader draws one text node per block, so a block's
 * start plus the offset in its node is the offset in the text.
 */
import type { Block } from '../model/index.ts';

/** Longest line, in code units, that may be taken for a heading: headlines rarely pass 100. */
const LONGEST_HEADING = 120;
/** A list item in plain text: a bullet or dash and a space. A dash alone also opens speech in several languages. */
const BULLET = /^[•‣▪◦*·-]\s+\S/u;
/**
 * The end of a line of prose: a full stop of some script, perhaps inside quotes or brackets. It is looked for in the last
 * few units only: in a long run of quotes and spaces the search would take time by the square of the run.
 */
const ENDS_AS_PROSE = /[.!?…:;,。！？；：，、؟؛،۔।॥][\s"'”’»›)\]」』）】]*$/u;

/**
 * Returns the lines of the text that are not blank, white space at their ends left out, as `[start, end)` in UTF-16 code
 * units. Only LF ends a line: in a canonical text there is no other.
 */
export function linesOf(text: string): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  for (let from = 0; from <= text.length;) {
    const newline = text.indexOf('\n', from);
    const to = newline === -1 ? text.length : newline;
    const line = text.slice(from, to);
    const start = from + line.length - line.trimStart().length;
    const end = from + line.trimEnd().length;
    if (start < end) lines.push({ start, end });
    from = to + 1;
  }
  return lines;
}

/**
 * Returns the blocks of a plain text, one for each line that is not blank, in order (UTF-16 code units, end exclusive;
 * white space at a line's ends belongs to no block). Plain text does not say what is a heading, so a line is taken for one
 * if it is short, has a letter, does not end as prose does, and the next block is longer and does end as prose does. The
 * last condition keeps the lines of a poem, a table or an address from becoming headings. Formats that do say (HTML,
 * Markdown) name their blocks' kinds themselves.
 */
export function blocksOf(text: string): Block[] {
  const lines = linesOf(text);
  return lines.map(({ start, end }, index) => {
    const line = text.slice(start, end);
    if (BULLET.test(line)) return { start, end, kind: 'item' };
    const next = lines[index + 1];
    const heading =
      next !== undefined && looksLikeTitle(line) && isLongerProse(text.slice(next.start, next.end), line.length);
    return { start, end, kind: heading ? 'heading' : 'paragraph' };
  });
}

/** Returns whether a line, taken alone, could be a title: short, with a letter, and not ending as prose does. */
export function looksLikeTitle(line: string): boolean {
  return line.length <= LONGEST_HEADING && /\p{L}/u.test(line) && !endsAsProse(line);
}

const isLongerProse = (line: string, than: number): boolean => line.length > than && endsAsProse(line);

const endsAsProse = (line: string): boolean => ENDS_AS_PROSE.test(line.slice(-16));
