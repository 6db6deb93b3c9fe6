/** What an analyst does to claims themselves, each one step of history; and the dialogs in which she does the larger things. */
import { create } from 'zustand';
import { short } from '#shared/document/span-words.ts';
import type { Claim, ClaimId } from '#shared/model/index.ts';
import { spanOf } from './annotate.ts';
import { execute, useDocument } from './document.ts';
import { announce, notify } from './notices.ts';
import { focusClaim, showDialog, useSession } from './session.ts';

/** Where the keyboard begins in the claim's details. */
export type DetailsStart = 'text' | 'relation' | null;

interface ClaimDialog {
  readonly claim: ClaimId | null;
  readonly start: DetailsStart;
}

/** The claim that the open dialog is about: it may be one that no list shows, because it was merged or retired. */
export const useClaimDialog = create<ClaimDialog>(() => ({ claim: null, start: null }));

interface Showing {
  readonly claim?: ClaimId;
  readonly start?: DetailsStart;
}

/** Opens a dialog on the claim, or on the one in focus. */
export function showClaim(
  dialog: 'claim' | 'claim-merge' | 'claim-split',
  { claim, start = null }: Showing = {},
): void {
  const about = claim ?? claimInFocus()?.id;
  if (about === undefined) return;
  useClaimDialog.setState({ claim: about, start });
  showDialog(dialog);
}

/** The claim in focus; without one, a notice says how to get one. */
function claimInFocus(): Claim | undefined {
  const { claim } = useSession.getState();
  const found = claim === null ? undefined : useDocument.getState().doc?.claims.get(claim);
  if (found === undefined) notify('Put a claim in focus first: click it in the list, or one of its spans.', 'warning');
  return found;
}

/** Takes the claim, or the one in focus, out of use. Returns whether it was done. */
export function retireClaim(claim: Claim | undefined = claimInFocus()): boolean {
  if (claim === undefined || execute({ type: 'retireClaim', claim: claim.id }) !== undefined) return false;
  if (useSession.getState().claim === claim.id) focusClaim(null);
  announce('Claim retired. Its links stay; the list shows it under the filter “retired”.');
  return true;
}

/** Takes a retired or merged claim into use again and puts it in focus. Returns whether it was done. */
export function restoreClaim(claim: Claim | undefined = claimInFocus()): boolean {
  if (claim === undefined || execute({ type: 'restoreClaim', claim: claim.id }) !== undefined) return false;
  focusClaim(claim.id);
  if (claim.mergedInto === undefined) announce('Claim restored.');
  else notify('Claim restored. Links that the merge moved stay with the other claim; to bring them back, split that.');
  return true;
}

/** Deletes the claim; a refusal says why. */
export function deleteClaim(claim: Claim): boolean {
  if (execute({ type: 'deleteClaim', claim: claim.id }) !== undefined) return false;
  focusClaim(null);
  announce('Claim deleted. Undo brings it back.');
  return true;
}

/** Makes the span in focus an example of the claim, or of the one in focus. Returns whether it was done. */
export function makeExample(id: ClaimId | null = useSession.getState().claim): boolean {
  const { span: ref } = useSession.getState();
  const span = spanOf(ref);
  if (id === null || ref === null || span === undefined) {
    notify('Put a claim and a span in focus first; the span then becomes an example of the claim.', 'warning');
    return false;
  }
  const { annotator, article, span: spanId } = ref;
  if (execute({ type: 'addExample', claim: id, annotator, article, span: spanId }) !== undefined) return false;
  notify(`“${short(span.quote, 60)}” is an example of the claim now.`);
  return true;
}
