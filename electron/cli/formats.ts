/** `crossread formats`: what can be read and written. */
import { formatInfo } from '#shared/formats/index.ts';
import { print, printJson } from './output.ts';

export function formatsCommand({ json = false }: { readonly json?: boolean }): void {
  const formats = formatInfo();
  if (json) {
    printJson(formats);
    return;
  }
  const width = Math.max(...formats.map(({ id }) => id.length));
  for (const { id, description, reads, writes } of formats) {
    const ways = [reads ? 'in' : '', writes ? 'out' : ''].filter(Boolean).join(', ');
    print(`${id.padEnd(width)}  ${ways.padEnd(7)}  ${description}`);
  }
}
