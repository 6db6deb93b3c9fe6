/** The queue of edits between the page and an engine that is slow, far away or of another mind. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Diff } from '#shared/document/diff.ts';
import { applyDiff, EMPTY_DIFF, misfit } from '#shared/document/diff.ts';
import { packDocument } from '#shared/document/packed.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { CrossreadError } from '#shared/contract/errors.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import { catchUp, execute, showProject, takeIn, undo, useDocument } from '#renderer/state/document.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { claimId, NOW } from '#test/support/records.ts';
import { me, other, START } from '../../shared/document/example.ts';

/** An engine that holds a document and answers only when it is told to. */
const engine = vi.hoisted(() => ({ call: (_name: string, _input: unknown): Promise<unknown> => Promise.resolve({}) }));
vi.mock('#renderer/platform/index.ts', () => ({
  client: { call: (name: string, input: unknown) => engine.call(name, input) },
}));

let held: DocumentState;
/** What the next `document.apply` answers with, instead of being done. */
let answer: ((diff: Diff) => Promise<void>) | undefined;

const opened = (doc: DocumentState) => ({
  label: 'Ferry',
  me,
  readOnly: null,
  project: doc.project,
  ...packDocument(doc),
  problems: [],
});

const apply = (diff: Diff): void => {
  if (misfit(held, diff) !== undefined) throw new CrossreadError('conflict', 'read the document again');
  held = applyDiff(held, diff);
};

beforeEach(() => {
  held = START;
  answer = undefined;
  useNotices.setState({ notices: [] });
  engine.call = async (name, input) => {
    await Promise.resolve();
    if (name === 'project.current') return opened(held);
    const { diff } = input as { diff: Diff };
    const next = answer;
    answer = undefined;
    if (next === undefined) apply(diff);
    else await next(diff);
    return {};
  };
  showProject(opened(START));
});

const write = (number: number, text: string): void => {
  expect(execute({ type: 'createClaim', id: claimId(number), text })).toBeUndefined();
};
const edit = (text: string): void => {
  expect(execute({ type: 'editClaim', claim: claimId(1), text })).toBeUndefined();
};
const settled = (): Promise<void> =>
  vi.waitFor(() => {
    expect(useDocument.getState().saving).toBe('saved');
  });
const shown = (number: number): string | undefined => useDocument.getState().doc?.claims.get(claimId(number))?.text;
const stored = (number: number): string | undefined => held.claims.get(claimId(number))?.text;
const notices = (): string[] => useNotices.getState().notices.map(({ message }) => message);
const refuseWith =
  (code: ErrorCode): (() => Promise<void>) =>
  () =>
    Promise.reject(new CrossreadError(code, 'no'));

describe('an edit whose answer was lost', () => {
  test('is no loss when it is sent again, and takes nothing with it', async () => {
    answer = (diff) => {
      apply(diff);
      return Promise.reject(new CrossreadError('conflict', 'it has been done already'));
    };
    write(11, 'The pilot was ashore.');
    write(12, 'The lamp was lit.');
    await settled();
    expect([shown(11), shown(12)]).toEqual(['The pilot was ashore.', 'The lamp was lit.']);
    expect([stored(11), stored(12)]).toEqual(['The pilot was ashore.', 'The lamp was lit.']);
    expect(notices()).toEqual([]);
  });
});

describe('an edit that is turned away', () => {
  test.each(['refused', 'read-only', 'bad-input'] as const)('as %s is taken back alone', async (code) => {
    answer = refuseWith(code);
    write(11, 'The pilot was ashore.');
    write(12, 'The lamp was lit.');
    await settled();
    expect([shown(11), stored(11)]).toEqual([undefined, undefined]);
    expect([shown(12), stored(12)]).toEqual(['The lamp was lit.', 'The lamp was lit.']);
    expect(notices()).toEqual([expect.stringContaining('taken back: no')]);
  });

  test('because another program changed the same record gives way to that', async () => {
    const claim = START.claims.get(claimId(1));
    if (claim === undefined) throw new Error('the example has lost its claim');
    held = applyDiff(held, { ...EMPTY_DIFF, updated: [[claim, { ...claim, text: 'The ferry stayed.' }]] });
    edit('The ferry left late.');
    write(12, 'The lamp was lit.');
    await settled();
    expect([shown(1), stored(1)]).toEqual(['The ferry stayed.', 'The ferry stayed.']);
    expect([shown(12), stored(12)]).toEqual(['The lamp was lit.', 'The lamp was lit.']);
  });

  test('does not stand before the earlier steps of the history', async () => {
    write(11, 'The pilot was ashore.');
    await settled();
    answer = refuseWith('refused');
    write(12, 'The lamp was lit.');
    await settled();
    expect(undo()).toBeUndefined();
    expect(undo()).toBe('create claim');
    await settled();
    expect([shown(11), stored(11)]).toEqual([undefined, undefined]);
  });
});

describe('reading the project again', () => {
  test('loses neither what was saved nor what was heard while the answer was on its way', async () => {
    const call = engine.call;
    let release: () => void = () => undefined;
    engine.call = async (name, input) => {
      const value = await call(name, input);
      if (name === 'project.current') await new Promise<void>((resolve) => (release = resolve));
      return value;
    };
    const reading = catchUp();
    await Promise.resolve();
    await Promise.resolve();
    write(11, 'The pilot was ashore.');
    await settled();
    const theirs = { type: 'claim', annotator: other, id: claimId(21), text: 'It rained.', created: NOW } as const;
    takeIn({ ...EMPTY_DIFF, added: [theirs] });
    release();
    await reading;
    expect([shown(11), shown(21)]).toEqual(['The pilot was ashore.', 'It rained.']);
    expect(useDocument.getState().saving).toBe('saved');
  });
});
