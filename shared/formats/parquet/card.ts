/** The dataset card: a README with YAML before it that the Hugging Face Hub and its `datasets` library read. */
import { isGold } from '../../document/gold.ts';
import { annotatorsOf } from '../format.ts';
import type { Dataset, DatasetPart } from '../format.ts';
import { TABLES } from './tables.ts';

/** Returns where the files of a table lie; in Hive's way (`split=train`) where there are parts, which makes a column of it. */
export function folderOf(table: string, part?: string): string {
  return part === undefined ? `data/${table}` : `data/${table}/split=${part}`;
}

/**
 * Returns the card in Markdown. Who may pass the texts on and how far annotators agree is nothing that the export knows, and
 * it says so. With parts it tells their rows; without, those of the whole.
 */
export function cardOf(dataset: Dataset, parts: readonly DatasetPart[]): string {
  const { project } = dataset.doc;
  const sets = parts.length === 0 ? [{ name: 'rows', dataset }] : parts;
  const counts = new Map(TABLES.map(({ name, count }) => [name, sets.map((set) => count(set.dataset))]));
  const rows = Math.max(...[...counts.values()].map((each) => each.reduce((sum, count) => sum + count, 0)));
  return [
    ['---', ...frontMatter(dataset, parts, rows), '---'].join('\n'),
    `# ${oneLine(project.name)}`,
    ...description(dataset),
    '## Tables',
    markdown(
      ['table', ...sets.map(({ name }) => name), 'one row'],
      TABLES.map(({ name, row }) => [`\`${name}\``, ...(counts.get(name) ?? []).map(String), row]),
    ),
    ...reading(parts.length > 0),
    ...TABLES.flatMap(({ name, columns }) => [
      `### ${name}`,
      markdown(
        ['column', 'type', 'meaning'],
        columns.map((column) => [`\`${column.name}\``, column.type, column.meaning]),
      ),
    ]),
    '## Stances',
    markdown(
      ['stance', 'name', 'polarity'],
      project.stances.map(({ id, label, polarity }) => [`\`${id}\``, label, polarity]),
    ),
    ...LIMITS,
  ]
    .join('\n\n')
    .concat('\n');
}

function frontMatter({ doc }: Dataset, parts: readonly DatasetPart[], rows: number): string[] {
  const languages = new Set(
    [...doc.articles.values()].map(({ language }) => language.toLowerCase().split('-')[0] ?? ''),
  );
  languages.delete('und');
  const known = [...languages].filter((language) => language !== '').sort();
  return [
    `pretty_name: ${quoted(oneLine(doc.project.name))}`,
    ...(known.length === 0 ? [] : ['language:', ...known.map((language) => `  - ${quoted(language)}`)]),
    'annotations_creators:',
    '  - expert-generated',
    'source_datasets:',
    '  - original',
    'task_categories:',
    '  - text-classification',
    'task_ids:',
    '  - natural-language-inference',
    'size_categories:',
    `  - ${quoted(sizeOf(rows))}`,
    'configs:',
    ...TABLES.flatMap(({ name }, at) => [
      `  - config_name: ${name}`,
      ...(at === 0 ? ['    default: true'] : []),
      '    data_files:',
      ...(parts.length === 0
        ? ['      - split: train', `        path: ${quoted(`${folderOf(name)}/*.parquet`)}`]
        : parts.flatMap((part) => [
            `      - split: ${part.name === 'dev' ? 'validation' : part.name}`,
            `        path: ${quoted(`${folderOf(name, part.name)}/*.parquet`)}`,
          ])),
    ]),
  ];
}

/** The Hub's own steps. */
const SIZES: readonly (readonly [below: number, name: string])[] = [
  [1e3, 'n<1K'],
  [1e4, '1K<n<10K'],
  [1e5, '10K<n<100K'],
  [1e6, '100K<n<1M'],
  [1e7, '1M<n<10M'],
  [1e8, '10M<n<100M'],
];
const sizeOf = (rows: number): string => SIZES.find(([below]) => rows < below)?.[1] ?? '100M<n<1B';

function description(dataset: Dataset): string[] {
  const names = annotatorsOf(dataset).map(({ id, name }) => `${inMarkdown(name)} (\`${id}\`)`);
  const gold = dataset.annotators.some(isGold)
    ? ' A gold set is what an adjudicator settled after comparing annotators; it stands beside their own work where both were chosen.'
    : '';
  return [
    'Articles read against each other: passages of them (spans) are linked to claims, each link with the stance that the passage takes towards the claim. A cell of claim and article without a link is either marked *silent* (somebody looked and it is not there) or was not looked for.',
    '## How it was made',
    `People read the articles in Crossread, marked the passages by hand and linked them to claims that they wrote themselves. Written by ${inMarkdown(dataset.generator)}. Annotators: ${names.join(', ')}.${gold}`,
    'No agreement between annotators is claimed here; compute it from `spans`, `links` and `cells`, or take it from the project’s report.',
    'The licence of the articles and of the annotations is not known to the program that wrote this, so none is stated. Texts of news articles usually belong to their publishers: settle that before you pass the dataset on.',
  ];
}

function reading(split: boolean): string[] {
  return [
    split
      ? 'The parts lie in folders named as Hive names partitions (`split=train`), so that DuckDB and Spark give each row a column `split`; the `datasets` library gives them as splits, `dev` under the name `validation`. How they were made stands in `splits.json`.'
      : 'There is one part, called `train` because the `datasets` library needs a name.',
    [
      '```sql',
      `select * from read_parquet('data/links/**/*.parquet'${split ? ', hive_partitioning = true' : ''})`,
      "  join read_parquet('data/spans/**/*.parquet') using (annotator_id, article_id, span_id)",
      "  join read_parquet('data/claims/**/*.parquet') using (claim_id);",
      '```',
    ].join('\n'),
    'Spans are unique by annotator, article and span id together. Offsets are given twice: `fragments` and `sentences` count UTF-16 code units (JavaScript, Java, C#), the columns that end in `_code_points` Unicode code points (Python). Both are end exclusive and differ after the first emoji.',
  ];
}

const LIMITS = [
  '## Known limits',
  '- A pair’s label follows from two stances; nobody judged the pair itself. Two spans that support one claim need not imply each other.\n- Links to claims that were merged stand under the claim that they were merged into.\n- Passages that nobody marked are no evidence of absence; only `silent` cells are.\n- Not carried: relations between claims, examples, colours and histories, how far the work is, passages that lost their place in the text, and the decisions behind a gold set.',
];

function markdown(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const inMarkdown = (text: string): string => oneLine(text).replace(/[\\`*_[\]<>|]/g, '\\$&');
/** JSON's strings are YAML's too (YAML 1.2, chapter 1.3), if nothing beyond ASCII is left to doubt. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[\x7f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
