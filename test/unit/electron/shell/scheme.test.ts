import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readPageFiles } from '#electron/server/page-files.ts';
import { servePage, setupScheme } from '#electron/shell/scheme.ts';
import { builtPage } from '../server/asking.ts';
import { protocolHandlers, schemes } from './stand-in.ts';

vi.mock('electron', () => import('./stand-in.ts'));

let dir: string;
beforeAll(async () => {
  dir = await builtPage();
  setupScheme();
  servePage(await readPageFiles(dir));
});
afterAll(async () => {
  await rm(dir, { recursive: true });
  await rm(join(dir, '..', 'crossread-outside.html'), { force: true });
});

const get = (url: string, method = 'GET'): Response => {
  const handler = protocolHandlers.get('app');
  if (handler === undefined) throw new Error('nothing answers for app://');
  return handler(new Request(url, { method }));
};

test('the scheme is an origin of its own and does not step round the policy', () => {
  expect(schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
});

describe('app://crossread', () => {
  test('serves the page with the policy', async () => {
    const response = get('app://crossread/');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>Crossread</title>');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('serves the built assets', () => {
    expect(get('app://crossread/assets/index-1a2b.js').headers.get('content-type')).toContain('text/javascript');
  });

  test.each([
    'app://crossread/../crossread-outside.html',
    'app://crossread/%2e%2e/crossread-outside.html',
    'app://crossread/assets/..%2f..%2fcrossread-outside.html',
    'app://crossread/assets/notes.map',
    'app://crossread/etc/passwd',
    'app://elsewhere/',
  ])('%s is not there', async (url) => {
    const response = get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('outside');
  });

  test('answers GET only', () => {
    expect(get('app://crossread/', 'POST').status).toBe(404);
  });
});
