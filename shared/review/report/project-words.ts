/** The report for the project in a few sentences, for its head and for the screen. */
import { figureInWords } from './figures.ts';
import { verdictsInWords } from './method.ts';
import type { ProjectReport } from './project.ts';
import { groupName } from './project.ts';
import { count, grouped, listed } from './words.ts';

/** Returns the sentences: who read what, how far they agree, how much was settled. */
export function projectInWords({ annotators, articles, agreement, gold, reasonsOwed }: ProjectReport): string[] {
  const [whole] = agreement?.groups ?? [];
  const chief =
    whole === undefined
      ? []
      : (['span-f1-overlap', 'span-u-alpha', 'link-alpha', 'stance-alpha', 'cell-alpha'] as const).flatMap((id) => {
          const figure = whole.figures.find((each) => each.id === id);
          return figure === undefined ? [] : [`${figure.subject}, ${figure.name}: ${figureInWords(figure)}`];
        });
  return [
    `${count(articles.length, 'article')}, read by ${count(annotators.length, 'annotator')}${annotators.length === 0 ? '' : ` (${listed(annotators.map(({ name }) => name))})`}.`,
    ...(agreement === null || whole === undefined
      ? ['Agreement is not reported: it takes two annotators who have worked on the same article.']
      : [
          `Agreement of ${groupName(whole)} over ${count(whole.articles, 'article')}${agreement.standsOn === 'proposed' ? ', on pairs of claims some of which are only proposed' : ''}:`,
          ...chief.map((each) => `${each}.`),
        ]),
    gold === null
      ? 'Nothing has been settled yet: there is no gold set.'
      : `${gold.adjudicator.name} settled ${count(gold.settlement.settled, 'place')}: ${verdictsInWords(gold.settlement)}.`,
    ...(gold === null || gold.settlement.open === 0
      ? []
      : [`${count(gold.settlement.open, 'place')} not settled yet.`]),
    ...(gold === null || gold.settlement.later === 0 ? [] : [`${count(gold.settlement.later, 'place')} put off.`]),
    ...(reasonsOwed.length === 0
      ? []
      : [`${grouped(reasonsOwed.length)} ${reasonsOwed.length === 1 ? 'decision owes' : 'decisions owe'} a reason.`]),
  ];
}
