/** The program as it is built from the sources of this moment, in a folder of its own; and its server with a project. */
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { temporaryFolder } from './temporary.ts';
import type { WrittenProject } from './project.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
let built: Promise<string> | undefined;

/** Returns the built command line. */
export function buildProgram(): Promise<string> {
  built ??= (async () => {
    const dist = temporaryFolder('crossread-bench-dist-');
    // Both vite configurations read it.
    process.env['CROSSREAD_DIST'] = dist;
    await build({ configFile: path.join(root, 'renderer', 'vite.config.ts'), logLevel: 'error' });
    await build({ configFile: path.join(root, 'electron', 'vite.config.ts'), mode: 'programs', logLevel: 'error' });
    return path.join(dist, 'electron', 'cli.mjs');
  })();
  return built;
}

export interface Server {
  readonly url: string;
  /** What the engine's process has in memory, in bytes. */
  memory(): number;
  stop(): Promise<void>;
}

export interface Desk {
  readonly project: WrittenProject;
  /** Which articles lie open, by their place in the project. */
  readonly panes: readonly number[];
}

/**
 * Starts the server with settings of its own in which the project has been opened before, by its annotator, with these
 * panes. With `open` the project is open when the server answers; else it is at the head of the start screen's list.
 */
export async function serve({ project, panes }: Desk, open: boolean): Promise<Server> {
  const cli = await buildProgram();
  const config = temporaryFolder('crossread-bench-config-');
  const desk = {
    panes: panes.map((index) => ({ article: project.articles[index] ?? null, size: 100 / panes.length, top: 0 })),
    active: 0,
    claimsWidth: 390,
    shown: [project.me],
  };
  fs.mkdirSync(path.join(config, 'projects'));
  fs.writeFileSync(path.join(config, 'projects', `${project.id}.json`), JSON.stringify({ me: project.me, desk }));
  const recent = { projects: [{ path: project.dir, name: 'Bench', opened: '2026-01-14T09:10:00.000Z' }] };
  fs.writeFileSync(path.join(config, 'recent.json'), JSON.stringify(recent));

  const child = spawn(process.execPath, [cli, 'serve', ...(open ? [project.dir] : []), '--no-open', '--port', '0'], {
    env: {
      ...process.env,
      CROSSREAD_CONFIG_DIR: config,
      CROSSREAD_PROJECTS_DIR: path.dirname(project.dir),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      resolve();
    });
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(output)?.[0];
      if (address !== undefined) resolve(address);
    });
    void ended.then(() => {
      reject(new Error(`The server ended without an address:\n${output}`));
    });
  });
  return {
    url,
    memory: () => residentBytes(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What a process has in memory, in bytes. */
export function residentBytes(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
}
