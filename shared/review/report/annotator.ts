/** The report for one annotator, as data: what stood, what was changed and why, what is new since, and her figures. */
import type { AgreementPage } from '../../contract/review.ts';
import { annotatorOf, isGold, writerOf } from '../../document/gold.ts';
import type { DocumentState } from '../../document/state.ts';
import type { AnnotatorId } from '../../model/index.ts';
import { groupFigures, pairsOf } from './figures.ts';
import type { GroupFigures } from './figures.ts';
import { DIFFERENCES } from './outcome.ts';
import type { Difference } from './outcome.ts';
import { settledIn } from './places.ts';
import type { PlaceSide, Settled, SettledPlace } from './places.ts';
import { workOf } from './tally.ts';
import type { Work } from './tally.ts';

export interface ReportOptions {
  /** The gold set, or null if nothing has been settled. */
  readonly gold: AnnotatorId | null;
  /** How far the annotators agree, without the gold set and with it; null where it was not computed or cannot be. */
  readonly agreement: AgreementPage | null;
  readonly withGold: AgreementPage | null;
  /** Name and version of the program. */
  readonly generator: string;
  /** When the report is made, as an ISO instant. */
  readonly made: string;
}

export interface GoldOf {
  readonly id: AnnotatorId;
  readonly name: string;
  readonly adjudicator: { readonly id: AnnotatorId; readonly name: string };
}

/** A settled place, from where one annotator stands. */
export interface HerPlace extends SettledPlace {
  readonly hers: PlaceSide;
  /**
   * `stood`: what she had is what was decided. `left-out`: she had nothing, and nothing was taken in. `changed`: the decision
   * differs from hers. `later`: it was put off.
   */
  readonly outcome: 'stood' | 'left-out' | 'changed' | 'later';
}

export interface AnnotatorReport {
  readonly format: 'crossread/annotator-report';
  readonly version: 1;
  readonly generator: string;
  readonly made: string;
  readonly offsetUnit: 'utf-16';
  readonly project: { readonly id: string; readonly name: string };
  readonly annotator: { readonly id: AnnotatorId; readonly name: string };
  readonly work: Work;
  readonly gold: GoldOf | null;
  readonly counts: {
    /** Settled places in which she was compared. */
    readonly settled: number;
    /** Of these, taken without asking, since all had the same. */
    readonly agreed: number;
    readonly stood: number;
    readonly leftOut: number;
    readonly changed: number;
    readonly later: number;
    /** Places of those compared about which nothing was decided: against the gold set they count as left out of it. */
    readonly open: number;
    /** Changed places by what was changed; one with two changes counts in both. */
    readonly changes: Readonly<Record<Difference, number>>;
    /** Changed places whose decision should say why and does not. */
    readonly withoutReason: number;
    readonly changedSince: number;
  };
  readonly places: readonly HerPlace[];
  /** Her figures, against the gold set first, then against each other annotator. */
  readonly figures: readonly GroupFigures[];
  readonly claims: Pick<AgreementPage, 'standsOn' | 'pairs'> | null;
  readonly intervals: Pick<AgreementPage, 'seed' | 'resamples'> | null;
}

/** Returns the report for the annotator. The same document, options and pages give the same report. */
export function annotatorReport(doc: DocumentState, annotator: AnnotatorId, options: ReportOptions): AnnotatorReport {
  const { gold, agreement, withGold, generator, made } = options;
  const settledThere: Settled = gold === null ? { places: [], open: 0 } : settledIn(doc, gold);
  const places = settledThere.places.flatMap((place) => herPlace(place, annotator));
  const settled = places.filter(({ outcome }) => outcome !== 'later');
  const changed = settled.filter(({ outcome }) => outcome === 'changed');
  const nameOf = (id: AnnotatorId): string => annotatorOf(doc, id)?.name ?? id;
  const page = withGold ?? agreement;
  const pairs = [
    ...(withGold === null ? [] : pairsOf(withGold, annotator).filter(({ annotators }) => annotators.some(isGold))),
    ...(agreement === null ? [] : pairsOf(agreement, annotator)),
  ];
  return {
    format: 'crossread/annotator-report',
    version: 1,
    generator,
    made,
    offsetUnit: 'utf-16',
    project: { id: doc.project.id, name: doc.project.name },
    annotator: { id: annotator, name: nameOf(annotator) },
    work: workOf(doc, annotator),
    gold: gold === null ? null : goldOfReport(doc, gold),
    counts: {
      settled: settled.length,
      agreed: settled.filter(({ verdict }) => verdict === 'agreed').length,
      stood: settled.filter(({ outcome }) => outcome === 'stood').length,
      leftOut: settled.filter(({ outcome }) => outcome === 'left-out').length,
      changed: changed.length,
      later: places.length - settled.length,
      open: settledThere.open,
      changes: Object.fromEntries(
        DIFFERENCES.map((each) => [each, changed.filter(({ hers }) => hers.differences.includes(each)).length]),
      ) as Record<Difference, number>,
      withoutReason: changed.filter(({ needsReason, reason }) => needsReason && reason === undefined).length,
      changedSince: settled.filter(({ hers }) => hers.now !== undefined).length,
    },
    places,
    figures: pairs.map((group) => groupFigures(group, nameOf)),
    claims: page === null ? null : { standsOn: page.standsOn, pairs: page.pairs },
    intervals: page === null ? null : { seed: page.seed, resamples: page.resamples },
  };
}

/** Returns the gold set with who settled it. */
export function goldOfReport(doc: DocumentState, gold: AnnotatorId): GoldOf {
  const adjudicator = writerOf(gold);
  return {
    id: gold,
    name: annotatorOf(doc, gold)?.name ?? gold,
    adjudicator: { id: adjudicator, name: annotatorOf(doc, adjudicator)?.name ?? adjudicator },
  };
}

function herPlace(place: SettledPlace, annotator: AnnotatorId): HerPlace[] {
  const hers = place.sides.find((side) => side.annotator === annotator);
  if (hers === undefined) return [];
  const nothing = hers.passages.length + hers.silent.length === 0;
  const outcome =
    place.verdict === 'later' ? 'later' : hers.differences.length > 0 ? 'changed' : nothing ? 'left-out' : 'stood';
  return [{ ...place, hers, outcome }];
}
