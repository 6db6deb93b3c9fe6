/** The fields of one record, checked. JSON has numbers and texts; in CSV all cells are text. */
import { numberOf } from '#shared/agreement/krippendorff-alpha.ts';
import { fail, isObject } from './source.ts';
import type { Source } from './source.ts';

export interface Row {
  readonly at: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Returns the records of a list, or undefined if the table has no such list. */
export function rowsOf(source: Source, list: string): Row[] | undefined {
  const found = source.value[list];
  if (found === undefined) return undefined;
  if (!Array.isArray(found)) fail(source, list, `this is ${kindOf(found)}; it must be a list of records`);
  return checkedRows(source, found as readonly unknown[], (index) => source.place(list, index));
}

/** Returns the records of any list of objects, each with its place. */
export function checkedRows(source: Source, list: readonly unknown[], place: (index: number) => string): Row[] {
  return list.map((fields, index) => {
    if (!isObject(fields)) fail(source, place(index), `this is ${kindOf(fields)}; it must be a record`);
    return { at: place(index), fields };
  });
}

/** Returns a text, or undefined if the field is there but empty. A number is taken as it is written. */
export function textIn(source: Source, { at, fields }: Row, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined) fail(source, at, name, 'it is missing; a record has all of its fields');
  if (value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  fail(source, at, name, `this is ${kindOf(value)}; it must be a text or a number`);
}

/** Returns a text that may not be empty. */
export function nameIn(source: Source, row: Row, name: string): string {
  const value = textIn(source, row, name);
  if (value === undefined) fail(source, row.at, name, 'it is empty; every record needs one');
  return value;
}

/** Returns a finite number. */
export function numberIn(source: Source, row: Row, name: string): number {
  const value = nameIn(source, row, name);
  const number = numberOf(value);
  if (Number.isNaN(number)) fail(source, row.at, name, `“${value}” is no number; give the offset as one`);
  return number;
}

/** Returns the begin and end of a half-open stretch. */
export function stretchIn(source: Source, row: Row): { readonly begin: number; readonly end: number } {
  const begin = numberIn(source, row, 'begin');
  const end = numberIn(source, row, 'end');
  if (end < begin)
    fail(source, row.at, 'end', `${end} lies before the begin, ${begin}; ends are exclusive and follow it`);
  return { begin, end };
}

export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
