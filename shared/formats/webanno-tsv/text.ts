/**
 * The text of a WebAnno TSV file. The file has the text of each sentence and the offsets of each token; what stands between
 * sentences is not in it: a line break, followed by spaces if the offsets leave room for more, as WebAnno's own reader has
 * it; nothing where the offsets leave none.
 */
import type { OffsetUnit } from '../foreign/offsets.ts';
import { segmenter } from '../../text/segmenter.ts';
import { unescaped } from './escapes.ts';
import type { Sentence } from './lines.ts';

/** More than any text has between two sentences; a larger gap is a fault in the offsets. */
const WIDEST = 100_000;

/** How a program wrote the texts of sentences. */
export interface Manner {
  /** Without escapes, as the oldest versions did. */
  readonly asIs: boolean;
  /** White space at the start of a sentence stands before its first token; otherwise a sentence begins with that token. */
  readonly indented: boolean;
}

/** Returns the manners in which the sentences may have been written, the likeliest first. */
export function mannersOf(sentences: Iterable<Sentence>): Manner[] {
  let [escapes, indents] = [false, false];
  for (const { lines, units } of sentences) {
    escapes ||= lines.some((line) => line.includes('\\'));
    indents ||= /^\s/.test(lines[0] ?? '') && /^\S/.test(units[0]?.words ?? '');
  }
  return (indents ? [false, true] : [false]).flatMap((indented) =>
    (escapes ? [false, true] : [false]).map((asIs): Manner => ({ asIs, indented })),
  );
}

/**
 * Returns the text that the sentences make when offsets count in the unit and texts are written in that manner, or the line
 * at which the offsets leave an impossible gap.
 */
export function textOf(
  sentences: readonly Sentence[],
  unit: OffsetUnit,
  { asIs, indented }: Manner,
): string | { readonly line: number; readonly message: string } {
  const pieces: string[] = [];
  let length = 0;
  for (const { lines, units } of sentences) {
    const [first] = units;
    const text = (asIs ? lines : lines.map(unescaped)).join('\n');
    const indent = indented && /^\S/.test(first?.words ?? '') ? lengthIn(/^\s*/.exec(text)?.[0] ?? '', unit) : 0;
    const gap = first === undefined ? 1 : first.begin - indent - length;
    if (gap > WIDEST) {
      const message = `The offsets leave ${gap} characters between two sentences, of which the file says nothing.`;
      return { line: first?.line ?? 0, message };
    }
    const between = gap <= 0 ? '' : pieces.length === 0 ? ' '.repeat(gap) : `\n${' '.repeat(gap - 1)}`;
    pieces.push(between, text);
    length += between.length + lengthIn(text, unit);
  }
  return pieces.join('');
}

function lengthIn(text: string, unit: OffsetUnit): number {
  switch (unit) {
    case 'utf-16':
      return text.length;
    case 'code-point':
      return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
    case 'byte':
      return new TextEncoder().encode(text).length;
    case 'grapheme':
      return [...segmenter('grapheme').segment(text)].length;
  }
}
