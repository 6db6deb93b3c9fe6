import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lagrangian } from '#shared/agreement/gamma/lagrangian.ts';
import type { Part } from '#shared/agreement/gamma/lagrangian.ts';
import { cheapestPartition } from '#shared/agreement/gamma/partition.ts';

/** The least cost over all choices of disjoint parts that cover every element. */
function exhaustive(elements: number, parts: readonly Part[], covered: ReadonlySet<number> = new Set()): number {
  const first = Array.from({ length: elements }, (_, at) => at).find((element) => !covered.has(element));
  if (first === undefined) return 0;
  const fitting = parts.filter(
    ({ members }) => members.includes(first) && !members.some((member) => covered.has(member)),
  );
  const rest = ({ members, cost }: Part) => cost + exhaustive(elements, parts, new Set([...covered, ...members]));
  return Math.min(...fitting.map(rest));
}

const problem = fc.integer({ min: 1, max: 9 }).chain((elements) =>
  fc.record({
    elements: fc.constant(elements),
    singles: fc.array(fc.nat(20), { minLength: elements, maxLength: elements }),
    others: fc.array(
      fc.record({
        members: fc
          .uniqueArray(fc.nat(elements - 1), { minLength: 1, maxLength: 4 })
          .map((members) => members.sort((a, b) => a - b)),
        cost: fc.nat(30),
      }),
      { maxLength: 25 },
    ),
  }),
);
const partsOf = (singles: readonly number[], others: readonly Part[]): readonly Part[] => [
  ...singles.map((cost, element) => ({ members: [element], cost })),
  ...others,
];

test('where the bound alone cannot decide', () => {
  // Three elements, each pair for 2, each alone for 2: half of each pair would cost 3, but a whole choice costs 4.
  const pairs = [
    [0, 1],
    [0, 2],
    [1, 2],
  ].map((members) => ({ members, cost: 2 }));
  const parts = partsOf([2, 2, 2], pairs);
  expect(lagrangian(3, parts).lower).toBeLessThanOrEqual(3 + 1e-9);
  const found = cheapestPartition(3, parts);
  expect(found).toMatchObject({ cost: 4, exact: true });
  expect(found.chosen.flatMap((at) => parts[at]?.members ?? []).sort()).toEqual([0, 1, 2]);
});

test('as cheap as the best of all choices, each element once', () => {
  fc.assert(
    fc.property(problem, ({ elements, singles, others }) => {
      const parts = partsOf(singles, others);
      const found = cheapestPartition(elements, parts);
      expect(found.exact).toBe(true);
      expect(found.cost).toBeCloseTo(exhaustive(elements, parts), 9);
      const members = found.chosen.flatMap((at) => parts[at]?.members ?? []).sort((a, b) => a - b);
      expect(members).toEqual(Array.from({ length: elements }, (_, at) => at));
    }),
    { numRuns: 400 },
  );
});

test('the bound lies below the best, the known partition at it or above', () => {
  fc.assert(
    fc.property(problem, ({ elements, singles, others }) => {
      const parts = partsOf(singles, others);
      const { lower, upper } = lagrangian(elements, parts);
      const best = exhaustive(elements, parts);
      expect(upper).toBeGreaterThanOrEqual(best - 1e-9);
      // Parts that no better partition needs are dropped on the way, so the bound may reach the best known one, not pass it.
      expect(Math.min(lower, upper)).toBeLessThanOrEqual(best + 1e-6);
    }),
    { numRuns: 300 },
  );
});
