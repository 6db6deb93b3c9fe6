/**
 * What a fresh clone lacks, made step by step: packages, Node 24, the built program, Electron's binary.
 * Plain JavaScript without packages, because it runs before there are any, on whatever Node ≥ 20.19 called it.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = path.join(root, 'node_modules');
const cache = path.join(modules, '.cache', 'crossread');
const windows = process.platform === 'win32';

/** One line of progress. */
export function say(/** @type {string} */ line) {
  console.log(`crossread: ${line}`);
}

/** A fault of the set-up that a person can mend: printed without a stack. */
export class SetupError extends Error {}

/** @returns {any} the parsed file, or null where it is missing or no JSON */
function readJson(/** @type {string} */ file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Compares what is installed with package-lock.json by version: a checkout changes times but not contents.
 * @returns {string | null} why the packages must be installed, or null
 */
export function staleModules(base = root) {
  const installed = readJson(path.join(base, 'node_modules', '.package-lock.json'));
  if (!installed) return 'node_modules is missing';
  const wanted = readJson(path.join(base, 'package-lock.json'));
  if (!wanted) throw new SetupError('package-lock.json cannot be read; restore it with git');
  for (const [place, entry] of Object.entries(wanted.packages)) {
    if (place === '' || entry.optional || entry.link) continue;
    if (installed.packages[place]?.version !== entry.version) return `package-lock.json asks for another ${place}`;
  }
  return null;
}

/** Installs the packages where they are missing or differ from package-lock.json. */
export function ensureModules() {
  const reason = staleModules();
  if (reason === null) return;
  // On Windows `npm ci` cannot remove a node_modules whose node.exe is running this file.
  const command = windows && fs.existsSync(modules) ? 'install' : 'ci';
  say(`installing packages (npm ${command}): ${reason}`);
  // Warnings about the person's older Node are beside the point: the packages run under Node 24.
  const args = [command, '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: windows });
  if (npm.status !== 0) {
    throw new SetupError(`npm ${command} failed; see its message above, and check that the network is there`);
  }
}

const nodeBinary = () => path.join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');

/** @returns {number} the major version that the binary reports, 0 where it does not run */
function majorOf(/** @type {string} */ binary) {
  const answer = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 ? Number(/^v(\d+)/.exec(answer.stdout)?.[1] ?? 0) : 0;
}

/**
 * Node 24 runs the TypeScript sources as they are.
 * @returns {string} the path of a Node binary of at least version 24
 */
export function ensureNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  if (majorOf(nodeBinary()) >= 24) return nodeBinary();
  // The package `node` fetches its binary in an install script, which npm may have been told not to run.
  say('fetching Node 24 (a package of this project; your own Node stays as it is)');
  spawnSync(process.execPath, ['installArchSpecificPackage'], {
    cwd: path.join(modules, 'node'),
    stdio: 'inherit',
  });
  if (majorOf(nodeBinary()) >= 24) return nodeBinary();
  throw new SetupError('Node 24 is not there and could not be fetched; install Node 24 from nodejs.org and try again');
}

/** @returns {NodeJS.ProcessEnv} the environment in which `node` means the given binary, also for what it starts */
export function withNode(/** @type {string} */ node) {
  const bins = [path.dirname(node), path.join(modules, '.bin')];
  return { ...process.env, PATH: [...bins, process.env['PATH'] ?? ''].join(path.delimiter) };
}

const BUILD_INPUTS = ['shared', 'electron', 'renderer', 'package.json', 'package-lock.json', 'tsconfig.json'];
const BUILD_OUTPUTS = ['renderer/index.html', 'electron/main.mjs', 'electron/preload.cjs', 'electron/cli.mjs'];

/** @returns {string} a fingerprint of names, sizes and times of all that goes into the build */
function fingerprint() {
  const hash = createHash('sha256');
  for (const input of BUILD_INPUTS) {
    const top = path.join(root, input);
    const isFolder = fs.statSync(top).isDirectory();
    const names = isFolder ? fs.readdirSync(top, { recursive: true, encoding: 'utf8' }).sort() : [''];
    for (const name of names) {
      const stat = fs.statSync(path.join(top, name), { throwIfNoEntry: false });
      if (stat?.isFile()) hash.update(`${input}/${name} ${stat.size} ${stat.mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

const stamp = path.join(cache, 'build.json');

/** Builds where dist/ is missing, incomplete or older than the sources. */
export function ensureBuild(/** @type {string} */ node, { force = false, quiet = true } = {}) {
  const now = fingerprint();
  const missing = BUILD_OUTPUTS.find((file) => !fs.existsSync(path.join(root, 'dist', file)));
  if (!force && missing === undefined && readJson(stamp)?.fingerprint === now) return;
  say('building (vite)');
  const build = spawnSync(node, [path.join(root, 'electron', 'launch', 'build.mjs')], {
    cwd: root,
    env: withNode(node),
    encoding: 'utf8',
    stdio: quiet ? 'pipe' : 'inherit',
  });
  if (build.status !== 0) {
    if (quiet) console.error(`${build.stdout}${build.stderr}`);
    throw new SetupError('the build failed; see the message above');
  }
  fs.mkdirSync(cache, { recursive: true });
  fs.writeFileSync(stamp, JSON.stringify({ fingerprint: now }));
}

/** @returns {string | null} Electron's executable, or null where its binary has not been fetched */
export function electronBinary() {
  const folder = path.join(modules, 'electron');
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const name = fs.existsSync(path.join(folder, 'path.txt'))
    ? fs.readFileSync(path.join(folder, 'path.txt'), 'utf8')
    : null;
  if (name === null) return null;
  const binary = path.join(override ?? path.join(folder, 'dist'), name);
  return fs.existsSync(binary) ? binary : null;
}

const failure = path.join(cache, 'electron-failed.json');

/**
 * Electron's package comes without its binary. It is tried once and the failure remembered, so that a machine which
 * cannot reach the download does not wait at every start.
 * @returns {string | null} Electron's executable, or null where it is not to be had
 */
export function ensureElectron(/** @type {string} */ node, { retry = false } = {}) {
  const there = electronBinary();
  if (there !== null) return there;
  const version = readJson(path.join(modules, 'electron', 'package.json'))?.version;
  if (!retry && readJson(failure)?.version === version) {
    say('Electron is not here and could not be fetched before (npm start -- --retry-electron tries again)');
    return null;
  }
  say(`fetching Electron ${version}; giving up after 20 seconds without a byte`);
  const fetched = spawnSync(node, [path.join(root, 'electron', 'launch', 'fetch-electron.mjs')], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const binary = fetched.status === 0 ? electronBinary() : null;
  if (binary !== null) {
    fs.rmSync(failure, { force: true });
    return binary;
  }
  const reason = fetched.stderr.trim().split('\n').at(-1) ?? 'unknown reason';
  fs.mkdirSync(cache, { recursive: true });
  fs.writeFileSync(failure, JSON.stringify({ version, reason }));
  say(`Electron could not be fetched (${reason})`);
  return null;
}
