/** Finding actions by what someone types of their names. */
import { foldWord } from '../text/words.ts';
import type { ActionDescriptor } from './actions.ts';

/** How much a typed word counts for where it is found; 0 is not found. */
const SCORE = { wholeName: 10, name: 8, keyword: 6, menu: 4, inside: 3, near: 2 } as const;
/** Fewer letters are near or inside almost anything. */
const LEAST_INSIDE = 3;
const LEAST_NEAR = 4;

interface Words {
  readonly label: readonly string[];
  readonly keywords: readonly string[];
  readonly menu: readonly string[];
}

const known = new WeakMap<ActionDescriptor, Words>();

/**
 * Returns the actions that all typed words fit, best first: words in any order, beginnings of words, case and diacritics
 * folded; with `slips`, one slip of the fingers in a word of four letters or more. Of two that fit alike the one taken more
 * recently goes first, then the table's order counts. Nothing typed fits every action.
 */
export function findActions<T extends ActionDescriptor>(
  actions: readonly T[],
  typed: string,
  recent: readonly string[],
  slips: boolean,
): T[] {
  const wanted = wordsOf(typed);
  const found: { action: T; score: number; recent: number }[] = [];
  for (const action of actions) {
    const scores = wanted.map((word) => scoreOf(word, prepared(action), slips));
    if (scores.includes(0)) continue;
    const at = recent.indexOf(action.id);
    const score = scores.reduce((sum, one) => sum + one, 0);
    found.push({ action, score, recent: at < 0 ? recent.length : at });
  }
  return found.sort((a, b) => b.score - a.score || a.recent - b.recent).map(({ action }) => action);
}

function scoreOf(word: string, { label, keywords, menu }: Words, slips: boolean): number {
  if (label.includes(word)) return SCORE.wholeName;
  const begins = (other: string): boolean => other.startsWith(word);
  if (label.some(begins)) return SCORE.name;
  if (keywords.some(begins)) return SCORE.keyword;
  if (menu.some(begins)) return SCORE.menu;
  const all = [...label, ...keywords];
  if (word.length >= LEAST_INSIDE && all.some((other) => other.includes(word))) return SCORE.inside;
  if (slips && word.length >= LEAST_NEAR && all.some((other) => isNear(word, other))) return SCORE.near;
  return 0;
}

function prepared(action: ActionDescriptor): Words {
  let words = known.get(action);
  if (words === undefined) {
    words = {
      label: wordsOf(action.label),
      keywords: action.keywords.flatMap(wordsOf),
      menu: wordsOf(action.menu ?? ''),
    };
    known.set(action, words);
  }
  return words;
}

function wordsOf(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
    .map(foldWord);
}

/** Whether what was typed is the beginning of the word but for one letter too many, too few, wrong, or two exchanged. */
function isNear(typed: string, word: string): boolean {
  return [-1, 0, 1].some((by) => isOneSlip(typed, word.slice(0, typed.length + by)));
}

function isOneSlip(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const a = one.slice(start);
  const b = other.slice(start);
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}
