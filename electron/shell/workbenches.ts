/** Windows with their engines: one project each. */
import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import type { WebContents } from 'electron';
import { takeTurns } from '../common/turns.ts';
import { createEngine, projectFolder, sameFolder } from '../handlers/index.ts';
import type { Engine } from '../handlers/index.ts';
import type { Settings } from '#shared/contract/index.ts';
import { configDirectory, projectsDirectory } from '../settings/index.ts';
import { openBounds, keepBounds, visibleBounds } from './bounds.ts';
import { forwardEvents, sendSettings } from './bridge.ts';
import { windowDialogs } from './dialogs.ts';
import { APP_URL } from './scheme.ts';

interface Workbench {
  readonly window: BrowserWindow;
  readonly engine: Engine;
}

interface Options {
  /** Hears what a person likes now, from whichever window she changed it in. */
  readonly onSettings: (settings: Settings) => void;
}

export class Workbenches {
  private readonly open = new Set<Workbench>();
  private readonly inTurn = takeTurns();
  /** What windows that are gone still write. */
  private readonly closing = new Set<Promise<void>>();
  private readonly options: Options;

  constructor(options: Options) {
    this.options = options;
  }

  engineOf(contents: WebContents): Engine | undefined {
    for (const { window, engine } of this.open) if (window.webContents === contents) return engine;
    return undefined;
  }

  /** Shows the project, in the window that has it, else in one that has none, else in a new one. */
  show(project: string | null): Promise<void> {
    return this.inTurn(async () => {
      const all = [...this.open];
      const having = project === null ? undefined : await this.having(project);
      const found = having ?? (project === null ? all.at(-1) : all.find(({ engine }) => engine.dir === null));
      if (found === undefined) {
        await this.make(project);
        return;
      }
      const { window, engine } = found;
      if (project !== null && found !== having) await openProject(engine, project, window);
      if (window.isMinimized()) window.restore();
      window.focus();
    });
  }

  /** Resolves once every window that is gone has written all it had. */
  async settled(): Promise<void> {
    await Promise.all(this.closing);
  }

  get busy(): boolean {
    return this.closing.size > 0;
  }

  /** Each window has an engine of its own: the others do not hear of the change from theirs. */
  private shareSettings(from: Engine, settings: Settings): void {
    this.options.onSettings(settings);
    for (const { window, engine } of this.open) if (engine !== from) sendSettings(window.webContents, settings);
  }

  private waitFor(work: Promise<void>): void {
    this.closing.add(work);
    void work.then(() => this.closing.delete(work));
  }

  private async having(project: string): Promise<Workbench | undefined> {
    for (const workbench of this.open) {
      const { dir } = workbench.engine;
      if (dir !== null && (await sameFolder(dir, projectFolder(project)))) return workbench;
    }
    return undefined;
  }

  private async make(project: string | null): Promise<void> {
    const configDir = configDirectory();
    const log = (line: string): void => {
      console.error(`crossread: ${line}`);
    };
    const bounds = openBounds(configDir, log);
    const { maximised, x, y, width, height } = visibleBounds(await bounds.read());
    const place = x === undefined || y === undefined ? {} : { x, y };
    const window = new BrowserWindow({ ...WINDOW, ...place, width, height });
    const engine = createEngine({
      face: 'electron',
      version: app.getVersion(),
      configDir,
      projectsDir: projectsDirectory(),
      dialogs: windowDialogs(() => (window.isDestroyed() ? undefined : window)),
      log,
    });
    const workbench = { window, engine };
    this.open.add(workbench);
    const stopForwarding = forwardEvents(engine, window.webContents);
    engine.on((event) => {
      if (event.name === 'settings') this.shareSettings(engine, event.payload.settings);
    });
    window.webContents.on('will-prevent-unload', (event) => {
      // The page holds edits that are not on the disk. Electron asks nobody: the window would only seem stuck.
      if (leavesEdits(window)) event.preventDefault();
    });
    window.on('close', () => {
      this.waitFor(keepBounds(window, bounds));
    });
    window.once('ready-to-show', () => {
      if (maximised) window.maximize();
      window.show();
    });
    window.on('closed', () => {
      this.open.delete(workbench);
      stopForwarding();
      this.waitFor(
        engine.close().catch((error: unknown) => {
          log(`closing the project: ${String(error)}`);
        }),
      );
    });
    // Before the page loads, so that it starts with the project.
    if (project !== null) await openProject(engine, project, window);
    if (!window.isDestroyed()) await window.loadURL(APP_URL);
  }
}

/** What every window is, whatever it shows. */
const WINDOW = {
  minWidth: 640,
  minHeight: 400,
  show: false,
  title: 'Crossread',
  webPreferences: {
    preload: join(import.meta.dirname, 'preload.cjs'),
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Chromium would fetch dictionaries from the web.
    spellcheck: false,
  },
} as const;

async function openProject(engine: Engine, project: string, window: BrowserWindow): Promise<void> {
  try {
    await engine.openPath(project, { create: true });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    await dialog.showMessageBox(window, { type: 'error', message: `${project} could not be opened.`, detail });
  }
}

/** Returns whether the person gives up the edits that could not be saved. */
function leavesEdits(window: BrowserWindow): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: 'Your last edits are not on the disk yet.',
    detail: 'Stay to let them be saved, or to see at the head of the window why they cannot be.',
    buttons: ['Stay', 'Close and lose them'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return answer === 1;
}
