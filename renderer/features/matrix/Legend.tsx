/** What the signs mean, by the project's own names for its stances, and where the keyboard is. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Cell } from '#shared/document/cells.ts';
import type { Polarity } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { CellMark } from '../../ui/Stance.tsx';

const POLARITIES: readonly Polarity[] = ['+', '-', '±', '0'];

const linked = (side: Polarity | 'both', unsure = false): Cell => ({ state: 'linked', side, count: 1, unsure });

export function Legend({ place }: { readonly place: string | null }): ReactNode {
  const stances = useDocument((state) => state.doc?.project.stances);
  const entries = useMemo(() => {
    const named = POLARITIES.flatMap((polarity) => {
      const labels = (stances ?? []).filter((stance) => stance.polarity === polarity).map((stance) => stance.label);
      return labels.length === 0 ? [] : [{ cell: linked(polarity), words: labels.join(', ') }];
    });
    return [
      ...named,
      { cell: linked('both'), words: 'both ways' },
      { cell: linked('+', true), words: 'unsure' },
      { cell: { state: 'silent' } as const, words: 'checked: silent' },
      { cell: { state: 'unlooked' } as const, words: 'not looked for' },
    ];
  }, [stances]);
  return (
    <div className="matrix-legend">
      <ul aria-label="Signs">
        {entries.map(({ cell, words }) => (
          <li key={words}>
            <CellMark cell={cell} /> {words}
          </li>
        ))}
      </ul>
      <span className="matrix-place" aria-hidden>
        {place}
      </span>
    </div>
  );
}
