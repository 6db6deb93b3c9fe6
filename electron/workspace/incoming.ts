/** Taking in what another program wrote: git, a sync tool, a person with an editor. */
import { applyDiff, isEmptyDiff } from '#shared/document/diff.ts';
import { difference, retarget } from '#shared/document/difference.ts';
import { sheetKey } from '#shared/document/state.ts';
import { assemble } from './assemble.ts';
import type { Assembled } from './assemble.ts';
import { keepBackup } from './backups.ts';
import { pathOf, placeOf, PROJECT_FILE } from './layout.ts';
import type { FilePlace } from './layout.ts';
import { mend } from './mend.ts';
import { StoredFile } from './stored-file.ts';
import type { Writer } from './writer.ts';

/**
 * Reads the files at the paths again and brings the document up to date. Files that hold what we last read or wrote are
 * left alone. Where a file changed under an edit of ours that is not yet on the disk, what the other program wrote is kept
 * among the backups and the two are joined record by record; ours wins where both changed one record.
 */
export async function takeIn(writer: Writer, paths: readonly string[]): Promise<void> {
  const { files, ledger } = writer;
  const held = assembled(writer).doc;
  const notices: string[] = [];
  let looked = false;
  for (const path of paths) looked = (await readAgain(writer, path, notices)) || looked;
  if (!looked) return;

  // From here to the events nothing waits. The difference is between what the files held and what they hold; it is put on
  // top of the ledger's own account, because after a failed write a file may hold parts of an edit that was turned away.
  const { doc: holds, blocked } = assembled(writer);
  writer.block(blocked);
  const before = ledger.doc;
  const durable = applyDiff(ledger.durable, retarget(ledger.durable, difference(held, holds)));
  ledger.rebase(durable, (doc, pending) => {
    const places = pending.flatMap((entry) => [...entry.places.values()]);
    const keys = places.flatMap((place) =>
      place.kind === 'annotations' ? [sheetKey(place.annotator, place.article)] : [],
    );
    return mend(doc, new Set(keys), before, [before, durable]);
  });
  for (const [path, file] of files) if (file.content === undefined && file.problem === undefined) files.delete(path);
  const diff = difference(before, ledger.doc);
  if (!isEmptyDiff(diff)) writer.emit({ type: 'document', diff });
  for (const message of notices) writer.emit({ type: 'notice', message });
  if (ledger.pending.length > 0) writer.problems.joined = true;
  await writer.refreshProblems();
}

/** Returns whether there was anything to take in. */
async function readAgain(writer: Writer, path: string, notices: string[]): Promise<boolean> {
  const { files, ledger, dir, disk } = writer;
  const place = placeOf(path);
  if (place === undefined) return false;
  writer.problems.forget(path);
  if (place.kind === 'text') {
    writer.texts.forget(place.article);
    return true;
  }
  const file = files.get(path) ?? new StoredFile(dir, place, disk);
  files.set(path, file);
  let bytes: Uint8Array | null;
  try {
    const changed = await file.adapter.changed();
    if (changed === undefined) return false;
    bytes = changed.bytes;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    file.adapter.lost();
    file.problem = { file: path, code: 'unreadable', message: `It cannot be read: ${why}` };
    return true;
  }
  const edited = ledger.pending.some((entry) => entry.places.has(path));
  if (bytes === null && edited) {
    file.adapter.seen(null);
    writer.rewrite(file);
    notices.push(`${path} was removed by another program while it was being edited; it is written again.`);
    return true;
  }
  if (bytes === null && path === PROJECT_FILE) {
    file.adapter.seen(null);
    file.problem = { file: path, code: 'missing', message: 'It was removed by another program; put it back.' };
    return true;
  }
  if (bytes !== null && edited) {
    const backup = await keepBackup(dir, path, bytes, disk, writer.now(), '-incoming');
    notices.push(
      `${path} was changed by another program while it was being edited. The changes of both are joined; what the other program wrote is kept in ${backup}.`,
    );
  }
  await file.load();
  return true;
}

function assembled(writer: Writer): Assembled {
  const project = writer.files.get(PROJECT_FILE)?.content;
  const record = project?.kind === 'project' ? project.project : writer.ledger.durable.project;
  return assemble(record, writer.files.values());
}

/** Returns the paths of the files of records that were added, removed or look changed since they were last read. */
export async function rescan(writer: Writer, found: Iterable<FilePlace>): Promise<string[]> {
  const present = new Set([...found].map(pathOf));
  const paths = new Set([...present].filter((path) => !writer.files.has(path)));
  for (const [path, file] of writer.files) {
    if (!present.has(path) || (await file.adapter.looksChanged())) paths.add(path);
  }
  return [...paths];
}
