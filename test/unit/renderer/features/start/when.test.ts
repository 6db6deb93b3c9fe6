import { describe, expect, it } from 'vitest';
import { whenOpened } from '#renderer/features/start/when.ts';

/** In the zone of whoever runs this. */
const at = (year: number, month: number, day: number, hour = 12, minute = 0): Date =>
  new Date(year, month - 1, day, hour, minute);

describe('whenOpened', () => {
  const now = at(2026, 3, 12, 9, 30);

  it('goes by calendar days, not by hours', () => {
    expect(whenOpened(at(2026, 3, 12, 0, 5).toISOString(), now, 'en-GB')).toBe('today, 00:05');
    expect(whenOpened(at(2026, 3, 11, 23, 50).toISOString(), now, 'en-GB')).toBe('yesterday, 23:50');
    expect(whenOpened(at(2026, 3, 10).toISOString(), now, 'en-GB')).toBe('10 Mar');
  });

  it('names the year of another year', () => {
    expect(whenOpened(at(2025, 12, 31).toISOString(), now, 'en-GB')).toBe('31 Dec 2025');
  });

  it('gives back what is no date', () => {
    expect(whenOpened('long ago', now)).toBe('long ago');
  });
});
