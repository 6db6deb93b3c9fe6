import { describe, expect, test } from 'vitest';
import { labelOf } from '#shared/document/commands.ts';
import type { Command, NewDecision } from '#shared/document/commands.ts';
import { applyDiff } from '#shared/document/diff.ts';
import { goldOf } from '#shared/document/gold.ts';
import { namesOf, plainWords, stepParts } from '#shared/document/history-words.ts';
import type { HistoryEntry } from '#shared/document/history.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { decisionId } from '#test/support/records.ts';
import { claimId, diffOf, done, ferry, harbour, link, me, NOW, other, relate, silent, span, START } from './example.ts';

/** “ferry” linked by me, “The ferry” by the other; the other found the harbour silent on the claim 1. */
const DOC: DocumentState = done(
  done(
    START,
    me,
    { type: 'editArticle', article: ferry, fields: { outlet: 'Quay Post' } },
    span(1, ferry, [[4, 9]]),
    link(11, 1, 1),
  ),
  other,
  { type: 'editArticle', article: harbour, fields: { outlet: 'Harbour Wire' } },
  span(2, ferry, [[0, 9]]),
  link(12, 2, 1),
  silent(1, true, harbour),
);

const sideOf = (doc: DocumentState, by: typeof me, article = ferry): NewDecision['sides'][number] => {
  const sheet = sheetOf(doc, by, article);
  const spans = [...(sheet?.spans.values() ?? [])].map(({ id, fragments, quote, prefix, suffix }) => ({
    ...{ id, fragments, quote, prefix, suffix },
    links: [...(sheet?.links.values() ?? [])]
      .filter((one) => one.span === id)
      .map(({ id: linkOf, claim, stance }) => ({ id: linkOf, claim, stance })),
  }));
  return { annotator: by, spans, silent: [...(sheet?.omissions.keys() ?? [])] };
};

const decision = (number: number, more: Partial<NewDecision>, article = ferry): NewDecision => {
  const sides = [sideOf(DOC, me, article), sideOf(DOC, other, article)];
  const [first] = sides;
  return {
    ...{ article, id: decisionId(number), sides, verdict: 'one', of: me, chosen: first ?? { spans: [], silent: [] } },
    ...more,
  };
};
const settle = (...decisions: NewDecision[]): Command => ({ type: 'settle', decisions });

function told(...commands: Command[]): string[] {
  let doc = DOC;
  const steps = commands.map((command): HistoryEntry => {
    const diff = diffOf(doc, command);
    doc = applyDiff(doc, diff);
    return { label: labelOf(command), diff, at: NOW };
  });
  const names = namesOf(doc, steps);
  return steps.map((step) => plainWords(stepParts(step, names)));
}

const NOTHING = { spans: [], silent: [] };

describe('the history of an adjudication', () => {
  test('tells what was settled, how and why', () => {
    expect(told(settle(decision(1, {})))).toEqual(['Settled “ferry” in Quay Post: Vera’s']);
    expect(told(settle(decision(1, { of: other, reason: 'It is a name.' })))).toEqual([
      'Settled “ferry” in Quay Post: Ossian’s, because: “It is a name.”',
    ]);
    expect(told(settle(decision(1, { verdict: 'neither', chosen: NOTHING })))).toEqual([
      'Settled “ferry” in Quay Post: neither',
    ]);
    expect(told(settle(decision(1, { verdict: 'later', chosen: NOTHING })))).toEqual(['Put off “ferry” in Quay Post']);
  });

  test('tells a place without a span by its claim', () => {
    expect(told(settle(decision(1, { of: other }, harbour)))).toEqual([
      'Settled “The ferry left.” in Harbour Wire: Ossian’s',
    ]);
  });

  test('tells a reason that was given afterwards, and one taken away', () => {
    expect(
      told(settle(decision(1, {})), settle(decision(2, { reason: 'Hers is exact.' })), settle(decision(3, {}))).slice(
        1,
      ),
    ).toEqual([
      'Gave a reason for “ferry” in Quay Post: “Hers is exact.”',
      'Took the reason away for “ferry” in Quay Post',
    ]);
  });

  test('counts what was settled together, and what all agree on', () => {
    expect(told(settle(decision(1, {}), decision(2, { of: other }, harbour)))).toEqual([
      'Settled 2 places in 2 articles',
    ]);
    expect(told(settle(decision(1, { verdict: 'agreed' })))).toEqual([
      'Took 1 place on which all agree into the gold set',
    ]);
  });

  test('tells what was reopened', () => {
    expect(told(settle(decision(1, {})), { type: 'reopen', article: ferry, decisions: [decisionId(1)] }).at(-1)).toBe(
      'Reopened “ferry” in Quay Post',
    );
  });

  test('tells pairs of claims, not what follows from them in the gold set', () => {
    const settled = done(DOC, me, settle(decision(1, {})));
    expect(sheetOf(settled, goldOf(me), ferry)?.links.size).toBe(1);
    const step = { label: '', diff: diffOf(settled, relate(9, 1, 2, 'same-as')), at: NOW };
    expect(plainWords(stepParts(step, namesOf(settled, [step])))).toBe(
      'Related claims: “The ferry left.” says the same as “Nobody was aboard.”',
    );
    expect(told(relate(9, 1, 2, 'distinct'))).toEqual([
      'Related claims: “The ferry left.” does not say the same as “Nobody was aboard.”',
    ]);
    expect(DOC.claims.has(claimId(2))).toBe(true);
  });
});
