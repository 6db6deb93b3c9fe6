import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from '#shared/contract/index.ts';
import { isLitter, refusalOf } from '#renderer/features/import/sources.ts';

describe('refusalOf', () => {
  it.each([
    'a.txt',
    'folder/b.MD',
    'c.markdown',
    'd.html',
    'e.htm',
    'f.jsonl',
    'g.docx',
    'h.PDF',
    'i.epub',
    'j.mhtml',
    'two.dots.txt',
  ])('lets %s in', (name) => {
    expect(refusalOf(name, 10)).toBeUndefined();
  });

  it.each([
    ['report.odt', /^\.odt files cannot be read/],
    ['README', /^A file without an ending/],
    ['folder.txt/README', /^A file without an ending/],
    ['archive.txt.zip', /^\.zip files/],
  ])('leaves %s out and says why', (name, reason) => {
    expect(refusalOf(name, 10)).toMatch(reason);
  });

  it('leaves out what is empty or too large', () => {
    expect(refusalOf('a.txt', 0)).toBe('The file is empty.');
    expect(refusalOf('a.txt', MAX_FILE_BYTES)).toBeUndefined();
    expect(refusalOf('a.txt', MAX_FILE_BYTES * 2)).toBe('It has 40.0 MB; files of up to 20 MB are read.');
  });
});

describe('isLitter', () => {
  it('knows what systems leave in folders', () => {
    expect(['.DS_Store', 'a/.git', 'a/Thumbs.db', '__MACOSX/a.txt'].every(isLitter)).toBe(true);
    expect(['a.txt', 'a/thumbs.txt', 'x.git/a.md'].some(isLitter)).toBe(false);
  });
});
