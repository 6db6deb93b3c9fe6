/** Which articles stay together in a split, and to which part each such unit goes. */
import { random } from '../agreement/random.ts';
import type { Article, ArticleId, Split } from '../model/index.ts';
import { compareText, sortedBy } from '../schema/stable-json.ts';
import { DatasetError } from './format.ts';

export const PARTS = ['train', 'dev', 'test'] as const;
export type PartName = (typeof PARTS)[number];

/** Articles that go to one part together. */
export interface Unit {
  readonly key: string;
  readonly articles: readonly ArticleId[];
}

/**
 * Returns the units: articles on one event where the split is by event, each article alone otherwise; then units together
 * that have an article in one of the groups (`sharing`: the articles of each claim, say).
 */
export function unitsOf(articles: Iterable<Article>, by: Split['by'], sharing: Iterable<readonly ArticleId[]>): Unit[] {
  const leader = new Map<string, string>();
  const find = (key: string): string => {
    let at = key;
    for (let up = leader.get(at); up !== undefined; up = leader.get(at)) {
      const higher = leader.get(up);
      if (higher !== undefined) leader.set(at, higher);
      at = up;
    }
    return at;
  };
  const keyOf = new Map<ArticleId, string>();
  for (const { id, event } of articles) {
    const topic = by === 'event' ? (event ?? '').trim() : '';
    keyOf.set(id, topic === '' ? `article ${id}` : `event ${topic}`);
  }
  for (const group of sharing) {
    const [first, ...others] = group.flatMap((id) => keyOf.get(id) ?? []).map(find);
    if (first === undefined) continue;
    for (const other of others) {
      // The key that sorts first leads, so that the unit's name does not hang on the order in which groups come.
      const [high, low] = [find(first), find(other)].sort(compareText);
      if (high !== undefined && low !== undefined && high !== low) leader.set(low, high);
    }
  }
  const units = Map.groupBy(
    sortedBy(keyOf.keys(), (id) => id),
    (id) => find(keyOf.get(id) ?? id),
  );
  return [...units].map(([key, members]) => ({ key, articles: members }));
}

/**
 * Returns the part of each article. Units are put in an order that hangs on the seed and on each unit's own key alone, and
 * cut where the shares of articles are reached: the shares are kept as closely as whole units allow, and an article more or
 * less moves only units that lie at a cut. A part that is to have articles gets at least one unit where there are enough.
 * Throws a `DatasetError` if all shares are 0.
 */
export function assigned(units: readonly Unit[], { seed, shares }: Split): Map<ArticleId, PartName> {
  const whole = shares.train + shares.dev + shares.test;
  if (!(whole > 0)) throw new DatasetError('All parts of the split have a share of 0. Give at least one a share.');
  const inOrder = units
    .map((unit) => ({ unit, place: random(hash(`${seed} ${unit.key}`)).unit() }))
    .sort((a, b) => a.place - b.place || compareText(a.unit.key, b.unit.key))
    .map(({ unit }) => unit);
  const total = inOrder.reduce((sum, { articles }) => sum + articles.length, 0);
  let before = 0;
  const middles = inOrder.map(({ articles }) => {
    const middle = (before + articles.length / 2) / total;
    before += articles.length;
    return middle;
  });
  const least = PARTS.map((part) => Number(shares[part] > 0));
  const [train = 0, dev = 0, test = 0] = least;
  const enough = train + dev + test <= inOrder.length;
  const reached = (share: number): number => middles.filter((middle) => middle * whole < share).length;
  const within = (at: number, low: number, high: number): number => (enough ? Math.max(low, Math.min(high, at)) : at);
  const last = inOrder.length;
  const first = within(reached(shares.train), train, last - dev - test);
  const second = dev === 0 ? first : within(reached(shares.train + shares.dev), first + dev, last - test);
  const end = test === 0 && dev > 0 ? last : second;
  const parts = new Map<ArticleId, PartName>();
  inOrder.forEach(({ articles }, index) => {
    const part = index < first || (dev === 0 && test === 0) ? 'train' : index < end ? 'dev' : 'test';
    for (const id of articles) parts.set(id, part);
  });
  return parts;
}

/** FNV-1a of 32 bits over the text's UTF-16 code units (Fowler, Noll, Vo; draft-eastlake-fnv). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    value = Math.imul(value ^ (unit & 0xff), 0x01000193);
    value = Math.imul(value ^ (unit >>> 8), 0x01000193);
  }
  return value >>> 0;
}
