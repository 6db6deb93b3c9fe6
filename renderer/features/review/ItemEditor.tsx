/** Making a version of the disagreement that nobody had: edges in the text, claims, stances; Enter settles with it. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { uuidv7 } from 'uuidv7';
import type { ActionId } from '#shared/actions/index.ts';
import { short } from '#shared/document/span-words.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { LinkId } from '#shared/model/index.ts';
import type { Article, Claim } from '#shared/model/index.ts';
import type { Item } from '#shared/review/queue.ts';
import type { EdgeStep } from '#shared/text/move-edge.ts';
import { useDocument } from '../../state/document.ts';
import { isKeyOf } from '../../state/keymap.ts';
import { announce, notify } from '../../state/notices.ts';
import { ActionKey } from '../../ui/ActionKey.tsx';
import { Button } from '../../ui/Button.tsx';
import { ClaimColourMark } from '../../ui/ClaimColour.tsx';
import { StanceTag } from '../../ui/Stance.tsx';
import { ClaimChooser } from '../claim-details/index.ts';
import { finishEditing, leaveEditing } from './editing.ts';
import { draftOf, rowsOf, stepped, withClaim, withEdge, without, withStance, withUnsure } from './draft.ts';
import type { Draft, Row } from './draft.ts';
import { nameOf } from './items.ts';
import { useReview } from './state.ts';

interface Props {
  readonly doc: DocumentState;
  readonly item: Item;
  readonly article: Article;
  readonly draft: Draft;
}

/** Edges move by the keys that they have at the desk. */
const EDGES: readonly (readonly [ActionId, EdgeStep])[] = [
  ['span.startLeft', { edge: 'start', direction: -1, by: 'word' }],
  ['span.startRight', { edge: 'start', direction: 1, by: 'word' }],
  ['span.endRight', { edge: 'end', direction: 1, by: 'word' }],
  ['span.endLeft', { edge: 'end', direction: -1, by: 'word' }],
  ['span.startLeftChar', { edge: 'start', direction: -1, by: 'character' }],
  ['span.startRightChar', { edge: 'start', direction: 1, by: 'character' }],
  ['span.endRightChar', { edge: 'end', direction: 1, by: 'character' }],
  ['span.endLeftChar', { edge: 'end', direction: -1, by: 'character' }],
];

/** Somebody's version is taken to begin with, by the keys that take it as it is elsewhere. */
const BASES: readonly ActionId[] = ['review.one.1', 'review.one.2', 'review.one.3'];

