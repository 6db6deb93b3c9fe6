/** The span's tags as chips with a field behind them: offers the project's tags by use, makes new ones, is kept on leaving. */
import { X } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, ReactNode } from 'react';
import { tagsInUse } from '#shared/document/passages.ts';
import { useDocument } from '../../state/document.ts';
import { announce } from '../../state/notices.ts';
import type { SpanRef } from '../../state/session.ts';
import { useKeptOnLeaving } from '../../ui/use-kept-on-leaving.ts';
import { keepTags, stopEditing } from './editing.ts';
import { tagOffer, tidyTag } from './tag-offer.ts';

interface Props {
  /** The span. */
  readonly on: SpanRef;
  readonly tags: readonly string[];
}

export function TagsEditor({ on, tags }: Props): ReactNode {
  const doc = useDocument((state) => state.doc);
  const [chosen, setChosen] = useState(tags);
  const [typed, setTyped] = useState('');
  /** The option that the arrow keys have led to; null is the field itself. */
  const [moved, setMoved] = useState<number | null>(null);
  /** The tags as they are kept if the editor goes now: words that were not made a tag yet are meant to be one. */
  const latest = useRef(tags);
  const done = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  const inUse = useMemo(() => (doc === null ? [] : tagsInUse(doc, [...doc.annotators.keys()])), [doc]);
  const offer = tagOffer(inUse, chosen, typed);
  // What is typed is meant for the first tag that fits; without typing, Enter ends.
  const at = moved ?? (typed.trim() === '' ? -1 : 0);

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    done.current = false;
    return () => {
      if (!done.current) keepTags(on, latest.current);
    };
    // Each span has an editor of its own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  useKeptOnLeaving(() => {
    if (!done.current) keepTags(on, latest.current);
  });

  const type = (words: string): void => {
    const waiting = tidyTag(words);
    latest.current = waiting === '' || chosen.includes(waiting) ? chosen : [...chosen, waiting];
    setTyped(words);
    setMoved(null);
  };
  const change = (next: readonly string[]): void => {
    latest.current = next;
    setChosen(next);
    setTyped('');
    setMoved(null);
  };
  const add = (tag: string): void => {
    if (tag === '' || chosen.includes(tag)) return change(chosen);
    change([...chosen, tag]);
    announce(`${tag} added.`);
  };
  const remove = (tag: string): void => {
    change(chosen.filter((other) => other !== tag));
    announce(`${tag} removed.`);
    field.current?.focus();
  };
  const end = (keep: boolean, toText: boolean): void => {
    if (done.current) return;
    if (keep && !keepTags(on, latest.current)) return;
    done.current = true;
    stopEditing(toText);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const inField = event.target === field.current;
    if (event.key === 'Escape') end(false, true);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) end(true, true);
    else if (!inField) return;
    else if (event.key === 'Enter') {
      const option = offer[at];
      if (option !== undefined) add(option.tag);
      else end(true, true);
    } else if (event.key === ',') add(tidyTag(typed));
    else if (event.key === 'Backspace' && typed === '') {
      const last = chosen.at(-1);
      if (last !== undefined) remove(last);
    } else if (event.key === 'ArrowDown') setMoved(Math.min(offer.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setMoved(at <= 0 ? null : at - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onBlur = (event: FocusEvent): void => {
    const inside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
    if (!inside && document.hasFocus()) end(true, false);
  };

  return (
    <div className="tags-editor" onKeyDown={onKeyDown} onBlur={onBlur}>
      <div className="input tags-field">
        {chosen.map((tag) => (
          <span key={tag} className="tag">
            <bdi>{tag}</bdi>
            <button type="button" aria-label={`Remove the tag ${tag}`} onClick={() => remove(tag)}>
              <X size={12} aria-hidden />
            </button>
          </span>
        ))}
        <input
          ref={field}
          role="combobox"
          aria-label="Tags of the span"
          aria-describedby={`${id}-help`}
          aria-expanded={offer.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={offer[at] === undefined ? undefined : `${id}-${at}`}
          autoComplete="off"
          dir="auto"
          maxLength={100}
          placeholder={chosen.length === 0 ? 'Add a tag' : ''}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
      </div>
      <ul id={`${id}-list`} role="listbox" aria-label="Tags" className="tags-offer">
        {offer.map(({ tag, count }, index) => (
          <li
            key={tag}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            // The field keeps the keyboard.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => add(tag)}
          >
            {count === 0 ? (
              <>
                New tag <bdi>“{tag}”</bdi>
              </>
            ) : (
              <>
                <bdi>{tag}</bdi> <small>{count}</small>
              </>
            )}
          </li>
        ))}
      </ul>
      <p id={`${id}-help`} className="note-help">
        <kbd>↵</kbd> adds, and again keeps <span aria-hidden>·</span> <kbd>⌫</kbd> takes the last away{' '}
        <span aria-hidden>·</span> <kbd>Esc</kbd> discards
      </p>
    </div>
  );
}
