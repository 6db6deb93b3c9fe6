/** One line of the palette. */
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Keymap } from '#shared/actions/index.ts';
import { nameOf } from '../../state/derived.ts';
import { shownKeys } from '../../state/keymap.ts';
import { Keys } from '../../ui/Keys.tsx';
import type { Item } from './items.ts';

interface Props {
  readonly id: string;
  readonly item: Item;
  readonly keymap: Keymap;
  /** Why it cannot be taken now. */
  readonly why: string | undefined;
  readonly selected: boolean;
  readonly onChoose: () => void;
}

function Line({ id, item, keymap, why, selected, onChoose }: Props): ReactNode {
  return (
    // The field keeps the keyboard, and its keys do what a press does here.
    <li
      id={id}
      role="option"
      aria-selected={selected}
      aria-disabled={why !== undefined}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {item.kind === 'action' ? (
        <>
          <span>{item.action.label}</span>
          <small>{why ?? item.action.menu}</small>
          <small className="palette-keys">
            <Keys keys={shownKeys(keymap, item.action.id)} />
          </small>
        </>
      ) : item.kind === 'claim' ? (
        <>
          <span>
            <span className="palette-verb">Focus claim </span>
            <bdi>{item.claim.text}</bdi>
          </span>
          <small dir="auto">{item.claim.group}</small>
        </>
      ) : (
        <>
          <span>
            <span className="palette-verb">Open </span>
            <bdi>{nameOf(item.article)}</bdi>
          </span>
          <small dir="auto" className="palette-title">
            {item.article.title}
          </small>
        </>
      )}
    </li>
  );
}

/** A step of the arrow keys draws two lines again, not all. */
export const ItemLine = memo(Line, (before, after) => {
  return (
    before.item === after.item &&
    before.id === after.id &&
    before.keymap === after.keymap &&
    before.why === after.why &&
    before.selected === after.selected
  );
});
