import { describe, expect, test } from 'vitest';
import { electronClient } from '#renderer/platform/electron.ts';
import { loopbackClient } from '#renderer/platform/loopback.ts';
import type { Browser } from '#renderer/platform/loopback.ts';
import { CrossreadError } from '#shared/contract/index.ts';
import type { Answer } from '#shared/contract/index.ts';

const failed = async (work: Promise<unknown>): Promise<CrossreadError> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof CrossreadError) return error;
  throw new Error('it did not reject with a CrossreadError');
};

const refusal: Answer<never> = { ok: false, error: { code: 'conflict', message: 'Read it again.' } };

describe('over the bridge', () => {
  const withAnswer = (answer: () => Promise<Answer<unknown>>) =>
    electronClient({ face: 'electron', call: answer, on: () => () => undefined });

  test('gives the value, or throws the answer’s error', async () => {
    expect(await withAnswer(async () => ({ ok: true, value: [] })).call('start.recent', {})).toEqual([]);
    const error = await failed(withAnswer(async () => refusal).call('start.recent', {}));
    expect(error).toMatchObject({ code: 'conflict', message: 'Read it again.' });
  });

  test('a line that is cut is an error of ours', async () => {
    const error = await failed(withAnswer(() => Promise.reject(new Error('cut'))).call('start.recent', {}));
    expect(error.code).toBe('internal');
  });
});

describe('over the loopback server', () => {
  const asked: [string, RequestInit | undefined][] = [];
  const browser = (reply: () => Promise<Response>, stream = new EventTarget()): Browser => ({
    page: 'page-one',
    fetch: (url, init) => {
      asked.push([url as string, init]);
      return reply();
    },
    openEvents: () => stream as EventSource,
  });
  const json = (answer: unknown, status = 200): Response => Response.json(answer, { status });

  test('posts the input with the page’s name and gives the value', async () => {
    const client = loopbackClient(browser(async () => json({ ok: true, value: {} })));
    expect(await client.call('project.close', {})).toEqual({});
    const [url, init] = asked.at(-1) ?? [];
    expect(url).toBe('/call/project.close');
    expect(init).toMatchObject({ method: 'POST', body: '{}', headers: { 'x-crossread-page': 'page-one' } });
  });

  test.each([
    ['the engine', () => Promise.resolve(json(refusal)), 'conflict'],
    [
      'a body too large',
      () => Promise.resolve(json({ ok: false, error: { code: 'too-large', message: 'x' } }, 413)),
      'too-large',
    ],
    ['the door', () => Promise.resolve(new Response('Come in by the address.\n', { status: 403 })), 'unknown-caller'],
    ['a server that has ended', () => Promise.reject(new TypeError('Failed to fetch')), 'io'],
  ])('a refusal by %s is an error with its code', async (_who, reply, code) => {
    const error = await failed(loopbackClient(browser(reply)).call('project.close', {}));
    expect(error.code).toBe(code);
  });

  test('hears events until it is told to stop', () => {
    const stream = new EventTarget();
    const client = loopbackClient(browser(async () => json(refusal), stream));
    const heard: unknown[] = [];
    const stop = client.on('notice', (payload) => heard.push(payload));
    stream.dispatchEvent(new MessageEvent('notice', { data: '{"message":"one"}' }));
    stream.dispatchEvent(new MessageEvent('project', { data: '{"open":true}' }));
    stop();
    stream.dispatchEvent(new MessageEvent('notice', { data: '{"message":"two"}' }));
    expect(heard).toEqual([{ message: 'one' }]);
  });

  test('says when the line breaks and when it is back, once each', () => {
    const stream = new EventTarget();
    const client = loopbackClient(browser(async () => json(refusal), stream));
    const heard: boolean[] = [];
    client.onLine((reachable) => heard.push(reachable));
    for (const type of ['open', 'error', 'error', 'open']) stream.dispatchEvent(new Event(type));
    expect(heard).toEqual([false, true]);
  });
});
