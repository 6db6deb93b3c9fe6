import type { ChanceCorrected } from './chance.ts';
import { chanceCorrected } from './chance.ts';
import type { Coefficient } from './coefficient.ts';
import type { Table } from './tables.ts';
import { marginsOf } from './tables.ts';

/**
 * Returns Scott's π of two raters from their confusion table (`confusionOf`): both are taken to draw from one
 * distribution of labels, that of their ratings together, when chance is reckoned. Undefined without items, and where
 * only one label occurs.
 *
 * W. A. Scott, Reliability of content analysis: the case of nominal scale coding, Public Opinion Quarterly 19 (1955),
 * 321–325.
 */
export function scottPi(confusion: Table): Coefficient<ChanceCorrected> {
  const margins = marginsOf(confusion);
  const both = margins.rows.map((count, place) => (count + (margins.columns[place] ?? 0)) / 2);
  return chanceCorrected(confusion, { ...margins, rows: both, columns: both });
}
