/** `span-f1`: one rater's spans against another's. */
import { bootstrapIntervals } from '#shared/agreement/bootstrap.ts';
import { addingSpans, spanScores, tallySpans } from '#shared/agreement/span-f1.ts';
import type { Labelled, SpanTally } from '#shared/agreement/span-f1.ts';
import { kindOf, nameIn, stretchIn, checkedRows } from './fields.ts';
import type { Row } from './fields.ts';
import { failShape, trackOf } from './shapes.ts';
import { fail } from './source.ts';
import type { Source } from './source.ts';

interface Sides {
  readonly names: readonly [reference: string, response: string];
  /** One for each text. */
  readonly texts: readonly { readonly reference: readonly Labelled[]; readonly response: readonly Labelled[] }[];
}

const NAMES = [
  ['reference', 'response'],
  ['gold', 'pred'],
  ['key', 'response'],
] as const;

/**
 * Returns F1 and what belongs to it. The value is that of exact matches; with several texts there is an interval over
 * them.
 */
export function spanAnswer(
  source: Source,
  options: { readonly reference?: string | undefined; readonly seed: number },
) {
  const sides = sidesOf(source, options.reference);
  if ('why' in sides) return { value: null, why: sides.why };
  const { names, texts } = sides;
  const tallies = texts.map(({ reference, response }, at) => ({
    id: String(at).padStart(9, '0'),
    tally: tallySpans(reference, response),
  }));
  const whole = addingSpans.zero();
  for (const { tally } of tallies) addingSpans.add(whole, tally, 1);
  const { exact, overlap, schemas } = spanScores(whole);
  const [interval, overlapInterval] =
    texts.length < 2
      ? []
      : bootstrapIntervals(
          tallies,
          addingSpans,
          (sum) => [spanScores(sum).exact.value, spanScores(sum).overlap.value],
          { seed: options.seed },
        );
  const { value, precision, recall } = exact;
  return {
    ...exact,
    precision,
    recall,
    f1: value,
    interval,
    reference: { name: names[0], spans: whole.reference },
    response: { name: names[1], spans: whole.response },
    correct: whole.same,
    overlap: withF1({ ...overlap, matched: whole.overlapping, interval: overlapInterval }),
    schemas: Object.fromEntries(Object.entries(schemas).map(([name, score]) => [name, withF1(score)])),
    byLabel: Object.fromEntries([...byLabel(texts)].map(([label, tally]) => [label, labelScores(tally)])),
  };
}

function withF1<S extends { readonly value: number | null }>({ value, ...rest }: S) {
  return { f1: value, ...rest };
}

function labelScores(tally: SpanTally) {
  const { exact, overlap } = spanScores(tally);
  return { ...withF1(exact), overlap: withF1(overlap) };
}

function byLabel(texts: Sides['texts']): Map<string, SpanTally> {
  const labels = new Set(
    texts.flatMap(({ reference, response }) => [...reference, ...response].map(({ label }) => label)),
  );
  return new Map(
    [...labels].sort().map((label) => {
      const sum = addingSpans.zero();
      const only = (spans: readonly Labelled[]): Labelled[] => spans.filter((span) => span.label === label);
      for (const { reference, response } of texts) addingSpans.add(sum, tallySpans(only(reference), only(response)), 1);
      return [label, sum];
    }),
  );
}

function sidesOf(source: Source, reference: string | undefined): Sides | { readonly why: string } {
  const { documents } = source.value;
  if (documents !== undefined) {
    if (!Array.isArray(documents)) fail(source, 'documents', `this is ${kindOf(documents)}; it must be a list`);
    const rows = checkedRows(source, documents, (index) => source.place('documents', index));
    return { names: namesIn(rows[0]), texts: rows.map((row) => textIn(source, row)) };
  }
  if (source.value['continuum'] !== undefined) return ofTwoRaters(source, reference);
  const row: Row = { at: '', fields: source.value };
  const spans = NAMES.find(([one, other]) => Array.isArray(row.fields[one]) && Array.isArray(row.fields[other]));
  if (spans === undefined) failShape(source, 'span-f1', 'continuum');
  return { names: namesIn(row), texts: [textIn(source, row)] };
}

function namesIn(row: Row | undefined): readonly [string, string] {
  return NAMES.find(([one, other]) => row?.fields[one] !== undefined && row.fields[other] !== undefined) ?? NAMES[0];
}

function textIn(source: Source, row: Row): Sides['texts'][number] {
  const [reference, response] = namesIn(row);
  return { reference: spansIn(source, row, reference), response: spansIn(source, row, response) };
}

function spansIn(source: Source, { at, fields }: Row, name: string): Labelled[] {
  const spans = fields[name];
  if (!Array.isArray(spans)) {
    fail(source, at, name, `this is ${spans === undefined ? 'missing' : kindOf(spans)}; it must be a list of spans`);
  }
  const place = (index: number): string => `${at === '' ? '' : `${at}, `}${name}, record ${index + 1}`;
  return checkedRows(source, spans, place).map((row) => ({
    ...stretchIn(source, row),
    label: nameIn(source, row, 'label'),
  }));
}

function ofTwoRaters(source: Source, wanted: string | undefined): Sides | { readonly why: string } {
  const { raters, units } = trackOf(source, 'span-f1');
  if (wanted !== undefined && !raters.includes(wanted)) {
    fail(source, `--reference: there is no rater ${wanted}; there are ${raters.join(', ') || 'none'}`);
  }
  if (raters.length === 0) return { why: 'There are no spans.' };
  if (raters.length !== 2) {
    const are = raters.length === 1 ? 'there is one' : `there are ${raters.length}`;
    return { why: `Spans are compared between two raters, and ${are}: ${raters.join(', ')}.` };
  }
  const reference = wanted ?? raters[0] ?? '';
  const response = raters.find((rater) => rater !== reference) ?? '';
  const of = (name: string): Labelled[] => units.filter(({ rater }) => rater === name);
  return { names: [reference, response], texts: [{ reference: of(reference), response: of(response) }] };
}
