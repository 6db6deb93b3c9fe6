/** Where the keyboard is among the pairs, and what of them is shown. Kept while the project is open. */
import { create } from 'zustand';
import { useDocument } from '../../state/document.ts';

interface PairsState {
  /** The key of the line that the keyboard is at. */
  readonly at: string | null;
  /** Another partner is being chosen for the line at hand. */
  readonly choosing: boolean;
}

const START: PairsState = { at: null, choosing: false };

export const usePairs = create<PairsState>(() => START);

useDocument.subscribe(({ doc }, before) => {
  if (doc?.project.id !== before.doc?.project.id) usePairs.setState(START);
});
