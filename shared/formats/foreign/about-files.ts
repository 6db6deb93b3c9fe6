/** What people put beside a corpus to say what it is. */

/** A word that goes on, as in “Notice of eviction.txt”, makes it a title. */
const ABOUT = /(?:^|\/)(?:readme|licen[cs]es?|copying|notice|changelog|changes)(?:[-_.\d][^/]*)?$/i;

/** Returns whether the file tells of the files beside it (`README.md`, `LICENSE.txt`), by its name. */
export function isAboutFile(path: string): boolean {
  return ABOUT.test(path);
}
