/**
 * Helpers for files that hold lists of records. On disk a record leaves out what the file's own place and header already
 * say; in memory each record says it itself (shared/model/records.ts).
 */
import { z } from 'zod';

/** A key that a stored record must not have, because the file says it for all of its records. */
export const saidByFile = z.undefined({ error: 'this key belongs to the file, not to its records' }).optional();

/** Returns the object's own entries without the named keys. */
export function without(record: object, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

/** Returns a check for a list of records that reports each whose key another record before it has, at its index. */
export function unique<T>(key: (record: T) => string, what: string) {
  return (list: T[], context: z.RefinementCtx): void => {
    const seen = new Set<string>();
    for (const [index, record] of list.entries()) {
      const value = key(record);
      if (seen.has(value))
        context.addIssue({ code: 'custom', path: [index], message: `${what} "${value}" is there twice` });
      seen.add(value);
    }
  };
}
