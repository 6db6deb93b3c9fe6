/** Making a version of the disagreement at hand that nobody had. */
import { keyName } from '../../state/keymap.ts';
import { announce, notify } from '../../state/notices.ts';
import { draftOf } from './draft.ts';
import { itemHere } from './going.ts';
import { asMade, settle } from './settling.ts';
import { useReview } from './state.ts';

/** Begins with the version that was made before, else with the first that somebody has. */
export function beginEditing(): void {
  const item = itemHere();
  if (item === undefined) return;
  const { decision, sides } = item;
  const base =
    decision?.verdict === 'edited'
      ? decision.chosen
      : (sides.find(({ spans }) => spans.length > 0) ?? sides.find(({ silent }) => silent.length > 0));
  if (base === undefined) {
    return notify('Nobody who is compared has anything there any more: there is nothing to begin with.', 'warning');
  }
  useReview.setState({ at: item.key, draft: draftOf(base), reasoning: false });
  announce(`Editing. ${keyName('claim.pick')} chooses the claim, digits the stance, Enter settles, Escape leaves it.`);
}

export function leaveEditing(): void {
  useReview.setState({ draft: null });
  announce('Left as it was.');
}

export function finishEditing(): void {
  const item = itemHere();
  const { draft } = useReview.getState();
  if (item === undefined || draft === null) return;
  settle(item, asMade(item, { spans: [...draft.spans], silent: [...draft.silent] }));
}
