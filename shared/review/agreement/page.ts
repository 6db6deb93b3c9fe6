/**
 * The agreement page: how far annotators agree on spans, claims, stances and cells; for every two of them, for all together,
 * for every article and every claim, with intervals. What the figures count is said in `explain.ts`.
 */
import { bootstrapIntervals } from '../../agreement/bootstrap.ts';
import type { Interval } from '../../agreement/bootstrap.ts';
import type { AgreementGroup, AgreementPage, Confusion, Figure, FigureId } from '../../contract/review.ts';
import { effectiveSheetOf } from '../../document/effective.ts';
import type { DocumentState, Sheet } from '../../document/state.ts';
import type { AnnotatorId, Article, ClaimId } from '../../model/index.ts';
import { pairClaims } from '../pairs.ts';
import type { ArticleTally } from './article-tally.ts';
import { BOTH, layoutFor, SUM } from './claim-vector.ts';
import type { Layout } from './claim-vector.ts';
import { CELL_LABELS, contextOf, workedOn } from './context.ts';
import type { Context } from './context.ts';
import { confusionOfTables } from './confusion.ts';
import { groupStatistics, meanOverPairs, MEANS, pairStatistics, picked } from './group-figures.ts';
import type { Computed, Statistics, Weights } from './group-figures.ts';
import { Means } from './means.ts';
import { rememberedTally } from './remember.ts';
import { articleRow, claimParts, claimRow, claimSums, claimValues, rowOf, totalsOf } from './rows.ts';
import type { ClaimParts, Totals } from './rows.ts';

export interface PageOptions {
  /** Whose word it is which claims are the same. */
  readonly reviewer: AnnotatorId;
  readonly annotators: readonly AnnotatorId[];
  readonly seed: number;
  /** How many resamples the intervals stand on; see `resamplesFor` unless given. */
  readonly resamples?: number;
  /** Hears how far it is; false stops it. */
  readonly tick?: (done: number, of: number) => boolean;
}

/** Spans × resamples stay below this, so that the page of a large project does not take long … */
const MOST_WORK = 10_000_000;
const RESAMPLES = 1000;
/** … but there are never fewer than this. */
const FEWEST_RESAMPLES = 100;

interface Group {
  readonly kind: 'pair' | 'all';
  readonly annotators: readonly AnnotatorId[];
  /** The articles that are compared, by their places among those of the page. */
  readonly places: readonly number[];
  readonly tallies: readonly ArticleTally[];
  readonly full: readonly boolean[];
  readonly byPlace: ReadonlyMap<number, ArticleTally>;
  readonly claims: ClaimParts;
  readonly statistics: Statistics;
}

/**
 * Returns the page, or undefined if it was stopped. Only articles that at least two annotators have worked on are compared
 * (see `workedOn`). The same document, annotators and seed give the same page; the order of the annotators decides which of
 * two is the first, and the order of the articles nothing.
 */
