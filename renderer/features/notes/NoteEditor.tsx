/** A small field for a note, in its place beside the text: kept on leaving it, discarded by Escape. */
import { useEffect, useId, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, ReactNode } from 'react';
import { useKeymap } from '../../state/keymap.ts';
import { useKeptOnLeaving } from '../../ui/use-kept-on-leaving.ts';
import { keepNote, stopEditing } from './editing.ts';
import type { TextNote } from './editing.ts';

interface Props {
  readonly on: TextNote;
  /** The note so far. */
  readonly note: string;
  /** What it is a note on. */
  readonly label: string;
}

export function NoteEditor({ on, note, label }: Props): ReactNode {
  const [text, setText] = useState(note);
  const latest = useRef(note);
  const done = useRef(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const { mac } = useKeymap();

  useEffect(() => {
    const { current } = field;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);

  // The card it stands in may go first: another span came into focus, or the pane was closed.
  useEffect(() => {
    done.current = false;
    return () => {
      if (!done.current) keepNote(on, latest.current);
    };
    // What it is on does not change: each target has an editor of its own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  useKeptOnLeaving(() => {
    if (!done.current) keepNote(on, latest.current);
  });

  const end = (keep: boolean, toText: boolean): void => {
    if (done.current || (keep && !keepNote(on, latest.current))) return;
    done.current = true;
    stopEditing(toText);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') end(false, true);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) end(true, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onBlur = (event: FocusEvent): void => {
    // The window was left, not the field.
    if (!document.hasFocus()) keepNote(on, latest.current);
    else if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) {
      end(true, false);
    }
  };

  return (
    <div className="note-editor" onBlur={onBlur} onKeyDown={onKeyDown}>
      <textarea
        ref={field}
        className="input"
        dir="auto"
        rows={2}
        maxLength={10_000}
        aria-label={label}
        aria-describedby={id}
        placeholder={label}
        value={text}
        onChange={(event) => {
          latest.current = event.target.value;
          setText(event.target.value);
        }}
      />
      <p id={id} className="note-help">
        <kbd>{mac ? '⌘' : 'Ctrl'}</kbd>+<kbd>↵</kbd> or leaving keeps it <span aria-hidden>·</span> <kbd>Esc</kbd>{' '}
        discards
        {note !== '' && (
          <>
            {' '}
            <span aria-hidden>·</span> without words it is taken away
          </>
        )}
      </p>
    </div>
  );
}
