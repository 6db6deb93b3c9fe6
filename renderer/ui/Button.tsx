import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'plain' | 'primary' | 'quiet';
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ kind = 'plain', className = '', ...rest }: Props): ReactNode {
  return <button type="button" className={`button ${className}`} data-kind={kind} {...rest} />;
}

interface IconProps extends Props {
  /** What the button does, in words: the icon alone says it to nobody who cannot see it. */
  readonly label: string;
}

export function IconButton({ label, className = '', ...rest }: IconProps): ReactNode {
  return <Button kind="quiet" className={`icon-button ${className}`} aria-label={label} title={label} {...rest} />;
}
