/** The loopback server: the door, the page's files, calls and events, on 127.0.0.1 and nowhere else. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CrossreadError } from '#shared/contract/index.ts';
import type { Engine } from '../handlers/index.ts';
import { answerCall } from './calls.ts';
import { Door } from './door.ts';
import { answerDownload } from './downloads.ts';
import { EventStreams } from './events.ts';
import { refusalOf } from './guard.ts';
import { defaultPageDir, readPageFiles, SECURITY_HEADERS } from './page-files.ts';
import type { PageFiles } from './page-files.ts';

export interface ServerOptions {
  readonly engine: Engine;
  /** Any free port if not given. */
  readonly port?: number;
  /** The built page; found beside the program if not given. */
  readonly pageDir?: string;
}

export interface RunningServer {
  /** An address with a token that lets one browser in, once. */
  readonly url: string;
  readonly origin: string;
  /** Returns another such address, for another browser. */
  newUrl(): string;
  /** Stops listening, then closes the engine: what was still to be written is on the disk when it resolves. */
  close(): Promise<void>;
}

/** What a page calls itself, in a header or in the address of its event stream. */
const PAGE_NAME = /^[\w-]{8,64}$/;

const COME_IN =
  'This is Crossread. Open the address that it printed when it started; each address lets one browser in, once.';

/** Starts the server. Throws `not-found` if the page is not built, `io` if the port is taken. */
export async function startServer({ engine, port = 0, pageDir }: ServerOptions): Promise<RunningServer> {
  const files = await readPageFiles(pageDir ?? defaultPageDir());
  const server = createServer({ requestTimeout: 120_000 });
  const bound = await new Promise<number>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'another program has it; choose another with --port' : cause.message;
      reject(new CrossreadError('io', `Port ${port} cannot be used: ${why}.`, { cause }));
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

  const door = new Door(bound);
  const streams = new EventStreams(engine);
  const origin = `http://127.0.0.1:${bound}`;
  const newUrl = (): string => `${origin}/?token=${door.newToken()}`;
  server.on('request', (request, response) => {
    handle({ engine, door, streams, files, port: bound }, request, response).catch(() => {
      // The browser went away in the middle of a request, or of an answer.
      response.destroy();
    });
  });

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    streams.close();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    // Calls under way are answered first; a connection that lingers is not waited for.
    const patience = setTimeout(() => {
      server.closeAllConnections();
    }, 2_000);
    await closed;
    clearTimeout(patience);
    await engine.close();
  };
  return { url: newUrl(), origin, newUrl, close: () => (closing ??= close()) };
}

interface House {
  readonly engine: Engine;
  readonly door: Door;
  readonly streams: EventStreams;
  readonly files: PageFiles;
  readonly port: number;
}

async function handle(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? '';
  const refused = refusalOf(method, request.headers, house.port);
  if (refused !== undefined) {
    line(response, 403, refused);
    return;
  }
  const target = URL.parse(request.url ?? '', `http://127.0.0.1:${house.port}`);
  if (target === null || (method !== 'GET' && method !== 'POST')) {
    line(response, 400, 'This is not a request that Crossread knows.');
    return;
  }
  const token = target.pathname === '/' && method === 'GET' ? target.searchParams.get('token') : null;
  if (token !== null) {
    const cookie = house.door.enter(token);
    // A reload of the address by the browser that has used it is let through by its cookie.
    if (cookie === undefined && !house.door.knows(request.headers.cookie)) {
      line(response, 403, COME_IN);
      return;
    }
    if (cookie !== undefined) response.setHeader('set-cookie', cookie);
    response.writeHead(303, { ...SECURITY_HEADERS, location: '/', 'cache-control': 'no-store' });
    response.end();
    return;
  }
  if (!house.door.knows(request.headers.cookie)) {
    line(response, 403, COME_IN);
    return;
  }
  await route(house, method, target, request, response);
}

async function route(
  { engine, streams, files }: House,
  method: string,
  target: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = target;
  if (method === 'POST') {
    const name = /^\/call\/([\w.]+)$/.exec(pathname)?.[1];
    const page = pageName(request.headers['x-crossread-page']);
    if (name === undefined) line(response, 404, 'There is nothing here.');
    else await answerCall(engine, name, page, request, response);
    return;
  }
  if (pathname === '/events') {
    const page = pageName(searchParams.get('page'));
    if (page === null) line(response, 403, 'A page must give its name.');
    else streams.open(page, response);
    return;
  }
  const download = /^\/export\/([\w-]{1,100})$/.exec(pathname)?.[1];
  if (download !== undefined && (await answerDownload(engine, download, response))) return;
  const file = files.get(pathname);
  if (file === undefined) {
    line(response, 404, 'There is nothing here.');
    return;
  }
  response.writeHead(200, { ...file.headers, 'content-length': file.body.length });
  response.end(file.body);
}

function pageName(given: string | string[] | null | undefined): string | null {
  return typeof given === 'string' && PAGE_NAME.test(given) ? given : null;
}

function line(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(`${text}\n`);
}
