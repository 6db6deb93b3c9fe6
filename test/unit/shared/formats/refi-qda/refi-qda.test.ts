import { unzipSync } from 'fflate';
import { describe, test } from 'vitest';
import type { FormatFile } from '#shared/formats/foreign/corpus.ts';
import { refiQda } from '#shared/formats/refi-qda/index.ts';
import { holdsRoundTrip } from '../round-trip/harness.ts';

const unpack = (files: FormatFile[]): FormatFile[] =>
  files.flatMap(({ path, bytes }) =>
    Object.entries(unzipSync(bytes)).map(([inside, content]) => ({ path: `${path}/${inside}`, bytes: content })),
  );

describe('a REFI-QDA project', () => {
  test('comes back as it was', () => {
    holdsRoundTrip(refiQda, { unpack });
  });
});
