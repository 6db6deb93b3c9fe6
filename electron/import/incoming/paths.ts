/** Paths of files that come from elsewhere. */
import { IncomingError } from './source.ts';

const LONGEST = 1000;

/**
 * Returns the path (relative, `/` between its parts) if it stays inside the folder that it is relative to, on every system.
 * Throws an `IncomingError` otherwise.
 */
export function safePath(name: string): string {
  const parts = name.split('/');
  const leadsOut =
    name === '' ||
    name.length > LONGEST ||
    /[\\\u0000-\u001f]/u.test(name) ||
    // A drive, or on Windows a stream of another file.
    name.includes(':') ||
    parts.some((part) => part === '' || part === '.' || part === '..' || /[. ]$/.test(part));
  if (leadsOut) throw new IncomingError(`there is a file whose path leads outside or is no path everywhere: “${name}”`);
  return name;
}

/**
 * Returns whether a system, or the program itself, put the file there: hidden files and folders, and macOS' own. A way up
 * (`../news.zip`), as a person may name a file on the command line, hides nothing.
 */
export function isHiddenPath(file: string): boolean {
  return file.split('/').some((part) => /^\.(?!\.?$)/.test(part) || part === '__MACOSX');
}
