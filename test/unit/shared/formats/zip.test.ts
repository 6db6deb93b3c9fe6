import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import yauzl from 'yauzl';
import type { Entry } from 'yauzl';
import type { OutputFile } from '#shared/formats/index.ts';
import { zipOf } from '#shared/formats/zip.ts';

const zipped = (files: Iterable<OutputFile>, stored?: ReadonlySet<string>): Buffer =>
  Buffer.concat([...zipOf(files, stored)]);

interface Read {
  readonly path: string;
  readonly content: string;
  readonly entry: Entry;
}

/** What a reader that this project did not write, and that is strict, makes of the bytes. */
async function read(bytes: Buffer): Promise<Read[]> {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true });
  const found: Read[] = [];
  zip.on('entry', (entry: Entry) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) return void zip.emit('error', error);
      void text(stream).then((content) => {
        found.push({ path: entry.fileName, content, entry });
        zip.readEntry();
      });
    });
  });
  zip.readEntry();
  await once(zip, 'end');
  return found;
}

test('another program reads the files, in order, with their paths in UTF-8', async () => {
  const files = await read(
    zipped([
      { path: 'a/ö 🔥 שלום.txt', pieces: ['one ', 'and ', new Uint8Array([0xc3, 0xa9])] },
      { path: 'leer.txt', pieces: [] },
      { path: 'b.txt', pieces: [''] },
    ]),
  );
  expect(files.map(({ path, content }) => [path, content])).toEqual([
    ['a/ö 🔥 שלום.txt', 'one and é'],
    ['leer.txt', ''],
    ['b.txt', ''],
  ]);
  expect((await read(zipped([]))).length).toBe(0);
});

test('any pieces come back joined', async () => {
  const pieces = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array({ max: 127 })), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 4 }), async (contents) => {
      const files = await read(zipped(contents.map((each, index) => ({ path: `${index}`, pieces: each }))));
      const expected = contents.map((each) => Buffer.concat(each.map((piece) => Buffer.from(piece))).toString('utf8'));
      expect(files.map(({ content }) => content)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

test('a large piece and many small ones are packed, and come piece by piece', async () => {
  const large = 'All work and no play. '.repeat(200_000);
  const small = Array.from({ length: 50_000 }, (_, index) => `${index}\n`);
  const pieces = [
    ...zipOf([
      { path: 'large', pieces: [large] },
      { path: 'small', pieces: small },
    ]),
  ];
  expect(pieces.length).toBeGreaterThan(4);
  const bytes = Buffer.concat(pieces);
  expect(bytes.length).toBeLessThan(large.length / 10);
  expect((await read(bytes)).map(({ content }) => content)).toEqual([large, small.join('')]);
});

test('a file that must not be packed is stored as it is', async () => {
  const words = 'the same words '.repeat(100);
  const bytes = zipped(
    [
      { path: 'mimetype', pieces: [words] },
      { path: 'packed', pieces: [words] },
    ],
    new Set(['mimetype']),
  );
  expect((await read(bytes)).map(({ entry }) => entry.compressionMethod)).toEqual([0, 8]);
  expect(bytes.includes(words)).toBe(true);
});

test('the same files make the same bytes, whenever and wherever', () => {
  const files = [{ path: 'a.txt', pieces: ['x'] }];
  const [first, before] = [zipped(files), process.env['TZ']];
  try {
    for (const zone of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles']) {
      process.env['TZ'] = zone;
      expect(zipped(files)).toEqual(first);
    }
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
});
