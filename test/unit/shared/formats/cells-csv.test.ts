import { expect, test } from 'vitest';
import { formatOf } from '#shared/formats/index.ts';
import { relate } from '../document/example.ts';
import { done, gold, me, SETTLED } from '../review/report/example.ts';
import { ada, bo, millFire } from './dataset.ts';

/** Rows as `claim|article|annotator|cell|links`; no cell of this project holds a comma in those columns. */
function cells(annotators = [ada]): string[] {
  const [head = '', ...rows] = [...(formatOf('cells-csv')?.serialise?.(millFire(annotators)) ?? [])].map((line) =>
    String(line).trimEnd(),
  );
  const names = head.split(',');
  const at = (row: string, name: string): string => row.split(',')[names.indexOf(name)] ?? '';
  return rows.map((row) =>
    ['claim_text', 'article_id', 'annotator_id', 'cell', 'links'].map((name) => at(row, name)).join('|'),
  );
}

test('one row per claim and article, telling silent from not looked for', () => {
  expect(cells()).toEqual([
    'The fire began in the drying loft.|courier|ada-vorn|contradicts|2',
    'The fire began in the drying loft.|harbour|ada-vorn|agrees|1',
    'The fire began in the drying loft.|ledger|ada-vorn|contradicts|1',
    'The alarm was off.|courier|ada-vorn|not looked for|0',
    'The alarm was off.|harbour|ada-vorn|not looked for|0',
    'The alarm was off.|ledger|ada-vorn|agrees|1',
    'Nobody was hurt.|courier|ada-vorn|mentions|1',
    'Nobody was hurt.|harbour|ada-vorn|not looked for|0',
    'Nobody was hurt.|ledger|ada-vorn|silent|0',
    'The mill was insured.|courier|ada-vorn|not looked for|0',
    'The mill was insured.|harbour|ada-vorn|not looked for|0',
    'The mill was insured.|ledger|ada-vorn|not looked for|0',
  ]);
});

test('each annotator has a cell of her own, and the count says how many rows there are', () => {
  const rows = cells([bo, ada]);
  expect(rows).toHaveLength(24);
  expect(formatOf('cells-csv')?.count?.(millFire([bo, ada]))).toBe(24);
  expect(rows).toContain('The mill was insured.|ledger|bo-lindqvist|silent|0');
  expect(rows).toContain('The fire began in the drying loft.|harbour|bo-lindqvist|mentions|1');
});

test('in a gold set, claims that its adjudicator said to be the same have one row together', () => {
  // Vera says that her claim 1 is Ossian's 2: the three links of the gold set stand under hers, in both articles.
  const doc = done(SETTLED, me, relate(900, 1, 2, 'same-as'));
  const dataset = { doc, texts: new Map(), annotators: [gold], generator: '' };
  const rows = [...(formatOf('cells-csv')?.serialise?.(dataset) ?? [])].slice(1);
  expect(rows.map((row) => String(row).split(',').slice(-8, -4).join())).toEqual([
    'Gold set of Vera,agrees,2,2',
    'Gold set of Vera,contradicts,1,0',
  ]);
  expect(formatOf('cells-csv')?.count?.(dataset)).toBe(2);
});
