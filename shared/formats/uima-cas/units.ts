/** Words and sentences, without which INCEpTION shows no document: they are found here and read by nobody here. */
import type { Fragment } from '../../model/index.ts';
import { segmenter } from '../../text/segmenter.ts';
import type { ArticleBody } from '../format.ts';

export interface SentenceUnits {
  readonly tokens: readonly Fragment[];
}

/**
 * Returns the tokens of each sentence (UTF-16 code units, end exclusive), sentences and tokens in order: the words and signs
 * of UAX #29 inside the stored sentences; what stands before or between them goes with the sentence before it. Every
 * character that is not white space is in exactly one. Sentences without a token are left out.
 */
export function unitsOf({ text, sentences }: ArticleBody, language: string): SentenceUnits[] {
  const starts = [...new Set([0, ...sentences.map(([start]) => start)])].sort((a, b) => a - b);
  return starts.flatMap((start, index) => {
    const stretch = text.slice(start, starts[index + 1] ?? text.length);
    const tokens: Fragment[] = [];
    for (const { segment, index: at } of segmenter('word', language).segment(stretch)) {
      if (segment.trim() !== '') tokens.push([start + at, start + at + segment.length]);
    }
    return tokens.length === 0 ? [] : [{ tokens }];
  });
}
