/** The dialogs about one claim. */
import type { ReactNode } from 'react';
import { useClaimDialog } from '../../state/claims.ts';
import { useDocument } from '../../state/document.ts';
import { showDialog, useSession } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { ClaimDetails } from './ClaimDetails.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import './claim-details.css';

export function ClaimDialogs(): ReactNode {
  const dialog = useSession((state) => state.dialog);
  const { claim: id, start } = useClaimDialog();
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const claim = id === null ? undefined : doc?.claims.get(id);
  const close = (): void => showDialog(null);
  if (dialog !== 'claim' && dialog !== 'claim-merge' && dialog !== 'claim-split') return null;
  if (doc === null || claim === undefined) {
    return (
      <Modal title="Claim details" onClose={close} width={420} actions={<Button onClick={close}>Close</Button>}>
        <p>This claim is no longer here: someone has deleted it.</p>
      </Modal>
    );
  }
  if (dialog === 'claim' || me === null) {
    return <ClaimDetails doc={doc} claim={claim} start={start} onClose={close} />;
  }
  if (dialog === 'claim-merge') return <MergeDialog doc={doc} me={me} claim={claim} onClose={close} />;
  return <SplitDialog doc={doc} me={me} claim={claim} onClose={close} />;
}
