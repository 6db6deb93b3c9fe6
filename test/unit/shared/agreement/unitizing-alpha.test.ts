import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Unit } from '#shared/agreement/coefficient.ts';
import { poolCuts, unitizingAlpha } from '#shared/agreement/unitizing-alpha.ts';
import { cutTally } from '#shared/agreement/unitizing-tally.ts';
import type { Continuum } from '#shared/agreement/unitizing-tally.ts';

const saying = (words: string): unknown => expect.stringContaining(words);
const unit = (rater: string, begin: number, end: number, label = 'x'): Unit => ({ rater, begin, end, label });

/** r: ##....  s: .##... */
const SIX: Continuum = { begin: 0, length: 6, raters: ['r', 's'], units: [unit('r', 0, 2), unit('s', 1, 3)] };

describe('worked by hand', () => {
  test('two units that overlap', () => {
    // δ² = 1 + 1, both ways round: D_o = 4/(2·6²) = 1/18. Two units of 2 against each other: 1/3·2·1·3 = 2 each; gaps of 4,
    // 1 and 3 hold a unit of 2 in 3 + 2 places, times 2²: 20. D_e = (2/6)(22 + 22)/(12·11 − 2·2) = (44/3)/128 = 11/96.
    // α = 1 − (1/18)(96/11) = 17/33
    expect(unitizingAlpha(SIX)).toEqual({
      value: expect.closeTo(17 / 33, 12) as number,
      observedDisagreement: expect.closeTo(1 / 18, 12) as number,
      expectedDisagreement: expect.closeTo(11 / 96, 12) as number,
      units: 2,
    });
    // Where the continuum begins is of no matter.
    const moved = {
      ...SIX,
      begin: 100,
      units: SIX.units.map((u) => ({ ...u, begin: u.begin + 100, end: u.end + 100 })),
    };
    expect(unitizingAlpha(moved)).toEqual(unitizingAlpha(SIX));
  });

  test('a unit in the other’s gap differs by its length, squared', () => {
    // r: ###...  s: ...###: δ² = 9 + 9, both ways round: D_o = 36/72 = 1/2. Each unit: 1/3·3·2·5 = 10 against the other;
    // gaps of 3 and 3 hold it in 1 + 1 places, times 9: 18. D_e = (2/6)(28 + 28)/(132 − 12) = 56/360 = 7/45.
    // α = 1 − 45/14 = −31/14
    const units = [unit('r', 0, 3), unit('s', 3, 6)];
    expect(unitizingAlpha({ ...SIX, units }).value).toBeCloseTo(-31 / 14, 12);
  });

  test('a long unit over three short ones', () => {
    // r: .########.  s: ..#.#.#...: δ² = (1 + 36) + (9 + 16) + (25 + 4) = 91, both ways round: D_o = 182/200 = .91.
    // Four units: that of 8: 3/3·8·7·15 = 840, no gap holds it; those of 1: nothing among units, gaps of 1, 1, 2, 1, 1, 3 hold
    // each in 9 places. D_e = (2/10)(840 + 27)/(20·19 − 56) = 173.4/324. α = 1 − .91·324/173.4 = −.70034…
    const units = [unit('r', 1, 9), unit('s', 2, 3), unit('s', 4, 5), unit('s', 6, 7)];
    const alpha = unitizingAlpha({ ...SIX, length: 10, units });
    expect(alpha.observedDisagreement).toBeCloseTo(0.91, 12);
    expect(alpha.value).toBeCloseTo(1 - (0.91 * 324) / 173.4, 12);
  });

  test('an article without the category has a gap of its own length for every rater, cut at its borders', () => {
    const empty: Continuum = { begin: 0, length: 4, raters: ['r', 's'], units: [] };
    // L = 10: D_o = 4/(2·100). Gaps of 4, 1, 3, 4, 4 hold a unit of 2 in 3 + 2 + 3 + 3 places: 2 + 4·11 = 46 each.
    // D_e = (2/10)(92)/(20·19 − 4) = 18.4/376. (As one stretch of 10 the gaps would be 8, 1, 7.)
    const alpha = poolCuts([SIX, empty].map(cutTally)).alpha();
    expect(alpha.value).toBeCloseTo(1 - (0.02 * 376) / 18.4, 12);
    const other = { ...empty, units: [unit('r', 0, 2, 'y'), unit('s', 0, 2, 'y')] };
    expect(poolCuts([SIX, other].map(cutTally)).alpha('x').value).toBeCloseTo(1 - (0.02 * 376) / 18.4, 12);
  });

  test('all categories together: disagreements are added, not values', () => {
    // y is the same for both: D_o = 0; D_e: units of 2 as above, gaps of 4 and 4 hold each in 6 places: 2 + 24 = 26 each;
    // (2/6)(52)/128 = 13/96. α = 1 − (1/18)/(11/96 + 13/96) = 1 − 96/(18·24) = 7/9
    const units = [...SIX.units, unit('r', 0, 2, 'y'), unit('s', 0, 2, 'y')];
    expect(unitizingAlpha({ ...SIX, units }).value).toBeCloseTo(7 / 9, 12);
    expect(unitizingAlpha({ ...SIX, units }, 'y').value).toBe(1);
    expect(unitizingAlpha({ ...SIX, units }, 'x').value).toBeCloseTo(17 / 33, 12);
  });
});

