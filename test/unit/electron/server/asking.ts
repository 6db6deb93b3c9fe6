/** Requests with any header, which `fetch` would not send, and a small built page to serve. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends the path as it is given, without tidying dots away. */
export function ask(
  origin: string,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer } = {},
): Promise<Reply> {
  const { port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        });
      });
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Goes in by an address with a token and returns the cookie. */
export async function enter(url: string): Promise<string> {
  const { origin, pathname, search } = new URL(url);
  const reply = await ask(origin, pathname + search);
  const cookie = reply.headers['set-cookie']?.[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`no cookie: ${reply.status} ${reply.body}`);
  return cookie;
}

export async function builtPage(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'crossread-page-'));
  await mkdir(join(dir, 'assets'));
  await writeFile(join(dir, 'index.html'), '<!doctype html><title>Crossread</title>');
  await writeFile(join(dir, 'assets', 'index-1a2b.js'), 'export {};');
  await writeFile(join(dir, 'assets', 'notes.map'), '{}');
  await writeFile(join(dir, '..', 'crossread-outside.html'), 'outside');
  return dir;
}
