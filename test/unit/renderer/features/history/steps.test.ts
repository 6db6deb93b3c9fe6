/** Going to a point of the history, also past steps that no longer fit. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { deedOf, goTo, pointsOf } from '#renderer/features/history/steps.ts';
import { execute, takeIn, undo, useDocument } from '#renderer/state/document.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { EMPTY_DIFF } from '#shared/document/diff.ts';
import { EMPTY_HISTORY } from '#shared/document/history.ts';
import { claimId } from '#test/support/records.ts';
import { me, START } from '../../../shared/document/example.ts';

vi.mock('#renderer/platform/index.ts', () => ({ client: { call: () => Promise.resolve({}) } }));

const edit = (text: string): void => {
  expect(execute({ type: 'editClaim', claim: claimId(1), text })).toBeUndefined();
};
const text = (): string | undefined => useDocument.getState().doc?.claims.get(claimId(1))?.text;
const points = () => pointsOf(useDocument.getState().history);
const goBy = (by: number): void => {
  const point = points().find((one) => one.by === by);
  if (point === undefined) throw new Error(`no point ${by}`);
  goTo(point);
};
const said = (): string => useNotices.getState().spoken.message;

beforeEach(() => {
  useNotices.setState({ notices: [] });
  useDocument.setState({ doc: START, me, readOnly: null, history: EMPTY_HISTORY });
  for (const words of ['One.', 'Two.', 'Three.']) edit(words);
});

describe('points', () => {
  test('the newest comes first, what is undone stands above the present, the beginning last', () => {
    expect(points().map(({ by }) => by)).toEqual([0, -1, -2, -3]);
    undo();
    expect(points().map(({ by }) => by)).toEqual([1, 0, -1, -2]);
    expect(points().at(-1)?.entry).toBeUndefined();
  });
  test('going there is said in words', () => {
    expect([deedOf(0), deedOf(-1), deedOf(-3), deedOf(1), deedOf(2)]).toEqual([
      'The present',
      'Undo 1 step',
      'Undo 3 steps',
      'Do again 1 step',
      'Do again 2 steps',
    ]);
  });
});

describe('goTo', () => {
  test('undoes to the point and does again to the point', () => {
    goBy(-2);
    expect(text()).toBe('One.');
    expect(said()).toBe('Undid 2 steps.');
    goBy(1);
    expect(text()).toBe('Two.');
    expect(said()).toBe('Did 1 step again.');
    goBy(-2);
    expect(text()).toBe('The ferry left.');
  });

  test('the present is left as it is', () => {
    goBy(0);
    expect(text()).toBe('Three.');
    expect(points().map(({ by }) => by)).toEqual([0, -1, -2, -3]);
  });

  test('says what was passed over because it no longer fits', () => {
    const claim = useDocument.getState().doc?.claims.get(claimId(1));
    if (claim === undefined) throw new Error('no claim');
    takeIn({ ...EMPTY_DIFF, updated: [[claim, { ...claim, text: 'From elsewhere.' }]] });
    goBy(-3);
    expect(text()).toBe('From elsewhere.');
    const notices = useNotices.getState().notices.map(({ message }) => message);
    expect(notices.at(-1)).toBe('Undid 0 steps. 3 steps were passed over: the same records have been changed since.');
  });
});
