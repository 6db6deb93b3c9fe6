/** What can be taken into the gold set without asking. */
import { TAKE_WHAT_ALL_AGREE_ON } from '#shared/review/queue.ts';
import type { TakeRule } from '#shared/review/queue.ts';

export interface RuleChoice {
  readonly rule: TakeRule;
  readonly words: string;
}

const all = TAKE_WHAT_ALL_AGREE_ON;

/** Returns the choices for so many annotators. */
export function rulesFor(annotators: number): RuleChoice[] {
  const fewer = Array.from({ length: Math.max(0, annotators - 2) }, (_, index) => annotators - 1 - index);
  return [
    { rule: all, words: 'take what all agree on' },
    { rule: { ...all, askUnsure: true }, words: 'ask where someone was unsure' },
    ...fewer.flatMap((agreeing): RuleChoice[] => [
      { rule: { ...all, agreeing }, words: `take what at least ${agreeing} agree on` },
      {
        rule: { ...all, agreeing, askUnsure: true },
        words: `… at least ${agreeing}, and ask where someone was unsure`,
      },
    ]),
    { rule: { ...all, takeAlone: true }, words: 'take articles that one alone has read as well' },
    { rule: { ...all, askAll: true }, words: 'ask about everything' },
  ];
}

/** Returns the choice's place among them; the first for one that does not fit so many annotators. */
export function placeOf(choices: readonly RuleChoice[], wanted: TakeRule): number {
  const keys = Object.keys(all) as (keyof TakeRule)[];
  const at = choices.findIndex(({ rule }) => keys.every((key) => rule[key] === wanted[key]));
  return Math.max(0, at);
}
