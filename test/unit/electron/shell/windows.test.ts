import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSample } from '#electron/sample/index.ts';
import { visibleBounds } from '#electron/shell/bounds.ts';
import { windowDialogs } from '#electron/shell/dialogs.ts';
import { projectArgument, setupFileOpening, setupInstance, setupProfile } from '#electron/shell/instance.ts';
import { setupLifecycle } from '#electron/shell/lifecycle.ts';
import { Workbenches } from '#electron/shell/workbenches.ts';
import { app, BrowserWindow, dialog } from './stand-in.ts';

vi.mock('electron', () => import('./stand-in.ts'));

let root: string;
let workbenches: Workbenches;
const onSettings = vi.fn();
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'crossread-shell-')));
  vi.stubEnv('CROSSREAD_CONFIG_DIR', join(root, 'config'));
  vi.stubEnv('CROSSREAD_PROJECTS_DIR', join(root, 'projects'));
  BrowserWindow.all = [];
  app.removeAllListeners();
  app.quit.mockClear();
  onSettings.mockClear();
  workbenches = new Workbenches({ onSettings });
});
afterEach(async () => {
  for (const window of BrowserWindow.all.filter(({ destroyed }) => !destroyed)) window.close();
  await workbenches.settled();
  vi.unstubAllEnvs();
  await rm(root, { recursive: true });
});

type Contents = Parameters<Workbenches['engineOf']>[0];
const dirOf = (window: BrowserWindow | undefined): string | null | undefined =>
  workbenches.engineOf(window?.webContents as unknown as Contents)?.dir;

