import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { formatOf } from '#shared/formats/index.ts';
import type { OutputFile, Piece } from '#shared/formats/index.ts';
import { isArchiveName, isWriter, outputOf } from '#shared/formats/output.ts';
import type { Writer } from '#shared/formats/output.ts';
import { ada, bo, millFire } from './dataset.ts';

const dataset = millFire([ada, bo]);
const linksCsv = writer('links-csv');

function writer(id: string): Writer {
  const format = formatOf(id);
  if (format === undefined || !isWriter(format)) throw new Error(`${id} is not written`);
  return format;
}

/** A format of two files. */
const two = (fileName: string): Writer => ({
  info: { ...linksCsv.info, id: 'two', extension: '.two' },
  about: linksCsv.about,
  count: linksCsv.count,
  fileName: () => fileName,
  *files(): Generator<OutputFile> {
    yield { path: 'a/one.txt', pieces: ['ein', 's'] };
    yield { path: 'two.bin', pieces: [new Uint8Array([0, 1])] };
  },
});

function bytesOf(pieces: Iterable<Piece>): Uint8Array {
  return new Uint8Array(Buffer.concat([...pieces].map((piece) => Buffer.from(piece))));
}

const unzipped = (pieces: Iterable<Piece>): [string, string][] =>
  Object.entries(unzipSync(bytesOf(pieces))).map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]);

describe('what a format writes', () => {
  test('is one file where it is one', () => {
    const { fileName, archiveName, pieces, files } = outputOf(linksCsv, dataset);
    expect([fileName, archiveName]).toEqual(['mill-fire-who-knew.links.csv', null]);
    const text = [...(linksCsv.serialise?.(dataset) ?? [])].join('');
    expect(text).toContain('project_id');
    expect([...pieces()].join('')).toBe(text);
    expect([...files()].map((file) => [file.path, [...file.pieces].join('')])).toEqual([[fileName, text]]);
  });

  test('is a folder, or a zip of it, where it is several', () => {
    const output = outputOf(two('corpus'), dataset);
    expect([output.fileName, output.archiveName]).toEqual(['corpus', 'corpus.zip']);
    expect([...output.files()].map(({ path }) => path)).toEqual(['a/one.txt', 'two.bin']);
    expect(unzipped(output.pieces())).toEqual([
      ['a/one.txt', 'eins'],
      ['two.bin', '\u0000\u0001'],
    ]);
    // Asked for again it is made again.
    expect(unzipped(output.pieces())).toHaveLength(2);
  });

  test('is one file where tools know the zip by its own extension', () => {
    const output = outputOf(two('corpus.qdpx'), dataset);
    expect([output.fileName, output.archiveName]).toEqual(['corpus.qdpx', null]);
    expect(unzipped(output.pieces())).toHaveLength(2);
    expect(['a.qdpx', 'a.ZIP', 'a.txt', 'zip'].filter(isArchiveName)).toEqual(['a.qdpx', 'a.ZIP']);
  });

  test('is several files for each part where it is split', () => {
    const shares = { train: 1, dev: 1, test: 0 };
    const split = { by: 'article', seed: 1, shares, leaks: 'allow' } as const;
    const output = outputOf(linksCsv, dataset, split);
    expect([output.fileName, output.archiveName]).toEqual(['mill-fire-who-knew-split', 'mill-fire-who-knew-split.zip']);
    const paths = [...output.files()].map(({ path }) => path);
    expect(new Set(paths.map((path) => path.split('/')[0]))).toEqual(new Set(['train', 'dev', 'test', 'splits.json']));
    expect(unzipped(output.pieces()).map(([path]) => path)).toEqual(paths);
  });

  test('is nothing where a format is only read', () => {
    const { serialise: _serialise, ...onlyRead } = linksCsv;
    expect([isWriter(linksCsv), isWriter(onlyRead)]).toEqual([true, false]);
  });
});
