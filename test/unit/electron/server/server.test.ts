import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Download } from '#electron/export/jobs.ts';
import type { Engine, EngineEvent } from '#electron/handlers/index.ts';
import { startServer } from '#electron/serve.ts';
import type { RunningServer } from '#electron/serve.ts';
import { MAX_BODY_BYTES } from '#electron/server/calls.ts';
import { ask, builtPage, enter } from './asking.ts';

/** Writes down what it is asked and answers with it. */
class Recorder implements Pick<Engine, 'call' | 'on' | 'close'> {
  readonly asked: unknown[] = [];
  readonly listeners = new Set<(event: EngineEvent) => void>();
  closed = false;
  readonly dir = null;
  call: Engine['call'] = async (name, input, caller) => {
    this.asked.push({ name, input, caller });
    if (caller === null) return { ok: false, error: { code: 'unknown-caller', message: 'no' } };
    return { ok: true, value: { name } };
  };
  on: Engine['on'] = (listener) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  openPath: Engine['openPath'] = () => Promise.reject(new Error('not asked for'));
  readonly downloads = new Map<string, Download>();
  takeDownload: Engine['takeDownload'] = (id) => {
    const download = this.downloads.get(id);
    this.downloads.delete(id);
    return download;
  };
  close: Engine['close'] = async () => {
    this.closed = true;
  };
}

let pageDir: string;
let engine: Recorder;
let server: RunningServer;
let cookie: string;

beforeEach(async () => {
  pageDir = await builtPage();
  engine = new Recorder();
  server = await startServer({ engine, pageDir });
  cookie = await enter(server.url);
});

afterEach(async () => {
  await server.close();
  await rm(pageDir, { recursive: true });
  await rm(join(pageDir, '..', 'crossread-outside.html'), { force: true });
});

const call = (headers: Record<string, string | undefined> = {}, body: string | Buffer = '{}', name = 'app.info') => {
  const all = {
    cookie,
    origin: server.origin,
    'content-type': 'application/json',
    'x-crossread-page': 'page-one',
    ...headers,
  };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return ask(server.origin, `/call/${name}`, { method: 'POST', headers: given, body });
};

const oneLine = (body: string): boolean => /^[^\n]+\n$/.test(body);

