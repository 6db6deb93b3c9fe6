/** The tables of the dataset: their columns and rows. */
import { effectiveSheetOf, isMerged, resolveClaim } from '../../document/effective.ts';
import { sheetIndex } from '../../document/sheet-index.ts';
import type { Annotator, Article, Claim, Fragment, Span } from '../../model/index.ts';
import { toCodePoint } from '../../text/units.ts';
import { markedCells } from '../cells.ts';
import type { CellRow } from '../cells.ts';
import { annotatorsOf, bodyOf, byId } from '../format.ts';
import type { ArticleBody, Dataset } from '../format.ts';
import { countLinks, linkRows } from '../links.ts';
import type { LinkRow } from '../links.ts';
import { countPairs, nliPairs } from '../nli-jsonl.ts';
import type { NliPair } from '../nli-jsonl.ts';
import type { Column } from './write.ts';
import { parquetFile } from './write.ts';

export interface Table {
  readonly name: string;
  /** What one row is. */
  readonly row: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly meaning: string }[];
  readonly file: (dataset: Dataset) => Iterable<Uint8Array>;
  /** How many rows it would have. */
  readonly count: (dataset: Dataset) => number;
}

const TYPES = {
  string: 'string',
  int: 'int32',
  boolean: 'boolean',
  instant: 'timestamp (ms, UTC)',
  strings: 'list<string>',
  stretches: 'list<struct<start: int32, end: int32>>',
} as const;

function table<Row>(
  name: string,
  row: string,
  rows: (dataset: Dataset) => Iterable<Row>,
  columns: readonly Column<Row>[],
  count: (dataset: Dataset) => number = (dataset) => countOf(rows(dataset)),
): Table {
  return {
    name,
    row,
    columns: columns.map(({ name: column, kind, nullable, meaning }) => ({
      name: column,
      type: `${TYPES[kind]}${nullable === true ? ', nullable' : ''}`,
      meaning,
    })),
    file: (dataset) => parquetFile(columns, rows(dataset), dataset.generator),
    count,
  };
}

function countOf(rows: Iterable<unknown>): number {
  const each = rows[Symbol.iterator]();
  let count = 0;
  while (each.next().done !== true) count += 1;
  return count;
}

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);
const stretches = (fragments: readonly Fragment[]): { start: number; end: number }[] =>
  fragments.map(([start, end]) => ({ start, end }));

interface ArticleRow {
  readonly article: Article;
  readonly body: ArticleBody;
  readonly at: (offset: number) => number;
}

function* articleRows(dataset: Dataset): Generator<ArticleRow> {
  for (const article of byId(dataset.doc.articles.values())) {
    const body = bodyOf(dataset, article.id);
    yield { article, body, at: toCodePoint(body.text) };
  }
}

const articles = table<ArticleRow>(
  'articles',
  'One article, with its text.',
  articleRows,
  [
    { name: 'article_id', kind: 'string', meaning: 'id', of: ({ article }) => article.id },
    { name: 'title', kind: 'string', meaning: 'title', of: ({ article }) => article.title },
    { name: 'outlet', kind: 'string', nullable: true, meaning: 'outlet', of: ({ article }) => orNull(article.outlet) },
    { name: 'author', kind: 'string', nullable: true, meaning: 'author', of: ({ article }) => orNull(article.author) },
    {
      name: 'published',
      kind: 'string',
      nullable: true,
      meaning: 'date or instant, ISO 8601, as precise as is known',
      of: ({ article }) => orNull(article.published),
    },
    { name: 'url', kind: 'string', nullable: true, meaning: 'address', of: ({ article }) => orNull(article.url) },
    {
      name: 'language',
      kind: 'string',
      meaning: 'BCP 47 tag, `und` if unknown',
      of: ({ article }) => article.language,
    },
    {
      name: 'event',
      kind: 'string',
      nullable: true,
      meaning: 'the event that it is about',
      of: ({ article }) => orNull(article.event),
    },
    { name: 'hash', kind: 'string', meaning: 'SHA-256 of the text in UTF-8', of: ({ article }) => article.hash },
    { name: 'added', kind: 'instant', meaning: 'when it was taken in', of: ({ article }) => article.added },
    { name: 'text', kind: 'string', meaning: 'the text; lines end with LF', of: ({ body }) => body.text },
    { name: 'length', kind: 'int', meaning: 'of the text, in UTF-16 code units', of: ({ body }) => body.text.length },
    {
      name: 'length_code_points',
      kind: 'int',
      meaning: 'the same in Unicode code points',
      of: ({ body, at }) => at(body.text.length),
    },
    {
      name: 'sentences',
      kind: 'stretches',
      meaning: 'its sentences, in UTF-16 code units',
      of: ({ body }) => stretches(body.sentences),
    },
    {
      name: 'sentences_code_points',
      kind: 'stretches',
      meaning: 'the same in Unicode code points',
      of: ({ body, at }) => body.sentences.map(([start, end]) => ({ start: at(start), end: at(end) })),
    },
  ],
  ({ doc }) => doc.articles.size,
);

