/** The coefficients of units on one continuum: `u-alpha`, Krippendorff's α for unitizing, and `gamma`. */
import { gamma } from '#shared/agreement/gamma/index.ts';
import { unitizingAlpha } from '#shared/agreement/unitizing-alpha.ts';
import { trackOf } from './shapes.ts';
import type { Track } from './shapes.ts';
import { fail } from './source.ts';
import type { Source } from './source.ts';

export interface TrackOptions {
  readonly category?: string | undefined;
  /** From the command line, for tables that do not say. */
  readonly begin?: number | undefined;
  readonly length?: number | undefined;
}

export function unitizingAnswer(source: Source, options: TrackOptions) {
  const { raters, units, ...stretch } = trackOf(source, 'u-alpha');
  const begin = options.begin ?? stretch.begin;
  const length = options.length ?? stretch.length;
  if (length === undefined) {
    fail(source, 'the length of the continuum is missing; add “length” to the table, or give --length N');
  }
  if (!Number.isInteger(length) || length <= 0) {
    fail(source, 'length', `${length} cannot be; it must be a whole number of positions, 1 at least`);
  }
  if (!Number.isInteger(begin)) fail(source, 'begin', `${begin} is no whole position`);
  checkUnits(source, { raters, units, begin, length });
  const { category } = options;
  const categories = [...new Set(units.map(({ label }) => label))].sort();
  const result = unitizingAlpha({ begin, length, raters, units }, category);
  return {
    ...result,
    ...(category !== undefined && { category }),
    raters: raters.length,
    begin,
    length,
    byCategory:
      category === undefined
        ? Object.fromEntries(
            categories.map((name) => {
              const of = unitizingAlpha({ begin, length, raters, units }, name);
              return [name, of.value === null ? { value: null, why: of.why } : { value: of.value }];
            }),
          )
        : undefined,
  };
}

export interface GammaChoices {
  readonly alpha?: number | undefined;
  readonly beta?: number | undefined;
  readonly deltaEmpty?: number | undefined;
  readonly samples?: number | undefined;
  readonly seed: number;
}

export function gammaAnswer(source: Source, options: GammaChoices & TrackOptions) {
  const { raters, units, ...stretch } = trackOf(source, 'gamma');
  const length = options.length ?? stretch.length;
  const begin = options.begin ?? stretch.begin;
  checkBounds(source, { raters, units, begin, length });
  const { alpha = 1, beta = 1, deltaEmpty = 1, samples = 30, seed } = options;
  const plain = units.map(({ rater, begin: from, end, label }) => ({ rater, begin: from, end, label }));
  return {
    ...gamma(plain, {
      ...{ alpha, beta, deltaEmpty, samples, seed, raters },
      // Gamma's continuum reaches from 0; one that begins elsewhere is taken from its first unit to its last.
      ...(length !== undefined && begin === 0 && { length }),
    }),
    ...{ raters: raters.length, units: units.length, alpha, beta, deltaEmpty, seed },
  };
}

/** The formulas count positions, so that units must begin and end on one, within the continuum. */
function checkUnits(source: Source, track: Track): void {
  for (const unit of track.units) {
    for (const name of ['begin', 'end'] as const) {
      if (!Number.isInteger(unit[name])) {
        const way = 'u-alpha counts whole positions, so multiply all offsets until they are whole';
        fail(source, unit.at, name, `${unit[name]} is no whole number; ${way}`);
      }
    }
  }
  checkBounds(source, track);
}

function checkBounds(source: Source, { begin, length, units }: Track): void {
  if (length === undefined) return;
  for (const unit of units) {
    if (unit.begin >= begin && unit.end <= begin + length) continue;
    const name = unit.begin < begin ? 'begin' : 'end';
    const stretch = `the continuum is from ${begin} to ${begin + length}`;
    fail(source, unit.at, name, `${unit[name]} lies outside: ${stretch}; mend the unit, or “begin” and “length”`);
  }
}
