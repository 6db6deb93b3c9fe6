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
    { rule: { ...all, askAll: true }, words: 'ask about everything' },
  ];
}

/** Returns the choice's place among them; the first for one that does not fit so many annotators. */
export function placeOf(choices: readonly RuleChoice[], { agreeing, askUnsure, askAll }: TakeRule): number {
  const at = choices.findIndex(
    ({ rule }) => rule.agreeing === agreeing && rule.askUnsure === askUnsure && rule.askAll === askAll,
  );
  return Math.max(0, at);
}
