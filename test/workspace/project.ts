/** A small project on a real disk, and the edits that the tests make in it. */
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createProject, openWorkspace } from '#electron/workspace/index.ts';
import type { OpenOptions, Workspace, WorkspaceEvent } from '#electron/workspace/index.ts';
import type { Command } from '#shared/document/commands.ts';
import type { Diff } from '#shared/document/diff.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import { AnnotatorId, ArticleId } from '#shared/model/index.ts';
import { agrees, articleOf, claimId, linkId, NOW, projectOf, spanId } from '#test/support/records.ts';

export const me = AnnotatorId.parse('vera-lindqvist');
export const other = AnnotatorId.parse('ossian-bray');
export const ferry = ArticleId.parse('ferry-news');
export const harbour = ArticleId.parse('harbour-post');

export const TEXTS: Readonly<Record<string, string>> = {
  [ferry]: 'The ferry left at noon. Nobody was aboard 🛳.\nThe captain denied it.\n',
  [harbour]: 'The harbour was closed all day.\n',
};

export const project = projectOf(0xbeef, 'The ferry');

export function bodyOf(text: string) {
  const blocks = [...text.matchAll(/[^\n]+/g)].map((line) => ({
    start: line.index,
    end: line.index + line[0].length,
    kind: 'paragraph' as const,
  }));
  return { text, blocks, sentences: blocks.map(({ start, end }): [number, number] => [start, end]) };
}

/** Returns a new folder that goes when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const dir = await realpath(await mkdtemp(path.join(os.tmpdir(), 'crossread-test-')));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** Opens the project and closes it when the test ends. */
export async function open(dir: string, options: Partial<OpenOptions> = {}): Promise<Workspace> {
  const workspace = await openWorkspace(dir, { face: 'cli', ...options });
  onTestFinished(() => workspace.close());
  return workspace;
}

/** Makes a project with two articles and two annotators, each with a claim. */
export async function newProject(): Promise<string> {
  const dir = path.join(await temporaryFolder(), 'project');
  await createProject(dir, project);
  const workspace = await openWorkspace(dir, { face: 'cli' });
  for (const id of [ferry, harbour])
    await workspace.addArticle(articleOf(id, TEXTS[id] ?? ''), bodyOf(TEXTS[id] ?? ''));
  for (const [who, name, claim] of [
    [me, 'Vera Lindqvist', 1],
    [other, 'Ossian Bray', 2],
  ] as const) {
    await workspace.apply({ added: [{ type: 'annotator', id: who, name }], updated: [], removed: [] }, who);
    await run(workspace, { type: 'createClaim', id: claimId(claim), text: `Claim ${claim} of ${name}.` }, who);
  }
  await workspace.close();
  return dir;
}

/** Returns the diff that the command makes in the workspace as it is. */
export function diffOf(workspace: Workspace, command: Command, by: AnnotatorId = me): Diff {
  const result = reduce(workspace.doc, command, { me: by, now: NOW, textOf: (id) => TEXTS[id] });
  if (!result.ok) throw new Error(result.message);
  return result.diff;
}

export async function run(workspace: Workspace, command: Command, by: AnnotatorId = me): Promise<void> {
  await workspace.apply(diffOf(workspace, command, by), by);
}

export const span = (number: number, article = ferry, fragments: [number, number][] = [[0, 22]]): Command => ({
  type: 'createSpan',
  id: spanId(number),
  article,
  fragments,
});

export const link = (number: number, on: number, claim: number, article = ferry, stance = agrees): Command => ({
  type: 'createLink',
  id: linkId(number),
  article,
  span: spanId(on),
  claim: claimId(claim),
  stance,
});

export async function readJson(dir: string, file: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(path.join(dir, file), 'utf8')) as Record<string, unknown>;
}

/** Changes a file as another program would. */
export async function edit(dir: string, file: string, change: (value: Record<string, unknown>) => void): Promise<void> {
  const value = await readJson(dir, file);
  change(value);
  await writeFile(path.join(dir, file), `${JSON.stringify(value, null, 2)}\n`);
}

/** Collects the events of one kind, and resolves when one comes that fits. */
export function listen(workspace: Workspace) {
  const events: WorkspaceEvent[] = [];
  const waiting = new Set<() => void>();
  workspace.on((event) => {
    events.push(event);
    for (const look of [...waiting]) look();
  });
  return {
    events,
    until: <K extends WorkspaceEvent['type']>(
      type: K,
      fits: (event: Extract<WorkspaceEvent, { type: K }>) => boolean = () => true,
    ): Promise<Extract<WorkspaceEvent, { type: K }>> =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = events.find(
            (event): event is Extract<WorkspaceEvent, { type: K }> =>
              event.type === type && fits(event as Extract<WorkspaceEvent, { type: K }>),
          );
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

/** Returns the backups of the file, oldest first, relative to the project folder. */
export async function backupsKept(dir: string, file: string): Promise<string[]> {
  const folder = `.crossread/backups/${file}`;
  const names = await readdir(path.join(dir, folder)).catch(() => []);
  return names.sort().map((name) => `${folder}/${name}`);
}
