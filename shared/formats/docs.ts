/** `docs/formats.md`, from the registry. */
import { FormatGroup } from '../contract/export.ts';
import { articleKinds } from './articles.ts';
import type { Format, Keeps } from './format.ts';
import { GROUP_LABELS, groupOf } from './groups.ts';

/** Returns the page that describes the formats, in Markdown with LF line ends and a final newline. */
export function formatsMarkdown(formats: readonly Format[]): string {
  const lines = [
    '# Formats',
    '',
    'What Crossread reads and writes. This page is made from the registry in `shared/formats/` by `npm run docs`; a test holds the two equal.',
    ...FormatGroup.options.flatMap((group) => overview(group, formats)),
    ...articles,
    '',
    'On the command line: `crossread export DIR --format ID --out PATH`, and `crossread formats` for this list. Formats of several files make a folder, or one zip where the path ends in `.zip`.',
    '',
    'A gold set (what an adjudicator settled) is exported like an annotator’s work: `crossread export DIR --gold --format ID --out PATH`, with the adjudicator’s name behind `--gold` where there are several. Its annotator is then `ID.gold`, “Gold set of NAME”, where ID and NAME are the adjudicator’s; no annotator can have such an id. In an annotation file it is `ID-gold`, so that it can be taken in elsewhere like a colleague’s work.',
    '',
    '## Offsets',
    '',
    'Inside Crossread every offset counts UTF-16 code units of a text whose lines end in LF, ends exclusive. A file of another tool is read in the unit that its format declares, then in the others (UTF-16 code units, Unicode code points, UTF-8 bytes), with LF and with CR LF; one is accepted only if every quote in the file fits, and the import says which. Where none fits all, those annotations that fit nowhere are listed and left out. Formats without quotes cannot be checked, and the import says so.',
    ...splits,
    ...whatStays(formats),
  ];
  for (const format of formats) lines.push(...chapter(format));
  return `${lines.join('\n')}\n`;
}

const articles = [
  '',
  '**Articles**',
  '',
  'Texts alone, with nothing said of them yet; in only. Whatever the file, the text is kept as it was read and never changes again.',
  '',
  '| kind | files | what comes in | what is lost | specification |',
  '| --- | --- | --- | --- | --- |',
  ...articleKinds.map(({ label, endings, kept, lost, specification }) => {
    const files = endings.map((ending) => `\`${ending}\``).join(', ');
    return `| ${[label, files, kept, `${upperFirst(lost)}.`, specification].map(inCell).join(' | ')} |`;
  }),
];

const splits = [
  '',
  '## Splits',
  '',
  'Any format can be written in three parts, `train`, `dev` and `test`, each in a folder of its own, with `splits.json` beside them: the seed, the counts by stance, the articles of each part, and the claims that stand in several. Articles are divided one by one or by event, by shares of articles. Claims may stand in several parts (`allow`), or articles that share a claim stay together (`together`), or a claim’s links outside the part that has most of them are left out (`drop`). The same seed makes the same parts.',
];

function overview(group: FormatGroup, formats: readonly Format[]): string[] {
  const members = formats.filter(({ info }) => groupOf(info.id) === group);
  if (members.length === 0) return [];
  return [
    '',
    `**${GROUP_LABELS[group]}**`,
    '',
    '| format | in | out | offsets | made of | one annotator a file | what is lost | specification |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...members.map(({ info, about, files }) => {
      const made = files === undefined ? `\`${info.extension}\`` : `files (\`${info.extension}\`)`;
      const cells = [
        `[\`${info.id}\`](#${info.id})`,
        yes(info.reads),
        yes(info.writes),
        info.offsetUnit,
        made,
        yes(info.oneAnnotator),
        about.lost,
        about.specification,
      ];
      return `| ${cells.map(inCell).join(' | ')} |`;
    }),
  ];
}

/** The rows of the table, each a thing of a project. */
const KEPT: readonly (readonly [what: string, said: (keeps: Keeps) => string])[] = [
  ['texts', ({ texts }) => yes(texts)],
  ['of an article', ({ fields }) => fields.map((field) => `\`${field}\``).join(', ')],
  ['articles without a mark', ({ bareArticles }) => yes(bareArticles)],
  ['spans without a link', ({ bareSpans }) => yes(bareSpans)],
  ['claims without a link', ({ bareClaims }) => yes(bareClaims)],
  [
    'spans of several fragments',
    ({ fragments }) =>
      ({ whole: 'yes', parts: 'one span for each fragment', hull: 'one span from first to last' })[fragments],
  ],
  ['links marked unsure', ({ unsure }) => yes(unsure)],
  ['notes on links', ({ linkNotes }) => yes(linkNotes)],
  ['notes on spans', ({ spanNotes }) => yes(spanNotes)],
  ['tags', ({ tags }) => yes(tags)],
  ['cells marked *checked: silent*', ({ silent }) => yes(silent)],
  ['groups of claims', ({ groups }) => yes(groups)],
  ['guidelines', ({ guidelines }) => yes(guidelines)],
  ['who made a span', ({ annotators }) => yes(annotators)],
];

function whatStays(formats: readonly Format[]): string[] {
  const both = formats.filter(({ keeps }) => keeps !== undefined);
  if (both.length === 0) return [];
  return [
    '',
    '## What comes back',
    '',
    'Of a project that is written in a format and read again. Spans, claims, links and stances come back from each of these to the character; a property test holds each format to its row.',
    '',
    `| format | ${KEPT.map(([what]) => what).join(' | ')} |`,
    `| --- |${' --- |'.repeat(KEPT.length)}`,
    ...both.flatMap(({ info, keeps }) =>
      keeps === undefined ? [] : [`| \`${info.id}\` | ${KEPT.map(([, said]) => said(keeps)).join(' | ')} |`],
    ),
  ];
}

function chapter({ info, about, files }: Format): string[] {
  return [
    ...['', `## ${info.id}`, '', `**${info.label}.** ${info.description}`, ''],
    `- One record: ${lowerFirst(about.record)}`,
    `- ${info.reads ? (info.writes ? 'In and out' : 'In only') : 'Out only'}: ${files === undefined ? 'one file' : 'several files'}, \`${info.extension}\``,
    `- Offsets: ${info.offsetUnit}.`,
    `- What is lost: ${lowerFirst(about.lost)}`,
    `- Specification: ${about.specification}`,
    ...about.notes.flatMap((note) => ['', note]),
    ...['', '| field | meaning |', '| --- | --- |'],
    ...about.fields.map(([name, meaning]) => `| ${codes(name)} | ${inCell(meaning)} |`),
  ];
}

const yes = (value: boolean): string => (value ? 'yes' : '');

function inCell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const codes = (names: string): string =>
  names
    .split(', ')
    .map((name) => `\`${name}\``)
    .join(', ');
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
