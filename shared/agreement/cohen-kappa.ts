import type { ChanceCorrected } from './chance.ts';
import { chanceCorrected } from './chance.ts';
import type { Coefficient } from './coefficient.ts';
import type { Table } from './tables.ts';
import { marginsOf } from './tables.ts';

/**
 * Returns Cohen's κ of two raters from their confusion table (`confusionOf`): each rater keeps her own distribution of
 * labels when chance is reckoned. Undefined without items, and where both use one and the same label throughout.
 *
 * J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960), 37–46.
 */
export function cohenKappa(confusion: Table): Coefficient<ChanceCorrected> {
  return chanceCorrected(confusion, marginsOf(confusion));
}
