/** `crossread serve [DIR]`: the workbench in a browser. */
import { createEngine } from '../handlers/index.ts';
import { hasDisplay, openInBrowser } from '../launch/browser.ts';
import { closeOnSignal, startServer } from '../serve.ts';
import { configDirectory, projectsDirectory } from '../settings/index.ts';
import { Failure, fromHere, print, reasonOf } from './output.ts';
import { VERSION } from './version.ts';

export interface ServeOptions {
  readonly create?: boolean;
  readonly port?: number;
  readonly open: boolean;
}

/** Resolves when a signal has ended the server; everything is on the disk then and the project's lock given back. */
export async function serveCommand(dir: string | undefined, options: ServeOptions): Promise<void> {
  const engine = createEngine({
    face: 'loopback',
    version: VERSION,
    configDir: configDirectory(),
    projectsDir: projectsDirectory(),
  });
  if (dir !== undefined) {
    try {
      const { readOnly } = await engine.openPath(fromHere(dir), { create: options.create === true });
      if (readOnly !== null && readOnly.reason !== 'no-annotator') print(`${dir}: ${readOnly.message}`);
    } catch (error) {
      const reason = reasonOf(error);
      await engine.close();
      if (reason === undefined) throw error;
      throw new Failure(`${dir}: ${reason}`, { cause: error });
    }
  }
  const started = startServer({ engine, ...(options.port === undefined ? {} : { port: options.port }) });
  const server = await started.catch(async (error: unknown) => {
    await engine.close();
    throw error;
  });
  const ended = closeOnSignal(server);
  print(`Crossread is at ${server.url}`);
  if (!options.open) print('The address lets one browser in, once. Ctrl-C ends the workbench.');
  else if (!hasDisplay()) print('There is no display here: open the address in a browser. Ctrl-C ends the workbench.');
  else {
    const opened = await openInBrowser(server.newUrl());
    print(opened === null ? 'No browser could be started: open the address in one.' : `Opened in ${opened}.`);
  }
  await ended;
}
