/** What can be done to the claim in focus, beneath its words. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { isClaimUsed } from '#shared/document/claim-use.ts';
import type { Claim } from '#shared/model/index.ts';
import { execute, useDocument } from '../../state/document.ts';
import { announce } from '../../state/notices.ts';
import { focusClaim } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { ClaimForm } from './ClaimForm.tsx';

export type Editing = 'text' | 'group' | null;

interface Props {
  readonly claim: Claim;
  readonly editing: Editing;
  readonly onEdit: (editing: Editing) => void;
}

export function ClaimActions({ claim, editing, onEdit }: Props): ReactNode {
  const mine = useDocument((state) => state.me === claim.annotator && state.readOnly === null);
  const own = useDocument((state) => state.me === claim.annotator);
  const author = useDocument((state) => state.doc?.annotators.get(claim.annotator)?.name ?? claim.annotator);
  const claims = useDocument((state) => state.doc?.claims);
  const used = useDocument((state) => state.doc === null || isClaimUsed(state.doc, claim.id));
  const others = useMemo(() => [...(claims?.values() ?? [])].filter(({ id }) => id !== claim.id), [claims, claim.id]);

  if (editing !== null && mine) {
    const save = (text: string, group: string): boolean => {
      if (execute({ type: 'editClaim', claim: claim.id, text, group }) !== undefined) return false;
      announce('Claim saved.');
      onEdit(null);
      return true;
    };
    return (
      <ClaimForm
        label="Edit the claim"
        submit="Save"
        text={claim.text}
        group={claim.group ?? ''}
        start={editing}
        others={others}
        onSubmit={save}
        onCancel={() => onEdit(null)}
        onShow={focusClaim}
      />
    );
  }
  return (
    <>
      {mine && (
        <>
          <Button kind="quiet" onClick={() => onEdit('text')}>
            Edit
          </Button>
          <Button kind="quiet" onClick={() => onEdit('group')}>
            Group…
          </Button>
          <Button
            kind="quiet"
            disabled={used}
            title={used ? 'Someone has linked it or marked it silent; take that away first.' : undefined}
            onClick={() => deleteClaim(claim)}
          >
            Delete
          </Button>
        </>
      )}
      {!own && <span className="soft">Written by {author}</span>}
    </>
  );
}

/** Deletes the claim; a refusal says why. */
export function deleteClaim(claim: Claim): void {
  if (execute({ type: 'deleteClaim', claim: claim.id }) !== undefined) return;
  focusClaim(null);
  announce('Claim deleted. Undo brings it back.');
}
