/** The dataset as tables in Parquet, with a card that says what they are. */
import { bodyOf, DatasetError, fileNameOf } from '../format.ts';
import type { Dataset, DatasetPart, Format, OutputFile } from '../format.ts';
import { cardOf, folderOf } from './card.ts';
import { TABLES } from './tables.ts';

const EXTENSION = '.parquet';

export const parquet: Format = {
  info: {
    id: 'parquet',
    label: 'Parquet tables with a dataset card',
    description:
      'A folder of tables (links, pairs, spans, claims, articles, cells, annotators) that DuckDB, Spark and the Hugging Face datasets library read as they are.',
    extension: EXTENSION,
    reads: false,
    writes: true,
    offsetUnit: 'UTF-16 code units, and Unicode code points beside them',
    oneAnnotator: false,
  },
  about: {
    record: 'One row of a table: a link, a pair, a span, a claim, an article, a cell or an annotator.',
    lost: 'What claims are to each other, their examples, colours, notes and histories; how far the work is and notes on articles; spans that lost their place; the decisions behind a gold set.',
    specification:
      'Apache Parquet format 2 (apache/parquet-format), Snappy; the card follows the Hugging Face Hub’s dataset cards; partitions are named as Hive names them.',
    notes: [
      'A folder: `README.md` (the card) and `data/TABLE/part-00000.parquet`; with a split `data/TABLE/split=PART/part-00000.parquet`, and `splits.json`. The card’s configurations name the tables, `links` being the one that is loaded without a name.',
      'A span is known by annotator, article and span id together; join `links` with `spans` on all three. Cells that nobody looked at have no row in `cells`.',
      'Rows are written in groups of at most 10,000, so that memory stays flat however many pairs there are.',
      'A text that holds half a character (a lone surrogate) cannot be written in UTF-8; the export is refused and says where.',
    ],
    fields: TABLES.map(({ name, columns }) => [name, columns.map((column) => `\`${column.name}\``).join(', ')]),
  },
  *files(dataset: Dataset): Generator<OutputFile> {
    refuseHalves(dataset);
    yield { path: 'README.md', pieces: lazily(() => cardOf(dataset, [])) };
    for (const { name, file } of TABLES) yield { path: `${folderOf(name)}/part-00000.parquet`, pieces: file(dataset) };
  },
  *filesOfParts(parts: readonly DatasetPart[]): Generator<OutputFile> {
    for (const { dataset } of parts) refuseHalves(dataset);
    const [first] = parts;
    if (first === undefined) return;
    yield { path: 'README.md', pieces: lazily(() => cardOf(whole(parts, first.dataset), parts)) };
    for (const { name, file } of TABLES) {
      for (const part of parts) {
        yield { path: `${folderOf(name, part.name)}/part-00000.parquet`, pieces: file(part.dataset) };
      }
    }
  },
  count: (dataset) => TABLES.reduce((sum, table) => sum + table.count(dataset), 0),
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
};

function* lazily(text: () => string): Generator<string> {
  yield text();
}

/** What the card tells of all parts together: the articles, for their languages. */
function whole(parts: readonly DatasetPart[], first: Dataset): Dataset {
  const articles = new Map(parts.flatMap(({ dataset }) => [...dataset.doc.articles]));
  return { ...first, doc: { ...first.doc, articles } };
}

/** Throws a `DatasetError` if a text or a claim cannot be written in UTF-8. */
function refuseHalves(dataset: Dataset): void {
  const { doc } = dataset;
  const check = (what: string, text: string): void => {
    if (text.isWellFormed()) return;
    const at = text.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
    throw new DatasetError(
      `${what} holds half a character (a lone surrogate) at offset ${at}, which Parquet cannot hold.`,
    );
  };
  for (const { id, title } of doc.articles.values()) {
    check(`The text of the article “${title.toWellFormed()}” (${id})`, bodyOf(dataset, id).text);
    check(`The title of the article ${id}`, title);
  }
  for (const { id, text } of doc.claims.values()) check(`The claim ${id}`, text);
}
