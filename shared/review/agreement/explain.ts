/** What each figure of the review counts, for a reader on the screen or of a report, and where it comes from. */
import type { FigureId } from '../../contract/review.ts';

export type Family = 'spans' | 'links' | 'claims' | 'stances' | 'cells';

export interface Explanation {
  readonly id: FigureId | 'gamma';
  readonly family: Family;
  readonly name: string;
  /** What it counts, and how what only one annotator has counts. */
  readonly counts: string;
  /** The paper that the figure is from. */
  readonly source: string;
  /** `share`: 0 to 1. `chance`: 1 is agreement throughout, 0 what chance would give, below it worse than chance. */
  readonly scale: 'share' | 'chance';
}

/** Said once for all figures. */
export const GROUND =
  'Only articles that the annotators have worked on are compared: an article that someone has not opened yet counts ' +
  'nothing, one in which she looked and found nothing counts. Two annotators’ spans are matched one to one so that they ' +
  'share as many characters as possible. Claims that were paired count as one. Intervals are 95 % percentile intervals of ' +
  'a bootstrap over articles (Efron and Tibshirani 1993): articles, not spans, are drawn, since spans of one article are ' +
  'not independent of each other. They stand on 1,000 resamples; above 10,000 spans on fewer, from 100,000 on 100.';

const COHEN =
  'J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960).';
const FLEISS = 'J. L. Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76 (1971).';
const KRIPPENDORFF = 'K. Krippendorff, Content Analysis, 2nd edition, Sage 2004, chapter 11.';
const HRIPCSAK =
  'G. Hripcsak and A. S. Rothschild, Agreement, the F-measure, and reliability in information retrieval, Journal of the ' +
  'American Medical Informatics Association 12 (2005).';

const EXACT = 'A span counts as found if the other annotator has one in the very same place, character for character.';
const OVERLAP =
  'A span counts as found if it is matched with one of the other annotator: they share at least a character, and each span ' +
  'has one partner at most.';
const F1 =
  '2 × found / all spans of both; a span that only one of them has lowers it. Over all annotators: pooled over all pairs.';
const LINKS =
  'Compared are places: two matched spans, or a span without a partner. The label of a place is the set of claims that the ' +
  'annotator linked her span to; “no claim” for a span without a link, “no span” where she has none, so that every ' +
  'unmatched span is a disagreement. Sets that are the same only in part count as different.';
const CLUSTERS =
  'Each annotator’s claims are taken as clusters of spans over all articles, and the two ways of clustering are compared: ' +
  'whether the claims were paired, and how they are worded, plays no part. A matched pair of spans is one mention; a span ' +
  'without a partner is a mention that only one side has. A span linked to several claims is a mention for each of them, ' +
  'claims of a confirmed or proposed pair first held against each other. Spans without a link are left out. Over all ' +
  'annotators: the mean over all pairs. A drawn article that comes twice agrees with its own copy, so that the interval is ' +
  'moved by what the mean of the resamples exceeds the value.';
const STANCES =
  'Compared are the links of matched spans to one claim: both annotators have linked their span of the place to it, and the ' +
  'label is the stance. Links that only one of them made are not in it (they count as disagreement on links). A span that ' +
  'both affirms and denies the claim has the label “both”; of other stances together the one with a side counts.';
const CELLS =
  'Compared are cells: every claim in every article, with what the annotator’s links say in sum (agrees, contradicts, both, ' +
  'partly, mentions), “silent” if she marked it so, and “not looked for” otherwise. A claim that one of them does not have ' +
  'is not looked for by her anywhere.';
const BY_KAPPA = ' κ: agreement beyond what chance would give if each of the two kept to her own shares of labels.';
const BY_FLEISS =
  ' Fleiss’ κ (1971): the same for several annotators, with shares of labels taken over all of them; only articles that all ' +
  'have worked on.';
const BY_ALPHA =
  ' α: 1 − observed / expected disagreement, over all ratings that can be paired; it takes articles that some have not ' +
  'worked on.';

const explain = (
  id: Explanation['id'],
  family: Family,
  name: string,
  counts: string,
  source: string,
  scale: Explanation['scale'],
): Explanation => ({ id, family, name, counts, source, scale });

