import { describe, expect, test } from 'vitest';
import { progressTold } from '#electron/export/jobs.ts';
import type { Prepared } from '#electron/export/prepare.ts';
import { previewOf } from '#electron/export/preview.ts';
import type { ExportProgress } from '#shared/contract/index.ts';
import { formatOf } from '#shared/formats/index.ts';
import type { Format, OutputFile } from '#shared/formats/index.ts';
import { isWriter, outputOf } from '#shared/formats/output.ts';
import { ada, bo, millFire } from '../../shared/formats/dataset.ts';

const dataset = millFire([ada, bo]);
const linksCsv = formatOf('links-csv');
if (linksCsv === undefined) throw new Error('there is no links-csv');
const { serialise: _serialise, ...bare } = linksCsv;

/** What is prepared of a format that writes so. */
function prepared(writes: Pick<Format, 'serialise' | 'files' | 'rows'>, extension = '.made'): Prepared {
  const format = { ...bare, info: { ...bare.info, extension }, fileName: () => `made${extension}`, ...writes };
  if (!isWriter(format)) throw new Error('it is not written');
  return { format, dataset, output: outputOf(format, dataset), split: null, records: 50 };
}

const files = (...all: OutputFile[]): Prepared => prepared({ files: () => all });

describe('a preview', () => {
  test('of one file is its first lines, and no more of it is made', () => {
    let made = 0;
    const lines = function* (): Generator<string> {
      for (;;) yield `line ${(made += 1)}\n`;
    };
    const { head, files: listed, rows } = previewOf(prepared({ serialise: lines }));
    expect(head?.text.split('\n').slice(0, 2)).toEqual(['line 1', 'line 2']);
    expect(head?.text.split('\n')).toHaveLength(40);
    expect(made).toBeLessThan(100);
    expect(listed).toEqual([{ path: 'made.made', bytes: null }]);
    expect(rows).toBeNull();
  });

  test('of one long line does not end in half a character', () => {
    const { head } = previewOf(prepared({ serialise: () => [`x${'😀'.repeat(10_000)}`] }));
    expect(head?.text.isWellFormed()).toBe(true);
    expect(head?.text.length).toBe(7_999);
  });

  test('of a binary file is its rows, where the format tells them', () => {
    const rows = function* (): Generator<(string | number | boolean)[]> {
      yield ['name', 'count'];
      for (let index = 0; ; index += 1) yield ['a', index];
    };
    const serialise = (): Uint8Array[] => [new Uint8Array([1])];
    const preview = previewOf(prepared({ serialise, rows }));
    expect(preview.head).toBeNull();
    expect(preview.rows?.slice(0, 2)).toEqual([
      ['name', 'count'],
      ['a', '0'],
    ]);
    expect(preview.rows).toHaveLength(41);
    expect(previewOf(prepared({ serialise })).rows).toBeNull();
  });

  const folder: OutputFile[] = [
    { path: 'tool.conf', pieces: ['[entities]\n'] },
    { path: 'a.txt', pieces: ['Wörter'] },
    { path: 'a.ann', pieces: ['T1\n', 'T2\n'] },
    { path: 'a.bin', pieces: [new Uint8Array([0, 1, 2])] },
  ];

  test('of several lists them with their sizes, and shows the first that holds records', () => {
    const { head, files: listed, more } = previewOf(files(...folder));
    expect(head).toEqual({ path: 'a.ann', text: 'T1\nT2\n' });
    expect(listed.map(({ path, bytes }) => [path, bytes])).toEqual([
      ['tool.conf', 11],
      ['a.txt', 7],
      ['a.ann', 6],
      ['a.bin', 3],
    ]);
    expect(more).toBe(0);
  });

  test('of several shows the one that is asked for, if it is text', () => {
    expect(previewOf(files(...folder), 'a.txt').head).toEqual({ path: 'a.txt', text: 'Wörter' });
    expect(previewOf(files(...folder), 'a.bin').head?.path).toBe('a.ann');
    expect(previewOf(files(...folder.slice(0, 1))).head?.path).toBe('tool.conf');
  });

  test('of very many lists some and counts the others', () => {
    const many = Array.from({ length: 250 }, (_, index) => ({ path: `${index}.ann`, pieces: ['x'] }));
    const { files: listed, more } = previewOf(files(...many));
    expect([listed.length, more]).toEqual([200, 50]);
  });
});

describe('progress', () => {
  /** What is told when so much is written at such a time. */
  function told(what: Prepared, ...steps: [at: number, lines: number][]): ExportProgress[] {
    const heard: ExportProgress[] = [];
    let now = 0;
    const tell = progressTold(
      'run',
      what,
      (progress) => heard.push(progress),
      () => now,
    );
    for (const [at, lines] of steps) {
      now = at;
      tell({ bytes: lines * 10, files: 0, lines });
    }
    return heard;
  }

  test('is told of what takes long, and not at every step', () => {
    const what = prepared({ serialise: () => [] }, '.jsonl');
    expect(told(what, [10, 1], [250, 2])).toEqual([]);
    expect(told(what, [310, 5], [320, 6], [390, 7], [420, 8]).map(({ records }) => records)).toEqual([5, 8]);
  });

  test('counts records where one is a line, and never more than there are', () => {
    expect(told(prepared({ serialise: () => [] }, '.csv'), [400, 51])).toEqual([
      { run: 'run', bytes: 510, files: 0, records: 50, of: 50 },
    ]);
    expect(told(prepared({ serialise: () => [] }, '.json'), [400, 7])[0]?.records).toBeNull();
    expect(told(prepared({ files: () => [] }, '.csv'), [400, 7])[0]?.records).toBeNull();
  });
});
