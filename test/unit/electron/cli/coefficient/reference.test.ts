import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { referenceRows } from './reference.ts';

const folder = fileURLToPath(new URL('../../../../../../shared/reference', import.meta.url));

test('the command gives what was published, for every case', async () => {
  if (!existsSync(folder)) {
    console.log('No reference results beside the checkout (../shared/reference): their values were not compared.');
    return;
  }
  const rows = await referenceRows(folder);
  expect(rows.length).toBeGreaterThan(200);
  const wrong = rows.filter(
    ({ expected, got, tolerance }) => expected === null || got === null || !(Math.abs(got - expected) <= tolerance),
  );
  expect(wrong).toEqual([]);
}, 60_000);
