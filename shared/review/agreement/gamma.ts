/** γ of annotators' spans and claims, of one article or of all. */
import { bootstrapInterval } from '../../agreement/bootstrap.ts';
import type { Unit } from '../../agreement/coefficient.ts';
import { gamma } from '../../agreement/gamma/index.ts';
import type { Figure, GammaAnswer, GammaOfArticle } from '../../contract/review.ts';
import { effectiveSheetOf } from '../../document/effective.ts';
import { spanEnd, spanStart } from '../../document/sheet-index.ts';
import type { DocumentState, Sheet } from '../../document/state.ts';
import type { AnnotatorId, Article, ArticleId, SpanId } from '../../model/index.ts';
import { pairClaims } from '../pairs.ts';
import { contextOf, workedOn } from './context.ts';
import type { Labelling } from './context.ts';
import { labelsOf } from './sheet-labels.ts';

export interface ReviewGammaOptions {
  readonly reviewer: AnnotatorId;
  readonly annotators: readonly AnnotatorId[];
  /** One article; all that two or more of them have worked on if it is not given. */
  readonly article?: ArticleId | undefined;
  readonly seed: number;
  readonly samples: number;
  readonly alpha: number;
  readonly beta: number;
  readonly deltaEmpty: number;
  /** Hears how far it is; false stops it. */
  readonly tick?: (done: number, of: number) => boolean;
}

interface OfArticle {
  readonly told: GammaOfArticle;
  readonly alignment: (SpanId | null)[][];
}

/**
 * Returns γ (see `agreement/gamma`) with the best alignment if one article is asked for, or undefined if it was stopped. The
 * label of a span is the set of the claims it is linked to, paired claims counting as one; its place reaches from its first
 * to its last character. Each article has a seed of its own made from the seed and its id, so that an article's γ does not
 * depend on which others are computed.
 */
export function reviewGamma(doc: DocumentState, options: ReviewGammaOptions): GammaAnswer | undefined {
  const { reviewer, annotators, article, seed, samples, tick = () => true } = options;
  const pairing = pairClaims(doc, reviewer, annotators);
  const { labelling } = contextOf(doc, annotators, pairing);
  const wanted = [...doc.articles.values()]
    .filter(({ id }) => article === undefined || id === article)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((one) => {
      const sheets = annotators.map((annotator) => effectiveSheetOf(doc, annotator, one.id)).filter(workedOn);
      return article === undefined && sheets.length < 2 ? [] : [{ article: one, sheets }];
    });
  const of = wanted.length * (samples + 1);
  const found: OfArticle[] = [];
  for (const [index, { article: one, sheets }] of wanted.entries()) {
    const begun = index * (samples + 1);
    let stopped = false;
    const result = ofArticle(one, sheets, labelling, options, (done) => {
      stopped ||= !tick(begun + done, of);
      return !stopped;
    });
    if (stopped || !tick(begun + samples + 1, of)) return undefined;
    found.push(result);
  }
  const [only] = found;
  return {
    annotators: [...annotators],
    seed,
    standsOn: pairing.standsOn,
    gamma: article !== undefined && only !== undefined ? only.told.gamma : pooled(found, seed),
    articles: found.map(({ told }) => told),
    alignment: article === undefined || only === undefined ? null : only.alignment,
  };
}

function ofArticle(
  { id, length }: Article,
  sheets: readonly Sheet[],
  labelling: Labelling,
  { annotators, seed, samples, alpha, beta, deltaEmpty }: ReviewGammaOptions,
  tick: (done: number) => boolean,
): OfArticle {
  const spanOf = new Map<Unit, { readonly id: SpanId; readonly annotator: AnnotatorId }>();
  for (const sheet of sheets) {
    const { annotator } = sheet;
    const labels = labelsOf(sheet, labelling);
    for (const span of sheet.spans.values()) {
      const label = labels.spans.get(span.id)?.label ?? '';
      const unit = { rater: annotator, begin: spanStart(span), end: spanEnd(span), label };
      spanOf.set(unit, { id: span.id, annotator });
    }
  }
  const units = [...spanOf.keys()];
  const raters = sheets.map(({ annotator }) => annotator);
  const found = gamma(units, { alpha, beta, deltaEmpty, seed: seedOf(seed, id), samples, length, raters }, (done) =>
    tick(done),
  );
  const figure: Figure = {
    value: found.value,
    n: units.length,
    ...(found.value === null ? { why: found.why } : {}),
    ...(found.value === null ? {} : { noInterval: 'An interval needs at least two articles.' }),
  };
  const alignment = (found.alignment ?? []).map((part) => {
    const row = annotators.map((): SpanId | null => null);
    for (const unit of part) {
      const span = unit === null ? undefined : spanOf.get(unit);
      if (span !== undefined) row[annotators.indexOf(span.annotator)] = span.id;
    }
    return row;
  });
  return {
    told: {
      article: id,
      gamma: figure,
      disorder: found.disorder ?? null,
      // Where nothing is out of order, no random article is needed and none is drawn.
      expected: found.samples === 0 ? null : (found.expected ?? null),
      samples: found.samples ?? 0,
      ...(found.note === undefined ? {} : { note: found.note }),
    },
    alignment,
  };
}

/** The mean of the articles' γ, each weighed by its number of spans; articles without a γ have no part in it. */
function pooled(articles: readonly OfArticle[], seed: number): Figure {
  const defined = articles.flatMap(
    ({
      told: {
        article,
        gamma: { value, n },
      },
    }) => (value === null ? [] : [{ id: article, tally: { sum: value * n, n } }]),
  );
  const [first] = articles;
  if (defined.length === 0) {
    const why = first?.told.gamma.why ?? 'There is no article that two of them have worked on.';
    return { value: null, why, n: 0 };
  }
  const adding = {
    zero: () => ({ sum: 0, n: 0 }),
    add: (to: { sum: number; n: number }, { sum, n }: { sum: number; n: number }, times: number) => {
      to.sum += times * sum;
      to.n += times * n;
    },
  };
  const whole = adding.zero();
  for (const { tally } of defined) adding.add(whole, tally, 1);
  const interval = bootstrapInterval(defined, adding, ({ sum, n }) => (n === 0 ? null : sum / n), { seed });
  return {
    value: whole.sum / whole.n,
    n: whole.n,
    ...(interval.low === null ? { noInterval: interval.why } : { low: interval.low, high: interval.high }),
  };
}

/** A seed for the article: FNV-1a over its id, so that neighbouring seeds do not repeat each other's articles. */
function seedOf(seed: number, article: ArticleId): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < article.length; at += 1) hash = Math.imul(hash ^ article.charCodeAt(at), 0x01000193);
  return (hash >>> 0) + seed * 2 ** 20;
}
