/** The report for one annotator in a few sentences, for its head and for the screen. */
import { isGold } from '../../document/gold.ts';
import type { AnnotatorReport } from './annotator.ts';
import { figureInWords } from './figures.ts';
import { CHANGES } from './parts.ts';
import { DIFFERENCES } from './outcome.ts';
import { count, grouped, listed } from './words.ts';

/** Returns the sentences: what the annotator did, what stood, what was changed, and the chief figures. */
export function annotatorInWords({ annotator, work, gold, counts, figures }: AnnotatorReport): string[] {
  const { name } = annotator;
  const did =
    `${name} marked ${count(work.spans, 'span')} with ${count(work.links, 'link')} to claims in ${count(work.articles, 'article')}` +
    (work.silent === 0 ? '.' : ` and marked ${count(work.silent, 'cell')} as checked and silent.`);
  if (gold === null)
    return [did, 'Nothing has been settled yet: there is no gold set to report on.', ...chief(figures, annotator.id)];
  if (counts.settled + counts.later === 0) {
    return [
      did,
      `Nothing in which ${name} was compared has been settled in the ${lower(gold.name)} yet.`,
      ...chief(figures, annotator.id),
    ];
  }
  const { settled, agreed, stood, leftOut, changed, later, open, withoutReason, changedSince, changes } = counts;
  const kinds = DIFFERENCES.filter((each) => changes[each] > 0).map(
    (each) => `${grouped(changes[each])} ${CHANGES[each]}`,
  );
  return [
    did,
    `${gold.adjudicator.name} settled ${count(settled, 'place')} in which ${name} was compared; in ${grouped(agreed)} of them all annotators had the same.`,
    `${count(stood, 'place')} stood as ${name} had ${stood === 1 ? 'it' : 'them'}` +
      (leftOut === 0 ? '' : `, ${grouped(leftOut)} ${leftOut === 1 ? 'was' : 'were'} rightly left out`) +
      (changed === 0
        ? '; nothing was changed.'
        : `, ${grouped(changed)} ${changed === 1 ? 'was' : 'were'} changed (${listed(kinds)}).`),
    ...(withoutReason === 0
      ? []
      : [`${count(withoutReason, 'change')} ${withoutReason === 1 ? 'owes' : 'owe'} a reason that was not given.`]),
    ...(later === 0 ? [] : [`${count(later, 'place')} ${later === 1 ? 'was' : 'were'} put off.`]),
    ...(open === 0
      ? []
      : [
          `${count(open, 'place')} ${open === 1 ? 'is' : 'are'} not settled yet; against the gold set ${open === 1 ? 'it counts' : 'they count'} as left out of it.`,
        ]),
    ...(changedSince === 0
      ? []
      : [`In ${count(changedSince, 'settled place')} ${name}’s work is no longer what was compared.`]),
    ...chief(figures, annotator.id),
  ];
}

/** F1 by overlap and α of the links, for each that she is compared with. */
function chief(figures: AnnotatorReport['figures'], hers: string): string[] {
  return figures.map(({ annotators, figures: all }) => {
    const told = (['span-f1-overlap', 'link-alpha'] as const).flatMap((id) => {
      const figure = all.find((each) => each.id === id);
      if (figure === undefined) return [];
      return [
        `${id === 'span-f1-overlap' ? 'spans, F1 by overlap' : 'links, Krippendorff’s α'} ${figureInWords(figure)}`,
      ];
    });
    const other = annotators.find(({ id }) => id !== hers);
    return `Against ${other === undefined ? 'another' : isGold(other.id) ? `the ${lower(other.name)}` : other.name}: ${told.join('; ')}.`;
  });
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
