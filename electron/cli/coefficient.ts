/** `crossread coefficient FILE --metric M`: one coefficient of a bare table. */
import { clusteringScore } from '#shared/agreement/clustering/index.ts';
import { RATING_METRICS } from './coefficient/metrics.ts';
import type { Metric, RatingMetric } from './coefficient/metrics.ts';
import { ratingAnswer } from './coefficient/ratings.ts';
import { sayAnswer } from './coefficient/say.ts';
import { clusteringsOf } from './coefficient/shapes.ts';
import { readSource } from './coefficient/source.ts';
import type { Source } from './coefficient/source.ts';
import { spanAnswer } from './coefficient/spans.ts';
import { gammaAnswer, unitizingAnswer } from './coefficient/track.ts';
import { printJson } from './output.ts';

export interface CoefficientOptions {
  readonly metric: Metric;
  readonly category?: string;
  readonly order?: readonly string[];
  readonly reference?: string;
  readonly begin?: number;
  readonly length?: number;
  readonly alpha?: number;
  readonly beta?: number;
  readonly deltaEmpty?: number;
  readonly seed?: number;
  readonly samples?: number;
  readonly json?: boolean;
}

export async function coefficientCommand(file: string, options: CoefficientOptions): Promise<void> {
  const answer = await coefficientOf(file, options);
  if (options.json === true) printJson(answer);
  else sayAnswer(answer);
}

/** Returns what the command prints: metric, value or null, why, and details. Throws a Failure for a table at fault. */
export async function coefficientOf(file: string, options: CoefficientOptions): Promise<Record<string, unknown>> {
  const source = await readSource(file);
  return { metric: options.metric, ...answerOf(source, options) };
}

function answerOf(source: Source, options: CoefficientOptions): object {
  const { metric, seed = 1 } = options;
  if (metric === 'u-alpha') return unitizingAnswer(source, options);
  if (metric === 'gamma') return gammaAnswer(source, { ...options, seed });
  if (metric === 'span-f1') return spanAnswer(source, { reference: options.reference, seed });
  if (isRating(metric)) return ratingAnswer(source, metric, { order: options.order, seed });
  const { key, response } = clusteringsOf(source, metric);
  return clusteringScore(metric, key, response);
}

function isRating(metric: Metric): metric is RatingMetric {
  return (RATING_METRICS as readonly string[]).includes(metric);
}
