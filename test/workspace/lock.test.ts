import { spawn, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { realDisk } from '#electron/workspace/disk.ts';
import { takeLock } from '#electron/workspace/lock.ts';
import { claimId } from '#test/support/records.ts';
import { listen, newProject, open, run, span } from './project.ts';

const LOCK = '.crossread/lock.json';

async function leaveLock(dir: string, change: object): Promise<void> {
  const time = new Date().toISOString();
  const lock = {
    token: '5f0c8c1e-8f4e-4f0e-9d0a-3c2b1a000001',
    pid: 1,
    host: os.hostname(),
    user: 'ines',
    face: 'electron',
    since: '2026-02-03T09:10:11.000Z',
    heartbeat: time,
    ...change,
  };
  await mkdir(path.join(dir, '.crossread'), { recursive: true });
  await writeFile(path.join(dir, LOCK), JSON.stringify(lock));
}

/** Returns the number of a process that has ended. */
function deadPid(): number {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  return pid;
}

describe('the lock', () => {
  test('says who holds the project, and is gone when it is closed', async () => {
    const dir = await newProject();
    expect(await readdir(path.join(dir, '.crossread'))).not.toContain('lock.json');
    const workspace = await open(dir, { face: 'loopback' });
    const lock = JSON.parse(await readFile(path.join(dir, LOCK), 'utf8')) as object;
    expect(lock).toMatchObject({
      pid: process.pid,
      host: os.hostname(),
      user: os.userInfo().username,
      face: 'loopback',
    });
    await workspace.close();
    expect((await readdir(path.join(dir, '.crossread'))).filter((name) => name.startsWith('lock'))).toEqual([]);
  });

  test('keeps a second opener from writing, who may still read', async () => {
    const dir = await newProject();
    const first = await open(dir, { face: 'electron' });
    const second = await open(dir);
    expect(first.readOnly).toBeNull();
    expect(second.readOnly).toMatchObject({ reason: 'locked' });
    expect(second.readOnly?.message).toContain(os.userInfo().username);
    expect(second.readOnly?.message).toContain(os.hostname());
    expect(second.readOnly?.message).toContain('in the Crossread app');
    expect(second.readOnly?.message).toMatch(/since \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
    await expect(run(second, span(10))).rejects.toMatchObject({ code: 'read-only' });
    const article = second.doc.articles.values().next().value;
    expect(article).toBeDefined();
    await second.close();
    // Closing the second has not taken the first one's lock.
    await run(first, span(10));
    await first.close();
    expect((await open(dir)).readOnly).toBeNull();
  });

  test('of a living process of this host holds, however old', async () => {
    const dir = await newProject();
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    onTestFinished(() => void child.kill('SIGKILL'));
    await leaveLock(dir, { pid: child.pid, heartbeat: '2026-02-03T09:10:11.000Z' });
    const workspace = await open(dir);
    expect(workspace.readOnly?.message).toContain(`user ines on ${os.hostname()}, since 2026-02-03 09:10 UTC`);
  });

  test('of a dead process of this host is taken over', async () => {
    const dir = await newProject();
    await leaveLock(dir, { pid: deadPid() });
    const workspace = await open(dir);
    expect(workspace.readOnly).toBeNull();
    await run(workspace, span(10));
    expect((await readdir(path.join(dir, '.crossread'))).filter((name) => name.startsWith('lock'))).toEqual([
      'lock.json',
    ]);
  });

  test('with this process’s number that this process does not hold is a leftover', async () => {
    const dir = await newProject();
    await leaveLock(dir, { pid: process.pid });
    expect((await open(dir)).readOnly).toBeNull();
  });

  test('of another host holds for two minutes after its last sign of life', async () => {
    const dir = await newProject();
    await leaveLock(dir, { host: 'far-away', heartbeat: new Date(Date.now() - 60_000).toISOString() });
    const workspace = await open(dir);
    expect(workspace.readOnly?.message).toContain('far-away');
    await workspace.close();
    await leaveLock(dir, { host: 'far-away', heartbeat: new Date(Date.now() - 121_000).toISOString() });
    expect((await open(dir)).readOnly).toBeNull();
  });

  test('that is damaged holds as long as somebody may still be writing it', async () => {
    const dir = await newProject();
    const file = path.join(dir, LOCK);
    await writeFile(file, '');
    const young = await open(dir);
    expect(young.readOnly).toMatchObject({ reason: 'locked' });
    await young.close();
    const old = new Date(Date.now() - 180_000);
    await utimes(file, old, old);
    expect((await open(dir)).readOnly).toBeNull();
  });

  test('that is stale goes to one only of many who find it at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const dir = await newProject();
      await leaveLock(dir, { pid: deadPid() });
      const tries = await Promise.all(
        Array.from({ length: 8 }, () =>
          takeLock(
            dir,
            'cli',
            realDisk,
            () => new Date(),
            () => undefined,
          ),
        ),
      );
      const winners = tries.flatMap((each) => ('lock' in each ? [each.lock] : []));
      expect(winners.length).toBe(1);
      for (const winner of winners) await winner.release();
    }
  });

  test('that is stale goes to one only of several processes', async () => {
    const dir = await newProject();
    await leaveLock(dir, { pid: deadPid() });
    const script = path.join(import.meta.dirname, 'open-once.ts');
    const children = Array.from({ length: 4 }, () => spawn(process.execPath, [script, dir]));
    onTestFinished(() => children.forEach((child) => void child.kill('SIGKILL')));
    const answers = await Promise.all(
      children.map(
        (child) =>
          new Promise<string>((resolve) => {
            child.stdout.on('data', (chunk: Buffer) => {
              resolve(chunk.toString().trim());
            });
          }),
      ),
    );
    expect(answers.sort()).toEqual(['locked', 'locked', 'locked', 'open']);
  });

  test('that somebody else has taken makes the project read-only at the next write', async () => {
    const dir = await newProject();
    const workspace = await open(dir);
    const { until } = listen(workspace);
    await run(workspace, span(10));
    const left = workspace.doc;
    await leaveLock(dir, { host: 'far-away' });
    await expect(run(workspace, span(11))).rejects.toMatchObject({ code: 'read-only' });
    await until('notice');
    expect(workspace.doc.sheets).toEqual(left.sheets);
    expect(workspace.readOnly).toMatchObject({ reason: 'locked' });
    await workspace.close();
    expect(JSON.parse(await readFile(path.join(dir, LOCK), 'utf8'))).toMatchObject({ host: 'far-away' });
  });

  test('is renewed while it is held', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const dir = await newProject();
    let now = new Date('2026-02-03T10:00:00.000Z');
    const taken = await takeLock(
      dir,
      'cli',
      realDisk,
      () => now,
      () => undefined,
    );
    if (!('lock' in taken)) throw new Error('not taken');
    const beat = async (): Promise<unknown> =>
      (JSON.parse(await readFile(path.join(dir, LOCK), 'utf8')) as { heartbeat: unknown }).heartbeat;
    expect(await beat()).toBe('2026-02-03T10:00:00.000Z');
    now = new Date('2026-02-03T10:00:40.000Z');
    vi.advanceTimersByTime(40_000);
    await expect.poll(beat).toBe('2026-02-03T10:00:40.000Z');
    await taken.lock.release();
    vi.advanceTimersByTime(100_000);
    await expect(beat()).rejects.toThrow('ENOENT');
  });

  test('is made anew if .crossread was emptied', async () => {
    const dir = await newProject();
    const workspace = await open(dir);
    await rm(path.join(dir, '.crossread'), { recursive: true });
    await run(workspace, { type: 'createClaim', id: claimId(3), text: 'Third.' });
    expect(JSON.parse(await readFile(path.join(dir, LOCK), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  test('does not bring back a project folder that was removed', async () => {
    const dir = await newProject();
    const workspace = await open(dir);
    await rm(dir, { recursive: true });
    await expect(run(workspace, { type: 'renameProject', name: 'Gone' })).rejects.toMatchObject({ code: 'io' });
    await workspace.close();
    await expect(readdir(dir)).rejects.toThrow('ENOENT');
  });
});
