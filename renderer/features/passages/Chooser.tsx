/** One of the filter's lists, long or short: a button that opens a field with the choices that fit what is typed. */
import { Popover } from '@base-ui/react/popover';
import { Check, ChevronDown } from 'lucide-react';
import { useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { findable, hasWords, typedWords } from '#shared/text/find-words.ts';

export interface Choice {
  readonly id: string;
  readonly words: string;
  readonly note?: string;
}

interface Props {
  /** The button's words. */
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChoose: (id: string) => void;
  /** One choice, which closes the list; otherwise several can be ticked. */
  readonly single?: boolean;
}

/** More than anyone looks through; typing brings up the others. */
const MOST = 80;

export function Chooser({ label, choices, chosen, onChoose, single = false }: Props): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="button chooser-button" data-set={chosen.length > 0 || undefined}>
        {label}
        {chosen.length > 0 && <small>{chosen.length}</small>}
        <ChevronDown size={13} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" className="chooser-at">
          <Popover.Popup className="chooser" aria-label={label}>
            <Choices
              label={label}
              choices={choices}
              chosen={chosen}
              onChoose={(id) => {
                onChoose(id);
                if (single) setOpen(false);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Choices({ label, choices, chosen, onChoose }: Props): ReactNode {
  const [typed, setTyped] = useState('');
  const [moved, setMoved] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const known = useMemo(() => choices.map((choice) => ({ choice, text: findable(choice.words) })), [choices]);
  const found = useMemo(() => {
    const words = typedWords(typed);
    return known.flatMap(({ choice, text }) => (words.length === 0 || hasWords(text, words) ? [choice] : []));
  }, [known, typed]);
  const listed = found.slice(0, MOST);
  const at = Math.min(moved, listed.length - 1);
  const moveTo = (to: number): void => {
    const place = Math.max(0, Math.min(listed.length - 1, to));
    setMoved(place);
    list.current?.children[place]?.scrollIntoView({ block: 'nearest' });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const choice = listed[at];
    if (event.key === 'ArrowDown') moveTo(at + 1);
    else if (event.key === 'ArrowUp') moveTo(at - 1);
    else if (event.key === 'PageDown') moveTo(at + 8);
    else if (event.key === 'PageUp') moveTo(at - 8);
    else if (event.key === 'Enter' && choice !== undefined) onChoose(choice.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <input
        className="input"
        type="search"
        role="combobox"
        aria-label={`Find: ${label}`}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={listed[at] === undefined ? undefined : `${id}-${at}`}
        autoComplete="off"
        dir="auto"
        placeholder="Type to find"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setMoved(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={label} aria-multiselectable>
        {listed.map((choice, index) => (
          <li
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={chosen.includes(choice.id)}
            data-at={index === at || undefined}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(choice.id)}
          >
            <span className="chooser-tick" aria-hidden>
              {chosen.includes(choice.id) && <Check size={13} />}
            </span>
            <span dir="auto">{choice.words}</span>
            {choice.note !== undefined && <small>{choice.note}</small>}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="soft">Nothing fits.</p>}
      {found.length > MOST && <p className="soft">{found.length - MOST} more: type to find them</p>}
    </>
  );
}
