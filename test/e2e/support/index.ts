/**
 * What an end-to-end test starts from: folders of its own, the engine's server as a child process, and a Chromium page
 * that is watched for faults.
 *
 *     test('…', async ({ openWorkbench }) => {
 *       const { page } = await openWorkbench({ project: 'weir' });
 *       …
 *     });
 */
import { cp, mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { runCrossread, startServer } from './engine.ts';
import type { CommandResult, Environment, Running } from './engine.ts';
import { Faults } from './faults.ts';

export interface Folders {
  /** Everything of this test; gone when it ends. */
  readonly root: string;
  readonly config: string;
  readonly projects: string;
  readonly env: Environment;
}

export interface WorkbenchOptions {
  /** The project's folder, absolute or relative to the test's projects folder; without it the start screen opens. */
  readonly project?: string;
  /** Make the project if its folder is missing or empty. */
  readonly create?: boolean;
  /** Open in this page instead of the test's own. */
  readonly page?: Page;
}

interface Fixtures {
  folders: Folders;
  faults: Faults;
  /** Runs a `crossread` command with the test's folders. */
  crossread: (...args: string[]) => Promise<CommandResult>;
  /** Starts a server; it is stopped when the test ends, if it is still there. */
  serve: (options?: Omit<WorkbenchOptions, 'page'>) => Promise<Running>;
  /** Starts a server and opens it in the page. */
  openWorkbench: (options?: WorkbenchOptions) => Promise<{ page: Page; running: Running }>;
  /** Makes the sample project and opens it: Corvane Wire, Noonsheet and The Tamsin Bay Register lie side by side. */
  openSampleProject: () => Promise<{ page: Page; running: Running; project: string }>;
}

interface WorkerFixtures {
  /** Holds the folders of a test in which the sample project was made: once, to be copied by each test that wants it. */
  sampleFolders: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  sampleFolders: [
    async ({}, use) => {
      const root = await mkdtemp(path.join(tmpdir(), 'crossread-e2e-'));
      const env = { CROSSREAD_CONFIG_DIR: path.join(root, 'config'), CROSSREAD_PROJECTS_DIR: root };
      const made = await runCrossread(['new', path.join(root, 'projects', 'sample'), '--sample'], env);
      expect(made).toMatchObject({ code: 0 });
      await use(root);
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker' },
  ],

  folders: async ({}, use) => {
    const root = await mkdtemp(path.join(tmpdir(), 'crossread-e2e-'));
    const config = path.join(root, 'config');
    const projects = path.join(root, 'projects');
    await mkdir(config);
    await mkdir(projects);
    await use({ root, config, projects, env: { CROSSREAD_CONFIG_DIR: config, CROSSREAD_PROJECTS_DIR: projects } });
    await rm(root, { recursive: true, force: true, maxRetries: 5 });
  },

  faults: [
    async ({ context }, use) => {
      const faults = new Faults();
      await faults.watch(context);
      await use(faults);
      expect(faults.list(), 'faults of the page').toEqual([]);
    },
    { auto: true },
  ],

  crossread: async ({ folders }, use) => {
    await use((...args) => runCrossread(args, folders.env));
  },

  serve: async ({ folders }, use) => {
    const started: Running[] = [];
    await use(async ({ project, ...options } = {}) => {
      const where = project === undefined ? {} : { project: path.resolve(folders.projects, project) };
      const running = await startServer({ ...options, ...where }, folders.env);
      started.push(running);
      return running;
    });
    await Promise.all(started.map((running) => running.stop()));
  },

  openWorkbench: async ({ serve, page: own }, use) => {
    await use(async ({ page = own, ...options } = {}) => {
      const running = await serve(options);
      await page.goto(running.url);
      return { page, running };
    });
    // The page goes before its server, so that a lost connection is no fault.
    await own.close();
  },

  openSampleProject: async ({ sampleFolders, folders, openWorkbench }, use) => {
    await use(async () => {
      const project = path.join(folders.projects, 'sample');
      await cp(sampleFolders, folders.root, { recursive: true });
      const opened = await openWorkbench({ project });
      await expect(opened.page.locator('.reader .article-text')).toHaveCount(3, { timeout: 30_000 });
      return { ...opened, project };
    });
  },
});

export { expect };
export type { Running, CommandResult };

export {
  claimRow,
  clickWords,
  highlighted,
  highlightedWords,
  linkByKeys,
  menu,
  openSample,
  pane,
  placeOf,
  pointAt,
  reader,
  saved,
  selectByKeys,
  selectByMouse,
  selectWords,
} from './desk.ts';
