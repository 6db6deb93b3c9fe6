import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configDirectory, openMemory, projectsDirectory } from '#electron/settings/index.ts';
import { DEFAULT_SETTINGS } from '#shared/contract/index.ts';

let dir: string;
let warnings: string[];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'crossread-settings-'));
  warnings = [];
});
afterEach(() => rm(dir, { recursive: true }));

const memory = () => openMemory(dir, (message) => warnings.push(message));

describe('settings', () => {
  test('start as they are meant to and are kept when changed', async () => {
    expect(await memory().settings.read()).toEqual(DEFAULT_SETTINGS);
    expect(await readdir(dir)).toEqual([]);
    await memory().settings.update((settings) => ({ ...settings, theme: 'dark' }));
    expect(await memory().settings.read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
  });

  test.each([
    ['cut off', '{"theme": "da'],
    ['not settings', '[1, 2]'],
    ['out of bounds', JSON.stringify({ ...DEFAULT_SETTINGS, textSize: 900 })],
    ['empty', ''],
  ])('that are %s are set aside, not lost and not fatal', async (_what, content) => {
    await writeFile(join(dir, 'settings.json'), content);
    expect(await memory().settings.read()).toEqual(DEFAULT_SETTINGS);
    expect(await readFile(join(dir, 'settings.json.unreadable'), 'utf8')).toBe(content);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('settings.json.unreadable');
    await memory().settings.update((settings) => ({ ...settings, textSize: 20 }));
    expect((await memory().settings.read()).textSize).toBe(20);
  });

  test('from before keys could be changed are read as they are', async () => {
    const { keys: _keys, ...older } = { ...DEFAULT_SETTINGS, theme: 'dark' as const };
    await writeFile(join(dir, 'settings.json'), JSON.stringify(older));
    expect(await memory().settings.read()).toEqual({ ...older, keys: {} });
    expect(warnings).toEqual([]);
  });

  test('keep the keys of actions that this version does not know', async () => {
    const keys = { 'future.action': ['j'], 'claim.pick': ['k'] };
    await writeFile(join(dir, 'settings.json'), JSON.stringify({ ...DEFAULT_SETTINGS, keys }));
    await memory().settings.update((settings) => ({ ...settings, theme: 'dark' }));
    expect(JSON.parse(await readFile(join(dir, 'settings.json'), 'utf8'))).toMatchObject({ keys });
  });

  test('that are no file at all are no reason to stop', async () => {
    await mkdir(join(dir, 'settings.json'));
    expect(await memory().settings.read()).toEqual(DEFAULT_SETTINGS);
    expect(warnings).toHaveLength(1);
  });

  test('changed twice at once keep both changes', async () => {
    const { settings } = memory();
    await Promise.all([
      settings.update((value) => ({ ...value, theme: 'dark' })),
      settings.update((value) => ({ ...value, textSize: 21 })),
    ]);
    expect(await settings.read()).toMatchObject({ theme: 'dark', textSize: 21 });
  });
});

test('the recent projects are twenty, each once', async () => {
  const remembered = memory();
  for (let number = 1; number <= 22; number += 1) {
    await remembered.opened({ path: `/p/${number}`, name: 'p', opened: '2026-01-01T00:00:00.000Z' });
  }
  await remembered.opened({ path: '/p/10', name: 'ten', opened: '2026-01-02T00:00:00.000Z' });
  const paths = (await remembered.recent()).map(({ path }) => path);
  expect(paths).toHaveLength(20);
  expect(paths.slice(0, 3)).toEqual(['/p/10', '/p/22', '/p/21']);
  expect(new Set(paths).size).toBe(20);
});

describe('the folders', () => {
  const at = (platform: NodeJS.Platform, env: Record<string, string> = {}) => ({ env, platform, home: dir });

  test('are where each system keeps such things', () => {
    expect(configDirectory(at('linux'))).toBe(join(dir, '.config', 'crossread'));
    expect(configDirectory(at('linux', { XDG_CONFIG_HOME: '/x' }))).toBe(join('/x', 'crossread'));
    expect(configDirectory(at('darwin'))).toBe(join(dir, 'Library', 'Application Support', 'Crossread'));
    expect(configDirectory(at('win32', { APPDATA: '/roaming' }))).toBe(join('/roaming', 'Crossread'));
    expect(configDirectory(at('win32', { CROSSREAD_CONFIG_DIR: '/mine' }))).toBe('/mine');
  });

  test('of projects are the documents where there are any', async () => {
    expect(projectsDirectory(at('linux'))).toBe(join(dir, 'Crossread'));
    await mkdir(join(dir, 'Documents'));
    expect(projectsDirectory(at('linux'))).toBe(join(dir, 'Documents', 'Crossread'));
    expect(projectsDirectory(at('linux', { CROSSREAD_PROJECTS_DIR: '/mine' }))).toBe('/mine');
  });
});