interface ClaimRow {
  readonly claim: Claim;
  readonly mergedInto: string | null;
}

const claimRows = ({ doc }: Dataset): ClaimRow[] =>
  byId(doc.claims.values()).map((claim) => ({
    claim,
    mergedInto: isMerged(doc, claim.id) ? resolveClaim(doc, claim.id) : null,
  }));

const claims = table<ClaimRow>('claims', 'One claim, also where no link leads to it.', claimRows, [
  { name: 'claim_id', kind: 'string', meaning: 'id', of: ({ claim }) => claim.id },
  { name: 'text', kind: 'string', meaning: 'the claim', of: ({ claim }) => claim.text },
  { name: 'group', kind: 'string', nullable: true, meaning: 'its group', of: ({ claim }) => orNull(claim.group) },
  { name: 'annotator_id', kind: 'string', meaning: 'who wrote it', of: ({ claim }) => claim.annotator },
  {
    name: 'guideline',
    kind: 'string',
    nullable: true,
    meaning: 'when to link a span to it',
    of: ({ claim }) => orNull(claim.guideline),
  },
  {
    name: 'merged_into',
    kind: 'string',
    nullable: true,
    meaning: 'the claim under which its links and cells stand, where it was merged',
    of: ({ mergedInto }) => mergedInto,
  },
  {
    name: 'retired',
    kind: 'instant',
    nullable: true,
    meaning: 'out of use since then',
    of: ({ claim }) => claim.retired ?? null,
  },
  { name: 'created', kind: 'instant', meaning: 'when it was written', of: ({ claim }) => claim.created },
]);

interface SpanRow {
  readonly span: Span;
  readonly links: number;
  readonly at: (offset: number) => number;
}

function* spanRows(dataset: Dataset): Generator<SpanRow> {
  const everyArticle = byId(dataset.doc.articles.values());
  for (const annotator of annotatorsOf(dataset)) {
    for (const article of everyArticle) {
      const sheet = effectiveSheetOf(dataset.doc, annotator.id, article.id);
      if (sheet === undefined || sheet.spans.size === 0) continue;
      const at = toCodePoint(bodyOf(dataset, article.id).text);
      const { linksOfSpan } = sheetIndex(sheet);
      for (const span of byId(sheet.spans.values())) yield { span, links: linksOfSpan.get(span.id)?.length ?? 0, at };
    }
  }
}

function countSpans({ doc, annotators: who }: Dataset): number {
  let count = 0;
  for (const { annotator, spans: marked } of doc.sheets.values()) if (who.includes(annotator)) count += marked.size;
  return count;
}

const spans = table<SpanRow>(
  'spans',
  'One marked passage, also where it is linked to no claim.',
  spanRows,
  [
    { name: 'annotator_id', kind: 'string', meaning: 'who marked it', of: ({ span }) => span.annotator },
    { name: 'article_id', kind: 'string', meaning: 'in which article', of: ({ span }) => span.article },
    { name: 'span_id', kind: 'string', meaning: 'id; unique with the two before', of: ({ span }) => span.id },
    {
      name: 'fragments',
      kind: 'stretches',
      meaning: 'its stretches of the text, end exclusive, in UTF-16 code units',
      of: ({ span }) => stretches(span.fragments),
    },
    {
      name: 'fragments_code_points',
      kind: 'stretches',
      meaning: 'the same in Unicode code points',
      of: ({ span, at }) => span.fragments.map(([start, end]) => ({ start: at(start), end: at(end) })),
    },
    { name: 'quote', kind: 'string', meaning: 'their words, joined by one space', of: ({ span }) => span.quote },
    { name: 'prefix', kind: 'string', meaning: 'what stands before', of: ({ span }) => span.prefix },
    { name: 'suffix', kind: 'string', meaning: 'what stands behind', of: ({ span }) => span.suffix },
    { name: 'tags', kind: 'strings', meaning: 'its tags', of: ({ span }) => span.tags ?? [] },
    { name: 'note', kind: 'string', nullable: true, meaning: 'a note on it', of: ({ span }) => orNull(span.note) },
    { name: 'links', kind: 'int', meaning: 'how many links it has', of: ({ links }) => links },
    { name: 'created', kind: 'instant', meaning: 'when it was marked', of: ({ span }) => span.created },
  ],
  countSpans,
);

