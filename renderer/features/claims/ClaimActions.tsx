/** What can be done to the claim in focus, beneath its words. */
import { Menu } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { isClaimUsed } from '#shared/document/claim-use.ts';
import { isMerged } from '#shared/document/effective.ts';
import type { Claim } from '#shared/model/index.ts';
import { deleteClaim, restoreClaim, retireClaim, showClaim } from '../../state/claims.ts';
import { execute, useDocument } from '../../state/document.ts';
import { useKeyHint } from '../../state/keymap.ts';
import { announce } from '../../state/notices.ts';
import { focusClaim } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { ClaimForm } from './ClaimForm.tsx';
import { moveClaimBy } from './move.ts';

export type Editing = 'text' | 'group' | null;

interface Props {
  readonly claim: Claim;
  readonly editing: Editing;
  readonly onEdit: (editing: Editing) => void;
  /** The keyboard should go back to the list. */
  readonly onDone: () => void;
}

export function ClaimActions({ claim, editing, onEdit, onDone }: Props): ReactNode {
  const mine = useDocument((state) => state.me === claim.annotator && state.readOnly === null);
  const own = useDocument((state) => state.me === claim.annotator);
  const author = useDocument((state) => state.doc?.annotators.get(claim.annotator)?.name ?? claim.annotator);
  const doc = useDocument((state) => state.doc);
  const key = useKeyHint('claim.details');
  const others = useMemo(() => {
    const all = doc === null ? [] : [...doc.claims.values()];
    return all.filter(
      ({ id, retired }) => id !== claim.id && retired === undefined && !(doc !== null && isMerged(doc, id)),
    );
  }, [doc, claim.id]);

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
  const retired = claim.retired !== undefined;
  return (
    <>
      {mine && retired && (
        <Button
          kind="quiet"
          onClick={() => {
            if (restoreClaim(claim)) onDone();
          }}
        >
          Restore
        </Button>
      )}
      {mine && !retired && (
        <Button kind="quiet" onClick={() => onEdit('text')}>
          Edit
        </Button>
      )}
      <Button kind="quiet" title={`Claim details${key}`} onClick={() => showClaim('claim', { claim: claim.id })}>
        Details…
      </Button>
      {!retired && <MoreMenu claim={claim} mine={mine} onEdit={onEdit} onDone={onDone} />}
      {!own && <span className="soft">Written by {author}</span>}
    </>
  );
}

function MoreMenu({ claim, mine, onEdit, onDone }: Omit<Props, 'editing'> & { readonly mine: boolean }): ReactNode {
  const writable = useDocument((state) => state.readOnly === null && state.me !== null);
  const used = useDocument((state) => state.doc === null || isClaimUsed(state.doc, claim.id));
  if (!writable) return null;
  const item = (label: string, act: () => void, disabled = false): ReactNode => (
    <Menu.Item className="menu-item" disabled={disabled} onClick={act}>
      {label}
    </Menu.Item>
  );
  return (
    <Menu.Root>
      <Menu.Trigger className="button" data-kind="quiet">
        More <ChevronDown size={13} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start">
          <Menu.Popup className="menu">
            {mine && item('Group…', () => onEdit('group'))}
            {item('Relate…', () => showClaim('claim', { claim: claim.id, start: 'relation' }))}
            {mine && item('Merge into…', () => showClaim('claim-merge', { claim: claim.id }))}
            {item('Split…', () => showClaim('claim-split', { claim: claim.id }))}
            {mine && (
              <>
                <Menu.Separator className="menu-separator" />
                {item('Move up', () => moveClaimBy(-1))}
                {item('Move down', () => moveClaimBy(1))}
                <Menu.Separator className="menu-separator" />
                {item('Retire', () => {
                  if (retireClaim(claim)) onDone();
                })}
                {item(
                  used ? 'Delete (it is in use: retire it)' : 'Delete',
                  () => {
                    if (deleteClaim(claim)) onDone();
                  },
                  used,
                )}
              </>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
