/**
 * Stances by sign and colour, with a question mark where the link is unsure: with their name, as a sign alone, or summed up
 * in a cell of the matrix, where *checked: silent* is a dash and *not looked for* a dashed box.
 */
import type { ReactNode } from 'react';
import type { Cell, CellSide } from '#shared/document/cells.ts';
import { POLARITY_SIGN } from '#shared/model/index.ts';
import type { Stance } from '#shared/model/index.ts';

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
      {cell.unsure && <sub>?</sub>}
    </span>
  );
}

interface StanceProps {
  /** Undefined where the project does not know it. */
  readonly stance: Stance | undefined;
  readonly unsure?: boolean | undefined;
}

/** The stance with its name. */
export function StanceTag({ stance, unsure = false }: StanceProps): ReactNode {
  const polarity = stance?.polarity ?? '0';
  return (
    <span className={`stance-tag ${SIDE_CLASS[polarity]}`}>
      <span aria-hidden>{POLARITY_SIGN[polarity]} </span>
      {stance?.label ?? 'unknown'}
      {unsure && <Unsure />}
    </span>
  );
}

/** The stance's sign alone; its name is for screen readers. */
export function StanceSign({ stance, unsure = false }: StanceProps): ReactNode {
  const polarity = stance?.polarity ?? '0';
  const words = `${stance?.label ?? 'unknown stance'}${unsure ? ', unsure' : ''}`;
  return (
    <span className={`cell-mark ${SIDE_CLASS[polarity]}`} title={words}>
      <span aria-hidden>{POLARITY_SIGN[polarity]}</span>
      {unsure && <sub aria-hidden>?</sub>}
      <span className="visually-hidden">{words}: </span>
    </span>
  );
}

/** Stands behind a stance's name. */
export function Unsure(): ReactNode {
  return (
    <span className="unsure" title="unsure">
      <span aria-hidden>?</span>
      <span className="visually-hidden">, unsure</span>
    </span>
  );
}
