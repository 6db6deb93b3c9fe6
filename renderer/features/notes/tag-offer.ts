/** Which tags are offered while some are typed. */

export interface TagOption {
  readonly tag: string;
  /** Spans that have it; 0 for one that is new. */
  readonly count: number;
}

const MOST = 8;
const LONGEST = 100;

/** Returns the tag as it is kept: on one line, without white space around it. */
export function tidyTag(typed: string): string {
  return typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}

/**
 * Returns the tags to offer: those in use that the span does not have and that contain what was typed, those beginning with it
 * first, else the most used; at the end the typed words as a new tag, unless there is one of exactly these words.
 */
export function tagOffer(inUse: readonly TagOption[], has: readonly string[], typed: string): TagOption[] {
  const words = tidyTag(typed);
  const key = words.toLowerCase();
  const found = inUse.filter(({ tag }) => !has.includes(tag) && tag.toLowerCase().includes(key));
  const begin = found.filter(({ tag }) => tag.toLowerCase().startsWith(key));
  const rest = found.filter((option) => !begin.includes(option));
  const known = [...begin, ...rest].slice(0, MOST);
  const fresh = words !== '' && !has.includes(words) && !inUse.some(({ tag }) => tag === words);
  return fresh ? [...known, { tag: words, count: 0 }] : known;
}
