/** The three shapes of tables: ratings of items, units on a continuum, two clusterings. */
import type { Clustering } from '#shared/agreement/clustering/index.ts';
import type { Rating, Unit } from '#shared/agreement/coefficient.ts';
import { numberOf } from '#shared/agreement/krippendorff-alpha.ts';
import { kindOf, nameIn, rowsOf, stretchIn, textIn } from './fields.ts';
import type { Row } from './fields.ts';
import { fail, isObject } from './source.ts';
import type { Source } from './source.ts';

/** Something read, and where it stood. */
export type Placed<T> = T & { readonly at: string };

export interface Track {
  readonly begin: number;
  /** Undefined if the table does not say. */
  readonly length: number | undefined;
  /** In the order of the table, those without units as well. */
  readonly raters: readonly string[];
  readonly units: readonly Placed<Unit>[];
}

const NEEDED = {
  units: '“units”, a list of {item, rater, label}, or a CSV with these columns',
  continuum: '“continuum”, a list of {rater, begin, end, label}, or a CSV with these columns',
  clusterings: '“key” and “response”, each {cluster: [[begin, end], …]}, or a CSV with side,cluster,begin,end',
} as const;

const METRICS_FOR: Readonly<Record<string, string>> = {
  units: 'cohen-kappa, scott-pi, fleiss-kappa and alpha-…',
  continuum: 'u-alpha, gamma and span-f1',
  documents: 'span-f1',
  key: 'muc, b-cubed, ceaf-m, ceaf-e, blanc and adjusted-rand',
};

/** Ends the command because the table is not of the shape that the metric asks for. */
export function failShape(source: Source, metric: string, shape: keyof typeof NEEDED): never {
  const there = Object.keys(METRICS_FOR).find((list) => source.value[list] !== undefined);
  const instead = there === undefined ? '' : `; it has “${there}”, which goes with ${METRICS_FOR[there] ?? ''}`;
  fail(source, `${metric} needs ${NEEDED[shape]}${instead}`);
}

/** Returns the ratings. Those without a label are missing ones and are left out. */
export function ratingsOf(source: Source, metric: string): Placed<Rating>[] {
  const rows = rowsOf(source, 'units') ?? failShape(source, metric, 'units');
  const placeOf = new Map<string, string>();
  return rows.flatMap((row) => {
    const item = nameIn(source, row, 'item');
    const rater = nameIn(source, row, 'rater');
    const label = textIn(source, row, 'label');
    if (label === undefined) return [];
    const key = JSON.stringify([item, rater]);
    const before = placeOf.get(key);
    if (before !== undefined) {
      fail(source, row.at, `${rater} has rated ${item} before (${before}); keep one of the two`);
    }
    placeOf.set(key, row.at);
    return [{ item, rater, label, at: row.at }];
  });
}

/** Returns the units and the continuum they lie on, whose begin and length the table may call by two names. */
export function trackOf(source: Source, metric: string): Track {
  const rows = rowsOf(source, 'continuum') ?? failShape(source, metric, 'continuum');
  const units = rows.map((row) => unitIn(source, row));
  const begin = positionIn(source, ['begin', 'continuum_begin']) ?? 0;
  const length = positionIn(source, ['length', 'continuum_length']);
  return { begin, length, raters: ratersOf(source, units), units };
}

function unitIn(source: Source, row: Row): Placed<Unit> {
  const rater = nameIn(source, row, 'rater');
  return { rater, ...stretchIn(source, row), label: nameIn(source, row, 'label'), at: row.at };
}

function positionIn(source: Source, names: readonly string[]): number | undefined {
  const name = names.find((key) => source.value[key] !== undefined && source.value[key] !== null);
  if (name === undefined) return undefined;
  const value = source.value[name];
  const number = typeof value === 'number' ? value : typeof value === 'string' ? numberOf(value) : NaN;
  if (!Number.isFinite(number)) fail(source, name, `${JSON.stringify(value)} is no number; give it in positions`);
  return number;
}

/** A rater who found nothing leaves no record, so a table may name its raters or say how many they are. */
function ratersOf(source: Source, units: readonly Unit[]): string[] {
  const found = [...new Set(units.map(({ rater }) => rater))];
  const given = source.value['raters'];
  if (Array.isArray(given)) {
    const raters = [...new Set(given.map(String))];
    const unnamed = found.find((rater) => !raters.includes(rater));
    if (unnamed !== undefined) fail(source, 'raters', `${unnamed} has units but is not among them; add the name`);
    return raters;
  }
  const name = given === undefined ? 'n_raters' : 'raters';
  const count = source.value[name];
  if (count === undefined) return found;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < found.length) {
    const message = `${JSON.stringify(count)} cannot be; ${found.length} raters have units. Give a list of names or their number`;
    fail(source, name, message);
  }
  return [...found, ...Array.from({ length: count - found.length }, (_, at) => `(rater ${found.length + at + 1})`)];
}

/** Returns the two clusterings. */
export function clusteringsOf(source: Source, metric: string): { key: Clustering; response: Clustering } {
  const { key, response } = source.value;
  if (key === undefined || response === undefined) failShape(source, metric, 'clusterings');
  return { key: clusteringIn(source, 'key', key), response: clusteringIn(source, 'response', response) };
}

function clusteringIn(source: Source, side: string, value: unknown): Clustering {
  if (!isObject(value) && !Array.isArray(value)) {
    fail(source, side, `this is ${kindOf(value)}; it must be {cluster: [[begin, end], …]}`);
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, mentions]) => {
      const at = `${side}, cluster ${name}`;
      if (!Array.isArray(mentions)) fail(source, at, `this is ${kindOf(mentions)}; it must be [[begin, end], …]`);
      return [
        name,
        mentions.map((mention: unknown, index) => mentionIn(source, `${at}, mention ${index + 1}`, mention)),
      ];
    }),
  );
}

function mentionIn(source: Source, at: string, mention: unknown): readonly [number, number] {
  const [begin, end, ...more] = Array.isArray(mention) ? (mention as unknown[]) : [];
  const whole = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
  if (!whole(begin) || !whole(end) || more.length > 0) {
    fail(source, at, `${JSON.stringify(mention)} is no mention; it must be [begin, end], two numbers`);
  }
  if (end < begin)
    fail(source, at, `the end, ${end}, lies before the begin, ${begin}; ends are exclusive and follow it`);
  return [begin, end];
}
