/** Counts, lists and numbers as reports write them. */

/** Returns “1 span”, “2 spans”, “1,200 spans”; the plural is the noun with an s unless given. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(n)} ${n === 1 ? noun : plural}`;
}

/** Returns the number with a comma at every thousand. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Returns “a”, “a and b”, “a, b and c”. */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** Returns the number with so many decimals and a true minus sign; never “−0.00”. */
export function decimal(value: number, places = 2): string {
  const text = value.toFixed(places);
  return Number(text) === 0 ? (0).toFixed(places) : text.replace('-', '−');
}

/** Returns the day of an ISO instant: “3 February 2026”, in UTC. */
export function day(instant: string): string {
  const [year = '', month = '', date = ''] = instant.slice(0, 10).split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
