/** What the list of passages shows, kept while the project is open. */
import { create } from 'zustand';
import { ALL_PASSAGES } from '#shared/document/passages.ts';
import type { PassageFilter, PassageOrder } from '#shared/document/passages.ts';
import type { ClaimId, SpanId } from '#shared/model/index.ts';
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

/** Shows or leaves the passages; with a claim, those of this claim. */
export function showPassages(claim?: ClaimId): void {
  if (claim !== undefined) {
    usePassages.setState({ filter: { ...ALL_PASSAGES, claim } });
    return useSession.setState({ view: 'passages' });
  }
  useSession.setState(({ view }) => ({ view: view === 'passages' ? 'desk' : 'passages' }));
}

useDocument.subscribe(({ doc }, before) => {
  if (doc?.project.id !== before.doc?.project.id) usePassages.setState(START);
});