/** All figures in the order in which they are shown, γ among them. */
export const EXPLANATIONS: readonly Explanation[] = [
  explain('span-f1-exact', 'spans', 'F1, exact', `${EXACT} ${F1}`, HRIPCSAK, 'share'),
  explain(
    'span-precision-exact',
    'spans',
    'Precision, exact',
    `Share of the second’s spans that the first has too. ${EXACT}`,
    HRIPCSAK,
    'share',
  ),
  explain(
    'span-recall-exact',
    'spans',
    'Recall, exact',
    `Share of the first’s spans that the second has too. ${EXACT}`,
    HRIPCSAK,
    'share',
  ),
  explain('span-f1-overlap', 'spans', 'F1, overlap', `${OVERLAP} ${F1}`, HRIPCSAK, 'share'),
  explain(
    'span-precision-overlap',
    'spans',
    'Precision, overlap',
    `Share of the second’s spans that the first has too. ${OVERLAP}`,
    HRIPCSAK,
    'share',
  ),
  explain(
    'span-recall-overlap',
    'spans',
    'Recall, overlap',
    `Share of the first’s spans that the second has too. ${OVERLAP}`,
    HRIPCSAK,
    'share',
  ),
  explain(
    'span-u-alpha',
    'spans',
    'α for unitizing',
    'How far the same stretches were cut out of the texts: the squared distances of the ends of spans that overlap, and the ' +
      'squared lengths of those that lie in the other’s gaps, against what chance would give. Every fragment of a span is a ' +
      'stretch; spans of one annotator that overlap count as the one stretch they cover. This is the statistic of 1995 and ' +
      '2004, not that of 2016. Over all annotators: articles that all have worked on.',
    'K. Krippendorff, On the reliability of unitizing contiguous data, Sociological Methodology 25 (1995); Content ' +
      'Analysis, 2nd edition, Sage 2004, section 11.6.',
    'chance',
  ),
  explain(
    'gamma',
    'spans',
    'γ',
    'Spans and their claims at once: units of the annotators are aligned so that the disorder is least, weighing how far ' +
      'they lie apart and whether their sets of claims are the same; a span without a partner costs Δ∅. γ is 1 − that ' +
      'disorder / the mean disorder of random articles. A span of several fragments counts from its first to its last ' +
      'character. Over several articles: the mean of their γ, each weighed by its number of spans; articles without a γ are left out.',
    'Y. Mathet, A. Widlöcher and J.-P. Métivier, The unified and holistic method Gamma (γ) for inter-annotator agreement ' +
      'measure and alignment, Computational Linguistics 41 (2015).',
    'chance',
  ),
  explain('link-kappa', 'links', 'Cohen’s κ', LINKS + BY_KAPPA, COHEN, 'chance'),
  explain('link-fleiss', 'links', 'Fleiss’ κ', LINKS + BY_FLEISS, FLEISS, 'chance'),
  explain('link-alpha', 'links', 'Krippendorff’s α', LINKS + BY_ALPHA, KRIPPENDORFF, 'chance'),
  explain(
    'claim-b-cubed',
    'claims',
    'B-cubed F1',
    `${CLUSTERS} B-cubed: for each mention, the share of its cluster that the other side keeps together with it.`,
    'A. Bagga and B. Baldwin, Algorithms for scoring coreference chains, LREC workshop on linguistic coreference (1998).',
    'share',
  ),
  explain(
    'claim-ceaf-e',
    'claims',
    'CEAF-e F1',
    `${CLUSTERS} CEAF-e: clusters are assigned one to one so that they are as alike as possible (φ4).`,
    'X. Luo, On coreference resolution performance metrics, HLT/EMNLP (2005).',
    'share',
  ),
  explain(
    'claim-adjusted-rand',
    'claims',
    'Adjusted Rand index',
    `${CLUSTERS} Adjusted Rand: over pairs of mentions that both sides have, whether both keep them together or apart, ` +
      'corrected for chance; mentions of one side only are not in it.',
    'L. Hubert and P. Arabie, Comparing partitions, Journal of Classification 2 (1985).',
    'chance',
  ),
  explain('stance-kappa', 'stances', 'Cohen’s κ', STANCES + BY_KAPPA, COHEN, 'chance'),
  explain(
    'stance-fleiss',
    'stances',
    'Fleiss’ κ',
    `${STANCES}${BY_FLEISS} Only links that all of them made.`,
    FLEISS,
    'chance',
  ),
  explain('stance-alpha', 'stances', 'Krippendorff’s α', STANCES + BY_ALPHA, KRIPPENDORFF, 'chance'),
  explain(
    'stance-ordinal',
    'stances',
    'Ordinal α along the polarity',
    `${STANCES} Ordinal α: − , ± and + stand in this order, so that contradicts against agrees weighs more than against ` +
      'partly. Stances that take no side (mentions) have no place on that scale, since they do not lie between affirming ' +
      'and denying; such links count as missing.',
    'K. Krippendorff, Content Analysis, 2nd edition, Sage 2004, section 11.3.',
    'chance',
  ),
  explain('cell-kappa', 'cells', 'Cohen’s κ', CELLS + BY_KAPPA, COHEN, 'chance'),
  explain('cell-fleiss', 'cells', 'Fleiss’ κ', CELLS + BY_FLEISS, FLEISS, 'chance'),
  explain('cell-alpha', 'cells', 'Krippendorff’s α', CELLS + BY_ALPHA, KRIPPENDORFF, 'chance'),
];
