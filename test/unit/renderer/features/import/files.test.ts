import { describe, expect, it } from 'vitest';
import { filesFromDrop } from '#renderer/features/import/files.ts';

/** A stand-in for the browser's entries: a reader that answers two at a time, as Chromium answers a hundred at a time. */
const file = (path: string): FileSystemFileEntry =>
  ({
    isFile: true,
    isDirectory: false,
    fullPath: path,
    file: (done: (file: File) => void) => {
      done(new File(['x'], path.split('/').at(-1) ?? ''));
    },
  }) as FileSystemFileEntry;

const folder = (path: string, entries: readonly FileSystemEntry[]): FileSystemDirectoryEntry =>
  ({
    isFile: false,
    isDirectory: true,
    fullPath: path,
    createReader: () => {
      const left = [...entries];
      return {
        readEntries: (done: (part: FileSystemEntry[]) => void) => {
          done(left.splice(0, 2));
        },
      };
    },
  }) as unknown as FileSystemDirectoryEntry;

const drop = (entries: readonly (FileSystemEntry | null)[], files: readonly (File | null)[] = []) => ({
  dataTransfer: {
    items: entries.map((entry, at) => ({
      kind: 'file',
      webkitGetAsEntry: () => entry,
      getAsFile: () => files[at] ?? null,
    })),
  } as unknown as DataTransfer,
});

describe('filesFromDrop', () => {
  it('finds all files of nested folders, in the order of their names', async () => {
    const dropped = folder('/in', [
      file('/in/10.txt'),
      file('/in/9.txt'),
      folder('/in/deep', [file('/in/deep/b.md'), file('/in/deep/a.md'), file('/in/deep/c.md')]),
      file('/in/.DS_Store'),
      file('/in/z.txt'),
    ]);
    const names = (await filesFromDrop(drop([dropped, file('/alone.html')]))).map(({ name }) => name);
    expect(names).toEqual([
      'alone.html',
      'in/9.txt',
      'in/10.txt',
      'in/deep/a.md',
      'in/deep/b.md',
      'in/deep/c.md',
      'in/z.txt',
    ]);
  });

  it('takes the plain file where the browser has no entry for it', async () => {
    const [only] = await filesFromDrop(drop([null], [new File(['four'], 'plain.txt')]));
    expect(only).toMatchObject({ name: 'plain.txt', size: 4 });
  });

  it('hands on a file that cannot be reached, to fail with its reason in its turn', async () => {
    const gone = {
      ...file('/gone.txt'),
      file: (_done: unknown, failed: (error: Error) => void) => {
        failed(new Error('It was moved.'));
      },
    } as FileSystemFileEntry;
    const [only] = await filesFromDrop(drop([gone]));
    expect(only?.name).toBe('gone.txt');
    await expect(only?.read()).rejects.toThrow('It was moved.');
  });

  it('finds nothing in a drop of words', async () => {
    expect(await filesFromDrop({ dataTransfer: null })).toEqual([]);
  });
});
