/** Everything about one claim, changed where it stands; a colleague's claim is only read. */
import { ArrowLeft } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { claimTextProblem, tidyClaimText } from '#shared/document/claim-text.ts';
import { likelyDouble } from '#shared/document/claim-search.ts';
import { isMerged, resolveClaim } from '#shared/document/effective.ts';
import { spanEnd, spanStart } from '#shared/document/sheet-index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { Claim, ClaimId, Span } from '#shared/model/index.ts';
import { restoreClaim, retireClaim, showClaim, useClaimDialog } from '../../state/claims.ts';
import type { DetailsStart } from '../../state/claims.ts';
import { execute, useDocument } from '../../state/document.ts';
import { announce } from '../../state/notices.ts';
import { focusClaim, focusSpan, openAt } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ClaimColourMark, colourName } from '../../ui/ClaimColour.tsx';
import { DoubleWarning } from '../../ui/DoubleWarning.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { groupsOf } from '../claims/index.ts';
import { otherClaims } from './choices.ts';
import { ColourChoice } from './ColourChoice.tsx';
import { EditableText } from './EditableText.tsx';
import { Examples } from './Examples.tsx';
import { Relations } from './Relations.tsx';
import { Story } from './Story.tsx';

interface Props {
  readonly doc: DocumentState;
  readonly claim: Claim;
  readonly start: DetailsStart;
  readonly onClose: () => void;
}

