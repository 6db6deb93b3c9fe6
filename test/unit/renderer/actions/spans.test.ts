/** Adding a fragment to the span in focus: what is not added is said, and nothing changes. */
import { beforeEach, expect, test, vi } from 'vitest';
import { packDocument } from '#shared/document/packed.ts';
import { sheetOf } from '#shared/document/state.ts';
import { addFragment } from '#renderer/actions/spans.ts';
import { loadText, showProject, useDocument } from '#renderer/state/document.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { resetSession, select, useSession } from '#renderer/state/session.ts';
import { spanId } from '#test/support/records.ts';
import { done, ferry, me, span, START, TEXTS } from '../../shared/document/example.ts';

vi.mock('#renderer/platform/index.ts', () => ({
  client: {
    call: (name: string) =>
      Promise.resolve(name === 'article.read' ? { text: TEXTS[ferry], blocks: [], sentences: [] } : {}),
  },
}));

// Keys and the drawn text belong to a window; neither is asked for here.
vi.mock('#renderer/state/settings.ts', () => ({}));
vi.mock('#renderer/features/reader/index.ts', () => ({}));

/** "The ferry 🛳 left at noon.\nNobody was aboard.\n": the span is "ferry", 4 to 9. */
beforeEach(async () => {
  const doc = done(START, me, span(1, ferry, [[4, 9]]));
  showProject({ label: '', me, readOnly: null, project: doc.project, ...packDocument(doc), problems: [] });
  await loadText(ferry);
  resetSession({ span: { annotator: me, article: ferry, span: spanId(1) } });
  useNotices.setState({ notices: [] });
});

const add = (start: number, end: number): void => {
  select({ article: ferry, start, end });
  addFragment();
};
const fragments = (): unknown => {
  const { doc } = useDocument.getState();
  return doc === null ? undefined : sheetOf(doc, me, ferry)?.spans.get(spanId(1))?.fragments;
};
const notices = (): string[] => useNotices.getState().notices.map(({ message }) => message);

test('words apart from the span become a fragment, in one step', () => {
  add(13, 17);
  expect(fragments()).toEqual([
    [4, 9],
    [13, 17],
  ]);
  expect(useSession.getState().selection).toBeNull();
  expect(useDocument.getState().history.past).toHaveLength(1);
});

test('white space only is refused', () => {
  add(9, 10);
  expect(fragments()).toEqual([[4, 9]]);
  expect(notices()).toEqual(['There is only white space in the selection: select words to add to the span.']);
  expect(useDocument.getState().history.past).toHaveLength(0);
});

test('what the span covers already is not added again', () => {
  add(5, 8);
  expect(fragments()).toEqual([[4, 9]]);
  expect(notices()).toEqual(['The span in focus covers the selection already.']);
  expect(useDocument.getState().history.past).toHaveLength(0);
});
