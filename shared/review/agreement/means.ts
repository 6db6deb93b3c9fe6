/**
 * The bias that resampling brings into scores of clusterings. An article that is drawn twice agrees with its own copy, which
 * makes clusters look tighter than they are: the resamples lie above the value, in small projects all of them. Their spread is
 * what the interval is for, so it is moved by the bootstrap estimate of the bias (B. Efron and R. J. Tibshirani, An introduction
 * to the bootstrap, Chapman & Hall 1993, chapter 10).
 */
import type { Figure, FigureId } from '../../contract/review.ts';
import { MEANS } from './group-figures.ts';
import type { Computed } from './group-figures.ts';

/** The means of these scores over the resamples, by group. */
export class Means {
  readonly #sums = new Map<string, { sum: number; count: number }>();
  #whole = true;

  /** Takes in a resample's figures; the first ones are those of the whole and do not count. */
  add(groups: readonly ReadonlyMap<FigureId, Computed>[]): void {
    if (this.#whole) {
      this.#whole = false;
      return;
    }
    groups.forEach((figures, group) => {
      for (const id of MEANS) {
        const value = figures.get(id)?.value ?? null;
        if (value === null) continue;
        const mean = this.#sums.get(`${group} ${id}`) ?? { sum: 0, count: 0 };
        mean.sum += value;
        mean.count += 1;
        this.#sums.set(`${group} ${id}`, mean);
      }
    });
  }

  /** Returns the figure with its interval moved by the bias; one of another kind as it is. No score is above 1. */
  moved(figure: Figure, group: number, id: FigureId): Figure {
    const mean = this.#sums.get(`${group} ${id}`);
    if (mean === undefined || figure.value === null || figure.low === undefined || figure.high === undefined) {
      return figure;
    }
    const bias = mean.sum / mean.count - figure.value;
    return { ...figure, low: Math.min(1, figure.low - bias), high: Math.min(1, figure.high - bias) };
  }
}
