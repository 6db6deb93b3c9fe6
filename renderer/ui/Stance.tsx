/** A cell of the matrix: stance by sign and colour, *checked: silent* as a dash, *not looked for* as a dashed box. */
import type { ReactNode } from 'react';
import type { Cell, CellSide } from '#shared/document/cells.ts';

export const SIDE_SIGN: Readonly<Record<CellSide, string>> = { '+': '✓', '-': '✕', '±': '±', '0': '·', both: '⇄' };

/** Class names must not hold signs. */
export const SIDE_CLASS: Readonly<Record<CellSide, string>> = {
  '+': 'plus',
  '-': 'minus',
  '±': 'partly',
  '0': 'zero',
  both: 'mixed',
};

export const SIDE_WORD: Readonly<Record<CellSide, string>> = {
  '+': 'agrees',
  '-': 'contradicts',
  '±': 'partly',
  '0': 'mentions',
  both: 'agrees and contradicts',
};

/** Returns the cell in words, for screen readers and tooltips. */
export function cellInWords(cell: Cell): string {
  if (cell.state === 'silent') return 'checked: silent';
  if (cell.state === 'unlooked') return 'not looked for';
  return `${SIDE_WORD[cell.side]}${cell.count > 1 ? `, ${cell.count} places` : ''}${cell.unsure ? ', unsure' : ''}`;
}

export function CellMark({ cell }: { readonly cell: Cell }): ReactNode {
  if (cell.state === 'silent') return <span className="cell-mark silent">–</span>;
  if (cell.state === 'unlooked') return <span className="cell-mark unlooked" />;
  return (
    <span className={`cell-mark ${SIDE_CLASS[cell.side]}`}>
      {SIDE_SIGN[cell.side]}
      {cell.count > 1 && <sup>{cell.count}</sup>}
    </span>
  );
}
