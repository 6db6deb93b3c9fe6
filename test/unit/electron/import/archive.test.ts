import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { unzip } from '#electron/import/archive.ts';
import type { Unpacked } from '#electron/import/archive.ts';

const textOf = ({ files }: Unpacked): [string, string][] => files.map(({ path, bytes }) => [path, strFromU8(bytes)]);
const inZip = (members: Zippable): Promise<Unpacked> => unzip(zipSync(members), 'a.zip');
const ascii = (text: string): string => [...strToU8(text)].map((byte) => String.fromCharCode(byte)).join('');

/** The zip with every occurrence of some bytes replaced by as many others. */
function patched(zip: Uint8Array, from: string, to: string): Uint8Array {
  expect(to.length).toBe(from.length);
  const text = Buffer.from(zip).toString('latin1');
  expect(text).toContain(from);
  return new Uint8Array(Buffer.from(text.replaceAll(from, to), 'latin1'));
}

async function refused(result: Promise<Unpacked>): Promise<string> {
  const { files, problems } = await result;
  expect(files).toEqual([]);
  expect(problems.map(({ file, leftOut }) => [file, leftOut])).toEqual([['a.zip', 'file']]);
  return problems[0]?.message ?? '';
}

describe('an archive', () => {
  test('gives its files under its own name, and passes over folders and hidden files', async () => {
    const members = {
      'b/2.txt': strToU8('two'),
      '1.txt': strToU8('one'),
      'empty/': new Uint8Array(0),
      '__MACOSX/._1.txt': strToU8('x'),
      '.DS_Store': strToU8('x'),
      './here.txt': strToU8('here'),
    };
    const read = await inZip(members);
    expect(read.problems).toEqual([]);
    expect(textOf(read)).toEqual([
      ['a.zip/b/2.txt', 'two'],
      ['a.zip/1.txt', 'one'],
      ['a.zip/here.txt', 'here'],
    ]);
  });

  test('is read from the disk as from memory, with progress', async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'crossread-archive-'));
    try {
      await writeFile(path.join(dir, 'x'), zipSync({ 'a.txt': strToU8('a'), 'b.txt': strToU8('b') }));
      const told: string[] = [];
      const read = await unzip(path.join(dir, 'x'), 'x.zip', { progress: (done, of) => told.push(`${done}/${of}`) });
      expect(textOf(read)).toEqual([
        ['x.zip/a.txt', 'a'],
        ['x.zip/b.txt', 'b'],
      ]);
      expect(told).toEqual(['1/2', '2/2']);
    } finally {
      await rm(dir, { recursive: true });
    }
  });

  test('has names in UTF-8 whether or not it says so, and in the old code page where they are not', async () => {
    const said = zipSync({ 'Zürich 🔥.txt': strToU8('x') });
    expect((await unzip(said, 'a.zip')).files.map(({ path }) => path)).toEqual(['a.zip/Zürich 🔥.txt']);
    const silent = patched(zipSync({ 'Z12rich.txt': strToU8('x') }), 'Z12rich', ascii('Zürich'));
    expect((await unzip(silent, 'a.zip')).files.map(({ path }) => path)).toEqual(['a.zip/Zürich.txt']);
    // 0x81 is ü in code page 437, and no beginning of a character in UTF-8.
    const old = patched(zipSync({ 'Z1rich.txt': strToU8('x') }), 'Z1rich', 'Z\x81rich');
    expect((await unzip(old, 'a.zip')).files.map(({ path }) => path)).toEqual(['a.zip/Zürich.txt']);
  });

  test('may have the folders of Windows, and names that only Windows refuses', async () => {
    const read = await inZip({ 'sources\\one.txt': strToU8('1'), 'one: b?.txt': strToU8('2') });
    expect(textOf(read)).toEqual([
      ['a.zip/sources/one.txt', '1'],
      ['a.zip/one: b?.txt', '2'],
    ]);
  });

  test('within an archive is opened too, one within that is not; a document that happens to be a zip is a file', async () => {
    const inner = zipSync({ 'b/x.txt': strToU8('x'), '.hidden': strToU8('x') });
    const deep = zipSync({ 'deeper.zip': inner, 'y.txt': strToU8('y') });
    const read = await inZip({
      ...{ 'ada/in.zip': inner, 'in.qdpx': inner, 'in.docx': inner, 'no.zip': strToU8('plain') },
      'deep.zip': deep,
    });
    expect(read.files.map(({ path }) => path)).toEqual([
      ...['a.zip/ada/in.zip/b/x.txt', 'a.zip/in.qdpx/b/x.txt', 'a.zip/in.docx', 'a.zip/no.zip'],
      'a.zip/deep.zip/y.txt',
    ]);
    expect(read.problems.map(({ file, message }) => [file, message.slice(0, 36)])).toEqual([
      ['a.zip/deep.zip/deeper.zip', 'It is an archive within an archive w'],
    ]);
  });

  test('within a document is a part of it', async () => {
    const zip = zipSync({ 'word/in.zip': zipSync({ 'x.txt': strToU8('x') }), '_rels/.rels': strToU8('<x/>') });
    const read = await unzip(zip, 'a.docx', { parts: true });
    expect(read.problems).toEqual([]);
    expect(read.files.map(({ path }) => path)).toEqual(['a.docx/word/in.zip', 'a.docx/_rels/.rels']);
  });

  test('is given up when it is not wanted any more', async () => {
    const ending = new AbortController();
    const zip = zipSync({ 'a.txt': strToU8('a'), 'b.txt': strToU8('b') });
    const reading = unzip(zip, 'a.zip', { signal: ending.signal, progress: () => ending.abort() });
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('an archive that is not to be trusted', () => {
  test.each(['../out.txt', 'a/../../out.txt', '/etc/out.txt', '..\\out.txt', 'C:/out.txt', 'C:\\out.txt', 'a//b.txt'])(
    'with a file at %s is refused',
    async (name) => {
      const message = await refused(inZip({ 'good.txt': strToU8('x'), [name]: strToU8('x') }));
      expect(message).toMatch(/^The zip holds a file whose path leads outside of it/);
    },
  );

  test('with a link, a password or a name with control characters is refused', async () => {
    const link = inZip({ 'to-elsewhere': [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] });
    expect(await refused(link)).toMatch(/holds a link, “to-elsewhere”/);
    const zip = zipSync({ 'a.txt': strToU8('x') });
    const locked = zip.slice();
    // The lowest bit of the flags, in the file's own header and in the central directory (APPNOTE 6.3, 4.4.4).
    locked[6] = (locked[6] ?? 0) | 1;
    const central = Buffer.from(zip).indexOf('PK\x01\x02', 0, 'latin1');
    locked[central + 8] = (locked[central + 8] ?? 0) | 1;
    expect(await refused(unzip(locked, 'a.zip'))).toMatch(/has a password/);
    expect(await refused(inZip({ 'a\u0000.txt': strToU8('x') }))).toMatch(/leads outside/);
  });

  test('too many files, too much in all, mostly air, or a lie about it: nothing is unpacked', async () => {
    const many = Object.fromEntries(['1', '2', '3'].map((name) => [name, strToU8('x')]));
    const limits = { entries: 2, bytes: 4096, ratio: 100 };
    expect(await refused(unzip(zipSync(many), 'a.zip', { limits }))).toMatch(/3 entries; up to 2/);
    const large = zipSync({ a: [new Uint8Array(4097), { level: 0 }] });
    expect(await refused(unzip(large, 'a.zip', { limits }))).toMatch(/would unpack to/);
    const air = zipSync({ a: new Uint8Array(2 * 1024 * 1024) });
    expect(await refused(unzip(air, 'a.zip'))).toMatch(/times its size/);
    // The size in the central directory (APPNOTE 6.3, 4.4.9: 24 bytes in) says 1 where 200,000 bytes are.
    const liar = zipSync({ a: new Uint8Array(200_000) });
    const central = Buffer.from(liar).indexOf('PK\x01\x02', 0, 'latin1');
    liar.set([1, 0, 0, 0], central + 24);
    expect(await refused(unzip(liar, 'a.zip'))).toMatch(/lies about the size/);
  });

  test('within an archive is left out by itself where it leads out, has links or is damaged', async () => {
    const whole = zipSync({ 'x.txt': strToU8('words '.repeat(50)) });
    const read = await inZip({
      'good.txt': strToU8('x'),
      'out.zip': zipSync({ 'fine.txt': strToU8('x'), '../out.txt': strToU8('x') }),
      'link.zip': zipSync({ l: [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] }),
      'half.zip': whole.slice(0, whole.length / 2),
    });
    expect(textOf(read)).toEqual([['a.zip/good.txt', 'x']]);
    expect(read.problems.map(({ file, leftOut }) => [file, leftOut])).toEqual([
      ['a.zip/out.zip', 'file'],
      ['a.zip/link.zip', 'file'],
      ['a.zip/half.zip', 'file'],
    ]);
    expect(read.problems[0]?.message).toMatch(/leads outside of it: “\.\.\/out\.txt”\. Nothing was taken out of it\.$/);
    expect(read.problems[1]?.message).toMatch(/holds a link/);
    expect(read.problems[2]?.message).toMatch(/damaged or broken off/);
  });

  test('and those within it are counted together: files, size and ratio', async () => {
    const one = zipSync({ 'x.txt': strToU8('x') });
    // Three of the archive and three times one: six.
    const six = zipSync({ '1.zip': one, '2.zip': one, '3.zip': one });
    const limits = { entries: 6, bytes: 1024 * 1024 * 1024, ratio: 100 };
    expect((await unzip(six, 'a.zip', { limits })).problems).toEqual([]);
    expect(await refused(unzip(six, 'a.zip', { limits: { ...limits, entries: 5 } }))).toMatch(/6 entries; up to 5/);
    const stored = zipSync({ a: [new Uint8Array(3000), { level: 0 }] });
    const large = zipSync({ '1.zip': [stored, { level: 0 }], '2.zip': [stored, { level: 0 }] });
    // Two archives of 3,000 bytes and a little more each, and 3,000 in each of them.
    const bytes = { ...limits, bytes: 2 * stored.length + 6000 };
    expect((await unzip(large, 'a.zip', { limits: bytes })).files).toHaveLength(2);
    expect(await refused(unzip(large, 'a.zip', { limits: { ...bytes, bytes: bytes.bytes - 1 } }))).toMatch(
      /would unpack to/,
    );
    // Each within the ratio of its own, both far beyond that of the whole.
    const air = zipSync({ a: new Uint8Array(8 * 1024 * 1024) });
    const bomb = zipSync(Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}.zip`, air])));
    expect(await refused(unzip(bomb, 'a.zip'))).toMatch(/times its size/);
  });

  test('one file that stands for many, as overlapping bombs do, counts as many', async () => {
    const [size, entries] = [30_000, 60];
    const zip = overlapping(size, entries);
    const limits = { entries: 100, bytes: size * (entries - 1), ratio: 1_000_000 };
    expect(await refused(unzip(zip, 'a.zip', { limits }))).toMatch(/would unpack to/);
  });

  test('is no zip, is broken off, or is empty bytes', async () => {
    expect(await refused(unzip(strToU8('plain text'), 'a.zip'))).toMatch(/damaged or broken off/);
    expect(await refused(unzip(new Uint8Array(0), 'a.zip'))).not.toBe('');
    const whole = zipSync({ 'a.txt': strToU8('words '.repeat(500)) });
    for (let length = 0; length < whole.length; length += 7) {
      expect(await refused(unzip(whole.slice(0, length), 'a.zip'))).not.toBe('');
    }
    expect(await refused(unzip('/nowhere/at/all.zip', 'a.zip'))).toMatch(/cannot be read/);
  });

  test('a damaged file is left out by itself, and so is a second one of the same name', async () => {
    const zip = zipSync({ 'a.txt': [strToU8('good words'), { level: 0 }], 'b.txt': strToU8('b') });
    const damaged = await unzip(patched(zip, 'good words', 'evil words'), 'a.zip');
    expect(textOf(damaged)).toEqual([['a.zip/b.txt', 'b']]);
    expect(damaged.problems.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      'a.zip/a.txt: It is damaged: its checksum in the zip is another one.',
    ]);
    const doubled = await unzip(patched(zip, 'b.txt', 'a.txt'), 'a.zip');
    expect(textOf(doubled)).toEqual([['a.zip/a.txt', 'good words']]);
    expect(doubled.problems).toHaveLength(1);
  });
});

/** A zip whose central directory names one stored file many times (D. Fifield, "A better zip bomb", WOOT 2019). */
function overlapping(size: number, entries: number): Uint8Array {
  const one = Buffer.from(zipSync({ a00: [new Uint8Array(size), { level: 0 }] }));
  const central = one.indexOf('PK\x01\x02', 0, 'latin1');
  const end = one.indexOf('PK\x05\x06', 0, 'latin1');
  const record = one.subarray(central, end);
  const records = Array.from({ length: entries }, (_, index) => {
    const copy = Buffer.from(record);
    copy.write(`a${String(index).padStart(2, '0')}`, 46, 'latin1');
    return copy;
  });
  const tail = Buffer.from(one.subarray(end));
  tail.writeUInt16LE(entries, 8);
  tail.writeUInt16LE(entries, 10);
  tail.writeUInt32LE(record.length * entries, 12);
  return new Uint8Array(Buffer.concat([one.subarray(0, central), ...records, tail]));
}
