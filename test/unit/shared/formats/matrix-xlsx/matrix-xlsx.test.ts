import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import { DatasetError } from '#shared/formats/index.ts';
import type { Dataset } from '#shared/formats/index.ts';
import { linksCsv } from '#shared/formats/links-csv.ts';
import { matrixCsv } from '#shared/formats/matrix-csv.ts';
import { matrixXlsx } from '#shared/formats/matrix-xlsx/index.ts';
import { childOf, childrenOf, readXml } from '#shared/formats/xml.ts';
import type { XmlElement } from '#shared/formats/xml.ts';
import { claimOf } from '#test/support/records.ts';
import { ada, arbitraryDataset, bo, millFire, project } from '../dataset.ts';

type Parts = ReadonlyMap<string, XmlElement>;

function opened(dataset: Dataset): Parts {
  const pieces = [...(matrixXlsx.serialise?.(dataset) ?? [])].map((piece) => Buffer.from(piece as Uint8Array));
  return new Map(
    Object.entries(unzipSync(Buffer.concat(pieces))).map(([path, bytes]) => {
      const reading = readXml(bytes);
      if (!reading.ok) throw new Error(`${path}: ${reading.place}: ${reading.message}`);
      return [path, reading.root];
    }),
  );
}

const part = (parts: Parts, path: string): XmlElement => {
  const root = parts.get(path);
  if (root === undefined) throw new Error(`${path} is not in the workbook`);
  return root;
};

