/** Tables as CSV, with the columns named in the first line: the same names as the keys of the JSON. */
import { parse } from 'csv-parse/sync';
import { numberOf } from '#shared/agreement/krippendorff-alpha.ts';
import { fail } from './source.ts';
import type { Source } from './source.ts';

const SHAPES = {
  units: ['item', 'rater', 'label'],
  continuum: ['rater', 'begin', 'end', 'label'],
  clusterings: ['side', 'cluster', 'begin', 'end'],
} as const;

/** What JSON says once stands in every line of a CSV. */
const SETTINGS = ['length', 'continuum_length', 'continuum_begin'];

interface Line {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export function readCsv(file: string, text: string): Source {
  const { columns, lines } = tableOf(file, text);
  const has = (shape: keyof typeof SHAPES): boolean => SHAPES[shape].every((column) => columns.includes(column));
  const value: Record<string, unknown> = {};
  if (has('units')) value['units'] = lines.map(({ cells }) => cells);
  if (has('continuum')) value['continuum'] = lines.map(({ cells }) => cells);
  if (has('clusterings')) Object.assign(value, clusterings(file, lines));
  if (Object.keys(value).length === 0) {
    const wanted = Object.values(SHAPES).map((names) => names.join(','));
    const message = `the columns are ${columns.join(', ')}; name those of ${wanted.join(', or of ')}`;
    fail({ file }, 'line 1', message);
  }
  for (const name of SETTINGS) {
    const set = has('continuum') && columns.includes(name) ? setting(file, lines, name) : undefined;
    if (set !== undefined) value[name] = set;
  }
  return { file, value, place: (_list, index) => `line ${lines[index]?.line ?? 1}` };
}

function tableOf(file: string, text: string): { columns: readonly string[]; lines: readonly Line[] } {
  const [header, ...rows] = recordsOf(file, text);
  if (header === undefined) fail({ file }, 'there is no line in it; the first names the columns');
  const columns = header.record.map((name) => name.trim().toLowerCase());
  const twice = columns.find((name, at) => columns.indexOf(name) !== at);
  if (twice !== undefined) fail({ file }, 'line 1', `the column “${twice}” is there twice; name each column once`);
  const lines = rows.map(({ record, line }) => {
    if (record.length !== columns.length) {
      const message = `there are ${record.length} cells for ${columns.length} columns (${columns.join(', ')})`;
      fail({ file }, `line ${line}`, `${message}; quote a cell that has the separator in it`);
    }
    return { line, cells: Object.fromEntries(columns.map((name, at) => [name, record[at] ?? ''])) };
  });
  return { columns, lines };
}

function recordsOf(file: string, text: string): { record: readonly string[]; line: number }[] {
  const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  // The separator is the one the header uses; what stands in labels has no say in it.
  const delimiter = [',', ';', '\t'].find((separator) => firstLine.includes(separator)) ?? ',';
  try {
    const records = parse(text, {
      ...{ delimiter, info: true, relax_column_count: true, skip_empty_lines: true },
      // Unless told, the parser takes the first line's end for that of all, and tables glued together have several.
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    return records.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const line = (error as { lines?: unknown }).lines;
    const way = 'put a cell with quotes in it into quotes and double those inside';
    fail({ file }, typeof line === 'number' ? `line ${line}` : '', `this is not CSV (${error.message}); ${way}`);
  }
}

function clusterings(file: string, lines: readonly Line[]): Record<'key' | 'response', Record<string, number[][]>> {
  const clusters = (): Record<string, number[][]> => Object.create(null) as Record<string, number[][]>;
  const sides = { key: clusters(), response: clusters() };
  for (const { line, cells } of lines) {
    const { side = '', cluster = '', begin = '', end = '' } = cells;
    if (side !== 'key' && side !== 'response') {
      fail({ file }, `line ${line}`, 'side', `“${side}” is neither key nor response; write one of the two`);
    }
    (sides[side][cluster] ??= []).push(
      [begin, end].map((cell, at) => {
        const number = numberOf(cell);
        if (!Number.isNaN(number)) return number;
        fail({ file }, `line ${line}`, at === 0 ? 'begin' : 'end', `“${cell}” is no number; give the offset as one`);
      }),
    );
  }
  return sides;
}

function setting(file: string, lines: readonly Line[], name: string): string | undefined {
  const [first] = lines;
  const given = first?.cells[name];
  const other = lines.find(({ cells }) => cells[name] !== given);
  if (other !== undefined) {
    const message = `it is ${other.cells[name] ?? ''} here and ${given ?? ''} in line ${first?.line ?? 1}`;
    fail({ file }, `line ${other.line}`, name, `${message}; a table is about one continuum, so give one value`);
  }
  return given === '' ? undefined : given;
}
