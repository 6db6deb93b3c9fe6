import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '#shared/document/commands.ts';
import { applyDiff, compose, EMPTY_DIFF, invert, isEmptyDiff, misfit } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import { resolveClaim } from '#shared/document/effective.ts';
import { EMPTY_HISTORY, extend, record, redo, undo } from '#shared/document/history.ts';
import type { History } from '#shared/document/history.ts';
import { violations } from '#shared/document/invariants.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { NOW } from '#test/support/records.ts';
import { authorOf, BUSY, commandFrom, context, reduceThrown, START, TEXTS, throws } from './example.ts';
import type { Throw } from './example.ts';

/** The type holds the list complete. */
const ALL_COMMANDS: Readonly<Record<Command['type'], true>> = {
  addExample: true,
  batch: true,
  createClaim: true,
  createLink: true,
  createRelation: true,
  createSpan: true,
  deleteClaim: true,
  deleteLink: true,
  deleteRelation: true,
  deleteSpan: true,
  editArticle: true,
  editClaim: true,
  mergeClaim: true,
  moveClaim: true,
  removeExample: true,
  renameAnnotator: true,
  settle: true,
  reopen: true,
  renameProject: true,
  saveRecipe: true,
  deleteRecipe: true,
  restoreClaim: true,
  retireClaim: true,
  setFragments: true,
  setBlind: true,
  setNote: true,
  setProgress: true,
  setSilent: true,
  setStance: true,
  setStances: true,
  setTags: true,
  setUnsure: true,
  splitClaim: true,
};

/** Returns the document and history after the commands that chance threw, and the diff of each that was not refused. */
function play(thrown: readonly Throw[]): { states: DocumentState[]; diffs: Diff[]; history: History } {
  const states = [BUSY];
  const diffs: Diff[] = [];
  let history = EMPTY_HISTORY;
  let doc = BUSY;
  for (const [step, each] of thrown.entries()) {
    const result = reduceThrown(doc, each, step);
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
        let doc = played.states.at(-1) ?? BUSY;
        for (const state of played.states.slice(0, -1).reverse()) {
          const step = undo(history);
          expect(misfit(doc, step?.diff ?? EMPTY_DIFF)).toBeUndefined();
          doc = applyDiff(doc, step?.diff ?? EMPTY_DIFF);
          history = step?.history ?? history;
          expect(doc).toEqual(state);
        }
        expect(undo(history)).toBeUndefined();
        expect(doc).toEqual(BUSY);
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

  test('merge: all that the annotator had under the claim is under the one that stays, and nothing else has changed', () => {
    fc.assert(
      fc.property(throws, (thrown) => {
        let doc = BUSY;
        for (const [step, each] of thrown.entries()) {
          const command = commandFrom(doc, each, step);
          const result = reduce(doc, command, context(authorOf(each)));
          if (!result.ok) continue;
          const before = doc;
          doc = applyDiff(doc, result.diff);
          if (command.type !== 'mergeClaim') continue;
          const who = authorOf(each);
          const into = resolveClaim(before, command.into);
          expect(resolveClaim(doc, command.claim)).toBe(into);
          for (const [key, sheet] of before.sheets) {
            const after = doc.sheets.get(key);
            if (sheet.annotator !== who) {
              expect(after).toBe(sheet);
              continue;
            }
            const now = [...(after?.links.values() ?? [])];
            for (const link of sheet.links.values()) {
              const end = resolveClaim(before, link.claim);
              const goal = end === command.claim ? into : link.claim;
              // The very link, or the one of the same span that it was joined with.
              expect(
                now.some(
                  ({ span, claim }) => span === link.span && resolveClaim(doc, claim) === resolveClaim(doc, goal),
                ),
              ).toBe(true);
              if (end !== command.claim && end !== into) expect(after?.links.get(link.id)).toBe(link);
            }
            for (const link of now) expect(link.claim).not.toBe(command.claim);
            expect(after?.omissions.has(command.claim) ?? false).toBe(false);
            expect(after?.spans).toBe(sheet.spans);
          }
          for (const { annotator, from, to } of doc.relations.values()) {
            if (annotator === who) expect([from, to]).not.toContain(command.claim);
          }
        }
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
          const before = states[index] ?? BUSY;
          const after = states[index + 1] ?? BUSY;
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
        const end = states.at(-1) ?? BUSY;
        const whole = compose(diffs);
        expect(misfit(BUSY, whole)).toBeUndefined();
        expect(applyDiff(BUSY, whole)).toEqual(end);
        expect(misfit(end, invert(whole))).toBeUndefined();
        expect(applyDiff(end, invert(whole))).toEqual(BUSY);
        expect(isEmptyDiff(compose([whole, invert(whole)]))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('leave the documents before them as they were', () => {
    fc.assert(
      fc.property(throws, (thrown) => {
        const copy = structuredClone(BUSY);
        play(thrown);
        expect(BUSY).toEqual(copy);
      }),
      { numRuns: 50 },
    );
  });

  // Guards the properties above: commands that were all refused would prove nothing.
  test('are of all kinds, and many are not refused', () => {
    const done = new Set<string>();
    let refused = 0;
    for (const thrown of fc.sample(throws, { numRuns: 200, seed: 7 })) {
      let doc = BUSY;
      for (const [step, each] of thrown.entries()) {
        const command = commandFrom(doc, each, step);
        const result = reduce(doc, command, context(authorOf(each)));
        if (!result.ok) refused += 1;
        else {
          if (!isEmptyDiff(result.diff)) done.add(command.type);
          doc = applyDiff(doc, result.diff);
        }
      }
    }
    expect([...done].sort()).toEqual(Object.keys(ALL_COMMANDS).sort());
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
