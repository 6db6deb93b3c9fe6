/** When something happened, as briefly as a list allows. */

/** Returns "today, 14:20", "yesterday, 09:10", or the date; the instant as given if it cannot be read. */
export function whenOpened(instant: string, now: Date, locale?: string): string {
  const then = new Date(instant);
  if (Number.isNaN(then.getTime())) return instant;
  const days = Math.round((startOfDay(now) - startOfDay(then)) / 86_400_000);
  const time = then.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  if (days === 0) return `today, ${time}`;
  if (days === 1) return `yesterday, ${time}`;
  const year = then.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return then.toLocaleDateString(locale, { day: 'numeric', month: 'short', ...year });
}

const startOfDay = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
