/** All actions, and the project's claims and articles, by a few letters of their names. */
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { ActionId } from '#shared/actions/index.ts';
import type { Stance } from '#shared/model/index.ts';
import { useArticles, useMatrix } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { isKeyOf, useKeymap } from '../../state/keymap.ts';
import { itemsFor } from './items.ts';
import type { Item, NamedAction } from './items.ts';
import { ItemLine } from './ItemLine.tsx';
import './palette.css';

interface Props {
  readonly recent: readonly ActionId[];
  /** Why an action cannot be taken from where the keyboard was, or undefined if it can. */
  readonly whyNot: (action: NamedAction, keyboard: Element | null) => string | undefined;
  /** The palette is to go; what was chosen is to be done where the keyboard was, which is given. */
  readonly onClose: (chosen: Item | undefined, keyboard: Element | null) => void;
}

const NO_STANCES: readonly Stance[] = [];

export function Palette({ recent, whyNot, onClose }: Props): ReactNode {
  const [keyboard] = useState(() => document.activeElement);
  const stances = useDocument((state) => state.doc?.project.stances ?? NO_STANCES);
  const open = useDocument((state) => state.doc !== null);
  const { claims } = useMatrix();
  const articles = useArticles();
  const keymap = useKeymap();
  const [typed, setTyped] = useState('');
  const [moved, setMoved] = useState(0);
  const [refusal, setRefusal] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();

  const items = useMemo(
    () => itemsFor(typed, { stances, claims, articles, recent }),
    [typed, stances, claims, articles, recent],
  );
  const at = Math.min(moved, items.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, items]);

  const choose = (item: Item | undefined): void => {
    if (item === undefined) return;
    const why = item.kind === 'action' ? whyNot(item.action, keyboard) : undefined;
    if (why === undefined) onClose(item, keyboard);
    else setRefusal(`${item.kind === 'action' ? item.action.label : ''}: ${why}.`);
  };
  const moveTo = (index: number): void => {
    setMoved(Math.max(0, Math.min(index, items.length - 1)));
    setRefusal('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (isKeyOf('view.palette', event.nativeEvent)) onClose(undefined, keyboard);
    else if (event.key === 'ArrowDown') moveTo(at === items.length - 1 ? 0 : at + 1);
    else if (event.key === 'ArrowUp') moveTo(at <= 0 ? items.length - 1 : at - 1);
    else if (event.key === 'PageDown') moveTo(at + 8);
    else if (event.key === 'PageUp') moveTo(at - 8);
    else if (event.key === 'Enter') choose(items[at]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog.Root
      open
      onOpenChange={(next) => {
        if (!next) onClose(undefined, keyboard);
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-backdrop palette-backdrop" />
        {/* The keyboard goes back to where it was before the action is taken there, not some time after. */}
        <Dialog.Popup className="palette" aria-label="All actions" initialFocus={input} finalFocus={false}>
          <div className="picker-field">
            <Search size={14} aria-hidden />
            <input
              ref={input}
              role="combobox"
              aria-label="Action"
              aria-expanded
              aria-controls={`${id}-list`}
              aria-activedescendant={items.length > 0 ? `${id}-${at}` : undefined}
              aria-autocomplete="list"
              autoComplete="off"
              spellCheck={false}
              dir="auto"
              placeholder={open ? 'Find an action, a #claim or an @article' : 'Find an action'}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setMoved(0);
                setRefusal('');
              }}
              onKeyDown={onKeyDown}
            />
          </div>
          <ul ref={list} id={`${id}-list`} role="listbox" aria-label="Actions" className="picker-list palette-list">
            {items.map((item, index) => (
              <ItemLine
                key={keyOf(item)}
                id={`${id}-${index}`}
                item={item}
                keymap={keymap}
                why={item.kind === 'action' ? whyNot(item.action, keyboard) : undefined}
                selected={index === at}
                onChoose={() => choose(item)}
              />
            ))}
          </ul>
          {items.length === 0 && <p className="palette-none">Nothing here is called that.</p>}
          <p className="palette-help">
            {refusal !== '' ? (
              <span className="error">{refusal}</span>
            ) : (
              <>
                <kbd>↑</kbd> <kbd>↓</kbd> choose · <kbd>↵</kbd> take · <kbd>Esc</kbd> back
                {open && (
                  <>
                    {' '}
                    · <kbd>#</kbd> claims · <kbd>@</kbd> articles
                  </>
                )}
              </>
            )}
          </p>
          <p className="visually-hidden" role="status">
            {refusal !== '' ? refusal : typed === '' ? '' : `${items.length} found`}
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function keyOf(item: Item): string {
  if (item.kind === 'action') return item.action.id;
  return item.kind === 'claim' ? `claim ${item.claim.id}` : `article ${item.article.id}`;
}
