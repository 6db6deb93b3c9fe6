/** What is looked for, made ready to be found: a phrase, any of several words, or a regular expression. */
import { expressionProblem } from './expression-problem.ts';
import { foldText, withoutMarks } from './fold.ts';
import type { FoldOptions } from './fold.ts';

export type SearchMode = 'phrase' | 'words' | 'expression';

export interface SearchQuery {
  readonly text: string;
  readonly mode: SearchMode;
  readonly matchCase: boolean;
  readonly matchDiacritics: boolean;
  /** A hit begins and ends where words do; otherwise parts of words are hits too. */
  readonly wholeWords: boolean;
}

export interface Matcher {
  /** How a text is folded before it is searched; undefined if it is searched as it is. */
  readonly folding: FoldOptions | undefined;
  readonly expression: RegExp;
  /** A match with an edge inside what folds as one is none. */
  readonly wholeLetters: boolean;
  /** Edges are still to be checked for being those of words. */
  readonly checkWords: boolean;
}

export type Compiled =
  | { readonly ok: true; readonly matcher: Matcher }
  | {
      readonly ok: false;
      /** Why there is nothing to look for, in a sentence. */
      readonly message: string;
      /** Where in the query's text, in UTF-16 code units, if that can be told. */
      readonly at: number | undefined;
    };

/** Longest query, in UTF-16 code units: more is a text that was pasted by mistake. */
export const MOST_QUERY = 1000;

/** Scripts written without spaces: any place in them may be the edge of a word. */
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const IN_WORD = String.raw`[[\p{L}\p{M}\p{N}_]--[${UNSPACED}]]`;
const IS_IN_WORD = new RegExp(`^${IN_WORD}$`, 'v');
/** White space within a line: a phrase does not run on from one paragraph into the next. */
const GAP = String.raw`[^\S\n]+`;

/**
 * Returns the query ready for `findMatches`, or why it cannot be looked for. A phrase is found with any white space between
 * its words; `words` finds each of them; an expression is JavaScript's with the flags `u` and `m`.
 */
export function compileQuery(query: SearchQuery): Compiled {
  const { text, mode } = query;
  if (text.trim() === '') return refused('Type what to look for.');
  if (text.length > MOST_QUERY) {
    return refused(`This is ${text.length} characters long; look for up to ${MOST_QUERY}.`, MOST_QUERY);
  }
  return mode === 'expression' ? compileExpression(query) : compileWords(query);
}

/** Returns whether the stretch (UTF-16 code units, end exclusive) begins and ends where words do. */
export function atWordEdges(text: string, start: number, end: number): boolean {
  return isWordEdge(text, start) && isWordEdge(text, end);
}

function compileWords({ text, mode, matchCase, matchDiacritics, wholeWords }: SearchQuery): Compiled {
  const folding: FoldOptions = { matchCase, matchDiacritics, purpose: 'words' };
  const words = foldText(text, folding)
    .folded.split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0)
    return refused('There is nothing in this that can be looked for: type letters, digits or signs.');
  const bounded = (folded: string, source: string): string => {
    if (!wholeWords) return source;
    const points = [...folded];
    const before = IS_IN_WORD.test(points[0] ?? '') ? `(?<!${IN_WORD})` : '';
    const after = IS_IN_WORD.test(points.at(-1) ?? '') ? `(?!${IN_WORD})` : '';
    return `${before}${source}${after}`;
  };
  const source =
    mode === 'phrase'
      ? bounded(words.join(' '), words.map(literally).join(GAP))
      : // Of two words that begin alike the longer is tried first.
        [...new Set(words)]
          .sort((a, b) => b.length - a.length)
          .map((word) => bounded(word, literally(word)))
          .join('|');
  const expression = new RegExp(source, 'gv');
  return { ok: true, matcher: { folding, expression, wholeLetters: true, checkWords: false } };
}

function compileExpression({ text, matchCase, matchDiacritics, wholeWords }: SearchQuery): Compiled {
  const problem = expressionProblem(text);
  if (problem !== undefined) return refused(problem.message, problem.at);
  const flags = matchCase ? 'gmu' : 'gimu';
  return {
    ok: true,
    matcher: {
      folding: matchDiacritics ? undefined : { matchCase: true, matchDiacritics: false, purpose: 'expression' },
      expression: new RegExp(matchDiacritics ? text : letterwise(text), flags),
      wholeLetters: false,
      checkWords: wholeWords,
    },
  };
}

/**
 * The expression with its letters' marks folded, as the text's are. The ends of a range in a set stay, since a folded range
 * would be another one.
 */
function letterwise(source: string): string {
  const points = [...source.normalize('NFC')];
  let inSet = false;
  return points
    .map((point, index) => {
      const escaped = points[index - 1] === '\\' && points[index - 2] !== '\\';
      if (!escaped && point === '[') inSet = true;
      else if (!escaped && point === ']') inSet = false;
      if (point < '\u0080' || escaped) return point;
      if (inSet && (points[index - 1] === '-' || points[index + 1] === '-')) return point;
      return withoutMarks(point) || (inSet ? point : '');
    })
    .join('');
}

function literally(word: string): string {
  return word.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');
}

function isWordEdge(text: string, at: number): boolean {
  const before = text.codePointAt(at - (isLow(text, at - 1) ? 2 : 1));
  const after = text.codePointAt(at);
  if (at === 0 || before === undefined || after === undefined) return true;
  return !(IS_IN_WORD.test(String.fromCodePoint(before)) && IS_IN_WORD.test(String.fromCodePoint(after)));
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

const refused = (message: string, at?: number): Compiled => ({ ok: false, message, at });
