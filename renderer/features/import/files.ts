/** Files as the browser hands them over: chosen, dropped, or inside a dropped folder. */
import { isLitter } from './sources.ts';
import type { DroppedFile } from './sources.ts';

/**
 * Returns the files of a drop, those inside folders too, in the order of their names. It must be called while the event is
 * being handled: the browser takes the items away afterwards.
 */
export function filesFromDrop(event: { readonly dataTransfer: DataTransfer | null }): Promise<DroppedFile[]> {
  const items = [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === 'file');
  const entries = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  return Promise.all(
    entries.map(async ({ entry, file }) => {
      if (entry !== null) return filesIn(entry);
      return file === null ? [] : [sourceOf(file, file.name)];
    }),
  ).then((lists) => inOrder(lists.flat()));
}

/** Returns the files of a file chooser, in the order of their names. */
export function filesFromInput(files: FileList | null): DroppedFile[] {
  return inOrder([...(files ?? [])].map((file) => sourceOf(file, file.webkitRelativePath || file.name)));
}

const byName = new Intl.Collator('en', { numeric: true });
const inOrder = (sources: DroppedFile[]): DroppedFile[] =>
  sources.filter(({ name }) => !isLitter(name)).sort((a, b) => byName.compare(a.name, b.name));

async function filesIn(entry: FileSystemEntry): Promise<DroppedFile[]> {
  const name = entry.fullPath.replace(/^\//, '');
  try {
    if (isFile(entry)) {
      const file = await new Promise<File>((resolve, reject) => {
        entry.file(resolve, reject);
      });
      return [sourceOf(file, name)];
    }
    if (!isDirectory(entry)) return [];
    const reader = entry.createReader();
    const found: DroppedFile[] = [];
    // A reader answers with a part at a time (Chromium: 100 entries) until it answers with none.
    for (;;) {
      const part = await new Promise<FileSystemEntry[]>((resolve, reject) => {
        reader.readEntries(resolve, reject);
      });
      if (part.length === 0) return found;
      found.push(...(await Promise.all(part.map(filesIn))).flat());
    }
  } catch (error) {
    // It is listed with its reason when its turn comes.
    return [{ name, size: 1, read: () => Promise.reject(asError(error)) }];
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));

function sourceOf(file: File, name: string): DroppedFile {
  return { name, size: file.size, read: () => base64Of(file), head: () => headOf(file) };
}

const HEAD_BYTES = 64 * 1024;

function headOf(file: File): Promise<string> {
  return file.slice(0, HEAD_BYTES).text();
}

/** By way of a data URL, which the browser encodes far faster than a loop over the bytes does. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('The file could not be read.'));
    };
    reader.readAsDataURL(file);
  });
}
