/** The coefficients that `crossread coefficient` knows, by the kind of table they take. */
import type { ClusteringMetric } from '#shared/agreement/clustering/index.ts';

export const RATING_METRICS = [
  'cohen-kappa',
  'scott-pi',
  'fleiss-kappa',
  'alpha-nominal',
  'alpha-ordinal',
  'alpha-interval',
  'alpha-ratio',
] as const;
export type RatingMetric = (typeof RATING_METRICS)[number];

const CLUSTERING_METRICS = [
  'muc',
  'b-cubed',
  'ceaf-m',
  'ceaf-e',
  'blanc',
  'adjusted-rand',
] as const satisfies readonly ClusteringMetric[];

/** All of them, in the order in which they are listed. */
export const METRICS = [...RATING_METRICS, 'u-alpha', 'gamma', 'span-f1', ...CLUSTERING_METRICS] as const;
export type Metric = (typeof METRICS)[number];
