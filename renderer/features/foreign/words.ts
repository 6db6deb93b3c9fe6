/** What would come in, and what came in, in words. */
import type { ForeignEffect, ForeignPreview } from '#shared/contract/index.ts';
import { count, grouped, listed } from '#shared/review/report/words.ts';

/** Returns what would come in, as the parts of a sentence. */
export function effectParts(effect: Omit<ForeignEffect, 'problems'>): string[] {
  const { articles, spans, links, claims, silent, annotators } = effect;
  return [
    articles.new > 0 ? count(articles.new, 'new article') : '',
    spans > 0 ? count(spans, 'span') : '',
    links > 0 ? count(links, 'link') : '',
    claims.new > 0 ? count(claims.new, 'new claim') : '',
    silent > 0 ? `${grouped(silent)} silent ${silent === 1 ? 'cell' : 'cells'}` : '',
    annotators > 0 ? count(annotators, 'new annotator') : '',
  ].filter((part) => part !== '');
}

/** Returns what would come in as a sentence. */
export function effectInWords(effect: Omit<ForeignEffect, 'problems'>): string {
  const parts = effectParts(effect);
  return parts.length === 0 ? 'Nothing new would come in.' : `${listed(parts)} would come in.`;
}

/** Returns what came in as a sentence. */
export function takenInWords(report: Omit<ForeignEffect, 'problems'>): string {
  const parts = effectParts(report);
  const same = report.same > 0 ? ` ${count(report.same, 'span or link', 'spans and links')} were here already.` : '';
  return `${parts.length === 0 ? 'Nothing new came in.' : `${listed(parts)} came in.`}${same}`;
}

/** Returns what was found, in a line. */
export function foundInWords({ files, documents, annotations, links }: ForeignPreview): string {
  return listed(
    [
      count(files, 'file'),
      count(documents.total, 'text'),
      count(annotations, 'annotation'),
      links.total > 0 ? `${count(links.total, 'link')} to claims of its own` : '',
    ].filter((part) => part !== ''),
  );
}
