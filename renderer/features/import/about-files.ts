/** What lies beside another tool's files to tell of them. */
import { isAboutFile } from '#shared/formats/foreign/about-files.ts';
import type { DroppedFile } from './sources.ts';

/**
 * Returns the files of a folder without what tells of a corpus beside it, where another tool's files are among them; single
 * files are meant.
 */
export function withoutAbout(
  files: readonly DroppedFile[],
  tool: string | null,
): { readonly meant: readonly DroppedFile[]; readonly about: readonly DroppedFile[] } {
  const isAbout = ({ name }: DroppedFile): boolean => tool !== null && name.includes('/') && isAboutFile(name);
  return { meant: files.filter((file) => !isAbout(file)), about: files.filter(isAbout) };
}

/** Returns in a sentence what was left out; empty if nothing was. */
export function aboutInWords(about: readonly DroppedFile[]): string {
  const [first, ...others] = about;
  if (first === undefined) return '';
  return others.length === 0
    ? `${first.name} was left out, as it tells of the files beside it; choose it by itself to add it.`
    : `${first.name} and ${others.length} more were left out, as they tell of the files beside them; choose them by themselves to add them.`;
}
