/**
 * One text for one value: keys in a fixed order, two spaces, a final newline. Two programs that hold the same records
 * write the same bytes, so git and sync tools see a change only where there is one.
 */

/** What says how to read the rest comes first; everything else is in order of its code units. */
const FIRST = ['format', 'version', 'offsetUnit', 'id'];

/**
 * Returns the value as JSON text with sorted keys, 2-space indent and a final newline. Arrays keep their order; keys whose
 * value is undefined are left out, all others are kept, known or not. Throws a TypeError for a value that JSON lacks.
 */
export function stableStringify(value: unknown): string {
  return `${JSON.stringify(ordered(value), null, 2)}\n`;
}

/** A list whose items are made when they are written. */
export class LazyList {
  readonly items: () => Iterable<object>;

  constructor(items: () => Iterable<object>) {
    this.items = items;
  }
}

/**
 * Returns the text that `stableStringify` gives for an object with these entries, in pieces: a lazy list item by item, so that
 * a long one need not be held whole. Throws as it does.
 */
export function* stablePieces(entries: Readonly<Record<string, unknown>>): Generator<string> {
  const present = Object.entries(entries).filter(([, value]) => value !== undefined);
  present.sort(([a], [b]) => rank(a) - rank(b) || compareText(a, b));
  // Through an object, as there: it puts keys that are whole numbers first.
  const inOrder = Object.entries(Object.fromEntries(present));
  const indented = (value: unknown, indent: string): string =>
    stableStringify(value).trimEnd().replaceAll('\n', `\n${indent}`);
  yield '{';
  for (const [at, [key, value]] of inOrder.entries()) {
    yield `${at === 0 ? '' : ','}\n  ${JSON.stringify(key)}: `;
    if (!(value instanceof LazyList)) {
      yield indented(value, '  ');
      continue;
    }
    let items = 0;
    for (const item of value.items()) {
      yield `${items === 0 ? '[' : ','}\n    ${indented(item, '    ')}`;
      items += 1;
    }
    yield items === 0 ? '[]' : '\n  ]';
  }
  yield present.length === 0 ? '}\n' : '\n}\n';
}

/** Returns the records sorted by the given key (by code units, the same on every machine and in every language). */
export function sortedBy<T>(records: Iterable<T>, key: (record: T) => string): T[] {
  const list = [...records];
  let before: string | undefined;
  for (const record of list) {
    const value = key(record);
    // Files hold their records in order already, and so do the tables made of them.
    if (before !== undefined && value < before) return list.sort((a, b) => compareText(key(a), key(b)));
    before = value;
  }
  return list;
}

/** Returns a negative number, zero or a positive number as `a` stands before, with or after `b` by code units. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ordered(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`JSON has no number ${value}`);
  if (value === undefined || typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol') {
    throw new TypeError(`JSON has no ${typeof value}`);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  entries.sort(([a], [b]) => rank(a) - rank(b) || compareText(a, b));
  return Object.fromEntries(entries.map(([key, part]) => [key, ordered(part)]));
}

function rank(key: string): number {
  const at = FIRST.indexOf(key);
  return at === -1 ? FIRST.length : at;
}
