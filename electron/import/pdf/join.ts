/** Lines put together into running text: word division at line ends undone where it is one. */

/** Words as the document itself writes them inside its lines, in lower case. */
export interface WordList {
  readonly hyphenated: ReadonlySet<string>;
  readonly plain: ReadonlySet<string>;
  /** Whether so many lines end with a hyphen that a program must have divided words there. */
  readonly divides: boolean;
}

/** Below this share of lines with a hyphen at their ends, the hyphens are the words' own. */
const LEAST_DIVIDED = 0.02;

const HYPHENATED = /[\p{L}\p{M}\p{N}]+(?:[-‐][\p{L}\p{M}\p{N}]+)+/gu;
const PLAIN = /[\p{L}\p{M}]+/gu;
const DIVIDED = /([\p{L}\p{M}\p{N}]+(?:[-‐][\p{L}\p{M}\p{N}]+)*)[-‐]$/u;
const REST = /^([\p{L}\p{M}\p{N}]+(?:[-‐][\p{L}\p{M}\p{N}]+)*)/u;
const LONGEST_WORD = 100;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。，！？：；「」『』（）《》]/u;

/** Returns the words of the lines. A word that a line's end divides is not among them. */
export function wordList(lines: readonly string[]): WordList {
  const hyphenated = new Set<string>();
  const plain = new Set<string>();
  for (const line of lines) {
    const whole = line.toLowerCase().replace(/\S+[-‐\u00ad]$/u, '');
    for (const [word] of whole.matchAll(HYPHENATED)) hyphenated.add(word.replace(/‐/g, '-'));
    for (const [word] of whole.matchAll(PLAIN)) plain.add(word);
  }
  const ends = lines.filter((line) => /\p{Ll}[-‐]$/u.test(line)).length;
  return { hyphenated, plain, divides: ends > 2 && ends > LEAST_DIVIDED * lines.length };
}

/**
 * Returns the two lines as one text, and the word that was divided between them, if one was. A hyphen between two lower-case
 * letters at a line's end goes if the document divides words and does not write this one with it elsewhere, or if it writes it
 * without elsewhere; any other hyphen stays.
 */
export function joined(before: string, after: string, words: WordList): { text: string; divided?: string } {
  if (before === '') return { text: after };
  // Only the end of what may be a long text is looked at.
  const end = before.slice(-LONGEST_WORD);
  const rest = REST.exec(after)?.[1] ?? '';
  if (before.endsWith('\u00ad')) {
    return { text: before.slice(0, -1) + after, divided: `${/\S*$/.exec(end.slice(0, -1))?.[0] ?? ''}${rest}` };
  }
  const start = DIVIDED.exec(end)?.[1];
  if (start !== undefined && rest !== '') {
    const isDivision = /\p{Ll}$/u.test(start) && /^\p{Ll}/u.test(rest) && !staysHyphenated(start, rest, words);
    if (isDivision) return { text: before.slice(0, -1) + after, divided: start + rest };
    return { text: before + after };
  }
  if (/\S[—–]$/u.test(end) || /^—\S/u.test(after)) return { text: before + after };
  const last = [...before.slice(-2)].at(-1) ?? '';
  const first = [...after.slice(0, 2)][0] ?? '';
  return { text: before + (UNSPACED.test(last) && UNSPACED.test(first) ? '' : ' ') + after };
}

function staysHyphenated(start: string, rest: string, { hyphenated, plain, divides }: WordList): boolean {
  const one = start.toLowerCase();
  const other = rest.toLowerCase();
  if (plain.has(one + other) || hyphenated.has(one + other)) return false;
  return !divides || hyphenated.has(`${one}-${other}`.replace(/‐/g, '-'));
}
