/**
 * Precision, recall and F1 of one annotator's spans against another's.
 *
 * `exact` asks for the same begin, end and label, as the CoNLL shared tasks do (E. F. Tjong Kim Sang and S. Buchholz,
 * Introduction to the CoNLL-2000 shared task: chunking, CoNLL 2000). `overlap` asks for the same label and one shared
 * position, each span paired once. The four schemas are those of MUC-5 (N. Chinchor and B. Sundheim, MUC-5 evaluation
 * metrics, 1993) as SemEval-2013 task 9.1 uses them (I. Segura-Bedmar, P. Martínez and M. Herrero-Zazo, 2013).
 */
import type { Adding } from './bootstrap.ts';
import type { Coefficient, Unit } from './coefficient.ts';
import { undefinedFor } from './coefficient.ts';
import { pairOverlapping } from './overlap-pairs.ts';

/** Any span: half-open offsets on one text, and a label. */
export type Labelled = Omit<Unit, 'rater'>;

/** How many spans each side has and how they pair up, every span in one pair at most. Tallies of texts add up. */
export interface SpanTally {
  readonly reference: number;
  readonly response: number;
  /** Same begin, end and label. */
  readonly same: number;
  /** Same begin and end, another label. */
  readonly bounds: number;
  /** Some position shared, same label. */
  readonly label: number;
  /** Some position shared, and no more. */
  readonly touch: number;
  /** The most pairs of the same label with a shared position, the same ones included, whatever the pairs above are. */
  readonly overlapping: number;
}

export interface Shares {
  /** Null where that side has no spans to be a share of. */
  readonly precision: number | null;
  readonly recall: number | null;
}

/** MUC's counts: correct, incorrect, partial, missing, spurious. The value is F1. */
export type SchemaScore = Coefficient<
  Shares & {
    readonly correct: number;
    readonly incorrect: number;
    readonly partial: number;
    readonly missing: number;
    readonly spurious: number;
  }
>;

export interface SpanScores {
  readonly exact: Coefficient<Shares>;
  readonly overlap: Coefficient<Shares>;
  readonly schemas: Readonly<Record<'strict' | 'exact' | 'partial' | 'type', SchemaScore>>;
}

/**
 * Returns how the spans of two annotators of one text pair up: first those that are the same, then those with the same
 * bounds, then those that overlap under the same label, then those that merely overlap; in the last two as many as can
 * be. The order of the spans does not matter.
 */
export function tallySpans(reference: readonly Labelled[], response: readonly Labelled[]): SpanTally {
  const whole = ({ begin, end, label }: Labelled): string => JSON.stringify([begin, end, label]);
  const bounds = ({ begin, end }: Labelled): string => `${begin} ${end}`;
  const same = pairEqual([...reference].sort(inOrder), [...response].sort(inOrder), whole);
  const sameBounds = pairEqual(same.reference, same.response, bounds);
  const sameLabel = pairOverlapping(sameBounds.reference, sameBounds.response, true);
  const touching = pairOverlapping(sameLabel.reference, sameLabel.response, false);
  return {
    reference: reference.length,
    response: response.length,
    same: same.pairs,
    bounds: sameBounds.pairs,
    label: sameLabel.pairs,
    touch: touching.pairs,
    overlapping: pairOverlapping(reference, response, true).pairs,
  };
}

type Sum = { -readonly [Key in keyof SpanTally]: number };

/** How tallies of spans add up. */
export const addingSpans: Adding<SpanTally, Sum> = {
  zero: () => ({ reference: 0, response: 0, same: 0, bounds: 0, label: 0, touch: 0, overlapping: 0 }),
  add: (sum, tally, times) => {
    for (const key of KEYS) sum[key] += times * tally[key];
  },
};

const KEYS = ['reference', 'response', 'same', 'bounds', 'label', 'touch', 'overlapping'] as const;

/**
 * Returns precision, recall and F1 (the value) from a tally. F1 is undefined where neither side has a span, precision
 * and recall where the side that they are shares of has none. A partial match counts half in the `partial` schema.
 */
export function spanScores(tally: SpanTally): SpanScores {
  const { same, bounds, label, touch } = tally;
  return {
    exact: scoreOf(tally.same, tally),
    overlap: scoreOf(tally.overlapping, tally),
    schemas: {
      strict: schemaScore(tally, same, bounds + label + touch, 0),
      exact: schemaScore(tally, same + bounds, label + touch, 0),
      partial: schemaScore(tally, same + bounds, 0, label + touch),
      type: schemaScore(tally, same + label, bounds + touch, 0),
    },
  };
}

function scoreOf(found: number, { reference, response }: SpanTally): Coefficient<Shares> {
  const shares = {
    precision: response === 0 ? null : found / response,
    recall: reference === 0 ? null : found / reference,
  };
  if (reference + response === 0) return { ...undefinedFor('Neither side has a span.'), ...shares };
  return { value: (2 * found) / (reference + response), ...shares };
}

function schemaScore(tally: SpanTally, correct: number, incorrect: number, partial: number): SchemaScore {
  const pairs = correct + incorrect + partial;
  const counts = {
    correct,
    incorrect,
    partial,
    missing: tally.reference - pairs,
    spurious: tally.response - pairs,
  };
  return { ...scoreOf(correct + partial / 2, tally), ...counts };
}

function inOrder(a: Labelled, b: Labelled): number {
  return a.begin - b.begin || a.end - b.end || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);
}

interface Left {
  readonly pairs: number;
  readonly reference: readonly Labelled[];
  readonly response: readonly Labelled[];
}

/** Pairs spans that are alike by a key, and says which are left on each side. */
function pairEqual(
  reference: readonly Labelled[],
  response: readonly Labelled[],
  keyOf: (span: Labelled) => string,
): Left {
  const waiting = new Map<string, number>();
  for (const span of response) waiting.set(keyOf(span), (waiting.get(keyOf(span)) ?? 0) + 1);
  const taken = new Map<string, number>();
  const missed = reference.filter((span) => {
    const key = keyOf(span);
    const already = taken.get(key) ?? 0;
    if (already >= (waiting.get(key) ?? 0)) return true;
    taken.set(key, already + 1);
    return false;
  });
  const spurious = response.filter((span) => {
    const key = keyOf(span);
    const still = taken.get(key) ?? 0;
    if (still === 0) return true;
    taken.set(key, still - 1);
    return false;
  });
  return { pairs: reference.length - missed.length, reference: missed, response: spurious };
}
