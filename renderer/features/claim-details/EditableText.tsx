/** A text that is changed where it stands: Enter or leaving the field keeps the change, Escape takes it back. */
import { useId, useState } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { announce } from '../../state/notices.ts';
import { Field } from '../../ui/Field.tsx';
import { useKeptOnLeaving } from '../../ui/use-kept-on-leaving.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  /** Says why the words cannot be kept, or undefined. */
  readonly problemOf?: (typed: string) => string | undefined;
  /** Keeps the words; returns why not, if they are refused. */
  readonly onSave: (typed: string) => string | undefined;
  /** Words that are offered. */
  readonly offers?: readonly string[];
  /** Lines break in it, so that Enter is a part of the words and Control or Command with Enter keeps them. */
  readonly lines?: boolean;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly fieldRef?: Ref<HTMLTextAreaElement> | undefined;
  /** What is to be said of the words while they are typed. */
  readonly about?: (typed: string) => ReactNode;
}

export function EditableText(props: Props): ReactNode {
  const { label, value, problemOf, onSave, offers, lines = false, rows, maxLength, placeholder } = props;
  /** What is typed and not kept yet. */
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const id = useId();
  const dirty = draft !== null && draft.trim() !== value;

  const keep = (): void => {
    if (!dirty) return back();
    const problem = problemOf?.(draft) ?? onSave(draft);
    setError(problem);
    if (problem !== undefined) return;
    setDraft(null);
    announce(`${label} kept.`);
  };
  const back = (): void => {
    setDraft(null);
    setError(undefined);
  };
  useKeptOnLeaving(() => {
    if (dirty) keep();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)) keep();
    else if (event.key === 'Escape' && draft !== null) back();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const common = {
    className: 'input',
    dir: 'auto' as const,
    value: draft ?? value,
    maxLength,
    placeholder,
    onChange: (event: { target: { value: string } }) => {
      setDraft(event.target.value);
      setError(undefined);
    },
    onBlur: keep,
    onKeyDown,
  };
  const hint = dirty ? `${lines ? 'Ctrl+Enter' : 'Enter'} keeps it, Esc takes it back` : undefined;
  return (
    <Field label={label} error={error} hint={hint}>
      {(control) => (
        <>
          {rows === undefined ? (
            <input {...control} {...common} list={offers === undefined ? undefined : `${id}-offers`} />
          ) : (
            <textarea {...control} {...common} ref={props.fieldRef} rows={rows} />
          )}
          {offers !== undefined && (
            <datalist id={`${id}-offers`}>
              {offers.map((offer) => (
                <option key={offer} value={offer} />
              ))}
            </datalist>
          )}
          {props.about?.(draft ?? value)}
        </>
      )}
    </Field>
  );
}
