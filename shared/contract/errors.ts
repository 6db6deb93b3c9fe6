/** Why a call failed: a closed list of codes for programs, a message for people. */
import { z } from 'zod';

export const ErrorCode = z.enum([
  'bad-input', // the input does not fit the call's schema
  'unknown-call', // there is no such call
  'unknown-caller', // the caller may not call: wrong frame, origin or token
  'not-found', // what was named does not exist
  'no-project', // the call needs an open project
  'read-only', // the project, or this file of it, is open for reading only
  'refused', // a rule of the document forbids it
  'conflict', // the document has changed since; read it again
  'unreadable', // a file cannot be read as what it should be
  'newer-version', // a file comes from a newer Crossread
  'exists', // what should be made is already there
  'too-large', // beyond a stated limit
  'unsupported', // not on this face of the workbench
  'cancelled',
  'io', // the disk said no
  'internal', // a fault of ours
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

export const CallError = z.object({ code: ErrorCode, message: z.string() });
export type CallError = z.infer<typeof CallError>;

/** What every call answers. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CallError };

/** An error that knows its code; handlers throw it, the boundary turns it into an answer. */
export class CrossreadError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CrossreadError';
    this.code = code;
  }
}