/** The sheet as the specification says to read it: cells by their places, escapes in strings undone. */
function grid(parts: Parts, sheet: number): string[][] {
  const data = childOf(part(parts, `xl/worksheets/sheet${sheet}.xml`), 'sheetData');
  const rows: string[][] = [];
  for (const row of data === undefined ? [] : childrenOf(data, 'row')) {
    const cells: string[] = [];
    for (const cell of childrenOf(row, 'c')) {
      const place = /^([A-Z]+)(\d+)$/.exec(cell.attributes.get('r') ?? '');
      const column = [...(place?.[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      expect(place?.[2]).toBe(row.attributes.get('r'));
      const inline = childOf(cell, 'is');
      const text = inline === undefined ? undefined : childOf(inline, 't')?.text;
      const unescaped = text?.replace(/_x([0-9A-F]{4})_/g, (_all, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      );
      while (cells.length < column) cells.push('');
      cells.push(unescaped ?? childOf(cell, 'v')?.text ?? '');
    }
    rows[Number(row.attributes.get('r')) - 1] = cells;
  }
  const width = rows[0]?.length ?? 0;
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
}

const csvOf = (format: typeof matrixCsv, dataset: Dataset): string[][] =>
  parse([...(format.serialise?.(dataset) ?? [])].join('')).map((row) =>
    // What only CSV must do against formulas.
    row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/, '')),
  );

describe('matrix-xlsx', () => {
  it('holds the matrix that the CSV holds, and the links', () => {
    fc.assert(
      fc.property(arbitraryDataset, (dataset) => {
        const all = { ...dataset, annotators: [ada, bo] };
        const parts = opened(all);
        expect(grid(parts, 1)).toEqual(csvOf(matrixCsv, all));
        const truths: Readonly<Record<string, string>> = { true: '1', false: '0' };
        const [head = [], ...links] = csvOf(linksCsv, all);
        const unsure = head.indexOf('unsure');
        expect(grid(parts, 2)).toEqual([
          head,
          ...links.map((row) => row.map((cell, at) => (at === unsure ? (truths[cell] ?? cell) : cell))),
        ]);
      }),
      { numRuns: 25 },
    );
  });

  it('names its sheets and parts as the package says', () => {
    const parts = opened(millFire());
    const sheets = childOf(part(parts, 'xl/workbook.xml'), 'sheets');
    const names = (sheets?.children ?? []).map(({ attributes }) => attributes.get('name'));
    expect(names).toEqual(['Matrix', 'Links', 'Articles', 'Claims']);
    const targets = new Map(
      part(parts, 'xl/_rels/workbook.xml.rels').children.map(({ attributes }) => [
        attributes.get('Id'),
        `xl/${attributes.get('Target') ?? ''}`,
      ]),
    );
    for (const { attributes } of sheets?.children ?? []) {
      expect(parts.has(targets.get(attributes.get('r:id')) ?? '')).toBe(true);
    }
    const typed = part(parts, '[Content_Types].xml').children.flatMap(
      ({ attributes }) => attributes.get('PartName')?.slice(1) ?? [],
    );
    expect([...parts.keys()].filter((path) => !typed.includes(path)).toSorted()).toEqual(
      ['[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels'].toSorted(),
    );
  });

  it('keeps head and claims in sight, filters by column, and shades each kind of cell in its own way', () => {
    const parts = opened(millFire([ada, bo]));
    const sheet = part(parts, 'xl/worksheets/sheet1.xml');
    const views = childOf(sheet, 'sheetViews');
    const view = views === undefined ? undefined : childOf(views, 'sheetView');
    const pane = view === undefined ? undefined : childOf(view, 'pane');
    expect(Object.fromEntries(pane?.attributes ?? [])).toMatchObject({ xSplit: '2', ySplit: '1', topLeftCell: 'C2' });
    // Four columns and three articles; eight rows and the head.
    expect(childOf(sheet, 'autoFilter')?.attributes.get('ref')).toBe('A1:G9');
    const shades = new Map<string, Set<string>>();
    for (const row of childOf(sheet, 'sheetData')?.children ?? []) {
      for (const cell of childrenOf(row, 'c').slice(1)) {
        const word = /^(agrees|contradicts|mentions|silent)/.exec(childOf(cell, 'is')?.children[0]?.text ?? '')?.[0];
        if (word === undefined) continue;
        shades.set(word, (shades.get(word) ?? new Set()).add(cell.attributes.get('s') ?? ''));
      }
    }
    expect([...shades.keys()].toSorted()).toEqual(['agrees', 'contradicts', 'mentions', 'silent']);
    expect(new Set([...shades.values()].flatMap((styles) => [...styles])).size).toBe(4);
    const formats = childOf(part(parts, 'xl/styles.xml'), 'cellXfs')?.children ?? [];
    for (const styles of shades.values())
      for (const style of styles) expect(Number(style)).toBeLessThan(formats.length);
  });

  it('writes no formula, escapes what XML cannot hold, and cuts what a cell cannot', () => {
    const dataset = millFire();
    const hostile = '=HYPERLINK("x") _x0041_ \u0007 \r end';
    const doc = documentOf(project, [
      ...recordsOf(dataset.doc),
      claimOf(50, ada, hostile),
      claimOf(51, ada, 'long', { guideline: `${'y'.repeat(32_758)}🔥${'z'.repeat(100)}` }),
    ]);
    const parts = opened({ ...dataset, doc });
    for (const path of parts.keys()) expect(path).not.toContain('vba');
    const claims = grid(parts, 4);
    expect(claims.map(([, text]) => text)).toContain(hostile);
    const long = claims.find(([, text]) => text === 'long')?.[4] ?? '';
    // Room for 32,767 less the seven of the ending; the flame would end at 32,760 and fits.
    expect(long).toBe(`${'y'.repeat(32_758)}🔥… (cut)`);
    for (const sheet of [1, 2, 3, 4]) {
      const cells = (childOf(part(parts, `xl/worksheets/sheet${sheet}.xml`), 'sheetData')?.children ?? []).flatMap(
        ({ children }) => children,
      );
      expect(cells.length).toBeGreaterThan(0);
      for (const cell of cells) expect(childOf(cell, 'f')).toBeUndefined();
    }
  });

  it('refuses more articles than a sheet has columns', () => {
    const dataset = millFire();
    const [article] = dataset.doc.articles.values();
    if (article === undefined) throw new Error('the sample has articles');
    const many = Array.from({ length: 16_381 }, (_, n) => ({ ...article, id: `a-${n}` as typeof article.id }));
    const doc = { ...dataset.doc, articles: new Map(many.map((each) => [each.id, each])), sheets: new Map() };
    const make = (): unknown => matrixXlsx.serialise?.({ ...dataset, doc });
    expect(make).toThrow(DatasetError);
    expect(make).toThrow('There are 16381 articles; the matrix has room for 16380 columns of them.');
  });

  it('is the same file for the same work', () => {
    const bytes = (): Buffer =>
      Buffer.concat([...(matrixXlsx.serialise?.(millFire()) ?? [])].map((piece) => Buffer.from(piece as Uint8Array)));
    expect(bytes().equals(bytes())).toBe(true);
  });
});
