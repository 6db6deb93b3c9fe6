import { describe, expect, it } from 'vitest';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import type { Dataset } from '#shared/formats/index.ts';
import { cardOf } from '#shared/formats/parquet/card.ts';
import { parquet } from '#shared/formats/parquet/index.ts';
import { splitDataset } from '#shared/formats/splits.ts';
import { ada, bo, millFire } from '../dataset.ts';

const frontOf = (card: string): string[] => (card.split('\n---\n')[0] ?? '').split('\n');

describe('the dataset card', () => {
  it('names every table, its files, and what is known', () => {
    const dataset = millFire([ada, bo]);
    const card = cardOf(dataset, []);
    const front = frontOf(card);
    expect(front[0]).toBe('---');
    expect(front).toContain('pretty_name: "Mill fire: \\u201cwho knew?\\u201d"');
    expect(front).toContain('  - "en"');
    expect(front.some((line) => line.startsWith('license'))).toBe(false);
    const names = front.flatMap((line) => / {2}- config_name: (.*)/.exec(line)?.[1] ?? []);
    expect(names).toEqual(['links', 'pairs', 'spans', 'claims', 'articles', 'cells', 'annotators']);
    const paths = front.flatMap((line) => /path: "(.*)\/\*\.parquet"/.exec(line)?.[1] ?? []);
    const written = [...(parquet.files?.(dataset) ?? [])].map(({ path }) => path);
    expect(written).toEqual(['README.md', ...paths.map((path) => `${path}/part-00000.parquet`)]);
    // Seven links; Ada's three articles on claim 11 make 1 + 2 + 2 pairs of spans beside her six pairs with claims and Bo's one.
    expect(card).toContain('| `links` | 7 |');
    expect(card).toContain('| `pairs` | 12 |');
    expect(card).toContain('Ada Vorn (`ada-vorn`), Bo Lindqvist (`bo-lindqvist`)');
    expect(card).toContain('is not known to the program that wrote this, so none is stated');
  });

  it('tells the parts of a split', () => {
    const dataset = millFire([ada]);
    const split = { by: 'article', seed: 3, shares: { train: 1, dev: 1, test: 1 }, leaks: 'allow' } as const;
    const card = cardOf(dataset, splitDataset(dataset, split).parts);
    const front = frontOf(card).join('\n');
    expect(front).toContain('      - split: validation\n        path: "data/links/split=dev/*.parquet"');
    expect(card).toContain('| table | train | dev | test | one row |');
    expect(card).toContain('| `articles` | 1 | 1 | 1 |');
  });

  it('is not broken by the words of the project', () => {
    const dataset = millFire([ada]);
    const named: Dataset = {
      ...dataset,
      doc: {
        ...documentOf(dataset.doc.project, [
          ...recordsOf(dataset.doc).filter((record) => record.type !== 'annotator'),
          { type: 'annotator', id: ada, name: 'A | `da`\n# Vorn' },
        ]),
        project: { ...dataset.doc.project, name: 'x"\n---\nlicense: mit\n\u2028' },
      },
    };
    const card = cardOf(named, []);
    expect(frontOf(card)).toContain('pretty_name: "x\\" --- license: mit"');
    expect(card).toContain('A \\| \\`da\\` # Vorn (`ada-vorn`)');
  });
});
