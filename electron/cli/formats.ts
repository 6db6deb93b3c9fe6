/** `crossread formats`: what can be read and written, and what is lost on the way. */
import { articleKinds } from '#shared/formats/articles.ts';
import { GROUP_LABELS } from '#shared/formats/groups.ts';
import { formatInfo } from '#shared/formats/index.ts';
import { print, printJson } from './output.ts';

export function formatsCommand({ json = false }: { readonly json?: boolean }): void {
  const formats = [...formatInfo(), ...articles];
  if (json) {
    printJson(formats);
    return;
  }
  const width = Math.max(...formats.map(({ id }) => id.length));
  const more = ' '.repeat(width);
  for (const { id, label, description, reads, writes, offsetUnit, lost, several, extension, group } of formats) {
    const ways = [reads ? 'in' : '', writes ? 'out' : ''].filter(Boolean).join(', ');
    const purpose = group === 'articles' ? 'Articles' : GROUP_LABELS[group];
    print(`${id.padEnd(width)}  ${ways.padEnd(7)}  ${label}: ${plain(description)}`);
    print(`${more}  for:     ${purpose}, ${several ? 'a folder or zip of files' : `one file, ${extension}`}`);
    print(`${more}  offsets: ${offsetUnit}`);
    print(`${more}  lost:    ${plain(lost)}`);
  }
}

/** What holds a text alone, told as the formats are. */
const articles = articleKinds.map(({ id, label, endings, kept, lost }) => ({
  ...{ id, label, description: kept, extension: endings.join(', '), reads: true, writes: false, offsetUnit: 'none' },
  ...{ oneAnnotator: false, group: 'articles' as const, lost, several: false },
}));

/** The registry marks words as Markdown does. */
const plain = (text: string): string => text.replace(/[`*]/g, '');
