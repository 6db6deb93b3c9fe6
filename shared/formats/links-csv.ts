/** The same links as `links-jsonl`, flat, for a spreadsheet or a statistics program. */
import type { Polarity } from '../model/index.ts';
import { csvLine } from './csv.ts';
import type { CsvCell } from './csv.ts';
import { fileNameOf } from './format.ts';
import type { Dataset, Format } from './format.ts';
import { countLinks, linkRows } from './links.ts';
import type { LinkRow } from './links.ts';

const EXTENSION = '.links.csv';

/** `+` and `-` alone in a cell would be neutralised as formulas, so CSV says them in words. */
const POLARITY_WORD: Readonly<Record<Polarity, string>> = {
  '+': 'positive',
  '-': 'negative',
  '±': 'mixed',
  '0': 'none',
};

type Column = readonly [name: string, meaning: string, cell: (row: LinkRow, dataset: Dataset) => CsvCell];

/** What a link is as a row of a table, for other tables too. */
export const LINK_COLUMNS: readonly Column[] = [
  ['project_id', 'id of the project', (_row, { doc }) => doc.project.id],
  ['project_name', 'name of the project', (_row, { doc }) => doc.project.name],
  ['link_id', 'id of the link', ({ link }) => link.id],
  ['annotator_id', 'id of who made the link', ({ annotator }) => annotator.id],
  ['annotator_name', 'name of who made the link', ({ annotator }) => annotator.name],
  ['article_id', 'id of the article', ({ article }) => article.id],
  ['article_title', 'title', ({ article }) => article.title],
  ['article_outlet', 'outlet', ({ article }) => article.outlet],
  ['article_author', 'author', ({ article }) => article.author],
  ['article_published', 'date or instant, as precise as known', ({ article }) => article.published],
  ['article_url', 'address', ({ article }) => article.url],
  ['article_language', 'BCP 47 tag', ({ article }) => article.language],
  ['article_hash', 'SHA-256 of the text', ({ article }) => article.hash],
  ['claim_id', 'id of the claim', ({ claim }) => claim.id],
  ['claim_text', 'the claim', ({ claim }) => claim.text],
  ['claim_group', 'group of the claim, empty if none', ({ claim }) => claim.group ?? ''],
  ['claim_annotator_id', 'id of who wrote the claim', ({ claim }) => claim.annotator],
  ['stance_id', 'id of the stance', ({ stance }) => stance.id],
  ['stance_label', 'its name in the project', ({ stance }) => stance.label],
  [
    'stance_polarity',
    '`positive`, `negative`, `mixed` or `none`; signs alone would be taken for formulas',
    ({ stance }) => POLARITY_WORD[stance.polarity],
  ],
  ['span_id', 'id of the span', ({ span }) => span.id],
  ['offset_unit', 'always `utf-16`', () => 'utf-16'],
  [
    'fragments',
    'JSON: `[[start, end], …]`, end exclusive, in UTF-16 code units',
    ({ span }) => JSON.stringify(span.fragments),
  ],
  [
    'fragments_code_points',
    'the same in Unicode code points',
    ({ span, inCodePoints }) => JSON.stringify(inCodePoints(span.fragments)),
  ],
  ['quote', 'the words of the fragments, joined by one space', ({ span }) => span.quote],
  ['prefix', 'up to 32 code units before the first fragment', ({ span }) => span.prefix],
  ['suffix', 'up to 32 code units after the last fragment', ({ span }) => span.suffix],
  ['unsure', '`true` or `false`', ({ link }) => link.unsure === true],
  ['tags', 'JSON: tags of the span', ({ span }) => JSON.stringify(span.tags ?? [])],
  ['span_note', 'note on the span', ({ span }) => span.note ?? ''],
  ['link_note', 'note on the link', ({ link }) => link.note ?? ''],
  ['created', 'when the link was made', ({ link }) => link.created],
];

export const linksCsv: Format = {
  info: {
    id: 'links-csv',
    label: 'Links (CSV)',
    description:
      'One row per link of a span to a claim, flat. Cells that a spreadsheet would run as a formula get a leading apostrophe; take JSON Lines where every character counts.',
    extension: EXTENSION,
    reads: false,
    writes: true,
    offsetUnit: 'UTF-16 code units, and Unicode code points beside them',
    oneAnnotator: false,
  },
  about: {
    record: 'One link of a span to a claim.',
    lost: 'What `links-jsonl` loses; and a text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return (or a full-width form of the first four) gets an apostrophe before it.',
    specification:
      'RFC 4180: comma, CR LF, a header row, quotes doubled. UTF-8 without a byte order mark, since most programs that read CSV would take it for part of the first column’s name.',
    notes: ['Rows are in the order of `links-jsonl`.'],
    fields: LINK_COLUMNS.map(([name, meaning]) => [name, meaning]),
  },
  *serialise(dataset: Dataset): Generator<string> {
    yield csvLine(LINK_COLUMNS.map(([name]) => name));
    for (const row of linkRows(dataset)) yield csvLine(LINK_COLUMNS.map(([, , cell]) => cell(row, dataset)));
  },
  count: countLinks,
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
};
