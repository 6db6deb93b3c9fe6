/** When something happened to a claim. */

/** Returns the instant as "3 Feb 2026, 04:05" in the reader's time zone (or the given one); as it is if it is no instant. */
export function momentInWords(instant: string, timeZone?: string): string {
  const then = new Date(instant);
  if (Number.isNaN(then.getTime())) return instant;
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(then);
}
