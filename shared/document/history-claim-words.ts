/** What was done to claims and notes, in words: a part of the history's sentences. */
import type { Claim } from '../model/index.ts';
import { sameRecord } from './diff.ts';
import { short } from './span-words.ts';

/** A part of a sentence: plain words, or words quoted from an article or a claim (which may run the other way). */
export type Part = string | { readonly quote: string };

export type Clause = readonly Part[];

/** Returns what was changed about a claim, each change as the parts of a sentence. */
export function claimClauses(from: Claim, to: Claim): Clause[] {
  const claim: Part = { quote: short(to.text) };
  const clauses: Clause[] = [];
  const changed = (key: keyof Claim): boolean => !sameRecord(from[key], to[key]);
  if (changed('text')) clauses.push(['Reworded a claim: ', claim, ', was ', { quote: short(from.text) }]);
  if (changed('retired') || (changed('mergedInto') && to.mergedInto === undefined)) {
    clauses.push([to.retired === undefined ? 'Restored the claim ' : 'Retired the claim ', claim]);
  }
  if (changed('group')) {
    clauses.push(
      to.group === undefined
        ? ['Took the claim ', claim, ' out of its group']
        : ['Put the claim ', claim, ' into the group ', { quote: to.group }],
    );
  }
  if (changed('guideline')) clauses.push(['Changed the guideline of ', claim]);
  if (changed('colour')) clauses.push(['Changed the colour of ', claim]);
  if (changed('order')) clauses.push(['Moved the claim ', claim]);
  const examples = (to.examples?.length ?? 0) - (from.examples?.length ?? 0);
  if (examples > 0) clauses.push(['Added an example to ', claim]);
  else if (examples < 0) clauses.push(['Took an example from ', claim]);
  return [...clauses, ...noteClause(from.note, to.note, ['the claim ', claim])];
}

/** Returns the sentence on a note that was written, changed or taken away, if it was; `on` names what it is on. */
export function noteClause(from: string | undefined, to: string | undefined, on: Clause): Clause[] {
  if (from === to) return [];
  if (to === undefined) return [['Took away the note on ', ...on]];
  return [[from === undefined ? 'Wrote a note on ' : 'Changed the note on ', ...on, ': ', { quote: short(to, 60) }]];
}
