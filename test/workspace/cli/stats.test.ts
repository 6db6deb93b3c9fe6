/** What `crossread stats` counts of a project in which claims were merged and retired. */
import { expect, test } from 'vitest';
import { claimId } from '#test/support/records.ts';
import { BUSY, done, me, merge } from '../../unit/shared/document/example.ts';
import { projectOn } from '../two-hands.ts';
import { openDesk } from './run.ts';

test('claims are those in use; merged and retired ones are counted beside them, and links as they are seen', async () => {
  // In each article my span is linked to 1 and to 2 with different stances: the merge makes one unsure link of them.
  const doc = done(BUSY, me, merge(1, 2), { type: 'retireClaim', claim: claimId(101) });
  const dir = await projectOn(doc);
  const desk = await openDesk();
  expect(JSON.parse(await desk.ok('stats', dir, '--json'))).toMatchObject({
    articles: 2,
    claims: 4,
    merged: 1,
    retired: 1,
    spans: 8,
    links: 14,
    unsure: 2,
    silent: 4,
    linksByStance: { agrees: 6, contradicts: 8, partly: 0, mentions: 0 },
    cells: { agrees: 2, contradicts: 0, both: 2, partly: 0, mentions: 0, silent: 4, 'not looked for': 0 },
    contradicted: [{ id: claimId(2), articles: 2 }],
    annotators: [
      { id: 'ossian', claims: 3, spans: 4, links: 8, silent: 2 },
      { id: 'vera', claims: 1, spans: 4, links: 6, silent: 2 },
    ],
  });
  const text = await desk.ok('stats', dir);
  expect(text).toMatch(/^claims +4$/m);
  expect(text).toMatch(/^ {2}retired besides +1$/m);
  expect(text).toMatch(/^ {2}merged besides +1$/m);
  expect(text).toMatch(/^cells, claim × article +8$/m);
});

test('where none is merged or retired, nothing is said of it', async () => {
  const desk = await openDesk();
  const text = await desk.ok('stats', await projectOn(BUSY));
  expect(text).toMatch(/^claims +6$/m);
  expect(text).not.toMatch(/besides/);
});