describe('undefined, and why', () => {
  test('no units, one rater, a category that nobody used', () => {
    expect(unitizingAlpha({ ...SIX, units: [] })).toEqual({ value: null, why: saying('no units') });
    expect(unitizingAlpha({ ...SIX, raters: ['r'], units: [unit('r', 0, 2)] })).toEqual({
      value: null,
      why: saying('two raters'),
    });
    expect(unitizingAlpha(SIX, 'z')).toEqual({ value: null, why: saying('“z”') });
    expect(poolCuts([]).alpha()).toMatchObject({ value: null });
  });

  test('units without length are none', () => {
    expect(unitizingAlpha({ ...SIX, units: [unit('r', 2, 2), unit('s', 4, 4)] })).toEqual({
      value: null,
      why: saying('no units'),
    });
    expect(unitizingAlpha({ ...SIX, units: [...SIX.units, unit('r', 4, 4)] })).toEqual(unitizingAlpha(SIX));
  });

  test('no room for chance: every position a unit of its own', () => {
    const all = ['r', 's'].flatMap((rater) => [0, 1, 2, 3, 4, 5].map((at) => unit(rater, at, at + 1)));
    expect(unitizingAlpha({ ...SIX, units: all })).toMatchObject({ value: null, why: saying('no room') });
  });
});

test('a single short unit by one of three raters is as good as chance', () => {
  // D_o = 2·2·1/(3·2·L²) = 2/(3·400); D_e = (2/20)(gaps of 19, 20, 20: 59 places)/(60·59) = .1/60 = 2/1200: α = 0
  const alpha = unitizingAlpha({ begin: 0, length: 20, raters: ['r', 's', 't'], units: [unit('r', 0, 1)] });
  expect(alpha.value).toBeCloseTo(0, 12);
});

test('one rater’s units of one category that overlap are the stretch they cover; those that touch stay two', () => {
  const cut = (...units: Unit[]) => cutTally({ ...SIX, units }).categories.get('x');
  expect(cut(unit('r', 0, 3), unit('r', 2, 4), unit('r', 2, 3))).toEqual(cut(unit('r', 0, 4)));
  expect(cut(unit('r', 0, 2), unit('r', 2, 4))?.units).toEqual(new Map([[2, 2]]));
});

const LENGTH = 12;
const raters = ['r', 's', 't'];
/** Cuts of a continuum: no overlap within a rater and category. */
const continuum: fc.Arbitrary<Continuum> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...raters),
      fc.constantFrom('x', 'y'),
      fc.uniqueArray(fc.nat({ max: LENGTH }), { maxLength: 6 }),
    ),
    {
      maxLength: 4,
    },
  )
  .map((cuts) => {
    const seen = new Set<string>();
    const units = cuts.flatMap(([rater, label, bounds]) => {
      if (seen.has(rater + label)) return [];
      seen.add(rater + label);
      const sorted = bounds.sort((a, b) => a - b);
      return sorted.flatMap((begin, at) =>
        at % 2 === 0 && at + 1 < sorted.length ? [unit(rater, begin, sorted[at + 1] ?? 0, label)] : [],
      );
    });
    return { begin: 0, length: LENGTH, raters, units };
  });