const links = table<LinkRow>(
  'links',
  'One link of a span to a claim, with its stance.',
  linkRows,
  [
    { name: 'annotator_id', kind: 'string', meaning: 'who made it', of: ({ annotator }) => annotator.id },
    { name: 'article_id', kind: 'string', meaning: 'article of the span', of: ({ article }) => article.id },
    { name: 'link_id', kind: 'string', meaning: 'id; unique with the two before', of: ({ link }) => link.id },
    { name: 'span_id', kind: 'string', meaning: 'the span', of: ({ span }) => span.id },
    { name: 'claim_id', kind: 'string', meaning: 'the claim; never a merged one', of: ({ claim }) => claim.id },
    { name: 'stance', kind: 'string', meaning: 'id of the stance', of: ({ stance }) => stance.id },
    { name: 'stance_label', kind: 'string', meaning: 'its name in the project', of: ({ stance }) => stance.label },
    { name: 'polarity', kind: 'string', meaning: '`+`, `-`, `±` or `0`', of: ({ stance }) => stance.polarity },
    { name: 'unsure', kind: 'boolean', meaning: 'marked as unsure', of: ({ link }) => link.unsure === true },
    { name: 'note', kind: 'string', nullable: true, meaning: 'a note on it', of: ({ link }) => orNull(link.note) },
    { name: 'created', kind: 'instant', meaning: 'when it was made', of: ({ link }) => link.created },
  ],
  countLinks,
);

const cells = table<CellRow>(
  'cells',
  'One claim in one article as one annotator left it; a cell without a row is one that she did not look for.',
  markedCells,
  [
    { name: 'claim_id', kind: 'string', meaning: 'the claim', of: ({ claim }) => claim.id },
    { name: 'article_id', kind: 'string', meaning: 'the article', of: ({ article }) => article.id },
    { name: 'annotator_id', kind: 'string', meaning: 'whose cell it is', of: ({ annotator }) => annotator.id },
    {
      name: 'cell',
      kind: 'string',
      meaning: '`agrees`, `contradicts`, `both`, `partly`, `mentions`, or `silent`: looked for and not there',
      of: ({ word }) => word,
    },
    { name: 'links', kind: 'int', meaning: 'links in the cell', of: (cell) => cell.links },
    { name: 'links_positive', kind: 'int', meaning: 'of these, with polarity +', of: ({ positive }) => positive },
    { name: 'links_negative', kind: 'int', meaning: 'of these, with polarity −', of: ({ negative }) => negative },
    { name: 'links_mixed', kind: 'int', meaning: 'of these, with polarity ±', of: ({ mixed }) => mixed },
    { name: 'links_none', kind: 'int', meaning: 'of these, with polarity 0', of: ({ none }) => none },
    { name: 'links_unsure', kind: 'int', meaning: 'of these, marked as unsure', of: ({ unsure }) => unsure },
  ],
);

const pairs = table<NliPair>(
  'pairs',
  'Two spans of different articles on one claim, or a span and its claim, with a label; both sides by one annotator.',
  nliPairs,
  [
    { name: 'pair_id', kind: 'string', meaning: '`cs:` and a link id, or `ss:` and two', of: ({ id }) => id },
    { name: 'kind', kind: 'string', meaning: '`claim-span` or `span-span`', of: ({ kind }) => kind },
    { name: 'premise', kind: 'string', meaning: 'quote of the span', of: ({ premise }) => premise },
    {
      name: 'hypothesis',
      kind: 'string',
      meaning: 'the claim, or quote of the other span',
      of: ({ hypothesis }) => hypothesis,
    },
    {
      name: 'label',
      kind: 'string',
      meaning:
        '`entailment`, `contradiction` or `neutral` for a span and its claim; `agreement`, `contradiction` or `neutral` for two spans',
      of: ({ label }) => label,
    },
    { name: 'unsure', kind: 'boolean', meaning: 'a link behind the label is unsure', of: ({ unsure }) => unsure },
    { name: 'annotator_id', kind: 'string', meaning: 'whose links they are', of: ({ annotator }) => annotator.id },
    { name: 'claim_id', kind: 'string', meaning: 'the claim', of: ({ claim }) => claim.id },
    ...(['premise', 'hypothesis'] as const).flatMap((side): Column<NliPair>[] => {
      const of = (pair: NliPair): NliPair['hypothesis_source'] => pair[`${side}_source`];
      const nullable = side === 'hypothesis';
      const column = (name: string, meaning: string, key: 'article' | 'span' | 'link' | 'stance' | 'context') => ({
        ...{ name: `${side}_${name}`, kind: 'string' as const, nullable },
        meaning: nullable ? `${meaning}; null where it is the claim` : meaning,
        of: (pair: NliPair) => of(pair)?.[key] ?? null,
      });
      return [
        column('article_id', `article of the ${side}`, 'article'),
        column('span_id', `span of the ${side}`, 'span'),
        column('link_id', `link of the ${side}`, 'link'),
        column('stance', `stance of the ${side}’s link`, 'stance'),
        column('context', `the sentences that the ${side} touches`, 'context'),
      ];
    }),
  ],
  countPairs,
);

const annotators = table<Annotator>('annotators', 'One annotator.', annotatorsOf, [
  { name: 'annotator_id', kind: 'string', meaning: 'id; of a gold set it ends in `.gold`', of: ({ id }) => id },
  { name: 'name', kind: 'string', meaning: 'name', of: ({ name }) => name },
]);

/** In the order in which the card tells them. */
export const TABLES: readonly Table[] = [links, pairs, spans, claims, articles, cells, annotators];
