/** From what goes wrong to what a call answers: bad input to its place, any error to the closed list of codes. */
import { CrossreadError } from '#shared/contract/index.ts';
import type { CallError } from '#shared/contract/index.ts';
import type { z } from 'zod';

/** Returns the first thing wrong with an input, in words, with the path to it: "diff.added.0.text: a claim needs words". */
export function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'It does not fit.';
  const path = issue.path.map(String).join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

const DISK_CODES = new Set([
  ...['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EIO', 'EBUSY', 'EMFILE', 'ENFILE', 'ENOTDIR', 'EISDIR'],
  ...['ENAMETOOLONG', 'ELOOP', 'EXDEV', 'ENOTEMPTY', 'EFBIG', 'EINVAL', 'ETIMEDOUT'],
]);

/** Returns what the call answers for the error. What nobody foresaw is `internal`, and `onFault` gets it whole. */
export function errorFor(error: unknown, onFault: (error: unknown) => void): CallError {
  if (error instanceof CrossreadError) return { code: error.code, message: error.message };
  const code = (error as NodeJS.ErrnoException | null | undefined)?.code;
  if (error instanceof Error && typeof code === 'string') {
    if (code === 'ENOENT') return { code: 'not-found', message: `It is not there: ${error.message}` };
    if (code === 'EEXIST') return { code: 'exists', message: `It is there already: ${error.message}` };
    if (DISK_CODES.has(code)) return { code: 'io', message: `The disk refused: ${error.message}` };
  }
  onFault(error);
  return { code: 'internal', message: 'Crossread made a mistake here; its log has the details.' };
}
