/** All of some things, or only those that are ticked: found by words, walked by arrow keys. */
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { toggled } from './choice.ts';
import type { Picked } from './choice.ts';

export interface Pickable<T> {
  readonly id: T;
  readonly label: string;
  readonly more?: string | undefined;
}

interface Props<T> {
  /** “Articles”. */
  readonly title: string;
  readonly all: readonly Pickable<T>[];
  readonly picked: Picked<T>;
  readonly onPick: (picked: Picked<T>) => void;
  /** Returns a test for what is typed; there is no search where this is not given. */
  readonly finder?: (typed: string) => (id: T) => boolean;
  /** Another way to narrow what is shown, and the test that it makes. */
  readonly filter?: { readonly control: ReactNode; readonly passes: (id: T) => boolean };
}

/** More are found by words; a list of thousands helps nobody. */
const MOST = 200;

export function PickField<T extends string>({ title, all, picked, onPick, finder, filter }: Props<T>): ReactNode {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const matches = finder?.(typed.trim()) ?? (() => true);
  const found = all.filter((one) => matches(one.id) && (filter?.passes(one.id) ?? true));
  const shown = found.slice(0, MOST);
  const ids = all.map((one) => one.id);
  const stop = Math.min(at, shown.length - 1);
  const count = picked === null ? `all ${all.length}` : `${picked.size} of ${all.length}`;

  const walk = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(shown.length - 1, stop + step));
    setAt(next);
    list.current?.querySelectorAll('input')[next]?.focus();
  };

  return (
    <details className="export-part">
      <summary>
        {title}: <span className="soft">{count}</span>
      </summary>
      {(finder !== undefined || filter !== undefined) && (
        <div className="pick-find">
          {finder !== undefined && (
            <input
              className="input"
              type="search"
              aria-label={`Find among the ${title.toLowerCase()}`}
              placeholder="Find"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
              }}
            />
          )}
          {filter?.control}
        </div>
      )}
      <div className="pick-buttons">
        <button type="button" className="link-button" onClick={() => onPick(null)}>
          All
        </button>
        <button
          type="button"
          className="link-button"
          disabled={found.length === 0 || found.length === all.length}
          onClick={() => {
            onPick(new Set(found.map((one) => one.id)));
          }}
        >
          Only the {found.length} found
        </button>
        <button type="button" className="link-button" onClick={() => onPick(new Set())}>
          None
        </button>
      </div>
      <div className="pick-list" role="group" aria-label={title} ref={list} onKeyDown={walk}>
        {shown.map((one, index) => (
          <label key={one.id} className="export-who">
            <input
              type="checkbox"
              tabIndex={index === stop ? 0 : -1}
              aria-describedby={one.more === undefined ? undefined : `${id}-${one.id}`}
              checked={picked === null || picked.has(one.id)}
              onFocus={() => {
                setAt(index);
              }}
              onChange={(event) => {
                onPick(toggled(picked, one.id, event.target.checked, ids));
              }}
            />
            <span>
              {one.label}
              {one.more !== undefined && (
                <span id={`${id}-${one.id}`} className="soft">
                  {' '}
                  {one.more}
                </span>
              )}
            </span>
          </label>
        ))}
        {found.length > shown.length && (
          <p className="soft">and {found.length - shown.length} more: find them by words</p>
        )}
        {found.length === 0 && <p className="soft">Nothing has these words.</p>}
      </div>
    </details>
  );
}
