/** What a verdict puts into the gold set. */
import type { NewDecision } from '../document/commands.ts';
import type { ClassOf } from '../document/same-claims.ts';
import type { AnnotatorId, Decision, DecisionId, Side, SideSpan, Verdict } from '../model/index.ts';
import { sameFragments } from './overlap.ts';
import type { Item } from './queue.ts';

/**
 * Returns what the verdict chooses of the item's sides: one annotator's, all that any of them has (spans in the same place
 * become one, with the links of both), or nothing. An `edited` verdict brings its own choice.
 */
export function choiceOf(item: Pick<Item, 'sides'>, verdict: Verdict, of?: AnnotatorId): Decision['chosen'] {
  if (verdict === 'both') return allOf(item.sides);
  const side =
    verdict === 'one' || verdict === 'agreed' ? item.sides.find(({ annotator }) => annotator === of) : undefined;
  return { spans: [...(side?.spans ?? [])], silent: [...(side?.silent ?? [])] };
}

function allOf(sides: readonly Side[]): Decision['chosen'] {
  const spans: SideSpan[] = [];
  for (const span of sides.flatMap((side) => side.spans)) {
    const at = spans.findIndex(({ fragments }) => sameFragments(fragments, span.fragments));
    const there = spans[at];
    if (there === undefined) spans.push(span);
    else spans[at] = { ...there, links: [...there.links, ...span.links] };
  }
  return { spans, silent: [...new Set(sides.flatMap(({ silent }) => silent))] };
}

/** Returns the decisions that take what is agreed and not in the gold set yet. */
export function takeAgreed(items: readonly Item[], newId: () => DecisionId): NewDecision[] {
  return items
    .filter(({ state, decision }) => state === 'agreed' && decision === undefined)
    .map(({ article, sides, agreedBy }) => ({
      ...{ article, id: newId(), sides: [...sides], verdict: 'agreed' },
      chosen: choiceOf({ sides }, 'agreed', agreedBy),
    }));
}

/**
 * Returns whether the decision overrules somebody's judgement without saying why: a claim or a stance that was chosen over
 * another, something that all had and that is thrown away, or something that nobody had.
 */
export function reasonOwed(
  { verdict, reason, sides, chosen }: Pick<Decision, 'verdict' | 'reason' | 'sides' | 'chosen'>,
  classOf: ClassOf,
): boolean {
  if (reason !== undefined && reason.trim() !== '') return false;
  if (verdict === 'edited' || verdict === 'neither') return true;
  if (verdict !== 'one') return false;
  const judged = (spans: readonly SideSpan[]): string =>
    [...new Set(spans.flatMap(({ links }) => links.map(({ claim, stance }) => `${classOf(claim)} ${stance}`)))]
      .sort()
      .join();
  const taken = judged(chosen.spans);
  return sides.some(
    ({ spans, silent }) => (spans.length > 0 && judged(spans) !== taken) || (silent.length > 0 && taken !== ''),
  );
}
