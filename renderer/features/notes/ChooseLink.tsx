/** Asks which of a span's links is meant: one list, arrow keys and Enter. */
import { useEffect, useId, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, ReactNode } from 'react';
import type { Link } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { StanceTag } from '../../ui/Stance.tsx';
import { doTo, stopEditing } from './editing.ts';
import type { LinkDeed } from './editing.ts';

interface Props {
  readonly links: readonly Link[];
  readonly deed: LinkDeed;
}

const QUESTION: Readonly<Record<LinkDeed, string>> = {
  note: 'A note on which link?',
  unsure: 'Which link is unsure, or sure again?',
};

export function ChooseLink({ links, deed }: Props): ReactNode {
  const doc = useDocument((state) => state.doc);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  useEffect(() => list.current?.focus(), []);

  const choose = (link: Link | undefined): void => {
    if (link === undefined) return;
    stopEditing(deed === 'unsure');
    doTo(link, deed);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') stopEditing(true);
    else if (event.key === 'ArrowDown') setAt((at + 1) % links.length);
    else if (event.key === 'ArrowUp') setAt((at - 1 + links.length) % links.length);
    else if (event.key === 'Home') setAt(0);
    else if (event.key === 'End') setAt(links.length - 1);
    else if (event.key === 'Enter' || event.key === ' ') choose(links[at]);
    else if (event.key === 'Tab' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onBlur = (event: FocusEvent): void => {
    if (event.relatedTarget !== null) stopEditing(false);
  };

  return (
    <div className="choose-link">
      <p id={`${id}-question`}>{QUESTION[deed]}</p>
      <ul
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-labelledby={`${id}-question`}
        aria-activedescendant={`${id}-${at}`}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      >
        {links.map((link, index) => (
          <li
            key={link.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(link)}
          >
            <StanceTag stance={doc?.project.stances.find((one) => one.id === link.stance)} unsure={link.unsure} />{' '}
            <span dir="auto">{doc?.claims.get(link.claim)?.text ?? 'A claim that is not here'}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
