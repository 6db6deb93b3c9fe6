/** Tokens as Prodigy's page needs them: it marks whole tokens only, so every span must begin and end at the edge of one. */
import type { Fragment } from '../../model/index.ts';

export interface Token {
  readonly text: string;
  /** Unicode code points, end exclusive, as Python counts. */
  readonly start: number;
  readonly end: number;
  readonly id: number;
  /** Whether one space follows: the tokens with their spaces are the text. */
  readonly ws: boolean;
}

const PART = /[\p{L}\p{N}\p{M}_]+|[^]/gu;

/**
 * Returns the tokens of the text: words, and everything else character by character. They are cut wherever a fragment (UTF-16
 * code units, end exclusive) begins or ends; a space that a fragment begins or ends with is a token of its own.
 */
export function tokensOf(text: string, fragments: readonly Fragment[]): Token[] {
  const starts = new Set(fragments.map(([start]) => start));
  const ends = new Set(fragments.map(([, end]) => end));
  const edges = [...new Set([0, ...starts, ...ends, text.length])].sort((a, b) => a - b);
  const tokens: Token[] = [];
  let id = 0;
  // Counted along, since a look-up for every token of a long text would take its time.
  let points = 0;
  let open: Omit<Token, 'id' | 'ws'> | undefined;
  const close = (ws: boolean): void => {
    if (open === undefined) return;
    tokens.push({ ...open, id, ws });
    id += 1;
    open = undefined;
  };
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1] ?? from;
    for (const { 0: part, index: at } of text.slice(from, to).matchAll(PART)) {
      const start = from + at;
      const first = points;
      points += pointsIn(part);
      if (part === ' ' && open !== undefined && !starts.has(start) && !ends.has(start + 1)) close(true);
      else {
        close(false);
        open = { text: part, start: first, end: points };
      }
    }
  }
  close(false);
  return tokens;
}

function pointsIn(part: string): number {
  let count = 0;
  for (let at = 0; at < part.length; at += (part.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count += 1;
  return count;
}
