/**
 * Continua made by chance: what raters would have done that know how units look, but not where they are.
 */
import type { Unit } from '../coefficient.ts';
import type { Random } from '../random.ts';
import { byPlace } from './alignment.ts';

/** Returns a random continuum for the same raters each time it is called; at least one unit is in it. */
export type Sampler = () => readonly Unit[];

/** How often a shift is drawn again because it lies too close to another rater's, before it is taken as it is. */
const TRIES = 100;

/**
 * Returns a sampler that gives each rater the units of a rater drawn by chance, moved by a random distance; what leaves the
 * continuum at its end comes in again at its beginning, and no unit is cut. The distances of two raters differ by half a
 * mean unit at least, where there is room. The continuum reaches from 0 to `length`, or if that is not given (or too short)
 * from the first begin to the last end.
 *
 * Mathet, Widlöcher and Métivier 2015, section 5.2.
 */
export function shuffling(
  units: readonly Unit[],
  raters: readonly string[],
  length: number | undefined,
  random: Random,
): Sampler {
  const sorted = [...units].sort(byPlace);
  const first = sorted.reduce((least, { begin }) => Math.min(least, begin), length === undefined ? Infinity : 0);
  const last = sorted.reduce((most, { end }) => Math.max(most, end), length ?? -Infinity);
  const span = last - first;
  const apart = sorted.reduce((sum, { begin, end }) => sum + end - begin, 0) / sorted.length / 2;
  const unitsOf = raters.map((rater) => sorted.filter((unit) => unit.rater === rater));

  const draw = (): readonly Unit[] => {
    const shifts: number[] = [];
    return raters.flatMap((rater) => {
      let shift = 0;
      for (let tried = 0; tried < TRIES; tried += 1) {
        shift = random.unit() * span;
        if (shifts.every((other) => roundabout(shift - other, span) >= apart)) break;
      }
      shifts.push(shift);
      const source = unitsOf[random.below(raters.length)] ?? [];
      return source.map(({ begin, end, label }) => {
        const moved = begin + shift >= last ? begin + shift - span : begin + shift;
        return { rater, begin: moved, end: moved + (end - begin), label };
      });
    });
  };
  return () => {
    // Raters without units may be drawn for all; such a continuum has no disorder that could be measured.
    for (;;) {
      const sample = draw();
      if (sample.length > 0) return sample;
    }
  };
}

function roundabout(distance: number, span: number): number {
  const positive = Math.abs(distance);
  return Math.min(positive, span - positive);
}
