import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyDiff, compose, EMPTY_DIFF, invert, isEmptyDiff, misfit } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import { EMPTY_HISTORY, extend, record, redo, undo } from '#shared/document/history.ts';
import type { History } from '#shared/document/history.ts';
import { violations } from '#shared/document/invariants.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { NOW } from '#test/support/records.ts';
import { commandFrom, context, START, TEXTS, throws } from './example.ts';
import type { Throw } from './example.ts';

/** Returns the document and history after the commands that chance threw, and the diff of each that was not refused. */
function play(thrown: readonly Throw[]): { states: DocumentState[]; diffs: Diff[]; history: History } {
  const states = [START];
  const diffs: Diff[] = [];
  let history = EMPTY_HISTORY;
  let doc = START;
  for (const [step, each] of thrown.entries()) {
    const result = reduce(doc, commandFrom(doc, each, step), context());
    if (!result.ok) continue;
    expect(misfit(doc, result.diff)).toBeUndefined();
    doc = applyDiff(doc, result.diff);
    states.push(doc);
    diffs.push(result.diff);
    history = record(history, { label: 'step', diff: result.diff, at: NOW });
  }
  return { states, diffs, history };
}

describe('any commands, one after the other', () => {
  test('undone give the start, redone the end, with every state between', () => {
    fc.assert(
      fc.property(throws, (thrown) => {
        const played = play(thrown);
        let { history } = played;
        let doc = played.states.at(-1) ?? START;
        for (const state of played.states.slice(0, -1).reverse()) {
          const step = undo(history);
          expect(misfit(doc, step?.diff ?? EMPTY_DIFF)).toBeUndefined();
          doc = applyDiff(doc, step?.diff ?? EMPTY_DIFF);
          history = step?.history ?? history;
          expect(doc).toEqual(state);
        }
        expect(undo(history)).toBeUndefined();
        expect(doc).toEqual(START);
        for (const state of played.states.slice(1)) {
          const step = redo(history);
          doc = applyDiff(doc, step?.diff ?? EMPTY_DIFF);
          history = step?.history ?? history;
          expect(doc).toEqual(state);
        }
        expect(redo(history)).toBeUndefined();
        expect(history).toEqual(played.history);
      }),
      { numRuns: 300 },
    );
  });

  test('break no invariant, at no step', () => {
    fc.assert(
      fc.property(throws, (thrown) => {
        for (const state of play(thrown).states) expect(violations(state, (id) => TEXTS[id])).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('make no diff that leaves the document as it was but says otherwise', () => {
    fc.assert(
      fc.property(throws, (thrown) => {
        const { states, diffs } = play(thrown);
        for (const [index, diff] of diffs.entries()) {
          const before = states[index] ?? START;
          const after = states[index + 1] ?? START;
          if (isEmptyDiff(diff)) expect(after).toEqual(before);
          else expect(after).not.toEqual(before);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('composed do in one diff what they did one by one', () => {
    fc.assert(
      fc.property(throws, (thrown) => {
        const { states, diffs } = play(thrown);
        const end = states.at(-1) ?? START;
        const whole = compose(diffs);
        expect(misfit(START, whole)).toBeUndefined();
        expect(applyDiff(START, whole)).toEqual(end);
        expect(misfit(end, invert(whole))).toBeUndefined();
        expect(applyDiff(end, invert(whole))).toEqual(START);
        expect(isEmptyDiff(compose([whole, invert(whole)]))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('leave the documents before them as they were', () => {
    fc.assert(
      fc.property(throws, (thrown) => {
        const copy = structuredClone(START);
        play(thrown);
        expect(START).toEqual(copy);
      }),
      { numRuns: 50 },
    );
  });

  // Guards the properties above: commands that were all refused would prove nothing.
  test('are of all kinds, and many are not refused', () => {
    const done = new Set<string>();
    let refused = 0;
    for (const thrown of fc.sample(throws, { numRuns: 200, seed: 7 })) {
      let doc = START;
      for (const [step, each] of thrown.entries()) {
        const command = commandFrom(doc, each, step);
        const result = reduce(doc, command, context());
        if (!result.ok) refused += 1;
        else {
          if (!isEmptyDiff(result.diff)) done.add(command.type);
          doc = applyDiff(doc, result.diff);
        }
      }
    }
    expect([...done].sort()).toEqual(
      [
        'createSpan',
        'setFragments',
        'deleteSpan',
        'createClaim',
        'editClaim',
        'deleteClaim',
        'createLink',
        'setStance',
        'deleteLink',
        'setSilent',
        'editArticle',
        'renameProject',
        'setStances',
        'renameAnnotator',
        'batch',
      ].sort(),
    );
    expect(refused).toBeGreaterThan(0);
  });
});

describe('history', () => {
  const rename = (from: DocumentState, name: string): { diff: Diff; doc: DocumentState } => {
    const result = reduce(from, { type: 'renameProject', name }, context());
    if (!result.ok) throw new Error(result.message);
    return { diff: result.diff, doc: applyDiff(from, result.diff) };
  };

  test('forgets what was undone once something else is done', () => {
    const one = rename(START, 'One');
    const back = undo(record(EMPTY_HISTORY, { label: 'one', diff: one.diff, at: NOW }));
    if (back === undefined) throw new Error('nothing to undo');
    expect(back.entry.label).toBe('one');
    expect(redo(back.history)?.diff).toEqual(one.diff);
    const two = record(back.history, { label: 'two', diff: rename(START, 'Two').diff, at: NOW });
    expect(redo(two)).toBeUndefined();
    expect(two.past.map((entry) => entry.label)).toEqual(['two']);
  });

  test('takes edits of one gesture as one step', () => {
    const one = rename(START, 'One');
    const two = rename(one.doc, 'Two');
    const history = extend(record(EMPTY_HISTORY, { label: 'rename', diff: one.diff, at: NOW }), two.diff);
    expect(history.past.length).toBe(1);
    expect(applyDiff(two.doc, undo(history)?.diff ?? EMPTY_DIFF)).toEqual(START);
    expect(extend(EMPTY_HISTORY, one.diff)).toEqual(EMPTY_HISTORY);
  });
});