export function ItemEditor({ doc, item, article, draft }: Props): ReactNode {
  const text = useDocument((state) => state.texts.get(article.id));
  const [choosing, setChoosing] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const rows = rowsOf(draft);
  useEffect(() => {
    if (!choosing) host.current?.focus();
  }, [choosing]);

  const set = (next: Draft | string): void => {
    if (typeof next === 'string') notify(next, 'warning');
    else {
      useReview.setState({ draft: next });
      announce(rowInWords(doc, next, rowsOf(next)[next.at]));
    }
  };
  const base = (place: number): void => {
    const side = item.sides[place];
    if (side !== undefined) set(draftOf(side));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (
      event.nativeEvent.isComposing ||
      (event.target instanceof HTMLElement && event.target.closest('input') !== null)
    )
      return;
    const { key, nativeEvent } = event;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const onButton = event.target instanceof HTMLElement && event.target.closest('button') !== null;
    const edge = EDGES.find(([id]) => isKeyOf(id, nativeEvent));
    const stance = plain ? doc.project.stances.find((one) => one.key === key) : undefined;
    const from = BASES.findIndex((id) => isKeyOf(id, nativeEvent));
    if (edge !== undefined) {
      if (text !== undefined) set(withEdge(draft, text, edge[1], article.language));
    } else if (stance !== undefined) set(withStance(draft, stance.id));
    else if (key === 'ArrowDown' && plain) set(stepped(draft, 1));
    else if (key === 'ArrowUp' && plain) set(stepped(draft, -1));
    else if (isKeyOf('claim.pick', nativeEvent)) setChoosing(rows[draft.at]?.kind !== 'silent' && rows.length > 0);
    else if (isKeyOf('link.unsure', nativeEvent)) set(withUnsure(draft));
    else if (isKeyOf('span.delete', nativeEvent)) set(without(draft));
    else if (from >= 0) base(from);
    else if (key === 'Enter' && plain && !onButton) finishEditing();
    else if (key === 'Escape') leaveEditing();
    else if (plain && /^.$/u.test(key) && key !== ' ' && key !== '?') {
      // Keys that settle would throw away what is being made.
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const claims = useMemo(() => [...doc.claims.values()].filter(({ mergedInto, retired }) => !(mergedInto ?? retired)), [doc.claims]); // prettier-ignore
  const row = rows[draft.at];
  const span = row === undefined || row.kind === 'silent' ? undefined : draft.spans[row.span];
  const choose = (claim: Claim): void => {
    const first = span?.links[0]?.stance ?? doc.project.stances[0]?.id;
    setChoosing(false);
    if (first !== undefined) set(withClaim(draft, claim.id, { id: LinkId.parse(uuidv7()), stance: first }));
  };

  return (
    <div
      ref={host}
      className="item-editor"
      role="group"
      tabIndex={-1}
      aria-label="Edited version"
      aria-describedby="item-editor-help"
      onKeyDown={onKeyDown}
    >
      <h3>Edited version</h3>
      <ul>
        {rows.map((each, index) => (
          <li
            key={JSON.stringify(each)}
            data-at={index === draft.at || undefined}
            data-kind={each.kind}
            onClick={() => set({ ...draft, at: index })}
          >
            <RowText doc={doc} draft={draft} row={each} />
          </li>
        ))}
        {rows.length === 0 && <li className="soft">Nothing: with Enter, neither is taken.</li>}
      </ul>
      {choosing && (
        <div
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented) return;
            event.preventDefault();
            event.stopPropagation();
            setChoosing(false);
          }}
        >
          <ClaimChooser label="Claim" claims={claims} like={span?.quote ?? ''} inputRef={focusOn} onChoose={choose} />
        </div>
      )}
      <p id="item-editor-help" className="soft item-editor-help">
        <span>
          {item.sides.slice(0, 3).map(({ annotator }, place) => (
            <span key={annotator}>
              <ActionKey id={BASES[place] ?? 'review.one.1'} /> begin with {nameOf(doc, annotator)}’s{' '}
            </span>
          ))}
        </span>
        <span>
          <ActionKey id="span.startLeft" /> <ActionKey id="span.startRight" /> start
        </span>
        <span>
          <ActionKey id="span.endLeft" /> <ActionKey id="span.endRight" /> end
        </span>
        <span>
          {doc.project.stances.map(({ id, key }) => (
            <kbd key={id}>{key}</kbd>
          ))}{' '}
          stance
        </span>
        <span>
          <ActionKey id="claim.pick" /> claim
        </span>
        <span>
          <ActionKey id="link.unsure" /> unsure
        </span>
        <span>
          <ActionKey id="span.delete" /> leave out
        </span>
      </p>
      <div className="item-choices">
        <Button kind="primary" onClick={finishEditing}>
          <kbd>Enter</kbd> settle with this
        </Button>
        <Button onClick={leaveEditing}>
          <kbd>Esc</kbd> leave it
        </Button>
      </div>
    </div>
  );
}

const focusOn = (input: HTMLInputElement | null): void => input?.focus();

interface RowProps {
  readonly doc: DocumentState;
  readonly draft: Draft;
  readonly row: Row;
}

function RowText({ doc, draft, row }: RowProps): ReactNode {
  if (row.kind === 'span') {
    const span = draft.spans[row.span];
    return span === undefined ? null : <q dir="auto">{span.quote}</q>;
  }
  const link = row.kind === 'link' ? draft.spans[row.span]?.links[row.link] : undefined;
  const claim = doc.claims.get(row.kind === 'link' ? (link?.claim ?? ('' as never)) : row.claim);
  return (
    <>
      {row.kind === 'link' ? (
        <StanceTag stance={doc.project.stances.find(({ id }) => id === link?.stance)} unsure={link?.unsure === true} />
      ) : (
        <span className="stance-tag">– checked: silent</span>
      )}{' '}
      <ClaimColourMark colour={claim?.colour} />
      <span dir="auto">{claim?.text ?? 'A claim that is not here'}</span>
    </>
  );
}

function rowInWords(doc: DocumentState, draft: Draft, row: Row | undefined): string {
  if (row === undefined) return 'Nothing is left: with Enter, neither is taken.';
  if (row.kind === 'span') return `Span: “${short(draft.spans[row.span]?.quote ?? '', 200)}”`;
  const link = row.kind === 'link' ? draft.spans[row.span]?.links[row.link] : undefined;
  const claim = doc.claims.get(row.kind === 'link' ? (link?.claim ?? ('' as never)) : row.claim)?.text ?? '';
  const stance = doc.project.stances.find(({ id }) => id === link?.stance)?.label ?? 'checked: silent';
  const quote = row.kind === 'link' ? ` “${short(draft.spans[row.span]?.quote ?? '', 120)}”:` : '';
  return `${quote} ${stance}${link?.unsure === true ? ', unsure' : ''}: “${short(claim, 120)}”`.trim();
}
