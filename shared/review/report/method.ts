/** The method in the words of a paper's appendix, true to what the figures of the report were computed with. */
import type { FigureId } from '../../contract/review.ts';
import { EXPLANATIONS } from '../agreement/explain.ts';
import type { ProjectReport } from './project.ts';
import type { Settlement } from './tally.ts';
import { count, grouped, listed } from './words.ts';

export interface MethodPart {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

type Reported = Omit<ProjectReport, 'method' | 'sources'>;

/** The formula of each figure in a sentence, cited as in a paper; `EXPLANATIONS` has the sources in full. */
const FORMULAS: readonly { readonly ids: readonly FigureId[]; readonly words: string }[] = [
  {
    ids: ['span-f1-exact'],
    words:
      'Precision, recall and F1 of spans, exact: two spans are the same if all their fragments begin and end in the same places. F1 is twice the number of spans that are the same, divided by the number of spans of both annotators; over more than two it is pooled over all pairs. Precision and recall take the first of two annotators as the reference (Hripcsak and Rothschild 2005).',
  },
  {
    ids: ['span-f1-overlap'],
    words:
      'The same by overlap: spans that are matched as described above count as found (Hripcsak and Rothschild 2005). The claims of the spans play no part in either.',
  },
  {
    ids: ['span-u-alpha'],
    words:
      'α for unitizing, in the form of 1995 and 2004, not that of 2016: how far the same stretches were cut out of the texts, 1 − observed / expected disagreement, from the squared distances of the ends of stretches that overlap and the squared lengths of those that lie in the other’s gaps. Each fragment is a stretch of one and the same category, fragments of one annotator that overlap count as one, and no stretch or gap crosses from one article into the next (Krippendorff 1995, 2004).',
  },
  {
    ids: ['link-kappa', 'stance-kappa', 'cell-kappa'],
    words:
      'Cohen’s κ, for two annotators: (observed − expected agreement) / (1 − expected agreement), with chance reckoned from each annotator’s own shares of labels (Cohen 1960).',
  },
  {
    ids: ['link-fleiss', 'stance-fleiss', 'cell-fleiss'],
    words:
      'Fleiss’ κ, for more than two: the same quotient, with chance reckoned from the labels of all annotators together, over articles that all of them worked on and items that all of them rated (Fleiss 1971).',
  },
  {
    ids: ['link-alpha', 'stance-alpha', 'cell-alpha'],
    words:
      'Krippendorff’s α, nominal: 1 − observed / expected disagreement, from the coincidences of labels within items. Items with a single rating do not enter; articles that some have not worked on do (Krippendorff 2004).',
  },
  {
    ids: ['stance-ordinal'],
    words:
      'Ordinal α along the polarity of the stances: −, then ± (and both), then +. Links that only mention the claim take no side and count as missing (Krippendorff 2004).',
  },
  {
    ids: ['claim-b-cubed'],
    words:
      'B-cubed F1: each annotator’s claims are taken as clusters of spans over all articles, however the claims are worded and whether they were paired or not; for each span, the share of its cluster that the other annotator keeps together with it. A span that only one of them marked is a mention without a counterpart; spans without a link are left out (Bagga and Baldwin 1998).',
  },
  {
    ids: ['claim-ceaf-e'],
    words:
      'CEAF-e F1: the same clusters, assigned one to one so that 2·|K ∩ R| / (|K| + |R|) adds up to the most, held against the number of clusters (Luo 2005).',
  },
  {
    ids: ['claim-adjusted-rand'],
    words:
      'Adjusted Rand index: the same clusters over the spans that both annotators marked, corrected for chance (Hubert and Arabie 1985). Over more than two annotators these three are means over all pairs.',
  },
];

const ALWAYS = [
  'B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, Chapman & Hall 1993, chapter 13.',
  'D. Blackman and S. Vigna, Scrambled linear pseudorandom number generators, ACM Transactions on Mathematical Software 47 (2021).',
];

/** Returns the parts of the method, in order. */
export function methodOf(report: Reported): MethodPart[] {
  const parts: MethodPart[] = [{ title: 'Material', paragraphs: material(report) }];
  if (report.agreement !== null) {
    parts.push(
      { title: 'What was compared', paragraphs: compared(report) },
      { title: 'How spans were matched', paragraphs: MATCHING },
      { title: 'How claims were paired', paragraphs: pairing(report) },
      { title: 'What was rated', paragraphs: RATED },
      { title: 'Coefficients', paragraphs: coefficients(report) },
      { title: 'Intervals', paragraphs: intervals(report) },
      { title: 'Values that are undefined', paragraphs: undefinedOnes(report) },
    );
  }
  parts.push({ title: 'How disagreements were settled', paragraphs: settling(report) });
  return parts;
}

/** Returns the sources of the figures that the report gives, in alphabetical order. */
export function sourcesOf(report: Reported): string[] {
  if (report.agreement === null) return [];
  const given = idsIn(report);
  const sources = EXPLANATIONS.filter(({ id }) => id !== 'gamma' && given.has(id)).map(({ source }) => source);
  const surname = (source: string): string => source.replace(/^(?:\p{Lu}\. ?)+/u, '');
  return [...new Set([...sources, ...ALWAYS])].sort((a, b) => (surname(a) < surname(b) ? -1 : 1));
}

function idsIn({ agreement, againstGold }: Reported): ReadonlySet<FigureId> {
  const groups = [...(agreement?.groups ?? []), ...againstGold];
  return new Set(groups.flatMap(({ figures }) => figures.map(({ id }) => id)));
}

function material({ annotators, articles, stances, project }: Reported): string[] {
  const languages = [...new Set(articles.map(({ language }) => language))].filter((tag) => tag !== 'und');
  const each = annotators.map(
    ({ name, spans, links, silent, articles: worked }) =>
      `${name} marked ${count(spans, 'span')} with ${count(links, 'link')} to claims in ${count(worked, 'article')}` +
      (silent === 0 ? '' : ` and marked ${count(silent, 'cell')} as checked and silent`),
  );
  return [
    `The project “${project.name}” holds ${count(articles.length, 'article')}` +
      `${languages.length === 0 ? '' : ` (${listed(languages)})`}, read by ${count(annotators.length, 'annotator')}.` +
      (each.length === 0 ? '' : ` ${each.join('; ')}.`),
    'An annotator marks spans (one or more stretches of an article’s text, which may overlap), links each span to canonical claims, ' +
      `and gives each link a stance: ${listed(stances.map(({ label, polarity }) => `${label} (${polarity})`))}. ` +
      'A claim may also be marked as checked and silent in an article. Texts are fixed when they are taken in and known by their SHA-256; places are counted in UTF-16 code units.',
  ];
}

function compared({ agreement, annotators }: Reported): string[] {
  if (agreement === null) return [];
  return [
    `An article is compared where at least two annotators have worked on it: marked or settled something there, or said that they are at it or done. ${count(agreement.compared, 'article')} ${agreement.compared === 1 ? 'is' : 'are'} compared in this report; an article that somebody has not opened yet is no disagreement, and one in which somebody looked and marked nothing is.`,
    annotators.length > 2
      ? 'Figures are given for every two annotators over the articles that both worked on, and for all together over the articles that at least two of them worked on.'
      : 'Figures are given over the articles that both annotators worked on.',
  ];
}

const MATCHING: readonly string[] = [
  'The spans of two annotators in one article are matched one to one so that the matched spans share as many characters as possible in all; of two ways that share equally many, the one with more exact matches is taken, then the one whose ends lie closer together, then the one that comes first in the text. Spans that share no character are never matched.',
  'For three annotators and more, the matches of all pairs are joined into places from the largest overlap to the smallest, each only if no annotator would then have two spans in one place. Nothing depends on the order in which annotators are named. A span without a match is a place where the others have no span: it is counted, not left out.',
];

function pairing({ agreement }: Reported): string[] {
  if (agreement === null) return [];
  const { pairs, standsOn } = agreement;
  const stand =
    standsOn === 'confirmed'
      ? 'All figures of this report stand on claims that are the same or whose pairing was confirmed; no proposal was used.'
      : `The figures of this report stand on proposals as well: ${count(pairs.proposed, 'pair')} of claims ${pairs.proposed === 1 ? 'was' : 'were'} proposed and not yet confirmed by the reviewer. They may change when the pairs are looked at.`;
  return [
    `Annotators may keep claim lists of their own. Claims with one id are the same claim; further pairs are confirmed or refused by the reviewer. ${count(pairs.confirmed, 'pair')} of claims ${pairs.confirmed === 1 ? 'is' : 'are'} the same or confirmed. Where the reviewer has said nothing, the claims of two annotators are assigned one to one so that a score of the spans that both linked and of the likeness of the words adds up to the most; pairs with a score below 0.5 are not proposed. A claim left over whose spans are mostly those of a paired claim is added to it, since one of the two has split, or merged, what is one claim for the other.`,
    stand,
  ];
}

const RATED: readonly string[] = [
  'Links: the items are the places; an annotator’s label for a place is the set of claims that her span there is linked to, “no claim” where it is linked to none, and “no span” where she has no span. Disagreement on whether there is something to mark thus counts as disagreement.',
  'Stances: the items are the claims that spans of a place were linked to; the label is the stance. Where only one annotator linked the place to the claim, there is nothing to compare, and the item does not enter.',
  'Cells: the items are all pairs of a claim and an article; the label is what the annotator’s links there say in sum (agrees, contradicts, both, partly, mentions), silent, or not looked for. Links that affirm and links that deny make “both”; either outweighs “partly”, and that outweighs “mentions”.',
];

function coefficients(report: Reported): string[] {
  const given = idsIn(report);
  return FORMULAS.filter(({ ids }) => ids.some((id) => given.has(id))).map(({ words }) => words);
}

function intervals({ agreement }: Reported): string[] {
  if (agreement === null) return [];
  return [
    `Intervals are 95 % percentile bootstrap intervals over articles (Efron and Tibshirani 1993): articles are drawn with replacement, since spans of one article are not independent of each other, ${grouped(agreement.resamples)} times, with the seed ${agreement.seed} (generator: xoshiro128**, Blackman and Vigna 2021). The same data and seed give the same intervals. A figure has no interval with fewer than two articles, or where it is undefined in more than a tenth of the resamples. Where claims are compared as clusters, an article that is drawn twice agrees with its own copy, so those intervals are moved by what the mean of the resamples exceeds the value.`,
  ];
}

function undefinedOnes({ agreement }: Reported): string[] {
  if (agreement === null) return [];
  const lead =
    'A coefficient that is undefined for its data (one label only, nothing to compare, no disagreement to be expected by chance) is reported as undefined with the reason, never as 0 or 1.';
  if (agreement.undefined.length === 0) return [`${lead} None of the figures over all articles is undefined.`];
  const each = agreement.undefined.map(({ group, figure, why }) => `${figure}, ${group}: ${why}`);
  return [lead, ...each];
}

function settling({ gold, reasonsOwed }: Reported): string[] {
  if (gold === null) return ['Nothing has been settled: there is no gold set.'];
  const { settlement, adjudicator, work } = gold;
  return [
    `${adjudicator.name} settled ${count(settlement.settled, 'place')} in ${count(work.articles, 'article')}: ${verdictsInWords(settlement)}.` +
      (settlement.later === 0
        ? ''
        : ` ${count(settlement.later, 'place')} ${settlement.later === 1 ? 'was' : 'were'} put off.`),
    'What all annotators had alike was taken without asking. The gold set is what the decisions chose; of claims that the adjudicator said to be the same, one stands for all.',
    settlement.reasons.given + settlement.reasons.owed === 0
      ? 'No decision overruled anybody’s judgement.'
      : `Of ${count(settlement.reasons.given + settlement.reasons.owed, 'decision')} that overruled somebody’s judgement (another claim or stance, something turned down or made anew), ${grouped(settlement.reasons.given)} ${settlement.reasons.given === 1 ? 'says' : 'say'} why; ` +
        (reasonsOwed.length === 0
          ? 'none owes a reason.'
          : `${grouped(reasonsOwed.length)} still ${reasonsOwed.length === 1 ? 'owes' : 'owe'} a reason.`),
    ...(settlement.open === 0
      ? []
      : [
          `${count(settlement.open, 'place')} ${settlement.open === 1 ? 'is' : 'are'} not settled yet; against the gold set, what is not settled or put off counts as left out of it.`,
        ]),
    ...(settlement.changedSince === 0
      ? []
      : [
          `In ${count(settlement.changedSince, 'settled place')} somebody’s work is no longer what was compared; the decision stands as it was made until it is looked at again.`,
        ]),
  ];
}

/** Returns how many were settled in which way: “12 alike and taken without asking, 3 by taking one annotator’s”. */
export function verdictsInWords({ verdicts }: Pick<Settlement, 'verdicts'>): string {
  const words = [
    [verdicts.agreed, 'alike and taken without asking'],
    [verdicts.one, 'by taking one annotator’s'],
    [verdicts.both, 'by keeping what both have'],
    [verdicts.edited, 'by an edited version'],
    [verdicts.neither, 'by taking neither'],
  ] as const;
  return listed(words.filter(([n]) => n > 0).map(([n, how]) => `${grouped(n)} ${how}`)) || 'none';
}
