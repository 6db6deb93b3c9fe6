/** `docs/formats.md`, from the registry. */
import type { Format } from './format.ts';

/** Returns the page that describes the formats, in Markdown with LF line ends and a final newline. */
export function formatsMarkdown(formats: readonly Format[]): string {
  const lines = [
    '# Formats',
    '',
    'What Crossread reads and writes. This page is made from the registry in `shared/formats/` by `npm run docs`; a test holds the two equal.',
    '',
    '| format | in | out | offsets | one annotator a file | extension |',
    '| --- | --- | --- | --- | --- | --- |',
    ...formats.map(
      ({ info }) =>
        `| [\`${info.id}\`](#${info.id}) | ${yes(info.reads)} | ${yes(info.writes)} | ${info.offsetUnit} | ${yes(info.oneAnnotator)} | \`${info.extension}\` |`,
    ),
    '',
    'On the command line: `crossread export DIR --format ID --out PATH`, and `crossread formats` for this list.',
    '',
    'A gold set (what an adjudicator settled) is exported like an annotator’s work: `crossread export DIR --gold --format ID --out PATH`, with the adjudicator’s name behind `--gold` where there are several. Its annotator is then `ID.gold`, “Gold set of NAME”, where ID and NAME are the adjudicator’s; no annotator can have such an id. In an annotation file it is `ID-gold`, so that it can be taken in elsewhere like a colleague’s work.',
  ];
  for (const { info, about } of formats) {
    lines.push('', `## ${info.id}`, '', `**${info.label}.** ${info.description}`, '');
    lines.push(`- One record: ${lowerFirst(about.record)}`, `- What is lost: ${lowerFirst(about.lost)}`);
    lines.push(`- Specification: ${about.specification}`);
    for (const note of about.notes) lines.push('', note);
    lines.push('', '| field | meaning |', '| --- | --- |');
    for (const [name, meaning] of about.fields) lines.push(`| ${codes(name)} | ${meaning.replaceAll('|', '\\|')} |`);
  }
  return `${lines.join('\n')}\n`;
}

const yes = (value: boolean): string => (value ? 'yes' : '');
const codes = (names: string): string =>
  names
    .split(', ')
    .map((name) => `\`${name}\``)
    .join(', ');
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
