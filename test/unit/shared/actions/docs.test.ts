import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keyboardMarkdown } from '#shared/actions/docs.ts';
import { actions, fixedKeys } from '#shared/actions/index.ts';
import { jobs, MOST_FOR_ANOTHER_CLAIM, MOST_FOR_CLAIM_IN_FOCUS, pressesOf } from '#shared/actions/jobs.ts';

const page = keyboardMarkdown();
const job = (id: string) => jobs.find((one) => one.id === id) ?? expect.fail(id);

test('docs/keyboard.md is what the tables say (npm run docs writes it)', () => {
  expect(readFileSync(new URL('../../../../docs/keyboard.md', import.meta.url), 'utf8')).toBe(page);
});

test('every action and every key that stays has a line', () => {
  for (const { label } of [...actions, ...fixedKeys]) expect(page).toContain(`| ${label} |`);
});

test('every line of a table has as many cells as its head', () => {
  const tables = page.split('\n\n').filter((part) => part.startsWith('|'));
  expect(tables.length).toBeGreaterThan(8);
  for (const table of tables) {
    const widths = table.split('\n').map((line) => line.split(/(?<!\\)\|/).length);
    expect(new Set(widths).size, table).toBe(1);
  }
});

describe('the jobs', () => {
  test('are ten', () => {
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(10);
  });

  test('that are done all day take few enough presses', () => {
    expect(pressesOf(job('claim-in-focus'))).toBeLessThanOrEqual(MOST_FOR_CLAIM_IN_FOCUS);
    expect(pressesOf(job('another-claim'))).toBeLessThanOrEqual(MOST_FOR_ANOTHER_CLAIM);
  });

  test('each have a source for each of the others, numbered where it is cited', () => {
    const cited = [...page.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, number]) => number);
    const told = [...page.matchAll(/^\[\^(\d+)\]: ./gm)].map(([, number]) => number);
    expect(cited).toHaveLength(30);
    expect([...new Set(cited)].sort()).toEqual([...told].sort());
  });
});
