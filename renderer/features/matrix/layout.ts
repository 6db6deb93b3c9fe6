/** Measures of the matrix, in CSS pixels; grid.css takes them from the grid's style. */

export interface Layout {
  /** Width of the claims' words, which stay in view. */
  readonly text: number;
  /** Width of the totals beside them; 0 where there is no room. */
  readonly totals: number;
  readonly column: number;
  /** Whether the articles' names run across their columns, or upwards because these are too narrow. */
  readonly across: boolean;
  /** Height of the articles' names. */
  readonly head: number;
  /** Height of each of the two rows of sums beneath them; 0 where there is no room. */
  readonly sums: number;
}

export const ROW = 46;
export const GROUP_ROW = 30;

/** The width of a cell's box; grid.css has the same. */
const BOX = 27;

const NARROWEST = 44;
const WIDEST_UPWARDS = 56;
const ACROSS = 84;
const WIDEST = 150;
const WIDEST_TEXT = 720;

/** Returns the measures for a matrix of so many articles in a frame of that size. */
export function layoutFor(width: number, height: number, articles: number): Layout {
  const low = height < 330;
  const narrow = width < 560;
  const totals = narrow ? 0 : 92;
  const least = narrow ? Math.max(120, width * 0.4) : Math.max(220, width * 0.3);
  // What the articles leave over goes to the words, as far as a line is pleasant to read.
  const spare = Math.min(WIDEST_TEXT, width - totals - articles * WIDEST);
  const text = Math.round(Math.max(Math.min(least, 460), spare));
  const each = Math.floor((width - text - totals) / Math.max(1, articles));
  const across = each >= ACROSS;
  return {
    text,
    totals,
    column: across ? Math.min(WIDEST, each) : Math.min(WIDEST_UPWARDS, Math.max(NARROWEST, each)),
    across,
    head: across ? (low ? 60 : 84) : low ? 92 : 150,
    sums: low ? 0 : 23,
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Returns the day as short as it can be told: "14 Jan", with the year if the articles are of several. */
export function shortDay(published: string, withYear: boolean): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(published);
  const month = MONTHS[Number(match?.[2]) - 1];
  if (match === null || month === undefined) return '';
  return `${Number(match[3])} ${month}${withYear ? ` ${match[1]}` : ''}`;
}

/** Returns whether the dates fall into more than one year. */
export function spansYears(published: readonly string[]): boolean {
  return new Set(published.filter((date) => date !== '').map((date) => date.slice(0, 4))).size > 1;
}

/** Returns the share in per cent, or a dash where there is nothing to have a share of. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;
}

/** Returns the room between the claims' words and the box of the article's cell, in CSS pixels. */
export function marginOf(place: number, { column }: Layout): number {
  return place * column + (column - BOX) / 2;
}