test('for one continuum it is the formula of 2004, section against section', () => {
  fc.assert(
    fc.property(continuum, (of) => {
      const { value } = unitizingAlpha(of);
      const direct = directAlpha(of);
      if (value === null) expect(direct).toBeNaN();
      else expect(value).toBeCloseTo(direct, 9);
    }),
  );
});

test('the order of raters, units and articles never matters; who cuts alike has 1 or no value', () => {
  fc.assert(
    fc.property(fc.array(continuum, { minLength: 1, maxLength: 3 }), (all) => {
      const { value } = poolCuts(all.map(cutTally)).alpha();
      const turned = all
        .map((of) => ({ ...of, raters: [...raters].reverse(), units: [...of.units].reverse() }))
        .reverse();
      const other = poolCuts(turned.map(cutTally)).alpha().value;
      if (value === null) expect(other).toBeNull();
      else expect(other).toBeCloseTo(value, 9);

      const alike = all.map((of) => ({
        ...of,
        units: of.units.filter(({ rater }) => rater === 'r').flatMap((u) => raters.map((rater) => ({ ...u, rater }))),
      }));
      expect([1, null]).toContain(poolCuts(alike.map(cutTally)).alpha().value);
    }),
  );
});

test('a tally drawn so many times is so many tallies', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(continuum, fc.nat({ max: 3 })), { minLength: 1, maxLength: 4 }), (drawn) => {
      const pool = poolCuts(drawn.map(([of]) => cutTally(of)));
      const repeated = drawn.flatMap(([of, times]) => Array.from({ length: times }, () => cutTally(of)));
      fc.pre(repeated.length > 0);
      const value = pool.alpha(
        undefined,
        drawn.map(([, times]) => times),
      ).value;
      const expected = poolCuts(repeated).alpha().value;
      if (expected === null) expect(value).toBeNull();
      else expect(value).toBeCloseTo(expected, 9);
    }),
  );
});

/** Krippendorff 2004, section 11.6, over explicit lists of sections. NaN where there is no disagreement by chance. */
function directAlpha({ length, raters: all, units }: Continuum): number {
  let [observed, expected] = [0, 0];
  for (const label of new Set(units.map((u) => u.label))) {
    const sections = all.map((rater) => {
      const hers = units.filter((u) => u.rater === rater && u.label === label).sort((a, b) => a.begin - b.begin);
      const list: { b: number; l: number; v: 0 | 1 }[] = [];
      let at = 0;
      for (const { begin, end } of hers) {
        if (begin > at) list.push({ b: at, l: begin - at, v: 0 });
        list.push({ b: begin, l: end - begin, v: 1 });
        at = end;
      }
      if (at < length) list.push({ b: at, l: length - at, v: 0 });
      return list;
    });
    const count = sections.flat().filter(({ v }) => v === 1).length;
    let [differences, chance, taken] = [0, 0, 0];
    sections.forEach((list, i) => {
      for (const g of list) {
        sections.forEach((others, j) => {
          if (i === j) return;
          for (const h of others) {
            if (g.v === 1 && h.v === 1 && -g.l < g.b - h.b && g.b - h.b < h.l) {
              differences += (g.b - h.b) ** 2 + (g.b + g.l - h.b - h.l) ** 2;
            } else if (g.v === 1 && h.v === 0 && h.l - g.l >= g.b - h.b && g.b - h.b >= 0) differences += g.l ** 2;
            else if (g.v === 0 && h.v === 1 && g.l - h.l >= h.b - g.b && h.b - g.b >= 0) differences += h.l ** 2;
          }
        });
        if (g.v === 0) continue;
        taken += g.l * (g.l - 1);
        chance += ((count - 1) / 3) * (2 * g.l ** 3 - 3 * g.l ** 2 + g.l);
        for (const h of sections.flat()) if (h.v === 0 && h.l >= g.l) chance += g.l ** 2 * (h.l - g.l + 1);
      }
    });
    const positions = all.length * length;
    observed += differences / (all.length * (all.length - 1) * length ** 2);
    expected += ((2 / length) * chance) / (positions * (positions - 1) - taken);
  }
  return expected === 0 ? NaN : 1 - observed / expected;
}
