/** What an annotator has done, in a few words. */
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId } from '#shared/model/index.ts';

/** Returns e.g. "41 spans in 7 articles", or "nothing yet". */
export function workOf(doc: DocumentState, annotator: AnnotatorId): string {
  const sheets = [...doc.sheets.values()].filter((sheet) => sheet.annotator === annotator && sheet.spans.size > 0);
  if (sheets.length === 0) return 'nothing yet';
  const spans = sheets.reduce((sum, sheet) => sum + sheet.spans.size, 0);
  return `${counted(spans, 'span')} in ${counted(sheets.length, 'article')}`;
}

/** Returns "1 span", "2 spans". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}