describe('the door', () => {
  test('a token lets one browser in, once, and leaves no trace in the address', async () => {
    const { pathname, search } = new URL(server.newUrl());
    const first = await ask(server.origin, pathname + search);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    const second = await ask(server.origin, pathname + search);
    expect(second.status).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  test('a second browser comes in by another address, and the first stays in', async () => {
    const other = await enter(server.newUrl());
    expect(other).not.toBe(cookie);
    expect((await ask(server.origin, '/', { headers: { cookie: other } })).status).toBe(200);
    expect((await ask(server.origin, '/', { headers: { cookie } })).status).toBe(200);
  });

  test.each([
    ['no token', '/'],
    ['a wrong token', '/?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['an empty token', '/?token='],
    ['no token, for an asset', '/assets/index-1a2b.js'],
    ['no token, for the events', '/events?page=page-one'],
  ])('%s: 403 with one line', async (_what, path) => {
    const reply = await ask(server.origin, path);
    expect(reply.status).toBe(403);
    expect(oneLine(reply.body)).toBe(true);
  });

  test.each([
    ['no cookie', undefined],
    ['another server’s cookie', 'crossread-1=AAAA'],
    ['a made-up session', (name: string) => `${name}=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`],
    ['the bare name', (name: string) => name],
  ])('a call with %s: 403, and the engine is not asked', async (_what, given) => {
    const name = cookie.split('=')[0] ?? '';
    const reply = await call({ cookie: typeof given === 'function' ? given(name) : given });
    expect(reply.status).toBe(403);
    expect(engine.asked).toEqual([]);
  });
});

describe('the guard', () => {
  test.each([
    ['another name for this address', { host: 'crossread.example:80' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['no port', { host: '127.0.0.1' }],
    ['a name that ends like ours', { host: 'evil.127.0.0.1' }],
  ])('Host of %s: 403 for page and call', async (_what, headers) => {
    expect((await ask(server.origin, '/', { headers: { cookie, ...headers } })).status).toBe(403);
    expect((await call(headers)).status).toBe(403);
    expect(engine.asked).toEqual([]);
  });

  test.each([
    ['none', undefined],
    ['null', 'null'],
    ['another site', 'https://crossread.example'],
    ['another port', 'http://127.0.0.1:1'],
    ['localhost where 127.0.0.1 was asked', 'http://localhost'],
  ])('Origin of a call: %s: 403', async (_what, origin) => {
    const reply = await call({ origin });
    expect(reply.status).toBe(403);
    expect(oneLine(reply.body)).toBe(true);
    expect(engine.asked).toEqual([]);
  });

  test.each(['cross-site', 'same-site'])('Sec-Fetch-Site %s: 403', async (site) => {
    expect((await call({ 'sec-fetch-site': site })).status).toBe(403);
    const token = new URL(server.newUrl());
    const reply = await ask(server.origin, token.pathname + token.search, { headers: { 'sec-fetch-site': site } });
    expect(reply.status).toBe(403);
  });

  test('localhost with its own origin is the same place', async () => {
    const { port } = new URL(server.origin);
    const reply = await call({ host: `localhost:${port}`, origin: `http://localhost:${port}` });
    expect(reply.status).toBe(200);
  });

  test.each(['PUT', 'DELETE', 'OPTIONS', 'HEAD'])('%s is not known', async (method) => {
    const reply = await ask(server.origin, '/', { method, headers: { cookie, origin: server.origin } });
    expect(reply.status).toBe(400);
  });
});

describe('the page', () => {
  test('is served with the policy and is not kept; its assets are', async () => {
    const page = await ask(server.origin, '/', { headers: { cookie } });
    expect(page.body).toContain('<title>Crossread</title>');
    const policy = page.headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.headers['cache-control']).toBe('no-store');
    const asset = await ask(server.origin, '/assets/index-1a2b.js', { headers: { cookie } });
    expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(asset.headers['cache-control']).toContain('immutable');
  });

  test.each([
    '/../crossread-outside.html',
    '/assets/../../crossread-outside.html',
    '/%2e%2e/crossread-outside.html',
    '/..%2fcrossread-outside.html',
    '/assets/..%5c..%5ccrossread-outside.html',
    '//etc/passwd',
    '/assets/notes.map',
    '/assets/',
    '/nothing.html',
  ])('%s is not there', async (path) => {
    const reply = await ask(server.origin, path, { headers: { cookie } });
    expect(reply.status).toBe(404);
    expect(reply.body).not.toContain('outside');
  });

  test('a page that was not built is said to be so', async () => {
    await expect(startServer({ engine, pageDir: join(pageDir, 'assets') })).rejects.toThrow(/has not been built/);
  });

  test('a port that is taken is said to be so', async () => {
    const port = Number(new URL(server.origin).port);
    await expect(startServer({ engine, pageDir, port })).rejects.toThrow(
      `Port ${port} cannot be used: another program`,
    );
  });
});

describe('a file that was made for the page', () => {
  const waiting = async (fileName: string): Promise<{ file: string }> => {
    const file = join(pageDir, 'dataset');
    await writeFile(file, 'one\ntwo\n');
    engine.downloads.set('made-1', { file, fileName, bytes: 8, discard: () => rm(file) });
    return { file };
  };
  const get = (path: string) => ask(server.origin, path, { headers: { cookie } });

  test('is fetched once, under its own name, and is gone then', async () => {
    const { file } = await waiting('Wörter (1).jsonl');
    const reply = await get('/export/made-1');
    expect([reply.status, reply.body]).toEqual([200, 'one\ntwo\n']);
    expect(reply.headers['content-disposition']).toBe("attachment; filename*=UTF-8''W%C3%B6rter%20%281%29.jsonl");
    expect(reply.headers['cache-control']).toBe('no-store');
    await vi.waitFor(() => {
      expect(existsSync(file)).toBe(false);
    });
    expect((await get('/export/made-1')).status).toBe(404);
  });

  test('is not for those whom this browser does not know', async () => {
    const { file } = await waiting('a.jsonl');
    expect((await ask(server.origin, '/export/made-1')).status).toBe(403);
    const crossSite = { cookie, 'sec-fetch-site': 'cross-site' };
    expect((await ask(server.origin, '/export/made-1', { headers: crossSite })).status).toBe(403);
    expect(existsSync(file)).toBe(true);
  });

  test.each(['/export/', '/export/other', '/export/made-1/x', '/export/../made-1'])('%s is none', async (path) => {
    await waiting('a.jsonl');
    expect((await get(path)).status).toBe(404);
    expect(engine.downloads.size).toBe(1);
  });
});

describe('calls', () => {
  test('reach the engine with input and caller, and are never kept', async () => {
    const reply = await call({}, '{"a":["ü",1]}');
    expect(JSON.parse(reply.body)).toEqual({ ok: true, value: { name: 'app.info' } });
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(engine.asked).toEqual([{ name: 'app.info', input: { a: ['ü', 1] }, caller: { page: 'page-one' } }]);
  });

  test.each([undefined, 'x', 'a b c d e f g h', 'p'.repeat(65)])('a page called %s is no caller', async (page) => {
    const reply = await call({ 'x-crossread-page': page });
    expect(reply.status).toBe(403);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: { code: 'unknown-caller' } });
  });

  test('a body that is not JSON is refused', async () => {
    const reply = await call({}, '{"a":');
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect((await call({}, Buffer.from([0x22, 0xff, 0x22]))).status).toBe(400);
    expect((await call({ 'content-type': 'text/plain' })).status).toBe(415);
    expect(engine.asked).toEqual([]);
  });

  test('a body that is too large is refused by what it says of itself', async () => {
    const reply = await call({ 'content-length': String(MAX_BODY_BYTES + 1), expect: undefined }, '');
    expect(reply.status).toBe(413);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: { code: 'too-large' } });
    expect(engine.asked).toEqual([]);
  });

  test('and by what it is', async () => {
    const reply = await call({ 'transfer-encoding': 'chunked' }, Buffer.alloc(MAX_BODY_BYTES + 1, 0x20));
    expect(reply.status).toBe(413);
    expect(engine.asked).toEqual([]);
  });
});

