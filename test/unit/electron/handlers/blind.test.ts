/** A blind project: what an engine gives out, tells and writes of others' work. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { applyDiff } from '#shared/document/diff.ts';
import { unpackDocument } from '#shared/document/packed.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { Command } from '#shared/document/commands.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId } from '#shared/model/index.ts';
import type { OpenProject } from '#shared/contract/index.ts';
import { exported, World } from './world.ts';
import type { Person } from './world.ts';

let world: World;
let rhona: Person;
let dir: string;
let me: AnnotatorId;
let colleague: AnnotatorId;
let article: ArticleId;

beforeEach(async () => {
  world = await World.make();
  rhona = world.start();
  const open = await rhona.ask('project.sample', {});
  dir = open.label;
  me = open.me ?? expect.fail();
  const doc = documentOf(open);
  colleague = [...doc.annotators.keys()].find((id) => id !== me) ?? expect.fail();
  article = [...doc.sheets.values()].find((sheet) => sheet.annotator === colleague)?.article ?? expect.fail();
  rhona.heard.length = 0;
});
afterEach(() => world.end());

const documentOf = (open: OpenProject): DocumentState => unpackDocument(open.project, open);
const now = async (): Promise<DocumentState> => documentOf((await rhona.ask('project.current', {})) ?? expect.fail());

/** What a page does: it applies the command to what it was given and sends the diff. */
async function does(command: Command): Promise<DocumentState> {
  const doc = await now();
  const result = reduce(doc, command, { me, now: '2026-04-01T09:00:00.000Z', textOf: () => undefined });
  if (!result.ok) throw new Error(result.message);
  rhona.heard.length = 0;
  const { added, updated, removed } = result.diff;
  const diff = {
    added: [...added],
    updated: updated.map(([from, to]) => [from, to] as [typeof from, typeof to]),
    removed: [...removed],
  };
  await rhona.ask('document.apply', { diff });
  return applyDiff(doc, result.diff);
}

/** The document of a page that has heard all that was told; its own changes are not told to it. */
function after(doc: DocumentState): DocumentState {
  return rhona.heard.reduce(
    (state, { name, payload, except }) =>
      name === 'document' && except === undefined ? applyDiff(state, payload.diff) : state,
    doc,
  );
}

const theirs = (doc: DocumentState): string[] =>
  [...doc.sheets.values()].filter(({ annotator }) => annotator !== me).map((sheet) => sheet.article);

test('gives out nothing of others’ work, and what they did in an article as soon as it is marked done', async () => {
  const all = theirs(await now());
  expect(all.length).toBeGreaterThan(1);
  const blind = after(await does({ type: 'setBlind', blind: true }));
  expect(theirs(blind)).toEqual([]);
  expect(await now()).toEqual(blind);

  const read = after(await does({ type: 'setProgress', article, state: 'done' }));
  expect(theirs(read)).toEqual([article]);
  expect(await now()).toEqual(read);

  const again = after(await does({ type: 'setProgress', article, state: 'in-progress' }));
  expect(theirs(again)).toEqual([]);
  expect(theirs(after(await does({ type: 'setBlind', blind: false }))).sort()).toEqual(all.sort());
});

test('neither exports nor counts what it keeps back', async () => {
  await does({ type: 'setBlind', blind: true });
  const { records } = await exported(rhona, { format: 'links-jsonl', annotators: [colleague] });
  expect(records).toBe(0);
  const stored = await readFile(join(dir, 'annotations', colleague, `${article}.json`), 'utf8');
  const [link] = (JSON.parse(stored) as { links: { id: string }[] }).links;
  const { content } = await exported(rhona, { format: 'annotation-file', annotators: [colleague] });
  expect(content).not.toContain(link?.id ?? expect.fail());
});

test('tells of what a colleague’s files change only where she may look', async () => {
  const open = theirs(await now()).find((id) => id !== article) ?? expect.fail();
  await does({ type: 'setBlind', blind: true });
  await does({ type: 'setProgress', article: open as ArticleId, state: 'done' });
  rhona.heard.length = 0;
  // The hidden one first: when the other has been told of, it has been read as well.
  for (const id of [article, open]) {
    const file = join(dir, 'annotations', colleague, `${id}.json`);
    const before = await readFile(file, 'utf8');
    const changed = before.replace('"stance": "agrees"', '"stance": "mentions"');
    expect(changed).not.toBe(before);
    await writeFile(file, changed);
  }
  const told = () =>
    rhona.heard.flatMap(({ name, payload }) => (name === 'document' ? payload.diff.updated.map(([, to]) => to) : []));
  await vi.waitFor(() => expect(told()).not.toEqual([]), { timeout: 10_000 });
  expect(told().map((record) => 'article' in record && record.article)).toEqual([open]);
  await does({ type: 'setBlind', blind: false });
  const hidden = [...(await now()).sheets.values()].find(
    (sheet) => sheet.annotator === colleague && sheet.article === article,
  );
  const stored = await readFile(join(dir, 'annotations', colleague, `${article}.json`), 'utf8');
  const mentions = [...(hidden?.links.values() ?? [])].filter(({ stance }) => stance === 'mentions');
  expect(mentions).toHaveLength(stored.split('"stance": "mentions"').length - 1);
});
