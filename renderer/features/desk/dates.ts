/** Dates as a reader of newspapers would write them. */

/** Made once: making it takes a hundred times as long as using it. */
const FORMAT = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/**
 * Returns "Tue 14 Jan 2026, 09:10" in the article's own time, as precise as it was given: the hour at the place of
 * publication is part of the record, so nothing is converted to the reader's time zone.
 */
export function formatPublished(published: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(published);
  if (match === null) return '';
  const [, year, month, day, hour, minute] = match;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const words = FORMAT.format(date);
  return hour === undefined ? words.replace(',', '') : `${words.replace(',', '')}, ${hour}:${minute}`;
}
