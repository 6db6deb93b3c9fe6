/** The order of a table's lines. */
import type { AgreementRow } from '#shared/contract/index.ts';

export type Column = keyof AgreementRow;

export const COLUMNS: readonly { readonly id: Column; readonly words: string }[] = [
  { id: 'spans', words: 'Spans, F1 by overlap' },
  { id: 'links', words: 'Links, α' },
  { id: 'stances', words: 'Stances, α' },
  { id: 'cells', words: 'Cells, α' },
];

export interface Sorting {
  /** `place`: as they came. */
  readonly by: Column | 'place';
  readonly down: boolean;
}

/** Returns the lines in order; what is undefined comes last whichever way they are sorted, equals stay as they came. */
export function sortRows<T extends { readonly row: AgreementRow }>(
  lines: readonly T[],
  { by, down }: Sorting,
): readonly T[] {
  if (by === 'place') return down ? lines.toReversed() : lines;
  return lines.toSorted((a, b) => {
    const [one, other] = [a.row[by].value, b.row[by].value];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return down ? other - one : one - other;
  });
}
