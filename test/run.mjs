/**
 * `npm test [-- STAGE…]`: makes what is missing, runs every stage even when one fails, and ends with one line that counts.
 * Stages: lint types unit build e2e electron package. Plain JavaScript without packages, because a fresh clone has none.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findChromium } from '../electron/launch/chromium.mjs';
import {
  ensureBuild,
  ensureElectron,
  ensureModules,
  ensureNode,
  root,
  say,
  SetupError,
  withNode,
} from '../electron/launch/setup.mjs';

const STAGES = ['lint', 'types', 'unit', 'build', 'e2e', 'electron', 'package'];
const counts = { passed: 0, failed: 0 };
/** @type {string[]} */
const failures = [];
const results = fs.mkdtempSync(path.join(os.tmpdir(), 'crossread-test-'));
const compiled = path.join(root, 'node_modules', '.cache', 'crossread', 'compiled');
let node = process.execPath;

/** Counts one result; a failure is named again before the last line. */
function count(/** @type {string} */ name, /** @type {boolean} */ ok) {
  if (ok) counts.passed += 1;
  else {
    counts.failed += 1;
    failures.push(name);
  }
}

const seconds = (/** @type {number} */ since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs a program under Node 24.
 * @param {string} program path inside the project
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv }} options quiet: print its output only if it fails
 * @returns {Promise<boolean>} whether it exited with 0
 */
function runTool(program, args, { quiet = true, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(node, [path.resolve(root, program), ...args], {
      cwd: root,
      // Many tests start programs of their own: what one has compiled the next need not compile again.
      env: { NODE_COMPILE_CACHE: compiled, ...withNode(node), ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        output += text;
      });
    }
    child.on('error', (error) => {
      console.log(error.message);
      resolve(false);
    });
    child.on('close', (code) => {
      if (code !== 0) process.stdout.write(output);
      resolve(code === 0);
    });
  });
}

/** Runs a tool that passes or fails as a whole. */
async function step(/** @type {string} */ name, /** @type {string} */ program, /** @type {string[]} */ args) {
  const began = Date.now();
  const ok = await runTool(program, args);
  count(name, ok);
  say(`${name}: ${ok ? 'passed' : 'FAILED'} (${seconds(began)})`);
}

/** @returns {any} a reporter's file, or null where the runner did not get as far as writing it */
function report(/** @type {string} */ file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

// Two tools at a time: they wait little and use one core each.
async function lint() {
  await Promise.all([
    step('eslint', 'node_modules/eslint/bin/eslint.js', ['--max-warnings=0', '.']),
    (async () => {
      await step('prettier', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']);
      await step('knip', 'node_modules/knip/bin/knip.js', ['--no-progress']);
    })(),
  ]);
}

async function types() {
  for (const part of ['shared', 'electron', 'renderer', 'test']) {
    await step(`types of ${part}`, 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', part]);
  }
}

async function unit() {
  const file = path.join(results, 'vitest.json');
  const ok = await runTool(
    'node_modules/vitest/vitest.mjs',
    ['run', '-c', 'test/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { quiet: false },
  );
  const answer = report(file);
  counts.passed += answer?.numPassedTests ?? 0;
  for (const suite of answer?.testResults ?? []) {
    const bad = suite.assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
    for (const test of bad) count(`${path.relative(root, suite.name)}: ${test.fullName}`, false);
    // A file that does not even load has no failed test of its own.
    if (suite.status === 'failed' && bad.length === 0) count(path.relative(root, suite.name), false);
  }
  if (!ok && !failures.some((name) => name.startsWith('test'))) count('vitest', false);
}

async function build() {
  const began = Date.now();
  try {
    ensureBuild(node, { force: true });
    count('build', true);
    say(`build: passed (${seconds(began)})`);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    count('build', false);
    say(`build: FAILED, ${error.message}`);
  }
}

/** @returns {string | null} a Chromium, installed if none is there and it can be had */
function ensureChromium() {
  const there = findChromium();
  if (there !== null) return there;
  say("no Chromium is installed; fetching Playwright's");
  const cli = path.join(root, 'node_modules', 'playwright', 'cli.js');
  spawnSync(node, [cli, 'install', 'chromium'], { cwd: root, stdio: 'inherit', timeout: 180_000 });
  const fetched = findChromium();
  if (fetched !== null) return fetched;
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    say("installing Debian's chromium with apt-get");
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env });
  }
  return findChromium();
}

/**
 * Runs one Playwright suite and counts each of its tests; a test that skipped itself with a reason counts as neither.
 * @param {string} name
 * @param {string} config
 * @param {NodeJS.ProcessEnv} env
 */
async function playwright(name, config, env) {
  const file = path.join(results, `${name}.json`);
  // Pictures and traces of failures stay in the project; another run beside this one has its own folder.
  const output = path.join(root, 'test-results', `${name}-${process.pid}`);
  const ok = await runTool('node_modules/@playwright/test/cli.js', ['test', '-c', config, '--reporter=list,json'], {
    quiet: false,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file, CROSSREAD_TEST_OUTPUT: output },
  });
  if (ok) fs.rmSync(output, { recursive: true, force: true });
  const answer = report(file);
  let failed = 0;
  const visit = (/** @type {any} */ suite, /** @type {string} */ where) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === 'skipped') {
          const why = test.annotations.find((/** @type {any} */ note) => note.type === 'skip')?.description;
          say(`${name}: not run: ${spec.title}${why ? ` (${why})` : ''}`);
        } else if (test.status === 'expected') counts.passed += 1;
        else {
          failed += 1;
          count(`${name}: ${where} ${spec.title}`, false);
        }
      }
    }
    for (const inner of suite.suites ?? [])
      visit(inner, inner.file === inner.title ? where : `${where} ${inner.title}`);
  };
  for (const suite of answer?.suites ?? []) visit(suite, suite.title);
  if (!ok && failed === 0) count(`${name} (the runner itself; see above)`, false);
}

