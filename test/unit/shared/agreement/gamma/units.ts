import fc from 'fast-check';
import type { Unit } from '#shared/agreement/coefficient.ts';

/** Returns a unit. */
export const unit = (rater: string, begin: number, end: number, label: string): Unit => ({ rater, begin, end, label });

/** Returns small continua of these raters, with units of length 0 to 6 on the first 20 positions. */
export const units = (raters: readonly string[], maxLength = 6): fc.Arbitrary<Unit[]> =>
  fc.array(
    fc
      .record({
        rater: fc.constantFrom(...raters),
        begin: fc.nat(20),
        length: fc.nat(6),
        label: fc.constantFrom('x', 'y'),
      })
      .map(({ rater, begin, length, label }) => unit(rater, begin, begin + length, label)),
    { minLength: 1, maxLength },
  );
