import { expect, test } from 'vitest';
import { momentInWords } from '#renderer/features/claim-details/moment.ts';

test('an instant in the reader’s time zone', () => {
  expect(momentInWords('2026-02-03T04:05:06.000Z', 'UTC')).toBe('3 Feb 2026, 04:05');
  expect(momentInWords('2026-02-03T04:05:06.000Z', 'Asia/Kathmandu')).toBe('3 Feb 2026, 09:50');
  expect(momentInWords('2026-02-03T01:05:06+02:00', 'UTC')).toBe('2 Feb 2026, 23:05');
});

test('what is no instant stays as it is', () => {
  expect(momentInWords('lately', 'UTC')).toBe('lately');
});
