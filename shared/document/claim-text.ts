/** What a claim's words have to be, said while they are written. */

/** In UTF-16 code units, as in the model. */
const LONGEST = 1000;

/** Returns the words as a claim holds them: one line, no white space at its ends. */
export function tidyClaimText(typed: string): string {
  return typed.replace(/\s+/gu, ' ').trim();
}

/** Returns why the words cannot be a claim's, as a sentence for the analyst, or undefined if they can. */
export function claimTextProblem(typed: string): string | undefined {
  const text = tidyClaimText(typed);
  if (text === '') return 'A claim needs words.';
  if (text.length > LONGEST) return `A claim has at most ${LONGEST} characters; this has ${text.length}.`;
  return undefined;
}
