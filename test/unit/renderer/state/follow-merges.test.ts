import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { packDocument } from '#shared/document/packed.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { execute, redo, showProject, takeIn, undo } from '#renderer/state/document.ts';
import { followMerges } from '#renderer/state/follow-merges.ts';
import { focusClaim, resetSession, useSession } from '#renderer/state/session.ts';
import { claimId } from '#test/support/records.ts';
import { diffOf, me, merge, other, START } from '../../shared/document/example.ts';

vi.mock('#renderer/platform/index.ts', () => ({ client: { call: () => Promise.resolve({}) } }));

const opened = (doc: DocumentState) => ({
  label: 'Ferry',
  me,
  readOnly: null,
  project: doc.project,
  ...packDocument(doc),
  problems: [],
});
const focused = (): unknown => useSession.getState().claim;

beforeEach(() => {
  resetSession();
  showProject(opened(START));
  onTestFinished(followMerges());
});

test('a claim in focus that a colleague merges gives way to the one that stands for it', () => {
  focusClaim(claimId(2));
  takeIn(diffOf(START, merge(2, 1), other));
  expect(focused()).toBe(claimId(1));
});

test('so does one whose merge is done again; taking the merge back leaves the focus', () => {
  expect(execute(merge(1, 2))).toBeUndefined();
  undo();
  focusClaim(claimId(1));
  redo();
  expect(focused()).toBe(claimId(2));
  undo();
  expect(focused()).toBe(claimId(2));
});

test('what puts a merged claim in focus puts the one that stands for it there', () => {
  expect(execute(merge(1, 2))).toBeUndefined();
  focusClaim(claimId(1));
  expect(focused()).toBe(claimId(2));
});

test('any other claim stays in focus when some are merged', () => {
  focusClaim(claimId(1));
  takeIn(diffOf(START, merge(2, 1), other));
  expect(focused()).toBe(claimId(1));
});
