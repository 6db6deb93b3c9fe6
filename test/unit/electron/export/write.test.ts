import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chunks, writeFileWhole, writeFolderWhole } from '#electron/export/write.ts';
import type { OutputFile } from '#shared/formats/index.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'crossread-write-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const at = (name: string): string => path.join(dir, name);
const list = (folder = '.'): Promise<string[]> => readdir(at(folder), { recursive: true }).then((all) => all.sort());

/** More than one write, so that there is something to break in the middle of. */
const LINE = `${'x'.repeat(999)}\n`;
function* lines(count: number, then?: () => void): Generator<string> {
  for (let index = 0; index < count; index += 1) yield LINE;
  then?.();
}

const two: OutputFile[] = [
  { path: 'a.txt', pieces: ['Wörter\n'] },
  { path: 'deep/er/b.bin', pieces: [new Uint8Array([0, 255])] },
];

/** A disk that is full after so many bytes. */
const fullAfter = (bytes: number) => async (file: string) => {
  const handle = await open(file, 'wx');
  let left = bytes;
  const append = handle.appendFile.bind(handle);
  handle.appendFile = async (data) => {
    left -= (data as Uint8Array).byteLength;
    if (left < 0) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    await append(data);
  };
  return handle;
};

describe('a file', () => {
  test('holds all pieces, text as UTF-8, and says how much it was', async () => {
    const written = await writeFileWhole(at('out'), ['é', '\n', new Uint8Array([1, 2]), 'a\nb']);
    expect([...(await readFile(at('out')))]).toEqual([0xc3, 0xa9, 0x0a, 1, 2, 0x61, 0x0a, 0x62]);
    expect(written).toEqual({ bytes: 8, files: 1, lines: 2 });
    expect(await list()).toEqual(['out']);
  });

  test('takes the place of the one that was there', async () => {
    await writeFile(at('out'), 'old');
    await writeFileWhole(at('out'), ['new']);
    expect(await readFile(at('out'), 'utf8')).toBe('new');
  });

  test.each([
    [
      'the maker fails',
      {
        pieces: () =>
          lines(200, () => {
            throw new Error('broken');
          }),
        options: {},
      },
      'broken',
    ],
    ['the disk is full', { pieces: () => lines(200), options: { openFile: fullAfter(100_000) } }, 'ENOSPC'],
  ])('is not there when %s, and the old one is', async (_why, { pieces, options }, message) => {
    await writeFile(at('out'), 'old');
    await expect(writeFileWhole(at('out'), pieces(), options)).rejects.toThrow(message);
    expect(await list()).toEqual(['out']);
    expect(await readFile(at('out'), 'utf8')).toBe('old');
  });

  test('is not there when it is cancelled half way, and no more of it is made', async () => {
    const controller = new AbortController();
    let made = 0;
    const counted = function* (): Generator<string> {
      for (const line of lines(10_000)) {
        made += 1;
        yield line;
      }
    };
    const writing = writeFileWhole(at('out'), counted(), {
      signal: controller.signal,
      onProgress: ({ bytes }) => {
        if (bytes > 200_000) controller.abort(new Error('enough'));
      },
    });
    await expect(writing).rejects.toThrow('enough');
    expect(await list()).toEqual([]);
    expect(made).toBeGreaterThan(200);
    expect(made).toBeLessThan(1_000);
  });

  test('lets others go on while it is written', async () => {
    let turns = 0;
    let done = false;
    const other = (async () => {
      while (!done) {
        await new Promise((resolve) => setImmediate(resolve));
        turns += 1;
      }
    })();
    await writeFileWhole(at('out'), lines(2_000));
    done = true;
    await other;
    // About one for each of the 30 writes of 64 KB.
    expect(turns).toBeGreaterThan(10);
  });
});

describe('a folder', () => {
  test('holds all files', async () => {
    expect(await writeFolderWhole(at('out'), two)).toEqual({ bytes: 10, files: 2, lines: 1 });
    expect(await list()).toEqual(['out', 'out/a.txt', 'out/deep', 'out/deep/er', 'out/deep/er/b.bin']);
  });

  test('may be there already if it is empty, not if it has files', async () => {
    await mkdir(at('out'));
    await writeFolderWhole(at('out'), two);
    await expect(writeFolderWhole(at('out'), [{ path: 'c', pieces: ['c'] }])).rejects.toThrow('files in it already');
    expect(await list('out')).toEqual(['a.txt', 'deep', 'deep/er', 'deep/er/b.bin']);
    expect(await list()).toHaveLength(5);
  });

  test('is replaced as a whole where that is asked for', async () => {
    await writeFolderWhole(at('out'), two);
    await writeFolderWhole(at('out'), [{ path: 'c', pieces: ['c'] }], { replacing: true });
    expect(await list()).toEqual(['out', 'out/c']);
  });

  test.each([
    [
      'a later file fails',
      {},
      {
        path: 'c',
        pieces: lines(1, () => {
          throw new Error('broken');
        }),
      },
      'broken',
    ],
    ['the disk is full', { openFile: fullAfter(500) }, { path: 'c', pieces: lines(1) }, 'ENOSPC'],
    ['a name leads out of it', {}, { path: '../c', pieces: ['c'] }, '../c'],
    ['a name is absolute', {}, { path: '/c', pieces: ['c'] }, '/c'],
    ['a name leads out of it on Windows', {}, { path: '..\\c', pieces: ['c'] }, 'cannot be the name'],
  ])('is not there when %s, and the old one is', async (_why, options, file, message) => {
    await writeFolderWhole(at('out'), two);
    const before = await list();
    const writing = writeFolderWhole(at('out'), [...two, file], { ...options, replacing: true });
    await expect(writing).rejects.toThrow(message);
    expect(await list()).toEqual(before);
    expect(await readFile(at('out/a.txt'), 'utf8')).toBe('Wörter\n');
  });

  test('is not there when it is cancelled', async () => {
    const controller = new AbortController();
    controller.abort(new Error('enough'));
    await expect(writeFolderWhole(at('out'), two, { signal: controller.signal })).rejects.toThrow('enough');
    expect(await list()).toEqual([]);
  });
});

test('pieces are gathered into larger ones in their order', () => {
  const bytes = new Uint8Array([1]);
  expect([...chunks(['a', 'b', bytes, 'c'])]).toEqual(['ab', bytes, 'c']);
  const gathered = [...chunks(lines(200))];
  expect(gathered.join('')).toBe(LINE.repeat(200));
  expect(gathered.length).toBeLessThan(5);
});
