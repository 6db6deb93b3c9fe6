import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import type { Dataset } from '#shared/formats/index.ts';
import { matrixCsv } from '#shared/formats/matrix-csv.ts';
import { claimOf, linkOf, NOW } from '#test/support/records.ts';
import { relate } from '../document/example.ts';
import { done, gold, me, SETTLED } from '../review/report/example.ts';
import { ada, bo, millFire, project } from './dataset.ts';

const read = (dataset: Dataset): string[][] => parse([...(matrixCsv.serialise?.(dataset) ?? [])].join(''));

test('a row per claim and annotator, a column per article, empty where nobody looked', () => {
  // The three articles have one date, so that they stand by title: courier, harbour, ledger. Claims without a group first.
  expect(read(millFire([bo, ada])).map(([who, claim, group, , ...cells]) => [who, claim, group, ...cells])).toEqual([
    ['annotator_id', 'claim_text', 'claim_group', 'courier', 'harbour', 'ledger'],
    ['ada-vorn', 'The alarm was off.', '', '', '', 'agrees'],
    ['ada-vorn', 'Nobody was hurt.', '', 'mentions', '', 'silent'],
    ['ada-vorn', 'The mill was insured.', '', '', '', ''],
    ['ada-vorn', 'The fire began in the drying loft.', 'Cause', 'contradicts (2)', 'agrees', 'contradicts (unsure)'],
    ['bo-lindqvist', 'The alarm was off.', '', '', '', ''],
    ['bo-lindqvist', 'Nobody was hurt.', '', '', '', ''],
    ['bo-lindqvist', 'The mill was insured.', '', '', '', 'silent'],
    ['bo-lindqvist', 'The fire began in the drying loft.', 'Cause', '', 'mentions', ''],
  ]);
  expect(matrixCsv.count?.(millFire([bo, ada]))).toBe(8);
});

test('a retired claim stands last, several links tell how many are unsure, and formulas are neutralised', () => {
  const dataset = millFire([ada]);
  const cold = [...dataset.doc.sheets.values()]
    .flatMap(({ spans }) => [...spans.values()])
    .find(({ quote }) => quote === '-5 degrees');
  if (cold === undefined) throw new Error('the sample has that span');
  const doc = documentOf(project, [
    ...recordsOf(dataset.doc),
    claimOf(10, ada, '=cmd()', { retired: NOW }),
    linkOf(91, cold, 10, 'agrees', { unsure: true }),
    linkOf(92, cold, 10, 'contradicts'),
    linkOf(93, cold, 10, 'mentions'),
  ]);
  const rows = read({ ...dataset, doc });
  expect(rows.at(-1)?.slice(1, 3)).toEqual(["'=cmd()", '']);
  expect(rows.at(-1)?.at(4)).toBe('both (3, 1 unsure)');
});

test('a gold set has one row for claims that are the same', () => {
  // Vera says that her claim 1 is Ossian's 2: two of her three links support it in one article, one denies it in the other.
  const doc = done(SETTLED, me, relate(900, 1, 2, 'same-as'));
  const dataset: Dataset = { doc, texts: new Map(), annotators: [gold], generator: 'test' };
  const rows = read(dataset).slice(1);
  expect(rows.map((row) => row.slice(4))).toEqual([['agrees (2)', 'contradicts']]);
  expect(matrixCsv.count?.(dataset)).toBe(1);
});
