/** The loopback server as a browser meets it: who is let in, and where the page's requests go. */
import http from 'node:http';
import { expect, test } from './support/index.ts';

interface Asked {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A request with headers that a browser would not let a page set. */
function ask(origin: string, { path, method = 'GET', headers = {}, body }: Asked): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, origin), { method, headers, agent: false }, (response) => {
      response.resume();
      resolve(response);
    });
    request.on('error', reject);
    request.end(body);
  });
}

test('the page and the sample project come from 127.0.0.1 alone', async ({ openWorkbench, page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  const { running } = await openWorkbench();
  await page.getByRole('button', { name: /sample/i }).click();
  await expect(page.getByText('Quillmere', { exact: false }).first()).toBeVisible();
  expect(asked.length).toBeGreaterThan(4);
  expect(new Set(asked)).toEqual(new Set([running.origin]));
});

test('a wrong host, origin, token or cookie gets 403', async ({ serve }) => {
  const { url, origin } = await serve();
  const { host, search } = new URL(url);
  const entered = await ask(origin, { path: `/${search}` });
  expect(entered.statusCode).toBe(303);
  const cookie = entered.headers['set-cookie']?.[0] ?? '';
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict/);

  const call = {
    path: '/call/app.info',
    method: 'POST',
    headers: {
      host,
      origin,
      cookie: cookie.split(';')[0] ?? '',
      'content-type': 'application/json',
      'x-crossread-page': 'a-page-of-tests',
    },
    body: '{}',
  };
  // The same call with nothing wrong is answered: what follows is refused for its one difference.
  expect((await ask(origin, call)).statusCode).toBe(200);
  const changes: Record<string, string>[] = [
    { host: 'localhost.example' },
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { cookie: 'crossread=guessed' },
  ];
  for (const change of changes) {
    const response = await ask(origin, { ...call, headers: { ...call.headers, ...change } });
    expect(response.statusCode, JSON.stringify(change)).toBe(403);
  }
  expect((await ask(origin, { path: `/${search}` })).statusCode, 'the token a second time').toBe(403);
  expect((await ask(origin, { path: '/?token=guessed' })).statusCode).toBe(403);
  expect((await ask(origin, { path: '/events' })).statusCode).toBe(403);
});

test('what a page must not do is noticed by these tests', async ({ openWorkbench, faults }) => {
  const { page } = await openWorkbench();
  await page.evaluate(async () => {
    await fetch('http://127.0.0.2:9/').catch(() => undefined);
    const script = document.createElement('script');
    script.textContent = 'document.title = "inline"';
    document.body.append(script);
  });
  await expect.poll(() => faults.list().join('\n')).toMatch(/CSP violation: connect-src http:\/\/127\.0\.0\.2/);
  await expect.poll(() => faults.list().join('\n')).toMatch(/CSP violation: script-src-elem inline/);
  await expect(page).not.toHaveTitle('inline');
  faults.allow(/Content Security Policy|CSP violation|127\.0\.0\.2/);
});
