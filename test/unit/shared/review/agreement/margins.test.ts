import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cohenKappa } from '#shared/agreement/cohen-kappa.ts';
import { fleissKappa } from '#shared/agreement/fleiss-kappa.ts';
import { krippendorffAlpha } from '#shared/agreement/krippendorff-alpha.ts';
import { coincidencesOf, confusionOf, poolTables } from '#shared/agreement/tables.ts';
import { poolMargins } from '#shared/review/agreement/margins.ts';

const label = fc.constantFrom('a', 'b', 'c', 'd');

/** Articles of items with three ratings each, and how often each article counts. */
const articles = fc.array(
  fc.tuple(fc.array(fc.tuple(label, label, label), { maxLength: 6 }), fc.integer({ min: 0, max: 3 })),
  { maxLength: 5 },
);

function same(quick: number | null, value: number | null): void {
  if (quick === null || value === null) expect(quick).toBe(value);
  else expect(quick).toBeCloseTo(value, 9);
}

test('the sums give what the coefficients give for the whole tables', () => {
  fc.assert(
    fc.property(articles, (list) => {
      const weights = list.map(([, weight]) => weight);
      const together = list.map(([items]) => coincidencesOf(items));
      const confused = list.map(([items]) => confusionOf(items.map(([a, b]) => [a, b] as const)));
      const whole = poolTables(together).sum(weights);
      same(poolMargins(together).alpha(weights), krippendorffAlpha(whole, 'nominal').value);
      same(poolMargins(together).kappa(weights), fleissKappa(whole).value);
      same(poolMargins(confused).kappa(weights), cohenKappa(poolTables(confused).sum(weights)).value);
    }),
  );
});
