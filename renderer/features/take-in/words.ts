/** Previews and reports in words. */
import type { IncomingPreview, IncomingReport } from '#shared/contract/index.ts';
import { count, day, listed } from '#shared/review/report/words.ts';

export const STANDING: Readonly<Record<IncomingPreview['standing'], string>> = {
  new: 'Nothing of hers is here yet',
  same: 'The same as what is here: nothing would change',
  newer: 'Newer than what is here of hers',
  older: 'Older than what is here of hers',
  unclear: 'Different from what is here of hers; which is newer cannot be told',
  own: 'Your own work',
};

export const ARTICLE_STATE: Readonly<Record<IncomingPreview['articles'][number]['state'], string>> = {
  same: 'same text',
  differs: 'text differs',
  new: 'new here',
};

type Tally = IncomingPreview['tally'];

/** “12 spans, 15 links, 3 silent cells, 4 claims”. */
export function tallyInWords({ spans, links, silent, claims }: Tally): string {
  return [count(spans, 'span'), count(links, 'link'), count(silent, 'silent cell'), count(claims, 'claim')].join(', ');
}

/** “2 exact, 1 moved, 1 approximate”; empty if there is none. */
export function countsInWords(counts: IncomingPreview['counts']): string {
  return (['exact', 'moved', 'approximate', 'ambiguous', 'lost'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${kind}`)
    .join(', ');
}

/** When she worked on what is in the file. */
export function whenInWords({ oldest, newest }: Pick<IncomingPreview, 'oldest' | 'newest'>): string {
  if (newest === null) return 'nothing was made in it';
  return oldest === null || day(oldest) === day(newest)
    ? `made on ${day(newest)}`
    : `made ${day(oldest)} to ${day(newest)}`;
}

/** What was done, as sentences. */
export function reportInWords(report: IncomingReport): string[] {
  const { annotator, articles, added, changed, removed, same, waiting } = report;
  if (added + changed + removed + articles === 0) return [`Nothing of ${annotator.name}’s had changed.`];
  const parts = [
    ...(added > 0 ? [`${count(added, 'record')} added`] : []),
    ...(changed > 0 ? [`${count(changed, 'record')} changed`] : []),
    ...(removed > 0 ? [`${count(removed, 'record')} removed`] : []),
    ...(same > 0 ? [`${count(same, 'record')} as before`] : []),
  ];
  return [
    `The work of ${annotator.name} is taken in: ${listed(parts)}.`,
    ...(articles > 0
      ? [`${count(articles, 'article')} came with it and ${articles === 1 ? 'is' : 'are'} new here.`]
      : []),
    ...(waiting > 0
      ? [
          `${count(waiting, 'span')} ${waiting === 1 ? 'waits' : 'wait'} without a place, in the lists of spans of their articles.`,
        ]
      : []),
  ];
}

/** The share as a percentage. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
