/** Engines on folders of their own, and what tests say to them. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createEngine } from '#electron/handlers/index.ts';
import type { Engine, EngineEvent, EngineOptions } from '#electron/handlers/index.ts';
import type { CallError, CallInput, CallName, CallOutput } from '#shared/contract/index.ts';

export interface Person {
  readonly engine: Engine;
  readonly heard: EngineEvent[];
  readonly log: string[];
  /** Calls and expects success. */
  ask<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** Calls and expects a refusal. */
  refused<N extends CallName>(name: N, input: CallInput<N>): Promise<CallError>;
}

/** A folder with settings and projects of one person; everything in it goes when `end` is called. */
export class World {
  readonly root: string;
  readonly configDir: string;
  readonly projectsDir: string;
  readonly temporaryDir: string;
  private readonly engines: Engine[] = [];

  private constructor(root: string) {
    this.root = root;
    this.configDir = join(root, 'config');
    this.projectsDir = join(root, 'projects');
    this.temporaryDir = join(root, 'tmp');
  }

  static async make(): Promise<World> {
    const world = new World(await mkdtemp(join(tmpdir(), 'crossread-engine-')));
    await mkdir(world.temporaryDir);
    return world;
  }

  /** Another program of the same person. */
  start(options: Partial<EngineOptions> = {}): Person {
    const heard: EngineEvent[] = [];
    const log: string[] = [];
    const engine = createEngine({
      face: 'loopback',
      version: '0.0.0-test',
      configDir: this.configDir,
      projectsDir: this.projectsDir,
      temporaryDir: this.temporaryDir,
      checkOutput: true,
      log: (line) => log.push(line),
      ...options,
    });
    this.engines.push(engine);
    engine.on((event) => heard.push(event));
    return {
      engine,
      heard,
      log,
      async ask<N extends CallName>(name: N, input: CallInput<N>) {
        const answer = await engine.call(name, input, PAGE);
        if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`);
        return answer.value as CallOutput<N>;
      },
      async refused(name, input) {
        const answer = await engine.call(name, input, PAGE);
        expect(answer.ok, `${name} was answered`).toBe(false);
        if (answer.ok) throw new Error('unreachable');
        return answer.error;
      },
    };
  }

  async end(): Promise<void> {
    for (const engine of this.engines) await engine.close();
    await rm(this.root, { recursive: true, force: true });
  }
}

export const PAGE = { page: 'page-one' };

/** The place where projects are kept, for `project.create`. */
export async function home(person: Person): Promise<CallOutput<'start.folders'>['place']> {
  return (await person.ask('start.folders', {})).place;
}

export const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

export const FIELDS = { title: 'A title', outlet: 'The Outlet', author: '', published: '', url: '', language: 'en' };

/** Takes the dataset out as a browser does, and returns the file. */
export async function exported(
  person: Person,
  choice: CallInput<'export.preview'>['choice'],
): Promise<{ fileName: string; content: string; records: number }> {
  const made = await person.ask('export.start', { run: 'run-1', choice, as: 'archive' });
  const id = made?.download?.split('/').at(-1) ?? expect.fail('there is nothing to fetch');
  const download = person.engine.takeDownload(id) ?? expect.fail('it was fetched before');
  const content = await readFile(download.file, 'utf8');
  await download.discard();
  return { fileName: download.fileName, content, records: made?.records ?? 0 };
}

/** Takes a pasted text in and returns the article. */
export async function addArticle(person: Person, text: string): Promise<CallOutput<'import.keep'>> {
  const { candidates } = await person.ask('import.stage', { pasted: text });
  const candidate = candidates[0];
  if (candidate === undefined) throw new Error('nothing was read');
  const whole = { head: 0, tail: candidate.text.length };
  return person.ask('import.keep', { candidate: candidate.id, fields: FIELDS, ...whole });
}