export function agreementPage(doc: DocumentState, options: PageOptions): AgreementPage | undefined {
  const { reviewer, annotators, seed, tick = () => true } = options;
  const pairing = pairClaims(doc, reviewer, annotators);
  const context = contextOf(doc, annotators, pairing);
  const sheets = articlesCompared(doc, annotators);
  const resamples = options.resamples ?? resamplesFor(sheets);
  const steps = sheets.length + resamples;
  let stopped = false;
  const goOn = (done: number): boolean => {
    stopped ||= !tick(done, steps);
    return !stopped;
  };
  const twosomes = annotators.flatMap((one, i) => annotators.slice(i + 1).map((other) => [one, other] as const));
  const tallies = tallyAll(sheets, [...twosomes, annotators], context, annotators, goOn);
  if (tallies === undefined) return undefined;

  const layout = layoutFor(context.labelling.stanceLabels.length);
  const classes = [...new Set([...context.classesOf.values()].flatMap((set) => [...set]))].sort();
  const rows: Rows = { classes, placeOf: new Map(classes.map((claim, place) => [claim, place])), layout };
  const none: ReadonlyMap<number, ArticleTally> = new Map();
  const pairs = twosomes.map((who, at) => groupOf('pair', who, tallies[at] ?? none, rows));
  const groups = [...pairs, groupOf('all', annotators, tallies[twosomes.length] ?? none, rows, pairs)];

  const means = new Means();
  const values = (weights: Weights): readonly (number | null)[] => {
    const figures = groupValues(groups, weights);
    means.add(figures);
    return [
      ...figures.flatMap((found) => [...found.values()].map(({ value }) => value)),
      ...claimFigures(groups, rows, weights, claimValues).flat(),
    ];
  };
  const intervals = bootstrapIntervals(
    sheets.map(({ article }, place) => ({ id: article.id, tally: place })),
    {
      zero: () => new Float64Array(sheets.length),
      add: (sum, place, times) => (sum[place] = (sum[place] ?? 0) + times),
    },
    (weights) => values(weights),
    { seed, resamples, tick: (done) => goOn(sheets.length + done) },
  );
  if (stopped) return undefined;

  let next = 0;
  const withInterval = (group: Group, figure: Computed): Figure => figureOf(figure, intervals[next++], group);
  const moved = (figure: Figure, group: number, id: FigureId): Figure => means.moved(figure, group, id);
  const figures = groupValues(groups, undefined).map((found, at): AgreementGroup['figures'] => {
    const group = groups[at];
    if (group === undefined) return {};
    return Object.fromEntries([...found].map(([id, figure]) => [id, moved(withInterval(group, figure), at, id)]));
  });
  const claimRows = claimFigures(groups, rows, undefined, claimRow);
  const members = Map.groupBy(context.labelling.classes.keys(), (claim) => pairing.classOf(claim));
  const byClaim = classes.map((claim, at) => ({
    claim,
    claims: [...(members.get(claim) ?? [])].sort(),
    groups: groups.map((group, of) => {
      const row = claimRows[at * groups.length + of] ?? [];
      return rowOf(row.map((figure) => withInterval(group, figure)));
    }),
  }));
  const states = pairing.pairs.map(({ state }) => state);
  return {
    annotators: [...annotators],
    reviewer,
    seed,
    resamples,
    standsOn: pairing.standsOn,
    pairs: {
      confirmed: states.filter((state) => state !== 'proposed').length,
      proposed: states.filter((state) => state === 'proposed').length,
    },
    worked: annotators.map(
      (annotator) => [...doc.articles.keys()].filter((id) => workedOn(effectiveSheetOf(doc, annotator, id))).length,
    ),
    compared: sheets.length,
    groups: groups.map((group, at) => told(group, figures[at] ?? {}, sheets, context)),
    byArticle: sheets.map(({ article }, place) => ({
      article: article.id,
      groups: groups.map((group) => {
        const ofPairs = (group.kind === 'pair' ? [group] : pairs).map(({ byPlace }) => byPlace.get(place));
        return rowOf(articleRow(group.byPlace.get(place), ofPairs).map((figure) => figureOf(figure)));
      }),
    })),
    byClaim,
  };
}

/** Returns how many resamples a page's intervals stand on: 1000 up to 10,000 spans, 100 from 100,000 on. */
function resamplesFor(sheets: readonly ComparedArticle[]): number {
  const spans = sheets.reduce(
    (sum, { by }) => sum + [...by.values()].reduce((all, sheet) => all + sheet.spans.size, 0),
    0,
  );
  return Math.max(FEWEST_RESAMPLES, Math.min(RESAMPLES, Math.floor(MOST_WORK / Math.max(1, spans))));
}

interface ComparedArticle {
  readonly article: Article;
  readonly by: ReadonlyMap<AnnotatorId, Sheet>;
}

