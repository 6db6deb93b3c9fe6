import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import { DatasetError, formatOf } from '#shared/formats/index.ts';
import type { Dataset } from '#shared/formats/index.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { uuid } from '#test/support/records.ts';
import { ada, arbitraryDataset, bo, millFire } from './dataset.ts';

const write = (id: string, dataset: Dataset): string => [...(formatOf(id)?.serialise?.(dataset) ?? [])].join('');
const lines = (dataset: Dataset): Record<string, unknown>[] =>
  write('links-jsonl', dataset)
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('links-jsonl', () => {
  test('one line per link, by article id and place', () => {
    expect(lines(millFire()).map((line) => line['link'])).toEqual([33, 34, 36, 31, 32, 35].map(uuid));
  });

  test('a line says everything about its link', () => {
    const [line] = lines(millFire()).filter((each) => each['link'] === uuid(32));
    expect(line).toMatchObject({
      project: { id: uuid(1), name: 'Mill fire: “who knew?”' },
      annotator: { id: 'ada-vorn', name: 'Ada Vorn' },
      article: { id: 'ledger', title: 'Title of ledger', outlet: 'Outlet of ledger', published: '2026-03-12' },
      claim: { id: uuid(11), text: 'The fire began in the drying loft.', group: 'Cause', annotator: 'ada-vorn' },
      stance: { id: 'contradicts', label: 'contradicts', polarity: '-' },
      span: uuid(22),
      offset_unit: 'utf-16',
      quote: 'started in the cellar',
      prefix: 'It ',
      suffix: '. The alarm, a guard said, had b',
      unsure: true,
      tags: [],
    });
  });

  test('after an emoji code points lie one before code units', () => {
    const [line] = lines(millFire()).filter((each) => each['link'] === uuid(31));
    expect(line?.['fragments']).toEqual([[12, 36]]);
    expect(line?.['fragments_code_points']).toEqual([[11, 35]]);
  });

  test('pages are those on which the blocks of the fragments begin', () => {
    const dataset = millFire();
    expect(lines(dataset).map((line) => line['pages'])).toEqual([[], [], [], [], [], []]);
    const texts = new Map(
      [...dataset.texts].map(([id, body]) => [
        id,
        { ...body, blocks: body.blocks.map((block, index) => ({ ...block, page: index + 3 })) },
      ]),
    );
    for (const line of lines({ ...dataset, texts })) {
      const { id } = line['article'] as { id: ArticleId };
      const { text = '', blocks = [] } = texts.get(id) ?? {};
      const [[from, to]] = line['fragments'] as [[number, number]];
      const page = blocks.find(({ start, end }) => start <= from && to <= end)?.page;
      expect(line['pages'], text.slice(from, to)).toContain(page);
    }
  });

  test('two annotators are written one after the other, whatever the order asked for', () => {
    const both = lines(millFire([bo, ada]));
    expect(both).toHaveLength(7);
    expect(both.at(-1)?.['annotator']).toEqual({ id: 'bo-lindqvist', name: 'Bo Lindqvist' });
  });

  test('every quote is the text at its offsets, in both units', () => {
    fc.assert(
      fc.property(arbitraryDataset, (dataset) => {
        const texts = new Map([...dataset.texts].map(([id, body]): [string, string] => [id, body.text]));
        for (const line of lines(dataset)) {
          const text = texts.get((line['article'] as { id: string }).id) ?? '';
          const points = [...text];
          const units = line['fragments'] as [number, number][];
          const codes = line['fragments_code_points'] as [number, number][];
          expect(units.map(([a, b]) => text.slice(a, b)).join(' ')).toBe(line['quote']);
          expect(codes.map(([a, b]) => points.slice(a, b).join('')).join(' ')).toBe(line['quote']);
        }
      }),
    );
  });

  test('the number of records is the number of lines', () => {
    fc.assert(
      fc.property(arbitraryDataset, (dataset) => {
        expect(formatOf('links-jsonl')?.count?.(dataset)).toBe(lines(dataset).length);
      }),
    );
  });

  test('a link to a claim that is not there stops the export and is named', () => {
    const dataset = millFire();
    const records = recordsOf(dataset.doc).filter((record) => record.type !== 'claim' || record.id !== uuid(12));
    const broken = { ...dataset, doc: documentOf(dataset.doc.project, records) };
    expect(() => lines(broken)).toThrow(DatasetError);
    expect(() => lines(broken)).toThrow(uuid(35));
  });

  test('a text that is not at hand stops the export and is named', () => {
    expect(() => lines({ ...millFire(), texts: new Map() })).toThrow(
      'The text of the article "courier" is not at hand.',
    );
  });
});

describe('links-csv', () => {
  const rows = (): Record<string, string>[] => {
    const [head = '', ...rest] = write('links-csv', millFire()).split('\r\n');
    const names = head.split(',');
    // The cells of this project that hold commas are JSON and texts; a small reader for RFC 4180 takes them apart.
    return rest.slice(0, -1).map((line) => {
      const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      );
      expect(cells).toHaveLength(names.length);
      return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
    });
  };

  test('holds the same links in the same order', () => {
    expect(rows().map((row) => row['link_id'])).toEqual([33, 34, 36, 31, 32, 35].map(uuid));
  });

  test('cells that begin like a formula are neutralised', () => {
    const byLink = new Map(rows().map((row) => [row['link_id'], row]));
    expect(byLink.get(uuid(36))?.['quote']).toBe("'-5 degrees");
    expect(byLink.get(uuid(35))?.['span_note']).toBe("'=1+1");
  });

  test('polarities are words, fragments and tags are JSON', () => {
    const byLink = new Map(rows().map((row) => [row['link_id'], row]));
    expect([31, 32, 33, 36].map((n) => byLink.get(uuid(n))?.['stance_polarity'])).toEqual([
      'positive',
      'negative',
      'mixed',
      'none',
    ]);
    expect(byLink.get(uuid(35))?.['fragments']).toBe('[[26,35],[51,72]]');
    expect(byLink.get(uuid(35))?.['tags']).toBe('["split","a;b"]');
    expect(byLink.get(uuid(32))?.['unsure']).toBe('true');
  });
});
