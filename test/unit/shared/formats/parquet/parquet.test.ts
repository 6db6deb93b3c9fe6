import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statsOf } from '#electron/cli/stats.ts';
import { createSample } from '#electron/sample/index.ts';
import { openWorkspace } from '#electron/workspace/index.ts';
import { DatasetError } from '#shared/formats/index.ts';
import type { ArticleBody, Dataset } from '#shared/formats/index.ts';
import { nliPairs } from '#shared/formats/nli-jsonl.ts';
import { parquet } from '#shared/formats/parquet/index.ts';
import { splitDataset, splitFiles } from '#shared/formats/splits.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { NOW, uuid } from '#test/support/records.ts';
import { ada, arbitraryDataset, articleOf, bo, datasetOf, millFire } from '../dataset.ts';
import { opened } from './duckdb.ts';
import type { Row } from './duckdb.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'crossread-parquet-'));
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const filesOf = (dataset: Dataset): ReturnType<NonNullable<typeof parquet.files>> => parquet.files?.(dataset) ?? [];

/** What joins of the tables count, in the words of `crossread stats`. */
async function countedByDuckDb(dataset: Dataset): Promise<Row> {
  const reader = await opened(dir, filesOf(dataset));
  const [row] = await reader.rows(`select
    (select count(*) from {articles}) as articles,
    (select count(*) from {claims} where merged_into is null and retired is null) as claims,
    (select count(*) from {claims} where merged_into is null and retired is not null) as retired,
    (select count(*) from {claims} where merged_into is not null) as merged,
    (select count(*) from {spans}) as spans,
    (select coalesce(sum(links), 0) from {spans})::int as links_of_spans,
    (select count(*) from {links} l
      join {spans} s using (annotator_id, article_id, span_id)
      join {articles} a using (article_id)
      join {annotators} n using (annotator_id)
      join {claims} c using (claim_id)
      where c.merged_into is null) as links,
    (select count(*) from {links} where unsure) as unsure,
    (select coalesce(sum(links), 0) from {cells})::int as links_of_cells,
    (select count(*) from {cells} where cell = 'silent') as silent,
    (select count(*) from {articles}) + (select count(*) from {claims}) + (select count(*) from {spans})
      + (select count(*) from {links}) + (select count(*) from {pairs}) + (select count(*) from {cells})
      + (select count(*) from {annotators}) as rows,
    (select count(*) from {pairs} p join {links} l
      on p.premise_link_id = l.link_id and p.annotator_id = l.annotator_id and p.premise_article_id = l.article_id) as pairs`);
  const stances = await reader.rows('select stance, count(*) as n from {links} group by stance');
  reader.close();
  if (row === undefined) throw new Error('DuckDB gave no row');
  return { ...row, stances: Object.fromEntries(stances.map(({ stance, n }) => [String(stance), n])) };
}

function countedByStats(dataset: Dataset): Row {
  const stats = statsOf(dataset.doc, 0);
  return {
    articles: stats.articles,
    claims: stats.claims,
    retired: stats.retired,
    merged: stats.merged,
    spans: stats.spans,
    links_of_spans: stats.links,
    links: stats.links,
    unsure: stats.unsure,
    links_of_cells: stats.links,
    silent: stats.silent,
    rows: parquet.count?.(dataset),
    pairs: [...nliPairs(dataset)].length,
    stances: Object.fromEntries(Object.entries(stats.linksByStance).filter(([, count]) => count > 0)),
  };
}

