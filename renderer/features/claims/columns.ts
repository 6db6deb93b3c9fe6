/** Which articles' cells stand beside the claims where there is not room for all. */
import type { CellCounts } from '#shared/document/matrix-views.ts';
import type { ArticleId } from '#shared/model/index.ts';

/** CSS pixels; claims.css has the same. */
export const COLUMN_WIDTH = 24;
export const SUMMARY_WIDTH = 44;
const EDGES = 7;
const LEAST_TEXT = 168;

export interface Columns {
  /** Places in the list of all articles, in the order in which they are shown. */
  readonly shown: readonly number[];
  /** Those that one summary column stands for. */
  readonly hidden: readonly number[];
}

/**
 * Returns as many columns as fit a panel of that width (CSS pixels): articles that are open in panes first, in the order
 * of the panes, then the others in theirs. The claims keep at least 168 pixels: two lines
 * of less do not tell one from another.
 */
export function columnsFor(
  articles: readonly ArticleId[],
  open: readonly (ArticleId | null)[],
  width: number,
): Columns {
  const places = new Map(articles.map((article, place) => [article, place]));
  const first = [...new Set(open)].flatMap((article) => (article === null ? [] : (places.get(article) ?? [])));
  const order = [...first, ...articles.keys().filter((place) => !first.includes(place))];
  const room = width - EDGES - LEAST_TEXT;
  const fit = Math.floor(room / COLUMN_WIDTH);
  if (fit >= order.length) return { shown: order, hidden: [] };
  const shown = Math.max(0, Math.floor((room - SUMMARY_WIDTH) / COLUMN_WIDTH));
  return { shown: order.slice(0, shown), hidden: order.slice(shown) };
}

/** Returns the names with a number after each that has come before, so that no two are the same: HW, AP, HW2. */
export function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}${count}`;
  });
}

/** Returns what the summary column shows of the hidden cells: what matters most first, at most two things. */
export function summaryOf(counts: CellCounts): { sign: 'plus' | 'minus' | 'zero' | 'silent'; count: number }[] {
  const all = [
    { sign: 'plus', count: counts.makes },
    { sign: 'minus', count: counts.denies },
    { sign: 'zero', count: counts.mentions },
    { sign: 'silent', count: counts.silent },
  ] as const;
  return all.filter(({ count }) => count > 0).slice(0, 2);
}

/** Returns the hidden cells in words, for screen readers and the tooltip. */
export function summaryInWords(counts: CellCounts): string {
  const parts = [
    [counts.makes, 'agree'],
    [counts.denies, 'contradict'],
    [counts.mentions, 'mention it'],
    [counts.silent, 'checked: silent'],
    [counts.unlooked, 'not looked for'],
  ] as const;
  return parts.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : [])).join(', ');
}
