/** The regions of one Label Studio annotation: results that share an id are one region. */
import { isObject, listOf, own, textOf } from '../json-records.ts';

/** What Crossread had put into the `meta` of a region. */
export interface RegionMeta {
  readonly span: string;
  readonly fragment: number;
  readonly annotator: string;
  readonly tags: readonly string[];
  readonly note: string;
  readonly unsure: boolean;
}

export interface Region {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string | undefined;
  /** Name of the tag that shows the text; empty where the file does not say. */
  readonly tag: string;
  /** Labels of `<Labels>` and of per-region `<Choices>`, `<Taxonomy>`, `<Rating>`, by the name of their tag. */
  readonly labels: { readonly feature: string; readonly value: string; readonly type: string }[];
  readonly notes: string[];
  meta: RegionMeta | undefined;
}

export interface Results {
  readonly regions: readonly Region[];
  /** Types of results that are no passages of a text, and how many there are of each. */
  readonly others: ReadonlyMap<string, number>;
  /** Results that are damaged: what is wrong. */
  readonly broken: readonly string[];
}

/** Returns the regions in a text among the results, in their order. */
export function regionsIn(results: readonly unknown[]): Results {
  const regions = new Map<string, Region>();
  const others = new Map<string, number>();
  const broken: string[] = [];
  for (const [index, result] of results.entries()) {
    const value = isObject(result) ? own(result, 'value') : undefined;
    if (!isObject(result)) {
      broken.push(`Result ${index + 1} is not an object.`);
      continue;
    }
    const type = textOf(own(result, 'type')) || 'unknown';
    const other = (): void => void others.set(type, (others.get(type) ?? 0) + 1);
    if (!isObject(value)) {
      if (type === 'relation') other();
      else broken.push(`Result ${index + 1} (${type}) has no value.`);
      continue;
    }
    const [start, end] = [own(value, 'start'), own(value, 'end')];
    const inText =
      type === 'labels' ||
      type === 'choices' ||
      type === 'textarea' ||
      type === 'taxonomy' ||
      type === 'rating' ||
      type === 'number';
    if (!inText || (start === undefined && end === undefined)) {
      other();
      continue;
    }
    if (!isOffset(start) || !isOffset(end)) {
      broken.push(`Result ${index + 1} (${type}) has no start and end that are whole numbers from 0.`);
      continue;
    }
    const tag = textOf(own(result, 'to_name'));
    const id = textOf(own(result, 'id')) || `${tag} ${start}-${end}`;
    const words = own(value, 'text');
    const region = regions.get(id) ?? {
      ...{ id, tag, start, end, labels: [], notes: [], meta: undefined },
      quote: type !== 'textarea' && typeof words === 'string' ? words : undefined,
    };
    regions.set(id, region);
    region.meta ??= metaIn(own(result, 'meta'));
    const feature = textOf(own(result, 'from_name')) || type;
    if (type === 'textarea') region.notes.push(...stringsIn(words));
    else region.labels.push(...valuesIn(own(value, type)).map((one) => ({ feature, value: one, type })));
  }
  return { regions: [...regions.values()], others, broken };
}

/** Labels and choices are strings, a taxonomy's are paths, ratings and numbers are numbers. */
function valuesIn(value: unknown): string[] {
  if (typeof value === 'number') return [String(value)];
  return listOf(value).flatMap((one) => (Array.isArray(one) ? [stringsIn(one).join(' / ')] : stringsIn(one)));
}

function stringsIn(value: unknown): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter((one) => typeof one === 'string');
}

function metaIn(value: unknown): RegionMeta | undefined {
  const meta = isObject(value) ? own(value, 'crossread') : undefined;
  if (!isObject(meta)) return undefined;
  const [span, fragment] = [own(meta, 'span'), own(meta, 'fragment')];
  if (typeof span !== 'string' || !isOffset(fragment)) return undefined;
  return {
    ...{ span, fragment, annotator: textOf(own(meta, 'annotator')), note: textOf(own(meta, 'note')) },
    ...{ tags: stringsIn(own(meta, 'tags') ?? []), unsure: own(meta, 'unsure') === true },
  };
}

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
