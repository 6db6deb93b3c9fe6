/** Some links of a claim go to a new one, chosen link by link. */
import { useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { likelyDouble } from '#shared/document/claim-search.ts';
import { claimTextProblem, tidyClaimText } from '#shared/document/claim-text.ts';
import { articleName } from '#shared/document/span-words.ts';
import { labelOf } from '#shared/document/commands.ts';
import type { Command } from '#shared/document/commands.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, Claim, LinkId } from '#shared/model/index.ts';
import { newClaimId } from '../../state/annotate.ts';
import { execute } from '../../state/document.ts';
import { announce } from '../../state/notices.ts';
import { focusClaim } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { ClaimColourMark } from '../../ui/ClaimColour.tsx';
import { DoubleWarning } from '../../ui/DoubleWarning.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { StanceTag } from '../../ui/Stance.tsx';
import { otherClaims } from './choices.ts';
import { refusalOf } from './refusal.ts';
import { splitGroups } from './split-groups.ts';
import type { SplitLink } from './split-groups.ts';

interface Props {
  readonly doc: DocumentState;
  readonly me: AnnotatorId;
  readonly claim: Claim;
  readonly onClose: () => void;
}

export function SplitDialog({ doc, me, claim, onClose }: Props): ReactNode {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<LinkId>>(new Set());
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const groups = useMemo(() => splitGroups(doc, claim.id, me), [doc, claim.id, me]);
  const mine = groups.flatMap(({ links }) => links.filter((line) => line.mine).map((line) => line.link));
  const others = useMemo(() => [claim, ...otherClaims(doc, claim.id)], [doc, claim]);
  const double = text.trim() === '' ? undefined : likelyDouble(others, text);
  const problem = claimTextProblem(text);
  const none = mine.length === 0 ? 'No link of yours hangs on this claim: there is nothing to split.' : undefined;
  const unchosen = chosen.size === 0 ? 'Choose at least one link that goes to the new claim.' : undefined;

  const toggle = (id: LinkId): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const split = (): void => {
    setTried(true);
    if (problem !== undefined) return field.current?.focus();
    if (unchosen !== undefined) return list.current?.querySelector('input')?.focus();
    const id = newClaimId();
    const links = mine.filter((link) => chosen.has(link.id)).map((link) => ({ article: link.article, link: link.id }));
    const apart: Command = { type: 'splitClaim', claim: claim.id, id, text: tidyClaimText(text), links };
    // Where claims were made at one moment there is no place behind this one until they are numbered.
    const behind: Command = { type: 'moveClaim', claim: id, after: claim.id };
    const both: Command = { type: 'batch', label: labelOf(apart), commands: [apart, behind] };
    if (execute(refusalOf(doc, both, me) === undefined ? both : apart) !== undefined) return;
    focusClaim(id);
    announce(`Split: ${links.length} of ${mine.length} links went to the new claim. Undo joins them again.`);
    onClose();
  };
  const onListKey = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input')];
    const at = boxes.findIndex((box) => box === event.target);
    if (event.key === 'ArrowDown') boxes[Math.min(at + 1, boxes.length - 1)]?.focus();
    else if (event.key === 'ArrowUp') boxes[Math.max(at - 1, 0)]?.focus();
    else if (event.key === 'Home') boxes[0]?.focus();
    else if (event.key === 'End') boxes.at(-1)?.focus();
    else if (event.key === 'a') setChosen(new Set(chosen.size === mine.length ? [] : mine.map((link) => link.id)));
    else if (event.key === 'Enter') split();
    else return;
    event.preventDefault();
  };

  return (
    <Modal
      title="Split the claim"
      width={680}
      onClose={onClose}
      initialFocus={field}
      actions={
        <>
          <span className="spacer soft" role="status">
            {none === undefined && `${chosen.size} of ${mine.length} go to the new claim`}
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={none !== undefined} onClick={split}>
            Split
          </Button>
        </>
      }
    >
      <div className="claim-split">
        <p dir="auto" className="claim-told-text">
          <ClaimColourMark colour={claim.colour} />
          {claim.text}
        </p>
        {none !== undefined && <p className="error">{none}</p>}
        <Field label="New claim" error={tried ? problem : undefined}>
          {(control) => (
            <>
              <textarea
                {...control}
                ref={field}
                className="input"
                rows={2}
                dir="auto"
                placeholder="One sentence, true or false on its own"
                value={text}
                onChange={(event) => setText(event.target.value)}
                onKeyDown={(event) => {
                  // A claim is one line; on from here to the links.
                  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                  event.preventDefault();
                  list.current?.querySelector('input')?.focus();
                }}
              />
              <DoubleWarning double={double} />
            </>
          )}
        </Field>
        {groups.length > 0 && (
          <div className="claim-split-head">
            <h3>Links that go to it</h3>
            {mine.length > 0 && (
              <small id={helpId} className="soft">
                <kbd>↑</kbd> <kbd>↓</kbd> walk, <kbd>Space</kbd> chooses, <kbd>A</kbd> all, <kbd>Enter</kbd> splits
              </small>
            )}
          </div>
        )}
        {tried && unchosen !== undefined && none === undefined && (
          <p className="error" role="alert">
            {unchosen}
          </p>
        )}
        <div ref={list} className="claim-split-list" onKeyDown={onListKey}>
          {groups.map(({ article, links }) => (
            <fieldset key={article} aria-describedby={helpId}>
              <legend>{articleName(doc.articles.get(article))}</legend>
              {links.map((line) => (
                <Line key={line.link.id} doc={doc} line={line} checked={chosen.has(line.link.id)} onToggle={toggle} />
              ))}
            </fieldset>
          ))}
        </div>
      </div>
    </Modal>
  );
}

interface LineProps {
  readonly doc: DocumentState;
  readonly line: SplitLink;
  readonly checked: boolean;
  readonly onToggle: (link: LinkId) => void;
}

function Line({ doc, line: { link, quote, mine }, checked, onToggle }: LineProps): ReactNode {
  const stance = doc.project.stances.find((one) => one.id === link.stance);
  const words = (
    <>
      <StanceTag stance={stance} unsure={link.unsure} />
      <q dir="auto">{quote}</q>
    </>
  );
  if (!mine) {
    return (
      <p className="claim-split-line">
        <span className="claim-split-stays" aria-hidden />
        {words}
        <small className="soft">
          {doc.annotators.get(link.annotator)?.name ?? link.annotator}’s link: stays with the claim
        </small>
      </p>
    );
  }
  return (
    <label className="claim-split-line">
      <input type="checkbox" checked={checked} onChange={() => onToggle(link.id)} />
      {words}
    </label>
  );
}
