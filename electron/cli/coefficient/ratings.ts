/** The coefficients of ratings: κ, π and α, each with a 95 % interval over the items. */
import { bootstrapInterval } from '#shared/agreement/bootstrap.ts';
import type { Interval } from '#shared/agreement/bootstrap.ts';
import { cohenKappa } from '#shared/agreement/cohen-kappa.ts';
import type { Coefficient, Rating } from '#shared/agreement/coefficient.ts';
import { fleissKappa, fleissKappaByLabel } from '#shared/agreement/fleiss-kappa.ts';
import { krippendorffAlpha, nominalAlphaByLabel, numberOf } from '#shared/agreement/krippendorff-alpha.ts';
import type { Level } from '#shared/agreement/krippendorff-alpha.ts';
import { scottPi } from '#shared/agreement/scott-pi.ts';
import { coincidencesOf, confusionOf, drawing, poolTables } from '#shared/agreement/tables.ts';
import type { Table } from '#shared/agreement/tables.ts';
import type { RatingMetric } from './metrics.ts';
import { ratingsOf } from './shapes.ts';
import type { Placed } from './shapes.ts';
import { fail } from './source.ts';
import type { Source } from './source.ts';

/** Item by item, what each rater said. */
type Items = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function ratingAnswer(
  source: Source,
  metric: RatingMetric,
  options: { readonly order?: readonly string[] | undefined; readonly seed: number },
) {
  const ratings = ratingsOf(source, metric);
  const order = options.order ?? orderIn(source);
  const level = levelOf(metric);
  if (level !== undefined) checkScale(source, ratings, level, order);
  const items = itemsOf(ratings);
  const raters = [...new Set(ratings.map(({ rater }) => rater))];
  const about = { raters: raters.length, ratings: ratings.length };
  const why = whyNot(metric, raters);
  if (why !== undefined) return { value: null, why, ...about };

  const pairwise = metric === 'cohen-kappa' || metric === 'scott-pi';
  const tables = [...items].map(([item, labels]) => {
    const all = [...labels.values()];
    if (!pairwise) return { item, table: coincidencesOf([all]) };
    const [first, second] = raters.map((rater) => labels.get(rater));
    return { item, table: confusionOf(first === undefined || second === undefined ? [] : [[first, second]]) };
  });
  const pool = poolTables(tables.map(({ table }) => table));
  const valueOf = (table: Table): Coefficient => coefficientOf(metric, table, order);
  const whole = pool.sum();
  const result = valueOf(whole);
  return {
    ...result,
    interval: result.value === null ? undefined : intervalOf(tables, pool.sum, valueOf, options.seed),
    ...about,
    leftOut: items.size - whole.items,
    byLabel: byLabel(metric, whole),
  };
}

function levelOf(metric: RatingMetric): Level | undefined {
  const [name, level] = metric.split('-');
  return name === 'alpha' ? (level as Level) : undefined;
}

function coefficientOf(metric: RatingMetric, table: Table, order: readonly string[] | undefined): Coefficient {
  const level = levelOf(metric);
  if (level !== undefined) return krippendorffAlpha(table, level, order);
  if (metric === 'cohen-kappa') return cohenKappa(table);
  return metric === 'scott-pi' ? scottPi(table) : fleissKappa(table);
}

function byLabel(metric: RatingMetric, table: Table): Record<string, Coefficient> | undefined {
  if (metric === 'fleiss-kappa') return Object.fromEntries(valuesOf(fleissKappaByLabel(table)));
  return metric === 'alpha-nominal' ? Object.fromEntries(valuesOf(nominalAlphaByLabel(table))) : undefined;
}

/** The values by label, without what else is known of each. */
function valuesOf(coefficients: ReadonlyMap<string, Coefficient>): [string, Coefficient][] {
  return [...coefficients]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, of]) => [label, of.value === null ? { value: null, why: of.why } : { value: of.value }]);
}

function whyNot(metric: RatingMetric, raters: readonly string[]): string | undefined {
  if (raters.length === 0) return 'There are no ratings.';
  if (raters.length === 1) return `There is one rater only, ${raters.join('')}; agreement is between two at least.`;
  if (raters.length === 2 || !(metric === 'cohen-kappa' || metric === 'scott-pi')) return undefined;
  const name = metric === 'cohen-kappa' ? 'Cohen’s κ' : 'Scott’s π';
  return `${name} compares two raters, and there are ${raters.length}; Fleiss’ κ and Krippendorff’s α take more.`;
}

function itemsOf(ratings: readonly Rating[]): Items {
  const items = new Map<string, Map<string, string>>();
  for (const { item, rater, label } of ratings) {
    const labels = items.get(item) ?? new Map<string, string>();
    items.set(item, labels.set(rater, label));
  }
  return items;
}

function intervalOf(
  tables: readonly { readonly item: string }[],
  sum: (weights: ArrayLike<number>) => Table,
  valueOf: (table: Table) => Coefficient,
  seed: number,
): Interval {
  if (tables.length < 2) return { low: null, high: null, why: 'An interval over items needs two of them at least.' };
  const drawn = tables.map(({ item }, tally) => ({ id: item, tally }));
  return bootstrapInterval(drawn, drawing(tables.length), (weights) => valueOf(sum(weights)).value, { seed });
}

function orderIn(source: Source): readonly string[] | undefined {
  const { order } = source.value;
  if (order === undefined || order === null) return undefined;
  if (!Array.isArray(order)) fail(source, 'order', 'it must be a list of labels, from low to high');
  return order.map(String);
}

/** A label without a place on its scale is a fault of the table, so it is told with its record. */
function checkScale(
  source: Source,
  ratings: readonly Placed<Rating>[],
  level: Level,
  order: readonly string[] | undefined,
): void {
  if (level === 'nominal') return;
  for (const { label, at } of ratings) {
    if (level === 'ordinal' && order !== undefined) {
      if (!order.includes(label))
        fail(source, at, 'label', `“${label}” is not in the order ${order.join(', ')}; add it`);
      continue;
    }
    const number = numberOf(label);
    if (Number.isNaN(number)) {
      const way =
        level === 'ordinal' ? 'give the order of the labels with --order low,middle,high' : 'use alpha-nominal';
      fail(source, at, 'label', `“${label}” is no number, which alpha-${level} needs; or ${way}`);
    }
    if (level === 'ratio' && number < 0) {
      fail(source, at, 'label', `${label} is below zero, which alpha-ratio cannot take; use alpha-interval`);
    }
  }
}
