/**
 * Chance that can be repeated: the same seed gives the same numbers on every machine, so that an interval printed in a
 * paper is found again.
 *
 * The generator is xoshiro128** 1.1 of D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM
 * Transactions on Mathematical Software 47(4), 2021. Its state is filled by SplitMix32, the 32-bit relative of G. L.
 * Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, as its authors advise.
 */

/** A source of pseudo-random numbers; each call moves it on. */
export interface Random {
  /** Returns a number from 0 up to, but without, 1, of 53 random bits. */
  readonly unit: () => number;
  /** Returns a whole number from 0 up to, but without, `n`, each as likely as any other. `n` is from 1 to 2³². */
  readonly below: (n: number) => number;
  /** Returns a number of the normal distribution with this mean and standard deviation. */
  readonly normal: (mean: number, deviation: number) => number;
}

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/** Returns a function giving well mixed 32-bit numbers of a counter that starts at `seed`. */
function splitMix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
}

/**
 * Returns a generator for a seed: any finite number; what follows the decimal point is ignored, and numbers up to 2⁵³ are
 * all told apart. Never throws.
 */
export function random(seed: number): Random {
  const whole = Number.isFinite(seed) ? Math.trunc(seed) : 0;
  const mix = splitMix32(whole | 0);
  let [a, b] = [mix(), mix()];
  const mixHigh = splitMix32(Math.floor(whole / 2 ** 32) ^ mix());
  // The state must not be all zero; the odd number sees to that.
  let [c, d] = [mixHigh(), mixHigh() | 1];

  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };

  const unit = (): number => ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 2 ** 53;
  return {
    unit,
    below: (n) => {
      // Numbers of the last, incomplete round are thrown away: they would favour the small ones.
      const limit = 2 ** 32 - (2 ** 32 % n);
      for (;;) {
        const drawn = next();
        if (drawn < limit) return drawn % n;
      }
    },
    // G. E. P. Box and M. E. Muller, Annals of Mathematical Statistics 29(2), 1958; 1 − unit is never 0.
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
  };
}