/** The articles that two or more have worked on, by their ids. */
function articlesCompared(doc: DocumentState, annotators: readonly AnnotatorId[]): ComparedArticle[] {
  return [...doc.articles.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((article) => {
      const by = new Map<AnnotatorId, Sheet>();
      for (const annotator of annotators) {
        const sheet = effectiveSheetOf(doc, annotator, article.id);
        if (workedOn(sheet)) by.set(annotator, sheet);
      }
      return by.size < 2 ? [] : [{ article, by }];
    });
}

/** For every group, the tallies of its articles by place. Those of two are of the articles that both worked on. */
function tallyAll(
  articles: readonly ComparedArticle[],
  groups: readonly (readonly AnnotatorId[])[],
  { labelling, classesOf }: Context,
  annotators: readonly AnnotatorId[],
  goOn: (done: number) => boolean,
): ReadonlyMap<number, ArticleTally>[] | undefined {
  const found = groups.map(() => new Map<number, ArticleTally>());
  const classes = groups.map((who) => new Set(who.flatMap((annotator) => [...(classesOf.get(annotator) ?? [])])).size);
  for (const [place, { article, by }] of articles.entries()) {
    groups.forEach((who, at) => {
      const sheets = who.flatMap((annotator) => by.get(annotator) ?? []);
      const all = who.length === annotators.length;
      if (sheets.length < (all ? 2 : who.length)) return;
      found[at]?.set(place, rememberedTally(sheets, article.length, classes[at] ?? 0, labelling));
    });
    if ((place + 1) % 32 === 0 && !goOn(place + 1)) return undefined;
  }
  return found;
}

function groupOf(
  kind: Group['kind'],
  who: readonly AnnotatorId[],
  byPlace: ReadonlyMap<number, ArticleTally>,
  { placeOf, layout }: Rows,
  pairs: readonly Group[] = [],
): Group {
  const places = [...byPlace.keys()];
  const tallies = [...byPlace.values()];
  const full = tallies.map(({ each }) => each.length === who.length);
  const at = new Map(places.map((place, index) => [place, index]));
  const statistics =
    kind === 'pair'
      ? pairStatistics(tallies)
      : groupStatistics(
          tallies.map((tally, index) => ({ tally, all: full[index] === true })),
          pairs.map((pair) => ({
            articles: pair.tallies,
            places: pair.places.map((place) => at.get(place) ?? 0),
          })),
        );
  return {
    kind,
    annotators: who,
    places,
    tallies,
    full,
    byPlace,
    claims: claimParts(tallies, placeOf, layout),
    statistics,
  };
}

/** All figures of every group; `weights` are those of the page's articles. The pairs come first, all together last. */
function groupValues(groups: readonly Group[], weights: Weights): ReadonlyMap<FigureId, Computed>[] {
  const found: ReadonlyMap<FigureId, Computed>[] = [];
  for (const { kind, statistics, places } of groups) {
    const mine = picked(weights, places);
    const figures = new Map<FigureId, Computed>();
    for (const [id, statistic] of statistics) figures.set(id, statistic(mine));
    if (kind === 'all') for (const id of MEANS) figures.set(id, meanOverPairs(found.map((pair) => pair.get(id))));
    found.push(figures);
  }
  return found;
}

/** The rows of claims: which claims, and what stands where. */
interface Rows {
  readonly classes: readonly ClaimId[];
  readonly placeOf: ReadonlyMap<ClaimId, number>;
  readonly layout: Layout;
}

/** For every claim and group what `tell` makes of the claim's row; with all together, spans are pooled over the pairs. */
function claimFigures<T>(
  groups: readonly Group[],
  { classes, layout }: Rows,
  weights: Weights,
  tell: (sums: Float64Array, from: number, totals: Totals, layout: Layout) => T,
): T[] {
  const size = classes.length * layout.length;
  const found = groups.map(({ tallies, places, claims }) => {
    const mine = picked(weights, places);
    return { sums: claimSums(claims, mine, size), totals: totalsOf(tallies, mine) };
  });
  const all = found.at(-1)?.sums;
  for (const place of all === undefined ? [] : [BOTH, SUM]) {
    for (let at = place; at < size; at += layout.length) {
      let sum = 0;
      for (const { sums } of found) if (sums !== all) sum += sums[at] ?? 0;
      if (all !== undefined) all[at] = sum;
    }
  }
  return classes.flatMap((_, at) => found.map(({ sums, totals }) => tell(sums, at * layout.length, totals, layout)));
}

const ONE_ARTICLE = 'An interval needs at least two articles.';

function figureOf({ value, why, n }: Computed, interval?: Interval, group?: Group): Figure {
  const figure = { value, n, ...(why === undefined ? {} : { why }) };
  if (value === null || interval === undefined) return figure;
  if (group !== undefined && group.places.length < 2) return { ...figure, noInterval: ONE_ARTICLE };
  if (interval.low === null) return { ...figure, noInterval: interval.why };
  return { ...figure, low: interval.low, high: interval.high };
}

function told(
  { kind, annotators, tallies, places: at, full }: Group,
  figures: AgreementGroup['figures'],
  articles: readonly ComparedArticle[],
  { labelling }: Context,
): AgreementGroup {
  const places = { all: 0, some: 0, one: 0 };
  tallies.forEach(({ places: { all, some, one } }, index) => {
    // Where not all of the group have worked, the places of all who have are still not places of all.
    places.all += full[index] === true ? all : 0;
    places.some += full[index] === true ? some : some + all;
    places.one += one;
  });
  const confusion = (of: 'stances' | 'cells', labels: readonly string[]): Confusion =>
    confusionOfTables(
      tallies.flatMap(({ pair }) => pair?.[of] ?? []),
      labels,
    );
  return {
    kind,
    annotators: [...annotators],
    articles: full.filter(Boolean).length,
    spans: annotators.map((annotator) =>
      at.reduce((sum, place) => sum + (articles[place]?.by.get(annotator)?.spans.size ?? 0), 0),
    ),
    places,
    figures,
    stances: kind === 'pair' ? confusion('stances', labelling.stanceLabels) : null,
    cells: kind === 'pair' ? confusion('cells', CELL_LABELS) : null,
  };
}
