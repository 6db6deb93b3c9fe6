import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Failure, fromHere, oneLine, reasonOf } from '#electron/cli/output.ts';
import { CrossreadError } from '#shared/contract/index.ts';

test('a complaint is one line, whatever is in it', () => {
  expect(oneLine('a.txt', '', 'line 3', 'two\r\nlines\u0007')).toBe('a.txt: line 3: two lines');
});

describe('a path is meant from where the person stands', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('under npm run, from where npm was called', () => {
    vi.stubEnv('npm_lifecycle_event', 'crossread');
    vi.stubEnv('INIT_CWD', path.resolve('/somewhere/else'));
    expect(fromHere('mill')).toBe(path.resolve('/somewhere/else/mill'));
    expect(fromHere(path.resolve('/mill'))).toBe(path.resolve('/mill'));
  });

  test('otherwise from the folder of the process', () => {
    vi.stubEnv('npm_lifecycle_event', 'test');
    vi.stubEnv('INIT_CWD', path.resolve('/somewhere/else'));
    expect(fromHere('mill')).toBe(path.resolve('mill'));
  });
});

test('what a person can mend is said; a fault of ours keeps its stack', () => {
  expect(reasonOf(new Failure('no'))).toBe('no');
  expect(reasonOf(new CrossreadError('not-found', 'gone'))).toBe('gone');
  expect(reasonOf(Object.assign(new Error('denied'), { code: 'EACCES' }))).toBe('denied');
  expect(reasonOf(new CrossreadError('internal', 'oops'))).toBeUndefined();
  expect(reasonOf(new TypeError('undefined is not a function'))).toBeUndefined();
});
