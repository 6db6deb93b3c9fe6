/** A colleague on another machine whose files a sync tool brings, whole, at any moment. She sees ours only when she pulls. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentFromDocument, textFromContent } from '#electron/workspace/content.ts';
import { pathOf } from '#electron/workspace/layout.ts';
import type { FilePlace } from '#electron/workspace/layout.ts';
import { createProject, openWorkspace } from '#electron/workspace/index.ts';
import { addressOf, applyDiff } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, AnyRecord } from '#shared/model/index.ts';
import { ferry, harbour, TEXTS } from '../unit/shared/document/example.ts';
import { bodyOf, temporaryFolder } from './project.ts';

/** Returns a folder with the document as a project. */
export async function projectOn(doc: DocumentState): Promise<string> {
  const dir = path.join(await temporaryFolder(), 'project');
  await createProject(dir, doc.project);
  const workspace = await openWorkspace(dir, { face: 'cli' });
  for (const article of doc.articles.values()) await workspace.addArticle(article, bodyOf(TEXTS[article.id] ?? ''));
  const added = recordsOf(doc).filter(({ type }) => type !== 'article');
  await workspace.apply({ added, updated: [], removed: [] }, 'import');
  await workspace.close();
  return dir;
}

/** Returns whose file the record is stored in, or undefined for what belongs to whoever holds the lock. */
export function ownerOf(record: AnyRecord): AnnotatorId | undefined {
  if (record.type === 'project' || record.type === 'article') return undefined;
  return record.type === 'annotator' ? record.id : record.annotator;
}

/** Returns the annotator's records by address. */
export function recordsBy(doc: DocumentState, who: AnnotatorId): Map<string, AnyRecord> {
  const hers = recordsOf(doc).filter((record) => ownerOf(record) === who);
  return new Map(hers.map((record) => [addressOf(record), record]));
}

export class Colleague {
  /** Her project as she has it: her own records, and ours as they were when she last pulled. */
  doc: DocumentState;
  private readonly dir: string;
  private readonly who: AnnotatorId;

  constructor(dir: string, who: AnnotatorId, doc: DocumentState) {
    this.dir = dir;
    this.who = who;
    this.doc = doc;
  }

  /** Does what the diff says, if it is hers to do. */
  edit(diff: Diff): void {
    const named = [...diff.added, ...diff.removed, ...diff.updated.flat()];
    if (named.every((record) => ownerOf(record) === this.who)) this.doc = applyDiff(this.doc, diff);
  }

  /** The sync tool replaces her files in our folder with what she has; those that hold nothing go. Returns their paths. */
  async push(): Promise<string[]> {
    const places: FilePlace[] = [
      { kind: 'claims', annotator: this.who },
      ...[ferry, harbour].map((article): FilePlace => ({ kind: 'annotations', annotator: this.who, article })),
    ];
    for (const place of places) {
      const file = path.join(this.dir, pathOf(place));
      const text = this.textOf(place);
      if (text === undefined) await rm(file, { force: true });
      else {
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(`${this.dir}.part`, text);
        await rename(`${this.dir}.part`, file);
      }
    }
    return places.map(pathOf);
  }

  /** Takes in what the folder holds of everybody else. */
  async pull(): Promise<void> {
    const workspace = await openWorkspace(this.dir, { face: 'cli', readOnly: true });
    const { doc } = workspace;
    await workspace.close();
    this.doc = documentOf(doc.project, [
      ...recordsOf(doc).filter((record) => ownerOf(record) !== this.who),
      ...recordsBy(this.doc, this.who).values(),
    ]);
  }

  /** What her file at the place holds, as she writes it; undefined if there is nothing to write. */
  textOf(place: FilePlace): string | undefined {
    const content = contentFromDocument(this.doc, place, undefined);
    const empty =
      content?.kind === 'annotations' && this.doc.sheets.get(`${this.who}/${content.article.id}`) === undefined;
    return content === undefined || empty ? undefined : textFromContent(content);
  }
}
