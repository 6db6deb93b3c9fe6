import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { defaultOpener, hasDisplay, openInBrowser } from '#electron/launch/browser.ts';

test('macOS and Windows have a display, Linux only if it says so', () => {
  expect(hasDisplay('darwin', {})).toBe(true);
  expect(hasDisplay('win32', {})).toBe(true);
  expect(hasDisplay('linux', {})).toBe(false);
  expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
});

test('the address goes to the default browser whole, through no shell', () => {
  const url = 'http://127.0.0.1:4000/?token=a&b';
  for (const platform of ['darwin', 'win32', 'linux'] as const) expect(defaultOpener(url, platform).at(-1)).toBe(url);
});

describe.runIf(process.platform !== 'win32')('with programs that stand for browsers', () => {
  /** Puts the only programs of these names on the path; each writes its arguments into a file and ends with a code. */
  async function stage(programs: Readonly<Record<string, number>>): Promise<(name: string) => Promise<string>> {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'crossread-browser-'));
    onTestFinished(() => rm(dir, { recursive: true, force: true }));
    for (const [name, code] of Object.entries(programs)) {
      const file = path.join(dir, name);
      await writeFile(file, `#!/bin/sh\necho "$@" > "${file}.args"\nexit ${code}\n`);
      await chmod(file, 0o755);
    }
    vi.stubEnv('PATH', dir);
    vi.stubEnv('CROSSREAD_CHROMIUM', path.join(dir, 'chromium'));
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    return (name) => readFile(path.join(dir, `${name}.args`), 'utf8');
  }
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';

  test('a Chromium shows it in a window of its own', async () => {
    const args = await stage({ chromium: 0, [opener]: 0 });
    expect(await openInBrowser('http://127.0.0.1:4000/')).toBe('a window of chromium');
    expect(await args('chromium')).toContain('--app=http://127.0.0.1:4000/');
    // Root alone goes without the sandbox, because Chromium would not start for root otherwise.
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
    expect((await args('chromium')).includes('--no-sandbox')).toBe(asRoot);
    await expect(args(opener)).rejects.toThrow('ENOENT');
  });

  test('one that cannot run gives way to the default browser', async () => {
    const args = await stage({ chromium: 1, [opener]: 0 });
    expect(await openInBrowser('http://127.0.0.1:4000/')).toBe('the default browser');
    expect(await args(opener)).toBe('http://127.0.0.1:4000/\n');
  });

  test('with no browser at all it says so', async () => {
    await stage({});
    expect(await openInBrowser('http://127.0.0.1:4000/')).toBeNull();
  });
});
