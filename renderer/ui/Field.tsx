/** A labelled field with its hint or its complaint beneath, which are told to screen readers but are not its name. */
import { useId } from 'react';
import type { ReactNode } from 'react';

interface Control {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface Props {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong, and the way out; it takes the hint's place. */
  readonly error?: string | undefined;
  readonly className?: string;
  /** The control, to be given these attributes. */
  readonly children: (control: Control) => ReactNode;
}

export function Field({ label, hint, error = '', className = '', children }: Props): ReactNode {
  const id = useId();
  const about = error === '' ? (hint ?? '') : error;
  const control: Control = {
    id,
    'aria-invalid': error !== '',
    'aria-describedby': about === '' ? undefined : `${id}-about`,
  };
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {children(control)}
      {about !== '' && (
        <small id={`${id}-about`} className={error === '' ? 'soft' : 'error'} role={error === '' ? undefined : 'alert'}>
          {about}
        </small>
      )}
    </div>
  );
}
