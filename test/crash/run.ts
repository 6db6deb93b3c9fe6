/**
 * Kills a writer again and again and looks whether anything that it was told is saved is missing.
 *
 *     npm run test:crash -- --kills 200 [--seed 7]
 *
 * SIGKILL stops the process between any two system calls; it does not cut the power, so what fsync adds is not tested here.
 * What is: that no moment leaves a file half written, a lock that keeps the next opener out, or a saved edit undone.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { checkProject, createProject, openWorkspace } from '#electron/workspace/index.ts';
import { addressOf } from '#shared/document/diff.ts';
import { recordsOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { AnnotatorId, ArticleId, DEFAULT_STANCES, ProjectId } from '#shared/model/index.ts';
import { digest } from './edits.ts';
import type { Line } from './edits.ts';
import { randomFrom } from './random.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string' } },
});
const kills = Number(values.kills);
if (!Number.isInteger(kills) || kills < 1) throw new Error('--kills must be a whole number from 1');
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const random = randomFrom(seed);
console.log(`seed ${seed}`);

const NOW = '2026-01-01T00:00:00.000Z';
const root = await mkdtemp(path.join(os.tmpdir(), 'crossread-crash-'));
const dir = path.join(root, 'project');
const totals = { saved: 0, unfinished: 0, whileOpening: 0, lost: 0, unreadable: 0, otherProblems: 0 };
try {
  await prepare();
  for (let kill = 1; kill <= kills; kill += 1) await killOnce(kill);
} finally {
  await rm(root, { recursive: true, force: true });
}
console.log(`kills ${kills} (${totals.whileOpening} of them while opening)`);
console.log(`acknowledged edits ${totals.saved} (and ${totals.unfinished} that were on their way)`);
console.log(`lost ${totals.lost}`);
console.log(`unreadable files ${totals.unreadable}`);
console.log(`other problems ${totals.otherProblems}`);
process.exitCode = totals.lost + totals.unreadable + totals.otherProblems === 0 && totals.saved > 0 ? 0 : 1;

async function prepare(): Promise<void> {
  const id = ProjectId.parse('018f0000-0000-7000-8000-000000000001');
  await createProject(dir, { type: 'project', id, name: 'Crash', created: NOW, stances: [...DEFAULT_STANCES] });
  const workspace = await openWorkspace(dir, { face: 'cli' });
  for (let number = 1; number <= 4; number += 1) {
    const text = `Article ${number}. The gate opened at noon, said the keeper; 𝒩obody saw it.\n`.repeat(20);
    await workspace.addArticle(
      {
        type: 'article',
        id: ArticleId.parse(`article-${number}`),
        title: `Article ${number}`,
        outlet: '',
        author: '',
        published: '',
        url: '',
        language: 'en',
        hash: createHash('sha256').update(text).digest('hex'),
        length: text.length,
        added: NOW,
        source: { name: 'made up', format: 'plain text' },
      },
      { text, blocks: [], sentences: [] },
    );
  }
  for (const name of ['ada', 'bela']) {
    const annotator = AnnotatorId.parse(name);
    await workspace.apply({ added: [{ type: 'annotator', id: annotator, name }], updated: [], removed: [] }, annotator);
  }
  await workspace.close();
}

async function killOnce(kill: number): Promise<void> {
  const writer = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'writer.ts'), dir, String(seed * 1000 + kill)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const lines: Line[] = [];
  const gone = new Promise<string | null>((resolve) => writer.on('close', (_code, signal) => resolve(signal)));
  // Now and then while it is still opening, otherwise some time after its first edit.
  const early = random() < 0.15;
  const wait = random() * (early ? 400 : 250);
  const shoot = (): void => void setTimeout(() => writer.kill('SIGKILL'), wait);
  if (early) shoot();
  for await (const line of createInterface({ input: writer.stdout })) {
    const said = JSON.parse(line) as Line;
    if (said.say === 'open' && !early) shoot();
    lines.push(said);
  }
  const signal = await gone;
  if (signal !== 'SIGKILL') throw new Error(`the writer ended by itself (kill ${kill})`);
  await judge(kill, lines);
}

async function judge(kill: number, lines: readonly Line[]): Promise<void> {
  const workspace = await openWorkspace(dir, { face: 'cli' });
  if (workspace.readOnly !== null) throw new Error(`kill ${kill}: ${workspace.readOnly.message}`);
  const present = digestsOf(workspace.doc);
  await workspace.close();
  const saved = new Set(lines.flatMap((line) => (line.say === 'saved' ? [line.edit] : [])));
  const refused = new Set(lines.flatMap((line) => (line.say === 'refused' ? [line.edit] : [])));
  if (!lines.some((line) => line.say === 'open')) totals.whileOpening += 1;
  totals.saved += saved.size;

  // Edits take effect in the order in which they were handed over. So of each record the disk must show what the last
  // saved edit made of it, or what one that was handed over later, and was still on its way, made of it.
  const allowed = new Map<string, { edit: number; ends: Set<string | null> }>();
  for (const line of lines) {
    if (line.say !== 'start' || refused.has(line.edit)) continue;
    if (!saved.has(line.edit)) totals.unfinished += 1;
    for (const [address, end] of Object.entries(line.ends)) {
      const known = allowed.get(address);
      if (saved.has(line.edit)) allowed.set(address, { edit: line.edit, ends: new Set([end]) });
      else known?.ends.add(end);
    }
  }
  for (const [address, { edit, ends }] of allowed) {
    if (ends.has(present.get(address) ?? null)) continue;
    totals.lost += 1;
    console.log(`kill ${kill}: edit ${edit} was saved, but ${address} is not as it left it`);
  }
  for (const problem of await checkProject(dir)) {
    if (problem.code === 'inconsistent' || problem.code === 'missing') totals.otherProblems += 1;
    else totals.unreadable += 1;
    console.log(`kill ${kill}: ${problem.file}: ${problem.code}: ${problem.message}`);
  }
}

function digestsOf(doc: DocumentState): Map<string, string> {
  return new Map([doc.project, ...recordsOf(doc)].map((record) => [addressOf(record), digest(record)]));
}
