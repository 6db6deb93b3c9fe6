/** Which claims the matrix shows, by what their cells say: several at once narrow it further. */
import type { ReactNode } from 'react';
import type { RowKind } from '#shared/document/matrix-views.ts';
import { Button } from '../../ui/Button.tsx';
import { filterClaims, useClaimsPanel } from '../claims/index.ts';
import { toggleRowKind } from './commands.ts';

const CHIPS: readonly { kind: RowKind; sign: string; label: string; title: string }[] = [
  { kind: 'contradicted', sign: '✕', label: 'Contradicted', title: 'Some article contradicts the claim' },
  { kind: 'single', sign: '1', label: 'Single source', title: 'Only one article speaks of the claim' },
  { kind: 'silent', sign: '–', label: 'Silent', title: 'Some article was checked and is silent on the claim' },
  { kind: 'unlooked', sign: '▢', label: 'Not looked for', title: 'Some article was not looked at for the claim' },
];

interface Props {
  readonly counts: Readonly<Record<RowKind | 'all', number>>;
}

export function Chips({ counts }: Props): ReactNode {
  const only = useClaimsPanel((state) => state.only);
  return (
    <div className="matrix-chips" role="group" aria-label="Which claims">
      <Button aria-pressed={only.length === 0} onClick={() => filterClaims({ only: [] })}>
        All <small>{counts.all}</small>
      </Button>
      {CHIPS.map(({ kind, sign, label, title }) => (
        <Button key={kind} title={title} aria-pressed={only.includes(kind)} onClick={() => toggleRowKind(kind)}>
          <span aria-hidden className="matrix-chip-sign">
            {sign}
          </span>
          {label} <small>{counts[kind]}</small>
        </Button>
      ))}
    </div>
  );
}
