/** A field that finds a claim by typing, with what it finds beneath it. */
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import type { Claim } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { ClaimColourMark } from '../../ui/ClaimColour.tsx';
import { choicesFor } from './choices.ts';

interface Props {
  readonly label: string;
  readonly claims: readonly Claim[];
  /** The words that the first offers are like. */
  readonly like: string;
  readonly most?: number;
  /** The offers are there only while the field has the keyboard. */
  readonly folds?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onChoose: (claim: Claim) => void;
}

export function ClaimChooser({ label, claims, like, most = 6, folds = false, inputRef, onChoose }: Props): ReactNode {
  const me = useDocument((state) => state.me);
  const annotators = useDocument((state) => state.doc?.annotators);
  const [typed, setTyped] = useState('');
  const [moved, setMoved] = useState(0);
  const [here, setHere] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const { claims: offered, left } = useMemo(() => choicesFor(claims, typed, like, most), [claims, typed, like, most]);
  const at = Math.min(moved, offered.length - 1);

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at, offered]);

  const open = here || !folds;
  const choose = (claim: Claim | undefined): void => {
    if (claim === undefined) return;
    setTyped('');
    setMoved(0);
    onChoose(claim);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const count = Math.max(1, offered.length);
    if (event.key === 'ArrowDown') setMoved((at + 1) % count);
    else if (event.key === 'ArrowUp') setMoved((at - 1 + count) % count);
    else if (event.key === 'Enter') choose(offered[at]);
    else if (event.key === 'Escape' && typed !== '') setTyped('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="claim-chooser">
      <input
        ref={inputRef}
        className="input"
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && at >= 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        dir="auto"
        placeholder="Type some of its words"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setMoved(0);
        }}
        onFocus={() => setHere(true)}
        onBlur={() => setHere(false)}
        onKeyDown={onKeyDown}
      />
      {open && (
        <ul ref={list} id={`${id}-list`} role="listbox" aria-label={`${label}: claims`}>
          {offered.map((claim, index) => (
            // The field keeps the keyboard, and its keys do what a press does here.
            <li
              key={claim.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(claim)}
            >
              <ClaimColourMark colour={claim.colour} />
              <span dir="auto">{claim.text}</span>
              {claim.annotator !== me && <small>{annotators?.get(claim.annotator)?.name}</small>}
            </li>
          ))}
        </ul>
      )}
      <p className="soft" role="status">
        {!open
          ? ''
          : offered.length === 0
            ? 'No claim has these words.'
            : left > 0
              ? `${left} more: type to find them`
              : ''}
      </p>
    </div>
  );
}
