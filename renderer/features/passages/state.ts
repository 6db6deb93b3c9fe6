/** What the list of passages shows, kept while the project is open. */
import { create } from 'zustand';
import { ALL_PASSAGES } from '#shared/document/passages.ts';
import type { PassageFilter, PassageOrder } from '#shared/document/passages.ts';
import type { SpanId } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { useSession } from '../../state/session.ts';

interface PassagesState {
  readonly filter: PassageFilter;
  readonly order: PassageOrder;
  /** Where the keyboard was last in the list. */
  readonly at: SpanId | null;
}

const START: PassagesState = { filter: ALL_PASSAGES, order: 'article', at: null };

export const usePassages = create<PassagesState>(() => START);

/** Shows the passages, at the span in focus if there is one, or leaves them. */
export function togglePassages(): void {
  const { view, span } = useSession.getState();
  if (span !== null) usePassages.setState({ at: span.span });
  useSession.setState({ view: view === 'passages' ? 'desk' : 'passages' });
}

useDocument.subscribe(({ doc }, before) => {
  if (doc?.project.id !== before.doc?.project.id) usePassages.setState(START);
});
