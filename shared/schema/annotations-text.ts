/**
 * The text of an annotations file, made of what is known already. Every edit writes the whole file of its article again; of
 * 10,000 spans all but one are as they were, so the text of each is kept for as long as the record lives.
 */
import type { Link, Span } from '../model/index.ts';
import { fileFromAnnotations, SAID } from './annotations-file.ts';
import type { AnnotationsContent } from './annotations-file.ts';
import { sortedBy, stableStringify } from './stable-json.ts';
import { without } from './stored-records.ts';

const texts = new WeakMap<Span | Link, string>();

/** Returns the very text that `stableStringify` gives for the file with this content. */
export function annotationsText(content: AnnotationsContent): string {
  const { sheet } = content;
  const rest = fileFromAnnotations({ ...content, sheet: { ...sheet, spans: new Map(), links: new Map() } });
  const spans = sortedBy(sheet.spans.values(), (span) => span.id).map((span) => textOf(span, textOfSpan));
  const links = sortedBy(sheet.links.values(), (link) => link.id).map((link) => textOf(link, textOfLink));
  // Only the file's own keys stand two spaces from the edge.
  return stableStringify(rest)
    .replace('\n  "spans": []', () => `\n  "spans": ${listOf(spans)}`)
    .replace('\n  "links": []', () => `\n  "links": ${listOf(links)}`);
}

const listOf = (records: readonly string[]): string =>
  records.length === 0 ? '[]' : `[\n    ${records.join(',\n    ')}\n  ]`;

function textOf<T extends Span | Link>(record: T, common: (record: T) => string | undefined): string {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const text = common(record) ?? stableStringify(without(record, SAID)).trimEnd().replaceAll('\n', '\n    ');
  texts.set(record, text);
  return text;
}

/** Key by key, for records that have no others: a tenth of the time that sorting their keys takes. */
function textOfSpan(span: Span): string | undefined {
  if (Object.keys(span).length !== 9) return undefined;
  const places = span.fragments.map(([start, end]) => `        [\n          ${start},\n          ${end}\n        ]`);
  return inBraces(
    [
      ['created', JSON.stringify(span.created)],
      ['fragments', `[\n${places.join(',\n')}\n      ]`],
      ['prefix', JSON.stringify(span.prefix)],
      ['quote', JSON.stringify(span.quote)],
      ['suffix', JSON.stringify(span.suffix)],
    ],
    span.id,
  );
}

function textOfLink(link: Link): string | undefined {
  if (Object.keys(link).length !== 8) return undefined;
  return inBraces(
    [
      ['claim', JSON.stringify(link.claim)],
      ['created', JSON.stringify(link.created)],
      ['span', JSON.stringify(link.span)],
      ['stance', JSON.stringify(link.stance)],
    ],
    link.id,
  );
}

function inBraces(lines: readonly (readonly [key: string, value: string])[], id: string): string {
  const rest = lines.map(([key, value]) => `,\n      "${key}": ${value}`).join('');
  return `{\n      "id": ${JSON.stringify(id)}${rest}\n    }`;
}
