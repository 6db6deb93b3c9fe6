/** One claim goes, the other stays and takes over what hung on it; told in numbers before it is done. */
import { ArrowDownUp } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Command } from '#shared/document/commands.ts';
import { mergePreview } from '#shared/document/merge-preview.ts';
import { short } from '#shared/document/span-words.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, Claim } from '#shared/model/index.ts';
import { execute } from '../../state/document.ts';
import { announce } from '../../state/notices.ts';
import { focusClaim } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { ClaimColourMark } from '../../ui/ClaimColour.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { otherClaims } from './choices.ts';
import { ClaimChooser } from './ClaimChooser.tsx';
import { mergeInWords } from './merge-words.ts';
import { refusalOf } from './refusal.ts';

interface Props {
  readonly doc: DocumentState;
  readonly me: AnnotatorId;
  readonly claim: Claim;
  readonly onClose: () => void;
}

export function MergeDialog({ doc, me, claim, onClose }: Props): ReactNode {
  const [other, setOther] = useState<Claim>();
  // A colleague's claim cannot go, so mine goes into it.
  const [flipped, setFlipped] = useState(claim.annotator !== me);
  const field = useRef<HTMLInputElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const others = useMemo(() => otherClaims(doc, claim.id), [doc, claim.id]);
  const goes = flipped ? other : claim;
  const stays = flipped ? claim : other;

  const command: Command | undefined =
    goes === undefined || stays === undefined ? undefined : { type: 'mergeClaim', claim: goes.id, into: stays.id };
  const refusal = command === undefined ? undefined : refusalOf(doc, command, me);
  const lines =
    goes === undefined || stays === undefined || refusal !== undefined
      ? []
      : mergeInWords(mergePreview(doc, goes.id, stays.id, me));

  const merge = (): void => {
    if (command === undefined || stays === undefined || execute(command) !== undefined) return;
    focusClaim(stays.id);
    announce(`Merged into “${short(stays.text, 60)}”. Undo takes it apart again.`);
    onClose();
  };

  // The field that had the keyboard goes when a claim is chosen, and comes back for another choice.
  const chosen = other !== undefined;
  const wasChosen = useRef(chosen);
  useEffect(() => {
    if (chosen !== wasChosen.current) (chosen ? confirm : field).current?.focus();
    wasChosen.current = chosen;
  }, [chosen]);

  return (
    <Modal
      title="Merge claims"
      width={600}
      onClose={onClose}
      initialFocus={field}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            ref={confirm}
            kind="primary"
            disabled={command === undefined || refusal !== undefined}
            onClick={merge}
          >
            Merge
          </Button>
        </>
      }
    >
      <div className="claim-merge">
        <Side name="Goes" claim={goes} />
        <Side name="Stays" claim={stays} />
        {other === undefined ? (
          <ClaimChooser
            label={flipped ? 'Claim that goes' : 'Claim that stays'}
            claims={others}
            like={claim.text}
            inputRef={field}
            onChoose={setOther}
          />
        ) : (
          <div className="claim-merge-acts">
            <Button onClick={() => setFlipped(!flipped)}>
              <ArrowDownUp size={14} aria-hidden /> Swap
            </Button>
            <Button onClick={() => setOther(undefined)}>Another claim…</Button>
          </div>
        )}
        <div role="status">
          {refusal !== undefined && <p className="error">{refusal}</p>}
          {lines.length > 0 && (
            <ul className="claim-preview">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </Modal>
  );
}

function Side({ name, claim }: { readonly name: string; readonly claim: Claim | undefined }): ReactNode {
  return (
    <p className="claim-merge-side">
      <b>{name}</b>
      {claim === undefined ? (
        <span className="soft">choose a claim below</span>
      ) : (
        <span dir="auto">
          <ClaimColourMark colour={claim.colour} />
          {claim.text}
        </span>
      )}
    </p>
  );
}