describe('a window', () => {
  test('has the security settings that the design asks for', async () => {
    await workbenches.show(null);
    const preferences = BrowserWindow.all[0]?.options['webPreferences'];
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
    expect((preferences as { preload: string }).preload).toMatch(/preload\.cjs$/);
    expect(BrowserWindow.all[0]?.loaded).toEqual(['app://crossread/']);
  });

  test('with edits that are not saved closes only if the person gives them up', async () => {
    await workbenches.show(null);
    const preventDefault = vi.fn();
    const ask = (): boolean | undefined =>
      BrowserWindow.all[0]?.webContents.emit('will-prevent-unload', { preventDefault });
    dialog.showMessageBoxSync.mockReturnValueOnce(0);
    expect(ask()).toBe(true);
    expect(preventDefault).not.toHaveBeenCalled();
    dialog.showMessageBoxSync.mockReturnValueOnce(1);
    expect(ask()).toBe(true);
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  test('tells the menu and the other windows what its person likes now', async () => {
    await workbenches.show(join(root, 'one'));
    await workbenches.show(join(root, 'two'));
    const [first, second] = BrowserWindow.all;
    const engine = workbenches.engineOf(first?.webContents as unknown as Contents);
    const keys = { 'claim.pick': ['j'] };
    const page = `window-${first?.webContents.id ?? 0}`;
    expect(await engine?.call('app.changeSettings', { keys }, { page })).toMatchObject({ ok: true, value: { keys } });
    expect(onSettings).toHaveBeenCalledOnce();
    expect(onSettings.mock.calls[0]?.[0]).toMatchObject({ keys });
    const heard = (window: BrowserWindow | undefined) =>
      window?.webContents.sent.filter(([, name]) => name === 'settings');
    expect(heard(first)).toEqual([]);
    expect(heard(second)).toMatchObject([[expect.any(String), 'settings', { settings: { keys } }]]);
  });

  test('opens its project before the page loads', async () => {
    const dir = join(root, 'sample');
    await createSample(dir);
    await workbenches.show(dir);
    expect(dirOf(BrowserWindow.all[0])).toBe(dir);
  });

  test('that cannot open its project says so and shows the start screen', async () => {
    await writeFile(join(root, 'letter.txt'), 'mine');
    await workbenches.show(join(root, 'letter.txt'));
    expect(dialog.showMessageBox.mock.calls[0]?.[1]).toMatchObject({ type: 'error' });
    expect(dirOf(BrowserWindow.all[0])).toBeNull();
    expect(BrowserWindow.all[0]?.loaded).toEqual(['app://crossread/']);
  });

  test('is where it was when it was last closed', async () => {
    await workbenches.show(null);
    expect(BrowserWindow.all[0]?.options).toMatchObject({ width: 1440, height: 900 });
    BrowserWindow.all[0]?.close();
    await workbenches.settled();
    await workbenches.show(null);
    expect(BrowserWindow.all[1]?.options).toMatchObject({ x: 10, y: 25, width: 900, height: 700 });
  });
});

describe('projects and windows', () => {
  test('one project has one window; a new one goes to a window without', async () => {
    const [one, two] = [join(root, 'one'), join(root, 'two')];
    await workbenches.show(null);
    await workbenches.show(one);
    expect(BrowserWindow.all).toHaveLength(1);
    await workbenches.show(two);
    await workbenches.show(join(one, 'project.json'));
    await workbenches.show(two);
    expect(BrowserWindow.all.map((window) => dirOf(window))).toEqual([one, two]);
    expect(BrowserWindow.all.map(({ focusedTimes }) => focusedTimes)).toEqual([2, 1]);
  });

  test('two asked for at once do not get two windows for one project', async () => {
    const dir = join(root, 'one');
    await Promise.all([workbenches.show(dir), workbenches.show(dir)]);
    expect(BrowserWindow.all).toHaveLength(1);
  });

  test('closing the window gives the project back', async () => {
    const dir = join(root, 'one');
    await workbenches.show(dir);
    BrowserWindow.all[0]?.close();
    expect(workbenches.busy).toBe(true);
    await workbenches.settled();
    const other = new Workbenches({ onSettings });
    await other.show(dir);
    const window = BrowserWindow.all.at(-1);
    const engine = other.engineOf(window?.webContents as unknown as Contents);
    const answer = await engine?.call('project.current', {}, { page: 'page' });
    expect(answer).toMatchObject({ ok: true, value: { readOnly: { reason: 'no-annotator' } } });
    window?.close();
    await other.settled();
  });
});

describe('the end', () => {
  test('comes with the last window, and not before everything is written', async () => {
    setupLifecycle(workbenches);
    await workbenches.show(join(root, 'one'));
    BrowserWindow.all[0]?.close();
    const event = { preventDefault: vi.fn() };
    app.emit('will-quit', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    await workbenches.settled();
    await vi.waitFor(() => {
      expect(app.quit).toHaveBeenCalled();
    });
    const again = { preventDefault: vi.fn() };
    app.emit('will-quit', again);
    expect(again.preventDefault).not.toHaveBeenCalled();
  });
});

describe('one process', () => {
  test('the second hands its project to the first and ends', () => {
    const show = vi.fn();
    expect(setupInstance(show)).toBe(true);
    app.emit('second-instance', {}, [], '/', { project: '/p/one' });
    app.emit('second-instance', {}, [], '/', { project: 7 });
    app.emit('second-instance', {}, [], '/', undefined);
    expect(show.mock.calls).toEqual([['/p/one'], [null], [null]]);
    app.firstInstance = false;
    expect(setupInstance(show)).toBe(false);
    expect(app.quit).toHaveBeenCalledOnce();
    app.firstInstance = true;
  });

  test('keeps Chromium’s files below the settings', () => {
    setupProfile();
    expect(app.setPath).toHaveBeenCalledWith('userData', join(root, 'config', 'electron'));
  });

  test('opens what the system asks it to', () => {
    const show = vi.fn();
    setupFileOpening(show);
    const event = { preventDefault: vi.fn() };
    app.emit('open-file', event, '/p/project.json');
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(show).toHaveBeenCalledExactlyOnceWith('/p/project.json');
  });

  test.each([
    [['electron', '.'], false, null],
    [['electron', '.', 'one'], false, join('/cwd', 'one')],
    [['electron', '.', '--no-sandbox', '/p/one'], false, '/p/one'],
    [['crossread', '/p/one'], true, '/p/one'],
    [['crossread', '--flag'], true, null],
  ])('%j (packaged: %s) names %s', (argv, packaged, project) => {
    expect(projectArgument(argv, packaged, '/cwd')).toBe(project);
  });
});

describe('the system’s dialogs', () => {
  const window = new BrowserWindow({});
  const dialogs = windowDialogs(() => window as unknown as ReturnType<Parameters<typeof windowDialogs>[0]>);

  test('answer with a path or with nothing', async () => {
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/p/one'] });
    expect(await dialogs.chooseFolder('open')).toBe('/p/one');
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: true, filePaths: [] });
    expect(await dialogs.chooseFolder('create')).toBeNull();
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/p/her.zip'] });
    expect(await dialogs.chooseIncoming('file')).toBe('/p/her.zip');
    expect(dialog.showOpenDialog.mock.lastCall).toMatchObject([window, { properties: ['openFile'] }]);
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: true, filePaths: [] });
    expect(await dialogs.chooseIncoming('folder')).toBeNull();
    expect(dialog.showOpenDialog.mock.lastCall).toMatchObject([window, { properties: ['openDirectory'] }]);
    const suggestion = { fileName: 'flood.csv', extension: '.csv', label: 'CSV' };
    dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: '/p/flood.csv' });
    expect(await dialogs.saveFile(suggestion)).toBe('/p/flood.csv');
    expect(dialog.showSaveDialog.mock.calls[0]).toMatchObject([
      window,
      { defaultPath: 'flood.csv', filters: [{ extensions: ['csv'] }] },
    ]);
    dialog.showSaveDialog.mockResolvedValueOnce({ canceled: true, filePath: '' });
    expect(await dialogs.saveFile(suggestion)).toBeNull();
  });
});

test.each([
  ['inside', { x: 100, y: 100, width: 800, height: 600 }, { x: 100, y: 100, width: 800, height: 600 }],
  ['off to the right', { x: 5000, y: 100, width: 800, height: 600 }, { x: 480, y: 100, width: 800, height: 600 }],
  ['above', { x: 0, y: -900, width: 800, height: 600 }, { x: 0, y: 25, width: 800, height: 600 }],
  ['larger than the screen', { x: 0, y: 25, width: 4000, height: 3000 }, { x: 0, y: 25, width: 1280, height: 775 }],
])('a window %s is brought onto the screen', (_what, was, is) => {
  expect(visibleBounds({ ...was, maximised: false })).toEqual({ ...is, maximised: false });
});
