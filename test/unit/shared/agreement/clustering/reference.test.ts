import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { clusteringScore } from '#shared/agreement/clustering/index.ts';

const folder = fileURLToPath(new URL('../../../../../../shared/reference/clustering', import.meta.url));

const NAMES = { muc: 'muc', bcub: 'b-cubed', ceafm: 'ceaf-m', ceafe: 'ceaf-e', blanc: 'blanc' } as const;
const Clusters = z.record(z.string(), z.array(z.tuple([z.number(), z.number()])));
const Case = z.object({
  name: z.string(),
  key: Clusters,
  response: Clusters,
  /** Recall, precision, F1. */
  expected: z.partialRecord(
    z.enum(['muc', 'bcub', 'ceafm', 'ceafe', 'blanc']),
    z.tuple([z.number(), z.number(), z.number()]),
  ),
  tolerance: z.number(),
});

test('every value that the reference scorer states', () => {
  if (!existsSync(folder)) {
    console.log('No reference results beside the checkout (../shared/reference): their values were not compared.');
    return;
  }
  let compared = 0;
  for (const file of readdirSync(folder)) {
    const { name, key, response, expected, tolerance } = Case.parse(
      JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')),
    );
    for (const [short, triple] of Object.entries(expected)) {
      const metric = NAMES[short as keyof typeof NAMES];
      const { recall, precision, value } = clusteringScore(metric, key, response);
      [recall, precision, value].forEach((got, at) => {
        const difference = Math.abs((got ?? NaN) - (triple[at] ?? NaN));
        expect(difference, `${name} ${metric}: ${got} against ${triple[at]}`).toBeLessThan(tolerance);
        compared += 1;
      });
    }
  }
  expect(compared).toBeGreaterThan(100);
});