async function e2e() {
  const chromium = ensureChromium();
  if (chromium === null) {
    say('e2e: FAILED, there is no Chromium; install one or name it in CROSSREAD_CHROMIUM');
    count('e2e: a Chromium', false);
    return;
  }
  say(`e2e: in ${chromium}`);
  ensureBuild(node);
  await playwright('e2e', 'test/e2e/playwright.config.ts', { CROSSREAD_CHROMIUM: chromium });
}

async function electron() {
  const binary = ensureElectron(node);
  const display = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (binary === null || !display) {
    const why = binary === null ? "Electron's binary is not here" : 'there is no display';
    say(`electron: not run, because ${why}`);
    return;
  }
  ensureBuild(node);
  await playwright('electron', 'test/electron/playwright.config.ts', { CROSSREAD_ELECTRON: binary });
}

async function dist() {
  ensureBuild(node);
  await step('dist:check', 'test/dist/check.ts', []);
}

async function main() {
  const chosen = process.argv.slice(2);
  const unknown = chosen.find((name) => !STAGES.includes(name));
  if (unknown !== undefined) throw new SetupError(`there is no stage ${unknown}; the stages are ${STAGES.join(', ')}`);
  ensureModules();
  node = ensureNode();
  const run = { lint, types, unit, build, e2e, electron, package: dist };
  const wanted = Object.entries(run).filter(([name]) => chosen.length === 0 || chosen.includes(name));
  // Neither needs the other's outcome, and eslint alone leaves a core idle for most of its time.
  const reading = wanted.filter(([name]) => name === 'lint' || name === 'types');
  await Promise.all(reading.map(([name, stage]) => runStage(name, stage)));
  for (const [name, stage] of wanted.slice(reading.length)) await runStage(name, stage);
}

async function runStage(/** @type {string} */ name, /** @type {() => Promise<void>} */ stage) {
  const began = Date.now();
  say(`== ${name}`);
  try {
    await stage();
  } catch (error) {
    // One broken stage does not hide the others.
    count(name, false);
    console.log(error instanceof SetupError ? `crossread: ${error.message}` : error);
  }
  say(`== ${name} took ${seconds(began)}`);
}

try {
  await main();
} catch (error) {
  count('set-up', false);
  console.log(error instanceof SetupError ? `crossread: ${error.message}` : error);
}
fs.rmSync(results, { recursive: true, force: true });
for (const name of failures) console.log(`FAILED ${name}`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;
