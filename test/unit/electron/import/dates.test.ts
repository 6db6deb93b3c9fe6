import { expect, test } from 'vitest';
import { normaliseDate } from '#electron/import/dates.ts';
import { ArticleFields } from '#shared/model/index.ts';

const CASES: readonly (readonly [string, string])[] = [
  ['2026-01-14', '2026-01-14'],
  ['20260114', '2026-01-14'],
  ['2026-01-14T09:10:00+01:00', '2026-01-14T09:10:00+01:00'],
  ['2026-01-14T09:10:00.123Z', '2026-01-14T09:10:00Z'],
  ['2026-01-14T09:10:00+0100', '2026-01-14T09:10:00+01:00'],
  ['2026-01-14 09:10', '2026-01-14T09:10:00'],
  ['2026-01-14 09:10:05 UTC', '2026-01-14T09:10:05Z'],
  ['Wed, 14 Jan 2026 09:10:00 +0100', '2026-01-14T09:10:00+01:00'],
  ['Wed, 14 Jan 2026 09:10:00 GMT', '2026-01-14T09:10:00Z'],
  ['14 January 2026', '2026-01-14'],
  ['Published on Wednesday, January 14th, 2026', '2026-01-14'],
  ['Jan. 14, 2026, 9:10 p.m.', '2026-01-14T21:10:00'],
  ['Jan. 14, 2026, 12:05 a.m.', '2026-01-14T00:05:00'],
  // The day is certain, what EST is at that place is not.
  ['January 14, 2026 at 9:10 PM EST', '2026-01-14'],
  ['14. Januar 2026', '2026-01-14'],
  ['3. März 2026', '2026-03-03'],
  ['1er août 2026', '2026-08-01'],
  ['14 de enero de 2026', '2026-01-14'],
  ['2026年1月14日', '2026-01-14'],
  ['2026년 1월 14일', '2026-01-14'],
  ['14.1.2026', '2026-01-14'],
  ['14/01/2026', '2026-01-14'],
  ['01/14/2026', '2026-01-14'],
  ['04/04/2026', '2026-04-04'],
  // In doubt, or no day at all.
  ['03/04/2026', ''],
  ['14 January 2026, updated 15 January 2026', ''],
  ['31 February 2026', ''],
  ['2026-02-30', ''],
  ['yesterday', ''],
  ['January 2026', ''],
  ['14 Nonsense 2026', ''],
  ['', ''],
];

test.each(CASES)('%s is read as “%s”', (printed, expected) => {
  const date = normaliseDate(printed);
  expect(date).toBe(expected);
  expect(ArticleFields.shape.published.safeParse(date).success).toBe(true);
});
