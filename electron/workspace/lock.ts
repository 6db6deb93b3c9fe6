/**
 * One writer per project: `.crossread/lock.json` says who. It is created exclusively. A lock left by a crash is taken over
 * once its holder is surely gone: on this host when its process is dead, on another host when it has not been renewed for
 * two minutes.
 *
 * Two processes may find the same stale lock at once. Each lock carries a random token; to replace a lock one must first
 * create, exclusively, the file named after the token of the lock to be replaced. Only one process can.
 */
import { readFile, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Disk } from './disk.ts';
import { codeOf, makeFolder } from './disk.ts';
import { inFolder, OWN_FOLDER, REPLACING } from './layout.ts';

export type Face = 'electron' | 'loopback' | 'cli';

const Holder = z.looseObject({
  token: z.uuid(),
  pid: z.int().positive(),
  host: z.string(),
  user: z.string(),
  face: z.string(),
  since: z.iso.datetime(),
  heartbeat: z.iso.datetime(),
});
export type Holder = z.infer<typeof Holder>;

export const LOCK_FILE = `${OWN_FOLDER}/lock.json`;
const HEARTBEAT_MS = 30_000;
const STALE_AFTER_MS = 120_000;

/** Tokens of the locks that this process holds: its own process number in any other lock is a leftover. */
const held = new Set<string>();

export interface Lock {
  /** Returns whether the lock is still ours; makes it anew if somebody emptied `.crossread`. */
  confirm(): Promise<boolean>;
  release(): Promise<void>;
}

/**
 * Returns the lock, or who holds it. Throws the system's error if the folder cannot be written. `onLost` is called when it
 * turns out that the lock has passed to somebody else, as after a long sleep of this computer.
 */
export async function takeLock(
  dir: string,
  face: Face,
  disk: Disk,
  now: () => Date,
  onLost: () => void,
): Promise<{ readonly lock: Lock } | { readonly holder: Holder }> {
  const file = inFolder(dir, LOCK_FILE);
  const token = randomUUID();
  const since = now().toISOString();
  const text = (): string => {
    const heartbeat = now().toISOString();
    const mine: Holder = { token, pid: process.pid, host: os.hostname(), user: userName(), face, since, heartbeat };
    return `${JSON.stringify(mine, null, 2)}\n`;
  };
  await prepareFolder(dir, disk);
  held.add(token);
  try {
    const holder = await acquire(file, text, disk, now);
    if (holder !== undefined) {
      held.delete(token);
      return { holder };
    }
  } catch (error) {
    held.delete(token);
    throw error;
  }

  const confirm = async (): Promise<boolean> => {
    const seen = await look(file, now());
    if (seen !== undefined) return seen.key === token;
    await prepareFolder(dir, disk);
    return await disk.create(file, text());
  };
  let renewal: Promise<void> = Promise.resolve();
  const renew = async (): Promise<void> => {
    if (!(await confirm())) onLost();
    else if (held.has(token)) await disk.write(file, text(), dir);
  };
  const timer = setInterval(() => {
    // A failed renewal is no event: the next one, or the next write, will tell.
    renewal = renewal.then(renew).catch(() => undefined);
  }, HEARTBEAT_MS);
  timer.unref();
  return {
    lock: {
      confirm,
      async release() {
        clearInterval(timer);
        held.delete(token);
        await renewal;
        if ((await look(file, now()))?.key === token) await rm(file, { force: true });
      },
    },
  };
}

/** Makes `.crossread`, and keeps it out of git: a lock that travels with the project would lock it everywhere. */
async function prepareFolder(dir: string, disk: Disk): Promise<void> {
  await makeFolder(inFolder(dir, OWN_FOLDER), dir);
  await disk.create(inFolder(dir, `${OWN_FOLDER}/.gitignore`), '*\n');
}

/** Returns undefined once the lock holds `text`, or the one who keeps us from it. */
async function acquire(file: string, text: () => string, disk: Disk, now: () => Date): Promise<Holder | undefined> {
  // A few rounds: the lock may vanish or change hands between two looks at it.
  for (let round = 0; ; round += 1) {
    if (await disk.create(file, text())) return undefined;
    const seen = await look(file, now());
    if (seen?.live === true) return seen.holder;
    if (seen !== undefined && (await takeOver(file, seen.key, text(), disk, now))) return undefined;
    if (round === 50) {
      if (seen !== undefined) return seen.holder;
      throw new Error(`${LOCK_FILE} comes and goes`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Returns what to tell a person who cannot write because of the holder. */
export function lockedMessage(holder: Holder): string {
  const faces: Readonly<Record<string, string>> = {
    electron: 'in the Crossread app',
    loopback: 'in a browser (crossread serve)',
    cli: 'by the command line',
  };
  const face = faces[holder.face] ?? `in ${holder.face}`;
  const since = holder.since.slice(0, 16).replace('T', ' ');
  return (
    `The project is open ${face}: user ${holder.user} on ${holder.host}, since ${since} UTC. ` +
    `Close it there to write here. If nobody has it open, delete ${LOCK_FILE}.`
  );
}

interface Seen {
  readonly holder: Holder;
  readonly live: boolean;
  /** The lock's token, or for a damaged lock its time: what tells this lock from the next. */
  readonly key: string;
}

async function look(file: string, now: Date): Promise<Seen | undefined> {
  let text: string;
  let written: number;
  try {
    text = await readFile(file, 'utf8');
    written = (await stat(file)).mtimeMs;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
  try {
    const holder = Holder.parse(JSON.parse(text));
    return { holder, live: isLive(holder, now), key: holder.token };
  } catch {
    // Half written, on a file system without links, or damaged: nobody can tell whose it is, only how old.
    const time = new Date(written).toISOString();
    const unknown = { pid: 1, host: 'an unknown computer', user: 'unknown', face: 'elsewhere' };
    return {
      holder: { token: '', ...unknown, since: time, heartbeat: time },
      live: now.getTime() - written <= STALE_AFTER_MS,
      key: `damaged-${Math.round(written)}`,
    };
  }
}

function isLive(holder: Holder, now: Date): boolean {
  if (holder.host !== os.hostname()) return now.getTime() - Date.parse(holder.heartbeat) <= STALE_AFTER_MS;
  if (holder.pid === process.pid) return held.has(holder.token);
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return codeOf(error) === 'EPERM';
  }
}

/** Returns whether the stale lock with this key has been replaced by `text`. */
async function takeOver(file: string, key: string, text: string, disk: Disk, now: () => Date): Promise<boolean> {
  const folder = path.dirname(file);
  const prefix = `${REPLACING}${key}-`;
  // Claims on one stale lock are numbered: one whose claimant died half-way is followed by the next.
  for (let number = 1; ; number += 1) {
    const claim = path.join(folder, `${prefix}${number}.json`);
    if (!(await disk.create(claim, text))) {
      const claimant = await look(claim, now());
      if (claimant?.live === false) continue;
      return false;
    }
    // Whoever held an earlier claim may have finished since: then the lock is no longer the one we saw.
    const same = (await look(file, now()))?.key === key;
    if (same) await disk.write(file, text, folder);
    for (const name of await readdir(folder)) {
      if (name === path.basename(claim) || (same && name.startsWith(prefix))) {
        await rm(path.join(folder, name), { force: true });
      }
    }
    return same;
  }
}

function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return 'unknown';
  }
}
