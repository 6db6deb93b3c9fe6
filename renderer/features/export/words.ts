/** Counts and sizes in words. */

/** Returns “1 record” or “1,234 records”. */
export function recordsInWords(records: number): string {
  return counted(records, 'record');
}

/** Returns “1 file” or “1,234 files”. */
export function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count.toLocaleString('en-GB')} ${what}s`;
}

/** Returns the size as a person reads it: “512 bytes”, “12 kB”, “3.4 MB”. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
