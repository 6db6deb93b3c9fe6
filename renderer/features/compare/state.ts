/** What of everyone's work is left at the desk. */
import { create } from 'zustand';
import { annotatorOf } from '#shared/document/gold.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { announce, notify } from '../../state/notices.ts';
import { useSession } from '../../state/session.ts';

interface Compare {
  /** The list of who is shown is open. */
  readonly choosing: boolean;
  readonly onlyDisagreements: boolean;
  readonly onlyClaim: boolean;
}

const START: Compare = { choosing: false, onlyDisagreements: false, onlyClaim: false };

export const useCompare = create<Compare>(() => START);
const { getState: get, setState: set } = useCompare;

useDocument.subscribe(({ doc }, before) => {
  if (doc?.project.id !== before.doc?.project.id) set(START);
});

export const chooseShown = (): void => set({ choosing: true });

/** Shows one annotator more, or one fewer; the last one stays, since an empty desk would look as if the work were gone. */
export function toggleShown(annotator: AnnotatorId): void {
  const { shown } = useSession.getState();
  const { doc } = useDocument.getState();
  const name = doc === null ? annotator : (annotatorOf(doc, annotator)?.name ?? annotator);
  const next = shown.includes(annotator) ? shown.filter((id) => id !== annotator) : [...shown, annotator];
  if (next.length === 0) return notify('Somebody’s work has to be shown.', 'warning');
  useSession.setState({ shown: next });
  announce(`${name}: ${next.includes(annotator) ? 'shown' : 'hidden'}.`);
}

export function toggleOnlyDisagreements(): void {
  const on = !get().onlyDisagreements;
  if (on && useSession.getState().shown.length < 2) {
    return notify('Show two annotators first: one does not disagree with herself.', 'warning');
  }
  set({ onlyDisagreements: on });
  announce(on ? 'Only disagreements are shown.' : 'Agreement is shown again.');
}

export function toggleOnlyClaim(): void {
  const on = !get().onlyClaim;
  if (on && useSession.getState().claim === null) {
    return notify('Put a claim in focus first: click it in the list, or one of its spans.', 'warning');
  }
  set({ onlyClaim: on });
  announce(on ? 'Only the claim in focus is shown, with those paired with it.' : 'All claims are shown again.');
}
