/** Every case of a folder of published results, through the command, beside what it should give. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { coefficientOf } from '#electron/cli/coefficient.ts';
import type { CoefficientOptions } from '#electron/cli/coefficient.ts';
import type { Metric } from '#electron/cli/coefficient/metrics.ts';

export interface Row {
  readonly name: string;
  readonly what: string;
  readonly expected: number | null;
  readonly got: number | null;
  /** How far apart the two may be. */
  readonly tolerance: number;
}

const Spans = z.array(z.object({ rater: z.string(), begin: z.number(), end: z.number(), label: z.string() }));
const Rated = z.object({
  metric: z.string(),
  expected: z.number(),
  tolerance: z.number(),
  expected_full_precision: z.number(),
  category: z.string().nullish(),
  expected_per_category: z.record(z.string(), z.number()).optional(),
  per_category_tolerance: z.number().optional(),
  expected_observed_disagreement: z.number().optional(),
  expected_expected_disagreement: z.number().optional(),
});
const Gamma = z.object({
  params: z.object({ alpha: z.number(), beta: z.number(), delta_empty: z.number() }),
  expected: z.object({
    best_alignment_disorder: z.number().optional(),
    gamma_by_replay: z.number().optional(),
    gamma_monte_carlo_pygamma_30_samples: z.number().optional(),
    gamma_range: z.tuple([z.number(), z.number()]).optional(),
  }),
  replay_samples: z.array(z.object({ continuum: Spans, expected_disorder: z.number() })).optional(),
});
const Pairs = z.object({
  pairs: z.array(z.object({ a: z.tuple([z.number(), z.number()]), b: z.tuple([z.number(), z.number()]) })),
  expected: z.array(z.number()),
});
const Sequences = z.object({
  expected: z.object({
    ...{ precision: z.number(), recall: z.number(), f1: z.number(), correct: z.number() },
    per_label_f1: z.record(z.string(), z.number()),
  }),
  tolerance: z.number(),
  per_label_tolerance: z.number(),
});
const Side = z.tuple([z.string(), z.string()]).nullable();
const Counts = z.object({ COR: z.number(), INC: z.number(), PAR: z.number(), MIS: z.number(), SPU: z.number() });
const Scenarios = z.object({
  scenarios: z.array(z.object({ gold: Side, pred: Side })),
  expected: z.record(z.string(), Counts),
});
const Clusterings = z.object({
  expected: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()])),
  tolerance: z.number(),
});

const CLUSTERING: Readonly<Record<string, Metric>> = {
  ...{ muc: 'muc', bcub: 'b-cubed', ceafm: 'ceaf-m', ceafe: 'ceaf-e', blanc: 'blanc' },
};
const COUNTS = { COR: 'correct', INC: 'incorrect', PAR: 'partial', MIS: 'missing', SPU: 'spurious' } as const;

/** Returns all figures of all cases in the folders `agreement` and `clustering`. */
export async function referenceRows(folder: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const part of ['agreement', 'clustering']) {
    for (const name of (await readdir(path.join(folder, part))).sort()) {
      const file = path.join(folder, part, name);
      const json: unknown = JSON.parse(await readFile(file, 'utf8'));
      const found = part === 'clustering' ? await clusterings(file, json) : await agreement(name, file, json);
      rows.push(...found.map((row) => ({ name: name.replace('.json', ''), ...row })));
    }
  }
  return rows;
}

type Figure = Omit<Row, 'name'>;

async function agreement(name: string, file: string, json: unknown): Promise<Figure[]> {
  if (name.startsWith('gamma_pygamma_positional')) return positionalPairs(json);
  if (name.startsWith('gamma')) return gammas(file, json);
  if (name.startsWith('spanf1_nervaluate')) return scenarios(json);
  if (name.startsWith('spanf1')) return sequences(file, json);
  // What other programs do with tables that have no answer; what we do is tested in coefficient.test.ts.
  if (name.startsWith('degenerate')) return [];
  return rated(file, json);
}

async function rated(file: string, json: unknown): Promise<Figure[]> {
  const of = Rated.parse(json);
  const metric = of.metric.startsWith('krippendorff_alpha_unitizing')
    ? 'u-alpha'
    : (of.metric.replace('krippendorff_', '').replace('_', '-') as Metric);
  const got = await coefficientOf(file, { metric, ...(of.category != null && { category: of.category }) });
  const byLabel = got['byLabel'] as Record<string, { value: number | null }> | undefined;
  const figure = (what: string, expected: number | undefined, value: unknown, tolerance: number): Figure[] =>
    expected === undefined ? [] : [{ what: `${metric}${what}`, expected, got: value as number | null, tolerance }];
  return [
    ...figure('', of.expected, got['value'], of.tolerance),
    ...figure(', full precision', of.expected_full_precision, got['value'], 1e-9),
    ...figure(', observed', of.expected_observed_disagreement, got['observedDisagreement'], 1e-9),
    ...figure(', expected', of.expected_expected_disagreement, got['expectedDisagreement'], 1e-9),
    ...Object.entries(of.expected_per_category ?? {}).flatMap(([label, expected]) =>
      figure(` of ${label}`, expected, byLabel?.[label]?.value ?? null, of.per_category_tolerance ?? 0),
    ),
  ];
}

