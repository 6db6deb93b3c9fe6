/** What a person can do about a file that could not be taken in. */
import type { Problem } from './project.ts';

/** Returns the way out of the problem in a sentence; the file itself is never overwritten meanwhile. */
export function wayOut({ code, backup }: Problem): string {
  switch (code) {
    case 'unreadable':
    case 'missing':
      return backup === undefined
        ? 'Put a whole copy in its place: from git, the sync folder, or the colleague who wrote it.'
        : `Put the backup ${backup} or another whole copy in its place.`;
    case 'newer-version':
      return 'Open the project with a newer Crossread.';
    case 'invalid':
    case 'inconsistent':
      return backup === undefined
        ? 'Mend it there, or put a good copy in its place.'
        : `Mend it there, or put the backup ${backup} in its place.`;
  }
}
