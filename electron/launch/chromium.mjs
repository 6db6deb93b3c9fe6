/** Finds a browser of the Chromium family on this machine. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const NAMES = {
  linux: [
    ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    ...['microsoft-edge', 'microsoft-edge-stable', 'msedge', 'brave-browser'],
  ],
  darwin: [
    ...['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].flatMap((app) =>
      ['/Applications', path.join(os.homedir(), 'Applications')].map((folder) =>
        path.join(folder, `${app}.app`, 'Contents', 'MacOS', app),
      ),
    ),
    'chromium',
  ],
  win32: [process.env['ProgramFiles'], process.env['ProgramFiles(x86)'], process.env['LOCALAPPDATA']]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      path.join(folder, 'Chromium', 'Application', 'chrome.exe'),
    ]),
};

const isFile = (/** @type {string} */ file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

/** @returns {string | null} the first of Playwright's own browsers in its cache, newest first */
function fromPlaywright() {
  const cache =
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ??
    {
      darwin: path.join(os.homedir(), 'Library', 'Caches', 'ms-playwright'),
      win32: path.join(process.env['LOCALAPPDATA'] ?? os.homedir(), 'ms-playwright'),
    }[/** @type {string} */ (process.platform)] ??
    path.join(os.homedir(), '.cache', 'ms-playwright');
  if (!fs.existsSync(cache)) return null;
  const builds = fs
    .readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  const places = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
  ].concat(
    ['chrome-mac-arm64', 'chrome-mac-x64', 'chrome-mac'].flatMap((folder) => [
      `${folder}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    ]),
  );
  for (const build of builds) {
    const found = places.map((place) => path.join(cache, build, place)).find(isFile);
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * CROSSREAD_CHROMIUM decides where it is set; then the browsers installed on the machine, then Playwright's.
 * @returns {string | null} the executable's path, or null where there is none
 */
export function findChromium() {
  const chosen = process.env['CROSSREAD_CHROMIUM'];
  if (chosen !== undefined && chosen !== '') {
    if (!isFile(chosen)) throw new Error(`CROSSREAD_CHROMIUM names ${chosen}, which is no file`);
    return chosen;
  }
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const names = NAMES[/** @type {'linux' | 'darwin' | 'win32'} */ (process.platform)] ?? NAMES.linux;
  for (const name of names) {
    const places = path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name));
    const found = places.find(isFile);
    if (found !== undefined) return found;
  }
  return fromPlaywright();
}
