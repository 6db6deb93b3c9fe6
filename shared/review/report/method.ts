/** The method in the words of a paper's appendix, true to what the figures of the report were computed with. */
import type { FigureId } from '../../contract/review.ts';
import type { NamedFigure } from './figures.ts';
import type { ProjectReport } from './project.ts';
import type { Settlement } from './tally.ts';
import { SOURCES } from './sources.ts';
import type { Source, SourceId } from './sources.ts';
import { count, grouped, listed } from './words.ts';

export type { Source } from './sources.ts';

export interface MethodPart {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

type Reported = Omit<ProjectReport, 'method' | 'sources'>;

/** Where each figure comes from, and what it is, in a sentence. */
const FORMULAS: readonly {
  readonly ids: readonly FigureId[];
  readonly words: string;
  readonly sources: readonly SourceId[];
}[] = [
  {
    ids: ['span-f1-exact'],
    words:
      'Precision, recall and F1 of spans, exact: two spans are the same if all their fragments begin and end in the same places; F1 is twice the number of such spans, divided by the number of spans of both annotators.',
    sources: ['tjong-kim-sang-2000'],
  },
  {
    ids: ['span-f1-overlap'],
    words:
      'The same by overlap: the spans that are matched (see above) count as found. The claims of the spans play no part in either.',
    sources: ['tjong-kim-sang-2000'],
  },
  {
    ids: ['span-u-alpha'],
    words:
      'Krippendorff’s α for unitizing, in the form of 1995 and 2004 (not that of 2016): how far the annotators cut the same stretches out of the texts. Each fragment is a unit of one and the same category, fragments of one annotator that overlap count as one stretch, and no unit or gap crosses from one article into the next.',
    sources: ['krippendorff-1995', 'krippendorff-2004'],
  },
  {
    ids: ['link-kappa', 'stance-kappa', 'cell-kappa'],
    words:
      'Cohen’s κ, for two annotators: (observed − expected agreement) / (1 − expected agreement), with chance reckoned from each annotator’s own distribution of labels.',
    sources: ['cohen-1960'],
  },
  {
    ids: ['link-fleiss', 'stance-fleiss', 'cell-fleiss'],
    words:
      'Fleiss’ κ, for any number of annotators: the same quotient, with chance reckoned from the labels of all annotators together. It is given only over items that every annotator of the group has rated.',
    sources: ['fleiss-1971'],
  },
  {
    ids: ['link-alpha', 'stance-alpha', 'cell-alpha'],
    words:
      'Krippendorff’s α, nominal: 1 − observed / expected disagreement, from the coincidences of labels within items; items with a single rating do not enter.',
    sources: ['krippendorff-2004', 'hayes-2007'],
  },
  {
    ids: ['stance-ordinal'],
    words:
      'Krippendorff’s α, ordinal, along the polarity of the stance: contradicts, then partly (or both), then agrees. Links that only mention the claim take no side and are left out.',
    sources: ['krippendorff-2004'],
  },
  {
    ids: ['claim-b-cubed'],
    words:
      'B-cubed F1, for two annotators: each one’s claims are taken as groups of spans across all articles, whatever the claims are called; for each span, the share of its group that the other annotator keeps together with it. A span that only one of them marked counts with share 0.',
    sources: ['bagga-1998', 'pradhan-2014'],
  },
  {
    ids: ['claim-ceaf-e'],
    words:
      'CEAF-e F1: the same groups, assigned one to one so that 2·|K ∩ R| / (|K| + |R|) adds up to the most, held against the number of groups.',
    sources: ['luo-2005'],
  },
  {
    ids: ['claim-adjusted-rand'],
    words: 'Adjusted Rand index: the same groups over the spans that both annotators marked, corrected for chance.',
    sources: ['hubert-1985'],
  },
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

/** Returns the sources of the figures that the report gives, in the order of their first authors. */
export function sourcesOf(report: Reported): Source[] {
  if (report.agreement === null) return [];
  const used = new Set<SourceId>(['efron-1993', 'blackman-2021']);
  for (const { sources } of formulasIn(report)) for (const source of sources) used.add(source);
  return SOURCES.filter(({ id }) => used.has(id));
}

function formulasIn(report: Reported): (typeof FORMULAS)[number][] {
  const groups = [...(report.agreement?.groups ?? []), ...report.againstGold];
  const given = new Set(groups.flatMap(({ figures }) => figures.map(({ id }: NamedFigure) => id)));
  return FORMULAS.filter(({ ids }) => ids.some((id) => given.has(id)));
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
      ? 'Figures are given for every two annotators over the articles that both worked on, and for all together over the articles that all of them worked on.'
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
  return formulasIn(report).map(({ words, sources }) => {
    const cited = sources.map((id) => SOURCES.find((source) => source.id === id)?.short ?? id);
    return `${words} (${cited.join('; ')})`;
  });
}

function intervals({ agreement }: Reported): string[] {
  if (agreement === null) return [];
  return [
    `Intervals are 95 % percentile bootstrap intervals over articles (Efron and Tibshirani 1993): articles are drawn with replacement, since spans of one article are not independent of each other, ${grouped(agreement.resamples)} times, with the seed ${agreement.seed} (generator: xoshiro128**, Blackman and Vigna 2021). The same data and seed give the same intervals. A figure has no interval with fewer than two articles, or where it is undefined in more than a tenth of the resamples.`,
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
      ? 'No decision overruled anybody.'
      : `Of ${count(settlement.reasons.given + settlement.reasons.owed, 'decision')} that overruled somebody, ${grouped(settlement.reasons.given)} ${settlement.reasons.given === 1 ? 'says' : 'say'} why; ` +
        (reasonsOwed.length === 0
          ? 'none owes a reason.'
          : `${grouped(reasonsOwed.length)} still ${reasonsOwed.length === 1 ? 'owes' : 'owe'} a reason.`),
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
