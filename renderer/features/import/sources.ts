/** What may be taken in, told from a file's name and size before anything is read. */
import { MAX_FILE_BYTES } from '#shared/contract/index.ts';
import { articleEndings, endingsInWords } from '#shared/formats/articles.ts';

/** For a file chooser's `accept`. */
export const ACCEPT = articleEndings.join(',');

/** Something to be read: a file under the name it is shown by. */
export interface DroppedFile {
  /** With the folders above it, where it came in a folder. */
  readonly name: string;
  readonly size: number;
  /** Its bytes in base64. */
  readonly read: () => Promise<string>;
  /** Its first characters, to tell what it is by. */
  readonly head?: () => Promise<string>;
}

/** Returns why a file is left out, or undefined if it is to be read. */
export function refusalOf(name: string, size: number): string | undefined {
  const file = name.split('/').at(-1) ?? name;
  const dot = file.lastIndexOf('.');
  const ending = dot <= 0 ? '' : file.slice(dot).toLowerCase();
  if (!articleEndings.includes(ending)) {
    const what = ending === '' ? 'A file without an ending' : `${ending} files`;
    return `${what} cannot be read; articles come as ${endingsInWords()}.`;
  }
  if (size === 0) return 'The file is empty.';
  if (size > MAX_FILE_BYTES) {
    const megabytes = (size / 1024 / 1024).toFixed(1);
    return `It has ${megabytes} MB; files of up to ${MAX_FILE_BYTES / 1024 / 1024} MB are read.`;
  }
  return undefined;
}

/** Returns whether the file is the system's own litter, which nobody needs to hear about. */
export function isLitter(name: string): boolean {
  const file = name.split('/').at(-1) ?? name;
  return file.startsWith('.') || /^(?:thumbs\.db|desktop\.ini)$/i.test(file) || name.split('/').includes('__MACOSX');
}