describe('parquet', () => {
  it('gives joins the counts that the statistics of the sample project give', async () => {
    const home = path.join(dir, 'sample');
    await createSample(home);
    const workspace = await openWorkspace(home, { face: 'cli', readOnly: true });
    const texts = new Map<ArticleId, ArticleBody>();
    for (const id of workspace.doc.articles.keys()) texts.set(id, await workspace.readArticle(id));
    const { doc } = workspace;
    await workspace.close();
    const dataset: Dataset = { doc, texts, annotators: [...doc.annotators.keys()], generator: 'Crossread test' };
    const counted = await countedByDuckDb(dataset);
    expect(counted).toEqual(countedByStats(dataset));
    expect(counted['articles']).toBe(7);
  });

  it('gives joins the counts of any dataset', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async (dataset) => {
        const all = { ...dataset, annotators: [ada, bo] };
        expect(await countedByDuckDb(all)).toEqual(countedByStats(all));
      }),
      { numRuns: 8 },
    );
  });

  it('holds texts, offsets in both units, lists, nulls, truth values and instants as such', async () => {
    const dataset = millFire();
    const reader = await opened(dir, filesOf(dataset));
    const types = await reader.rows('describe select * from {spans}');
    expect(Object.fromEntries(types.map((row) => [row['column_name'], row['column_type']]))).toMatchObject({
      fragments: 'STRUCT("start" INTEGER, "end" INTEGER)[]',
      tags: 'VARCHAR[]',
      created: 'TIMESTAMP WITH TIME ZONE',
      links: 'INTEGER',
    });
    const [loft] = await reader.rows(
      `select text, fragments[1] as units, fragments_code_points[1] as points, quote, note, epoch_ms(created) as made
       from {spans} join {articles} using (article_id) where span_id = '${uuid(21)}'`,
    );
    // "🔥 The fire began …": the flame is two code units and one code point.
    expect(loft).toEqual({
      text: '🔥 The fire began in the drying loft. Nobody was hurt, police said.',
      units: { start: 12, end: 36 },
      points: { start: 11, end: 35 },
      quote: 'began in the drying loft',
      note: null,
      made: Date.parse(NOW),
    });
    const [alarm] = await reader.rows(
      `select tags, note, len(fragments) as parts from {spans} where span_id = '${uuid(25)}'`,
    );
    expect(alarm).toEqual({ tags: ['split', 'a;b'], note: '=1+1', parts: 2 });
    const cells = await reader.rows(
      `select article_id, cell, links, links_negative from {cells} where claim_id = '${uuid(11)}' order by article_id`,
    );
    expect(cells).toEqual([
      { article_id: 'courier', cell: 'contradicts', links: 2, links_negative: 1 },
      { article_id: 'harbour', cell: 'agrees', links: 1, links_negative: 0 },
      { article_id: 'ledger', cell: 'contradicts', links: 1, links_negative: 1 },
    ]);
    reader.close();
  });

  it('has empty tables where there is nothing', async () => {
    const dataset = datasetOf([articleOf('only', 'Nothing is marked here.')], [], [ada]);
    const reader = await opened(dir, filesOf(dataset));
    for (const [table, rows] of Object.entries({ links: 0, pairs: 0, spans: 0, claims: 0, cells: 0, articles: 1 })) {
      expect(await reader.rows(`select count(*) as n from {${table}}`), table).toEqual([{ n: rows }]);
    }
    reader.close();
  });

  it('writes long tables in groups of rows', async () => {
    const { article, body } = articleOf('long', `${'word '.repeat(4000)}end`);
    const more = Array.from({ length: 25_000 }, (_, n) => ({
      ...{ type: 'annotator' as const, id: `reader-${n}` as typeof ada, name: `Reader ${n}` },
    }));
    const dataset = datasetOf([{ article, body }], more, [ada, ...more.map(({ id }) => id)]);
    const reader = await opened(dir, filesOf(dataset));
    const where = path.join(dir, 'data', 'annotators', 'part-00000.parquet');
    expect(
      await reader.rows(`select distinct row_group_num_rows as n from parquet_metadata('${where}') order by n`),
    ).toEqual([{ n: 5001 }, { n: 10_000 }]);
    expect(await reader.rows('select count(distinct name) as n from {annotators}')).toEqual([{ n: 25_001 }]);
    reader.close();
  });

  it('is read by parts where it is split', async () => {
    const dataset = millFire([ada, bo]);
    const split = { by: 'article', seed: 3, shares: { train: 1, dev: 1, test: 1 }, leaks: 'drop' } as const;
    const reader = await opened(
      dir,
      [...splitFiles(parquet, dataset, split)].map(({ path: name, pieces }) => ({
        path: name,
        pieces: [...pieces].map((piece) => Buffer.from(piece as Uint8Array)),
      })),
    );
    const counts = await reader.rows('select split, count(*) as n from {links} group by split order by split');
    const expected = splitDataset(dataset, split)
      .report.parts.map(({ name, links }) => ({ split: name, n: links }))
      .filter(({ n }) => n > 0)
      .sort((a, b) => (a.split < b.split ? -1 : 1));
    expect(counts).toEqual(expected);
    expect(await reader.rows('select split, count(*) as n from {articles} group by split order by split')).toEqual([
      { split: 'dev', n: 1 },
      { split: 'test', n: 1 },
      { split: 'train', n: 1 },
    ]);
    reader.close();
  });

  it('refuses half a character before anything is written', () => {
    const dataset = datasetOf([articleOf('half', 'A half \ud83d of one.')], [], [ada]);
    const first = (): unknown => [...filesOf(dataset)][0];
    expect(first).toThrow(DatasetError);
    expect(first).toThrow('“Title of half” (half) holds half a character (a lone surrogate) at offset 7');
  });
});
