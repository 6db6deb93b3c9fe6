/**
 * The engine: the contract's calls over one open project. Every face (Electron's window, the loopback server, a test) asks
 * through `call` and hears through `on`; nothing else leads in.
 */
import { contract, isCallName } from '#shared/contract/index.ts';
import type { Answer, CallName, ErrorCode, OpenProject } from '#shared/contract/index.ts';
import { exportJobs } from '../export/jobs.ts';
import type { Download } from '../export/jobs.ts';
import { openMemory } from '../settings/index.ts';
import { openWorkspace } from '../workspace/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { appHandlers } from './app.ts';
import { describeIssue, errorFor } from './boundary.ts';
import { documentHandlers } from './document.ts';
import { exportHandlers } from './export.ts';
import { foreignHandlers } from './foreign.ts';
import { importHandlers } from './import.ts';
import { incomingHandlers } from './incoming.ts';
import { Places } from './places.ts';
import { openPath, projectHandlers } from './project.ts';
import { reportHandlers } from './report.ts';
import { reviewHandlers } from './review.ts';
import { searchHandlers } from './search.ts';
import { Session } from './session.ts';
import { startHandlers } from './start.ts';
import { eventsFor } from './telling.ts';
import type { Caller, Dialogs, EngineContext, EngineEvent, Handlers } from './types.ts';

export interface EngineOptions {
  readonly face: 'electron' | 'loopback';
  /** The program's version, for exports and the page. */
  readonly version: string;
  /** The folder of this person's settings; see `configDirectory`. */
  readonly configDir: string;
  /** The folder that new projects are offered; see `projectsDirectory`. */
  readonly projectsDir: string;
  /** Where files lie that a browser is to fetch; the system's folder for such if not given. */
  readonly temporaryDir?: string;
  readonly dialogs?: Dialogs;
  /** Hears of faults of ours and of settings that were set aside; standard error if not given. */
  readonly log?: (line: string) => void;
  /** Checks what handlers answer against the contract: on unless this is a production build. */
  readonly checkOutput?: boolean;
  readonly openWorkspace?: typeof openWorkspace;
  readonly now?: () => string;
}

export interface Engine {
  /** Answers a call; it never rejects, and the answer survives a structured clone and JSON. */
  call(name: string, input: unknown, caller: Caller | null): Promise<Answer<unknown>>;
  /** Hears all events; the face passes each to its pages, but for the page named by `except`. */
  on(listener: (event: EngineEvent) => void): () => void;
  /**
   * Opens the project at a path given to the program itself (never by a page) and tells the pages. With `create`, a folder
   * that is missing or empty becomes a new project. Throws a `CrossreadError` or the disk's error.
   */
  openPath(path: string, options?: { create?: boolean }): Promise<OpenProject>;
  /** Returns a file that was made for a page to fetch, by its name; each is given once. The caller discards it. */
  takeDownload(id: string): Download | undefined;
  /** The folder of the open project, or null. */
  readonly dir: string | null;
  /** Resolves once all that was still to be written is on the disk and the project's lock is given back. */
  close(): Promise<void>;
}

/** Returns an engine with no project open. */
export function createEngine(options: EngineOptions): Engine {
  const log = options.log ?? ((line: string) => void process.stderr.write(`crossread: ${line}\n`));
  const checkOutput = options.checkOutput ?? process.env['NODE_ENV'] !== 'production';
  const listeners = new Set<(event: EngineEvent) => void>();
  const emit = (event: EngineEvent): void => {
    for (const told of eventsFor(event, session.current)) for (const listener of listeners) listener(told);
  };
  const memory = openMemory(options.configDir, (message) => {
    log(message);
    emit({ name: 'notice', payload: { message } });
  });
  const session = new Session({
    face: options.face,
    open: options.openWorkspace ?? openWorkspace,
    onDisk: (event) => {
      emit(onDisk(event));
      // Its lock may have been taken over: pages must see that nothing can be written any more.
      if (session.noteReadOnly()) emit({ name: 'project', payload: { open: true } });
    },
    whoWas: async ({ doc }) => {
      const { me } = await memory.project(doc.project.id);
      return me !== null && doc.annotators.has(me) ? me : null;
    },
  });
  const context: EngineContext = {
    face: options.face,
    version: options.version,
    platform: process.platform,
    projectsDir: options.projectsDir,
    dialogs: options.dialogs,
    memory,
    places: new Places(),
    session,
    emit,
    now: options.now ?? (() => new Date().toISOString()),
  };
  const jobs = exportJobs(options.temporaryDir);
  const handlers: Handlers = {
    ...appHandlers(context),
    ...startHandlers(context),
    ...projectHandlers(context),
    ...documentHandlers(context),
    ...importHandlers(context),
    ...incomingHandlers(context),
    ...foreignHandlers(context),
    ...exportHandlers(context, jobs),
    ...searchHandlers(context),
    ...reviewHandlers(context),
    ...reportHandlers(context),
  };
  const onFault = (error: unknown): void => {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };

  return {
    async call(name, input, caller) {
      if (!isCallName(name)) return refusal('unknown-call', `There is no call "${name}".`);
      if (caller === null || caller.page === '') return refusal('unknown-caller', 'This caller may not ask anything.');
      const parsed = contract[name].input.safeParse(input);
      if (!parsed.success) return refusal('bad-input', `${name}: ${describeIssue(parsed.error)}`);
      try {
        const value = await run(handlers, name, parsed.data, caller);
        if (checkOutput) {
          const fits = contract[name].output.safeParse(value);
          if (!fits.success) throw new Error(`${name} answered what it may not: ${describeIssue(fits.error)}`);
        }
        return { ok: true, value };
      } catch (error) {
        return { ok: false, error: errorFor(error, onFault) };
      }
    },
    on(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    openPath: (path, { create = false } = {}) => openPath(context, path, create),
    get dir() {
      return session.current?.workspace.dir ?? null;
    },
    takeDownload: (id) => jobs.take(id),
    close: async () => {
      await jobs.close();
      await session.exclusive(async () => {
        await session.close();
      });
    },
  };
}

const refusal = (code: ErrorCode, message: string): Answer<never> => ({ ok: false, error: { code, message } });

/** The input has been parsed by the call's own schema, which the compiler cannot follow through a name it does not know. */
function run(handlers: Handlers, name: CallName, input: unknown, caller: Caller): Promise<unknown> {
  const handler = handlers[name] as (input: unknown, caller: Caller) => Promise<unknown>;
  return handler(input, caller);
}

function onDisk(event: Parameters<Parameters<Workspace['on']>[0]>[0]): EngineEvent {
  switch (event.type) {
    case 'document':
      return { name: 'document', payload: { diff: event.diff, origin: 'disk' } };
    case 'problems':
      return { name: 'problems', payload: { problems: [...event.problems] } };
    case 'notice':
      return { name: 'notice', payload: { message: event.message } };
  }
}
