/** Electron's entry. What must happen before Electron is ready comes first. */
import { app } from 'electron';
import type { KeyChoices } from '#shared/actions/index.ts';
import { defaultPageDir, readPageFiles } from './server/page-files.ts';
import { configDirectory, openMemory } from './settings/index.ts';
import { setupCalls } from './shell/bridge.ts';
import { projectArgument, setupFileOpening, setupInstance, setupProfile } from './shell/instance.ts';
import { setupLifecycle } from './shell/lifecycle.ts';
import { setupMenu } from './shell/menu.ts';
import { servePage, setupScheme } from './shell/scheme.ts';
import { setupNavigationLock, setupSandbox, setupSession } from './shell/security.ts';
import { Workbenches } from './shell/workbenches.ts';

const workbenches = new Workbenches({ onSettings: ({ keys }) => setupMenu(keys) });
const ready = Promise.withResolvers<void>();
/** What comes before the program is ready (a second start, a file to open) waits for it. */
const show = (project: string | null): void => {
  ready.promise
    .then(() => workbenches.show(project))
    .catch((error: unknown) => {
      console.error(`crossread: ${String(error)}`);
    });
};

setupProfile();
setupSandbox();
setupScheme();
setupNavigationLock();

if (setupInstance(show)) {
  setupFileOpening(show);
  setupLifecycle(workbenches);
  show(projectArgument(process.argv, app.isPackaged, process.cwd()));
  start().then(ready.resolve, (error: unknown) => {
    console.error(`crossread: ${error instanceof Error ? error.message : String(error)}`);
    app.exit(1);
  });
}

async function start(): Promise<void> {
  const files = await readPageFiles(defaultPageDir());
  await app.whenReady();
  setupSession();
  servePage(files);
  setupMenu(await keyChoices());
  setupCalls((contents) => workbenches.engineOf(contents));
}

/** This person's own keys, for the menu. Windows tell her of a file that cannot be read. */
async function keyChoices(): Promise<KeyChoices> {
  return (await openMemory(configDirectory(), () => undefined).settings.read()).keys;
}