export function ClaimDetails({ doc, claim, start, onClose }: Props): ReactNode {
  const me = useDocument((state) => state.me);
  const readOnly = useDocument((state) => state.readOnly !== null);
  /** Claims that led here, to go back to. */
  const [trail, setTrail] = useState<readonly ClaimId[]>([]);
  const toText = useRef(false);
  const body = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const relation = useRef<HTMLSelectElement>(null);

  const mine = claim.annotator === me && !readOnly;
  const merged = isMerged(doc, claim.id);
  const inUse = claim.retired === undefined && !merged;
  const author = doc.annotators.get(claim.annotator)?.name ?? claim.annotator;

  const goTo = (id: ClaimId): void => {
    useClaimDialog.setState({ claim: id, start: null });
    const shown = doc.claims.get(id);
    if (shown !== undefined && shown.retired === undefined && !isMerged(doc, id)) focusClaim(id);
    // What was pressed may be gone.
    requestAnimationFrame(() => body.current?.focus());
  };
  const show = (id: ClaimId): void => {
    setTrail([...trail, claim.id]);
    goTo(id);
  };
  const back = (): void => {
    const last = trail.at(-1);
    setTrail(trail.slice(0, -1));
    if (last !== undefined) goTo(last);
  };
  const openSpan = (span: Span): void => {
    toText.current = true;
    onClose();
    focusSpan({ annotator: span.annotator, article: span.article, span: span.id });
    openAt(span.article, spanStart(span), spanEnd(span));
  };

  return (
    <Modal
      title="Claim details"
      className="claim-sheet"
      onClose={onClose}
      initialFocus={start === 'relation' ? relation : mine ? text : body}
      givesBack={() => !toText.current}
      actions={
        <>
          {!readOnly && me !== null && (
            <span className="spacer claim-sheet-acts">
              {inUse && mine && (
                <Button onClick={() => showClaim('claim-merge', { claim: claim.id })}>Merge into…</Button>
              )}
              {inUse && <Button onClick={() => showClaim('claim-split', { claim: claim.id })}>Split…</Button>}
              {inUse && mine && (
                <Button
                  onClick={() => {
                    if (retireClaim(claim)) onClose();
                  }}
                >
                  Retire
                </Button>
              )}
              {!inUse && mine && <Button onClick={() => restoreClaim(claim)}>Restore</Button>}
            </span>
          )}
          <Button kind="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <div ref={body} tabIndex={-1} key={claim.id} className="claim-details" aria-label={claim.text} role="group">
        {trail.length > 0 && (
          <IconButton label="Back to the claim before" className="claim-back" onClick={back}>
            <ArrowLeft size={15} aria-hidden />
          </IconButton>
        )}
        <State doc={doc} claim={claim} merged={merged} onShow={show} />
        {claim.annotator !== me && (
          <p className="claim-note">
            Written by {author}. You can read it here, relate it and split it; only {author} can change it.
          </p>
        )}
        {mine ? <Fields doc={doc} claim={claim} fieldRef={text} onShow={show} /> : <Told claim={claim} />}
        <Examples claim={claim} writable={mine} onGo={openSpan} />
        <Relations
          doc={doc}
          claim={claim}
          open={inUse && !readOnly && me !== null}
          selectRef={relation}
          onShow={show}
        />
        <Story doc={doc} claim={claim} onShow={show} />
      </div>
    </Modal>
  );
}

/** That the claim is out of use, and where it went. */
function State(props: {
  readonly doc: DocumentState;
  readonly claim: Claim;
  readonly merged: boolean;
  readonly onShow: (claim: ClaimId) => void;
}): ReactNode {
  const { doc, claim, merged, onShow } = props;
  if (merged) {
    const into = doc.claims.get(resolveClaim(doc, claim.id));
    return (
      <p className="claim-note">
        Merged into{' '}
        {into !== undefined && (
          <button type="button" className="link-button" onClick={() => onShow(into.id)}>
            <bdi>“{into.text}”</bdi>
          </button>
        )}
        : what is linked to this claim is found there.
      </p>
    );
  }
  if (claim.retired === undefined) return null;
  return <p className="claim-note">Retired: its links stay, no new ones are made.</p>;
}

interface FieldsProps {
  readonly doc: DocumentState;
  readonly claim: Claim;
  readonly fieldRef: Ref<HTMLTextAreaElement>;
  readonly onShow: (claim: ClaimId) => void;
}

function Fields({ doc, claim, fieldRef, onShow }: FieldsProps): ReactNode {
  const others = useMemo(() => otherClaims(doc, claim.id), [doc, claim.id]);
  const groups = useMemo(() => groupsOf([...doc.claims.values()]), [doc.claims]);
  const edit = (change: { text?: string; group?: string; guideline?: string }): string | undefined =>
    execute({ type: 'editClaim', claim: claim.id, ...change });
  return (
    <>
      <EditableText
        label="Text"
        value={claim.text}
        rows={2}
        fieldRef={fieldRef}
        problemOf={claimTextProblem}
        onSave={(typed) => edit({ text: tidyClaimText(typed) })}
        about={(typed) => (
          <DoubleWarning
            double={typed === claim.text || typed.trim() === '' ? undefined : likelyDouble(others, typed)}
            onShow={(double) => onShow(double.id)}
          />
        )}
      />
      <EditableText
        label="Group"
        value={claim.group ?? ''}
        offers={groups}
        maxLength={200}
        placeholder="none"
        onSave={(typed) => edit({ group: typed.trim() })}
      />
      <ColourChoice
        colour={claim.colour}
        onChoose={(colour) => {
          if (execute({ type: 'editClaim', claim: claim.id, colour: colour ?? '' }) !== undefined) return;
          announce(colour === undefined ? 'No colour.' : `Colour: ${colourName(colour)}.`);
        }}
      />
      <EditableText
        label="Guideline"
        value={claim.guideline ?? ''}
        lines
        rows={3}
        maxLength={10_000}
        placeholder="When to link a span to this claim, and when not"
        onSave={(typed) => edit({ guideline: typed.trim() })}
      />
      <EditableText
        label="Note"
        value={claim.note ?? ''}
        lines
        rows={2}
        maxLength={10_000}
        onSave={(note) => execute({ type: 'setNote', on: { type: 'claim', claim: claim.id }, note })}
      />
    </>
  );
}

/** The same, to be read. */
function Told({ claim }: { readonly claim: Claim }): ReactNode {
  const lines = [
    ['Group', claim.group],
    ['Guideline', claim.guideline],
    ['Note', claim.note],
  ] as const;
  return (
    <>
      <p className="claim-told-text" dir="auto">
        {claim.text}
      </p>
      <dl className="claim-told">
        {claim.colour !== undefined && (
          <div>
            <dt>Colour</dt>
            <dd>
              <ClaimColourMark colour={claim.colour} named />
              {colourName(claim.colour)}
            </dd>
          </div>
        )}
        {lines.map(([name, words]) =>
          words === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{words}</dd>
            </div>
          ),
        )}
      </dl>
    </>
  );
}