async function gammas(file: string, json: unknown): Promise<Figure[]> {
  const { params, expected, replay_samples: replay = [] } = Gamma.parse(json);
  const options = { metric: 'gamma', alpha: params.alpha, beta: params.beta, deltaEmpty: params.delta_empty } as const;
  const got = (await coefficientOf(file, options)) as { value: number; disorder: number };
  const figures: Figure[] = [];
  const { best_alignment_disorder: disorder, gamma_range: range, gamma_by_replay: replayed } = expected;
  // Those printed from single precision hold to 1e-5 of themselves.
  if (disorder !== undefined) {
    const tolerance = replay.length > 0 ? disorder * 1e-5 : 1e-9;
    figures.push({ what: 'gamma, disorder', expected: disorder, got: got.disorder, tolerance });
  }
  const sampled = expected.gamma_monte_carlo_pygamma_30_samples;
  if (sampled !== undefined) figures.push({ what: 'gamma, drawn', expected: sampled, got: got.value, tolerance: 0.2 });
  if (range !== undefined) {
    // The bounds are those of another generator and, for one case, another sampler: a wider band.
    const middle = (range[0] + range[1]) / 2;
    figures.push({ what: 'gamma, drawn', expected: middle, got: got.value, tolerance: range[1] - middle + 0.03 });
  }
  const disorders: number[] = [];
  for (const { continuum, expected_disorder: wanted } of replay) {
    const one = (await ofTable({ continuum }, { ...options, samples: 1 })) as { disorder: number };
    disorders.push(one.disorder);
    figures.push({ what: 'gamma, disorder drawn', expected: wanted, got: one.disorder, tolerance: wanted * 1e-5 });
  }
  if (replayed !== undefined && replay.length > 0) {
    const mean = disorders.reduce((sum, one) => sum + one, 0) / disorders.length;
    figures.push({ what: 'gamma, replayed', expected: replayed, got: 1 - got.disorder / mean, tolerance: 1e-4 });
  }
  return figures;
}

/** A unit a side: aligned at α times the dissimilarity, as long as that is below the 2 of leaving both alone. */
async function positionalPairs(json: unknown): Promise<Figure[]> {
  const { pairs, expected } = Pairs.parse(json);
  const alpha = 0.05;
  return Promise.all(
    pairs.map(async ({ a, b }, at) => {
      const continuum = [a, b].map(([begin, end], rater) => ({ rater, begin, end, label: 'x' }));
      const got = (await ofTable({ continuum }, { metric: 'gamma', alpha, samples: 1 })) as { disorder: number };
      const what = `gamma, ${a.join('–')} against ${b.join('–')}`;
      return { what, expected: expected[at] ?? NaN, got: got.disorder / alpha, tolerance: 1e-9 };
    }),
  );
}

async function sequences(file: string, json: unknown): Promise<Figure[]> {
  const { expected, tolerance, per_label_tolerance: ofLabel } = Sequences.parse(json);
  const { per_label_f1: perLabel, ...figures } = expected;
  const got = await coefficientOf(file, { metric: 'span-f1' });
  const byLabel = got['byLabel'] as Record<string, { f1: number | null }>;
  return [
    ...Object.entries(figures).map(([name, value]) => ({
      ...{ what: `span-f1, ${name}`, expected: value, got: got[name] as number, tolerance },
    })),
    ...Object.entries(perLabel).map(([label, value]) => ({
      ...{ what: `span-f1 of ${label}`, expected: value, got: byLabel[label]?.f1 ?? null, tolerance: ofLabel },
    })),
  ];
}

/** Each scenario is a text of its own, in which the shorter words lie where they occur in the longer. */
async function scenarios(json: unknown): Promise<Figure[]> {
  const { scenarios: all, expected } = Scenarios.parse(json);
  const documents = all.map(({ gold, pred }) => {
    const text = [gold?.[1] ?? '', pred?.[1] ?? ''].reduce((a, b) => (a.length > b.length ? a : b));
    const spans = (side: typeof gold) =>
      side === null
        ? []
        : [{ begin: text.indexOf(side[1]), end: text.indexOf(side[1]) + side[1].length, label: side[0] }];
    return { gold: spans(gold), pred: spans(pred) };
  });
  const got = await ofTable({ documents }, { metric: 'span-f1' });
  const schemas = got['schemas'] as Record<string, Record<string, number>>;
  return Object.entries(expected).flatMap(([schema, counts]) =>
    Object.entries(COUNTS).map(([short, name]) => ({
      what: `span-f1, ${schema} ${name}`,
      expected: counts[short as keyof typeof counts],
      got: schemas[schema]?.[name] ?? null,
      tolerance: 0,
    })),
  );
}

async function clusterings(file: string, json: unknown): Promise<Figure[]> {
  const { expected, tolerance } = Clusterings.parse(json);
  const figures = await Promise.all(
    Object.entries(expected).map(async ([short, [recall, precision, f1]]) => {
      const metric = CLUSTERING[short] ?? 'muc';
      const got = await coefficientOf(file, { metric });
      return [
        { what: `${metric}, recall`, expected: recall, got: got['recall'] as number, tolerance },
        { what: `${metric}, precision`, expected: precision, got: got['precision'] as number, tolerance },
        { what: `${metric}, F1`, expected: f1, got: got['value'] as number, tolerance },
      ];
    }),
  );
  return figures.flat();
}

async function ofTable(table: object, options: CoefficientOptions): Promise<Record<string, unknown>> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'crossread-case-'));
  try {
    const file = path.join(dir, 'table.json');
    await writeFile(file, JSON.stringify(table));
    return await coefficientOf(file, options);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
