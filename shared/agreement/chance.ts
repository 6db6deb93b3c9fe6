/** What κ and π have in common: agreement seen, agreement by chance, and the share of the rest that was reached. */
import type { Coefficient } from './coefficient.ts';
import { undefinedFor } from './coefficient.ts';
import type { Margins, Table } from './tables.ts';

export interface ChanceCorrected {
  /** Shares of 1. */
  readonly observedAgreement: number;
  readonly expectedAgreement: number;
  /** How many items were compared. */
  readonly items: number;
}

/**
 * Returns (observed − expected) / (1 − expected) with the expected agreement Σ rows · columns / total², or why there is
 * no such number. The callers say what stands in the rows and columns.
 */
export function chanceCorrected({ items }: Table, margins: Margins): Coefficient<ChanceCorrected> {
  const { rows, columns, diagonal, total, used } = margins;
  if (total === 0) return undefinedFor('There is no item that two raters have rated.');
  const observedAgreement = diagonal.reduce((sum, count) => sum + count, 0) / total;
  const expectedAgreement = rows.reduce((sum, count, place) => sum + count * (columns[place] ?? 0), 0) / total ** 2;
  const seen = { observedAgreement, expectedAgreement, items };
  if (used < 2) {
    return {
      ...undefinedFor('All ratings have the same label, so that nothing but agreement could be expected by chance.'),
      ...seen,
    };
  }
  return { value: (observedAgreement - expectedAgreement) / (1 - expectedAgreement), ...seen };
}
