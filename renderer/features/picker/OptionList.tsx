/** The picker's claims: a listbox that the field above it drives. */
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { ClaimId, Link, Stance } from '#shared/model/index.ts';
import { POLARITY_SIGN } from '#shared/model/index.ts';
import { ClaimColourMark } from '../../ui/ClaimColour.tsx';
import { SIDE_CLASS, Unsure } from '../../ui/Stance.tsx';
import type { Offer, Option } from './options.ts';

interface Props {
  readonly id: string;
  readonly offer: Offer;
  readonly at: number;
  /** The option at hand is chosen and waits for its stance. */
  readonly chosen: boolean;
  /** The links that the span has already. */
  readonly linked: ReadonlyMap<ClaimId, Link>;
  /** Articles that speak of each claim. */
  readonly linkedIn: ReadonlyMap<ClaimId, number>;
  readonly stances: readonly Stance[];
  readonly onChoose: (index: number) => void;
}

export function OptionList(props: Props): ReactNode {
  const { id, offer, at, chosen, onChoose } = props;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at, offer]);
  return (
    <>
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label="Claims" className="picker-list">
        {offer.options.map((option, index) => (
          // The field keeps the keyboard, and its keys do what a press does here.
          <li
            key={option.kind === 'claim' ? option.claim.id : option.kind}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            aria-describedby={index === at ? `${id}-guideline` : undefined}
            data-chosen={(chosen && index === at) || undefined}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(index)}
          >
            <OptionText option={option} />
            <OptionNote option={option} {...props} />
          </li>
        ))}
      </ul>
      {offer.left > 0 && <p className="picker-left">{offer.left} more: type to find them</p>}
    </>
  );
}

function OptionText({ option }: { readonly option: Option }): ReactNode {
  if (option.kind === 'claim') {
    return (
      <span dir="auto">
        <ClaimColourMark colour={option.claim.colour} />
        {option.claim.text}
      </span>
    );
  }
  if (option.kind === 'draft') return <span>New claim from the selected words…</span>;
  return (
    <span>
      New claim: <bdi className="picker-new">“{option.text}”</bdi>
    </span>
  );
}

function OptionNote({ option, linked, linkedIn, stances }: Props & { readonly option: Option }): ReactNode {
  if (option.kind !== 'claim') return null;
  const count = linkedIn.get(option.claim.id) ?? 0;
  const link = linked.get(option.claim.id);
  const stance = stances.find((one) => one.id === link?.stance);
  return (
    <small>
      {stance !== undefined && (
        <span className={`picker-linked ${SIDE_CLASS[stance.polarity]}`}>
          {POLARITY_SIGN[stance.polarity]} {stance.label}
          {link?.unsure === true && <Unsure />}
        </span>
      )}
      {count === 0 ? 'no article yet' : count === 1 ? '1 article' : `${count} articles`}
    </small>
  );
}
