/** One JSON object a line, one line per span–claim link: what a script reads first. */
import type { Fragment } from '../model/index.ts';
import { fileNameOf } from './format.ts';
import type { ArticleBody, Dataset, Format } from './format.ts';
import { countLinks, linkRows } from './links.ts';
import type { LinkRow } from './links.ts';

const EXTENSION = '.links.jsonl';

export const linksJsonl: Format = {
  info: {
    id: 'links-jsonl',
    label: 'Links (JSON Lines)',
    description:
      'One line per link of a span to a claim, with article, quote, offsets, stance and annotator. Cells marked silent and spans without a link are left out.',
    extension: EXTENSION,
    reads: false,
    writes: true,
    offsetUnit: 'UTF-16 code units, and Unicode code points beside them',
    oneAnnotator: false,
  },
  about: {
    record: 'One link of a span to a claim.',
    lost: 'The texts, spans without a link, claims without a link, what claims are to each other, their guidelines, examples and colours, notes on claims and articles, how far the work is, and cells marked *checked: silent* (take `cells-csv` for those).',
    specification: 'JSON Lines (jsonlines.org), UTF-8, LF line ends. The fields are our own.',
    notes: [
      'Lines are ordered by annotator, article id, place in the article, claim and link, so that two exports of the same work are equal byte for byte.',
      'The claim is the one that stands for it today: links to a claim that was merged are written under the claim that it was merged into, and two of one span that then have one stance are one line, with the notes of both.',
      'JavaScript, Java and C# count a string in UTF-16 code units and slice with `fragments`; Python counts code points and slices with `fragments_code_points`. The two differ after the first emoji.',
    ],
    fields: [
      ['project', '`id`, `name`'],
      ['link', 'id of the link'],
      ['annotator', '`id`, `name` of who made the link'],
      ['article', '`id`, `title`, `outlet`, `author`, `published`, `url`, `language`, and `hash`: SHA-256 of the text'],
      ['claim', '`id`, `text`, `group` (empty if none), `annotator`: id of who wrote it'],
      ['stance', '`id`, `label`, `polarity`: `+`, `-`, `±` or `0`'],
      ['span', 'id of the span; a span linked to two claims stands in two lines'],
      ['offset_unit', 'always `utf-16`: the unit of `fragments`'],
      ['fragments', '`[start, end]` of each stretch, end exclusive, in UTF-16 code units'],
      ['fragments_code_points', 'the same in Unicode code points'],
      ['quote', 'the words of the fragments, joined by one space'],
      [
        'pages',
        'where the article came with pages: those on which the blocks that hold the fragments begin; else empty',
      ],
      ['prefix, suffix', 'up to 32 code units before the first fragment and after the last'],
      ['unsure', 'whether the annotator marked the link as unsure'],
      ['tags', 'tags of the span'],
      ['span_note, link_note', 'notes; empty if none'],
      ['created', 'when the link was made'],
    ],
  },
  *serialise(dataset: Dataset): Generator<string> {
    const project = { id: dataset.doc.project.id, name: dataset.doc.project.name };
    for (const row of linkRows(dataset)) yield `${JSON.stringify({ project, ...lineOf(row) })}\n`;
  },
  count: countLinks,
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
};

function lineOf({ annotator, article, body, span, claim, stance, link, inCodePoints }: LinkRow): object {
  return {
    link: link.id,
    annotator: { id: annotator.id, name: annotator.name },
    article: {
      id: article.id,
      title: article.title,
      outlet: article.outlet,
      author: article.author,
      published: article.published,
      url: article.url,
      language: article.language,
      hash: article.hash,
    },
    claim: { id: claim.id, text: claim.text, group: claim.group ?? '', annotator: claim.annotator },
    stance: { id: stance.id, label: stance.label, polarity: stance.polarity },
    span: span.id,
    offset_unit: 'utf-16',
    fragments: span.fragments,
    fragments_code_points: inCodePoints(span.fragments),
    quote: span.quote,
    pages: pagesOf(body, span.fragments),
    prefix: span.prefix,
    suffix: span.suffix,
    unsure: link.unsure === true,
    tags: span.tags ?? [],
    span_note: span.note ?? '',
    link_note: link.note ?? '',
    created: link.created,
  };
}

function pagesOf({ blocks }: ArticleBody, fragments: readonly Fragment[]): number[] {
  const pages = new Set<number>();
  for (const { start, end, page } of blocks) {
    if (page !== undefined && fragments.some(([from, to]) => from < end && to > start)) pages.add(page);
  }
  return [...pages];
}
