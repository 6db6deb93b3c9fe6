/** Running heads, running feet and page numbers: what stands at the same place of three pages or more, figures apart. */
import type { Stretch } from './pieces.ts';

/** Rows looked at from either end of a page. */
const ROWS = 3;
const LEAST_PAGES = 3;
/** Points that the place may differ by. */
const TOLERANCE = 3;

export interface Running {
  /** For each page, the stretches that are the page's own. */
  readonly pages: Stretch[][];
  /** What was left out, each once, as it stood first. */
  readonly leftOut: string[];
  readonly numbers: boolean;
}

interface Row {
  readonly page: number;
  readonly y: number;
  readonly text: string;
  readonly stretches: readonly Stretch[];
}

/** Returns the pages without what runs along their heads and feet. */
export function withoutRunning(pages: readonly (readonly Stretch[])[]): Running {
  const rows = pages.map((stretches, page) => rowsOf(stretches, page));
  const ends = [rows.map((list) => list.slice(0, ROWS)), rows.map((list) => list.slice(-ROWS).reverse())];
  const gone = new Set<Stretch>();
  const leftOut = new Map<string, string>();
  let numbers = false;
  for (const end of ends) {
    const running = repeated(end.flat());
    for (const list of end) {
      for (const row of list) {
        // Only from the edge inwards: what stands between lines of the text is text.
        if (!running.has(row)) break;
        for (const stretch of row.stretches) gone.add(stretch);
        const key = keyOf(row.text);
        if (/\p{L}/u.test(key)) leftOut.set(key, leftOut.get(key) ?? row.text);
        else numbers = true;
      }
    }
  }
  return {
    pages: pages.map((stretches) => stretches.filter((stretch) => !gone.has(stretch))),
    leftOut: [...leftOut.values()],
    numbers,
  };
}

function rowsOf(stretches: readonly Stretch[], page: number): Row[] {
  const rows: { page: number; y: number; stretches: Stretch[] }[] = [];
  for (const stretch of [...stretches].sort((one, other) => one.y - other.y || one.x0 - other.x0)) {
    const last = rows.at(-1);
    if (last !== undefined && stretch.y - last.y < 1) last.stretches.push(stretch);
    else rows.push({ page, y: stretch.y, stretches: [stretch] });
  }
  return rows.map((row) => ({ ...row, text: row.stretches.map(wordsOf).join(' ') }));
}

const wordsOf = ({ pieces }: Stretch): string =>
  pieces
    .map(({ text, spaced }, index) => (spaced && index > 0 ? ` ${text}` : text))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

const keyOf = (text: string): string => text.toLowerCase().replace(/\d+/g, '#');

function repeated(rows: readonly Row[]): Set<Row> {
  const byKey = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row.text);
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  const found = new Set<Row>();
  for (const [key, list] of byKey) {
    for (const row of list) {
      const same = list.filter(
        (other) =>
          Math.abs(other.y - row.y) <= TOLERANCE &&
          // A number alone may be one of a table; page numbers count the pages.
          (/\p{L}/u.test(key) || numberOf(other) - other.page === numberOf(row) - row.page),
      );
      if (new Set(same.map(({ page }) => page)).size >= LEAST_PAGES) found.add(row);
    }
  }
  return found;
}

const numberOf = ({ text }: Row): number => Number(/\d+/.exec(text)?.[0] ?? NaN);
