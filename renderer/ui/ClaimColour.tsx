/** A claim's colour as a small mark. Each colour has a shape of its own, for whoever cannot tell the colours apart. */
import type { ReactNode } from 'react';
import type { ClaimColour } from '#shared/model/index.ts';

interface Look {
  readonly name: string;
  /** In a square of 12 units. */
  readonly path: string;
}

const LOOKS: Readonly<Record<ClaimColour, Look>> = {
  orange: { name: 'orange', path: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Z' },
  sky: { name: 'sky blue', path: 'M1.5 1.5h9v9h-9Z' },
  green: { name: 'green', path: 'M6 1 11.3 10.5H.7Z' },
  yellow: { name: 'yellow', path: 'M6 .3 11.7 6 6 11.7.3 6Z' },
  blue: { name: 'blue', path: 'M.7 1.5h10.6L6 11Z' },
  vermilion: { name: 'red', path: 'M4.1.8h3.8v3.3h3.3v3.8H7.9v3.3H4.1V7.9H.8V4.1h3.3Z' },
  purple: { name: 'purple', path: 'M3.2 1h5.6L11.7 6 8.8 11H3.2L.3 6Z' },
  grey: { name: 'grey', path: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Zm0 2.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4Z' },
};

/** The colours in the order in which they are offered. */
export const CLAIM_COLOURS = Object.keys(LOOKS) as ClaimColour[];

export const colourName = (colour: ClaimColour): string => LOOKS[colour].name;

interface Props {
  readonly colour: ClaimColour | undefined;
  /** In CSS pixels. */
  readonly size?: number;
  /** The colour is named in words beside it: screen readers need not hear it twice. */
  readonly named?: boolean;
}

/** The mark, or nothing for a claim without a colour. */
export function ClaimColourMark({ colour, size = 10, named = false }: Props): ReactNode {
  if (colour === undefined) return null;
  const { name, path } = LOOKS[colour];
  return (
    <svg
      className="claim-colour"
      width={size}
      height={size}
      viewBox="0 0 12 12"
      style={{ color: `var(--claim-${colour})` }}
      {...(named ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
