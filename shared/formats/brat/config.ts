/** The two files by which brat knows a folder's types (https://brat.nlplab.org/configuration.html). */
import type { Polarity, Project } from '../../model/index.ts';
import { flat } from './pieces.ts';

/** The type of a span that is linked to no claim. Stances have no capitals, so none can be taken for it. */
export const BARE_TYPE = 'Span';
/** The attribute of a link that its annotator was unsure of. */
export const UNSURE = 'Unsure';

/** Backgrounds light enough for black words. */
const COLOURS: Readonly<Record<Polarity, string>> = { '+': '#b8e0c8', '-': '#f6c3b4', '±': '#f3e2a0', '0': '#d5dbe3' };

/** Returns `annotation.conf`: each stance is a type of entity, and so is a span without a claim. */
export function annotationConf({ stances }: Project): string {
  return [
    '# Each annotation is a span that was linked to a claim; its type is the stance.',
    ...['', '[entities]', '', ...stances.map(({ id }) => id), BARE_TYPE],
    ...['', '[relations]', '', '[events]', '', '[attributes]', '', `${UNSURE}\tArg:<ENTITY>`, ''],
  ].join('\n');
}

/** Returns `visual.conf`: what stances are called on the screen, and their colours. */
export function visualConf({ stances }: Project): string {
  const label = (words: string): string => flat(words).replaceAll('|', '/').trim();
  return [
    ...['[labels]', '', ...stances.map((stance) => `${stance.id} | ${label(stance.label)}`), `${BARE_TYPE} | span`],
    ...['', '[drawing]', '', 'SPAN_DEFAULT\tfgColor:black, bgColor:#e8e8e8, borderColor:darken'],
    ...stances.map(({ id, polarity }) => `${id}\tbgColor:${COLOURS[polarity]}`),
    ...[`${UNSURE}\tglyph:?`, ''],
  ].join('\n');
}
