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

/**
 * Returns the text that the sentences make when offsets count in the unit, or the line at which the offsets leave an
 * impossible gap. Sentences' lines are read with their escapes, unless `asIs`: the oldest versions had none in texts.
 */
export function textOf(
  sentences: readonly Sentence[],
  unit: OffsetUnit,
  asIs: boolean,
): string | { readonly line: number; readonly message: string } {
  const pieces: string[] = [];
  let length = 0;
  for (const { lines, units } of sentences) {
    const [first] = units;
    const gap = first === undefined ? 1 : first.begin - length;
    if (gap > WIDEST) {
      const message = `The offsets leave ${gap} characters between two sentences, of which the file says nothing.`;
      return { line: first?.line ?? 0, message };
    }
    const between = gap <= 0 ? '' : pieces.length === 0 ? ' '.repeat(gap) : `\n${' '.repeat(gap - 1)}`;
    const text = (asIs ? lines : lines.map(unescaped)).join('\n');
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
