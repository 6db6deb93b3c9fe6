/** Which claims the matrix shows. */
import type { ReactNode } from 'react';
import type { RowKind } from '#shared/document/matrix-views.ts';
import { Button } from '../../ui/Button.tsx';

const CHIPS: readonly { kind: RowKind; sign: string; label: string; title: string }[] = [
  { kind: 'contradicted', sign: '✕', label: 'Contradicted', title: 'Some article contradicts the claim' },
  { kind: 'silent', sign: '–', label: 'Silent', title: 'Some article was checked and is silent on the claim' },
  { kind: 'unlooked', sign: '▢', label: 'Not looked for', title: 'Some article was not looked at for the claim' },
  { kind: 'single', sign: '1', label: 'Single source', title: 'Only one article speaks of the claim' },
];

interface Props {
  readonly all: number;
  readonly counts: Readonly<Record<RowKind, number>>;
  readonly only: readonly RowKind[];
  readonly onToggle: (kind: RowKind) => void;
  readonly onAll: () => void;
}

export function Chips({ all, counts, only, onToggle, onAll }: Props): ReactNode {
  return (
    <div className="matrix-chips" role="group" aria-label="Which claims">
      <Button aria-pressed={only.length === 0} onClick={onAll}>
        All <small>{all}</small>
      </Button>
      {CHIPS.map(({ kind, sign, label, title }) => (
        <Button key={kind} title={title} aria-pressed={only.includes(kind)} onClick={() => onToggle(kind)}>
          <span aria-hidden className="matrix-chip-sign">
            {sign}
          </span>
          {label} <small>{counts[kind]}</small>
        </Button>
      ))}
    </div>
  );
}
