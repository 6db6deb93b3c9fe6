import { test } from 'vitest';
import { brat } from '#shared/formats/brat/index.ts';
import { holdsRoundTrip } from '../round-trip/harness.ts';

test('what is written is read again whole', () => {
  holdsRoundTrip(brat);
});