describe('events', () => {
  test('reach every page but the one that caused them', async () => {
    const streams = await Promise.all(['page-one', 'page-two'].map((page) => openStream(server.origin, cookie, page)));
    const told: EngineEvent = { name: 'notice', payload: { message: 'line\nbreak' }, except: 'page-one' };
    const last: EngineEvent = { name: 'project', payload: { open: false } };
    for (const listener of engine.listeners) {
      listener(told);
      listener(last);
    }
    const [one, two] = await Promise.all(streams.map((stream) => stream.until('event: project')));
    expect(one).not.toContain('notice');
    expect(two).toContain('event: notice\ndata: {"message":"line\\nbreak"}\n\n');
    for (const stream of streams) stream.close();
  });

  test('are not for a page without a name', async () => {
    expect((await ask(server.origin, '/events', { headers: { cookie } })).status).toBe(403);
  });
});

test('closing ends the streams, stops listening and closes the engine', async () => {
  const stream = await openStream(server.origin, cookie, 'page-one');
  await server.close();
  await stream.ended;
  expect(engine.closed).toBe(true);
  expect(engine.listeners.size).toBe(0);
  await expect(ask(server.origin, '/')).rejects.toThrow(/ECONNREFUSED/);
});

interface Stream {
  until(text: string): Promise<string>;
  readonly ended: Promise<void>;
  close(): void;
}

function openStream(origin: string, cookie: string, page: string): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const sent = get(`${origin}/events?page=${page}`, { headers: { cookie }, agent: false }, (response) => {
      let heard = '';
      let wake = (): void => undefined;
      const ended = new Promise<void>((end) => response.on('close', end));
      response.setEncoding('utf8').on('data', (chunk: string) => {
        heard += chunk;
        wake();
      });
      response.on('error', () => undefined);
      resolve({
        async until(text) {
          while (!heard.includes(text)) await new Promise<void>((next) => (wake = next));
          return heard;
        },
        ended,
        close: () => sent.destroy(),
      });
    });
    sent.on('error', reject);
  });
}
