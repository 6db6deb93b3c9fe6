/**
 * `npm start [-- PROJECT]`: makes what is missing, then opens Crossread in Electron where its binary is to be had, else
 * the same workbench on a loopback server in a browser.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuild, ensureElectron, ensureModules, ensureNode, root, say, SetupError, withNode } from './setup.mjs';

const USAGE = `npm start [-- [PROJECT] [options]]

  PROJECT            a project's folder; one that is not there yet, or is empty, becomes a new project
  --browser          use the browser even where Electron is there
  --retry-electron   try again to fetch Electron
  --port N           port of the loopback server (default: any free one)
  --no-open          print the address and open nothing`;

/** @returns {{ project: string | null, flags: Set<string>, port: string | null }} */
function readArguments(/** @type {string[]} */ args) {
  const flags = new Set();
  const projects = [];
  let port = null;
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (arg === '--port') {
      port = args[(i += 1)] ?? '';
      if (!/^\d+$/.test(port)) throw new SetupError(`--port wants a number\n\n${USAGE}`);
    } else if (['--browser', '--retry-electron', '--no-open', '--help'].includes(arg)) flags.add(arg);
    else if (arg.startsWith('-')) throw new SetupError(`there is no option ${arg}\n\n${USAGE}`);
    else projects.push(arg);
  }
  if (projects.length > 1) throw new SetupError(`one project at a time, not ${projects.join(' and ')}\n\n${USAGE}`);
  // npm runs scripts in the package's folder; a relative PROJECT is meant from where the person stands.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  return { project: projects[0] === undefined ? null : path.resolve(from, projects[0]), flags, port };
}

/**
 * Runs a program until it ends and hands on the signals that ask it to.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ code: number | null, asked: boolean, lasted: number }>} asked: it was told to end; lasted: in ms
 */
function run(command, args, env) {
  return new Promise((resolve) => {
    const began = Date.now();
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
    let asked = false;
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    const handOn = (/** @type {NodeJS.Signals} */ signal) => {
      asked = true;
      // A terminal sends Ctrl-C to the child as well; a second SIGINT would cut its tidying short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    const done = (/** @type {number | null} */ code) => {
      for (const signal of signals) process.off(signal, handOn);
      resolve({ code, asked, lasted: Date.now() - began });
    };
    for (const signal of signals) process.on(signal, handOn);
    child.on('error', (error) => {
      console.error(`crossread: ${command} could not be started: ${error.message}`);
      done(1);
    });
    child.on('exit', done);
  });
}

/** A program that ends sooner than this with an error has not started at all: libraries or a usable display are missing. */
const STARTED = 5_000;

async function main() {
  const { project, flags, port } = readArguments(process.argv.slice(2));
  if (flags.has('--help')) {
    console.log(USAGE);
    return;
  }
  if (project !== null && fs.statSync(project, { throwIfNoEntry: false })?.isDirectory() === false) {
    throw new SetupError(`${project} is a file; a project is a folder`);
  }
  ensureModules();
  const node = ensureNode();
  ensureBuild(node);

  const display =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
  const wanted = !flags.has('--browser') && !flags.has('--no-open');
  const electron = wanted ? ensureElectron(node, { retry: flags.has('--retry-electron') }) : null;
  if (electron !== null && display) {
    say('opening Crossread in Electron');
    const env = { ...process.env };
    // Set by some editors' terminals; it would turn Electron into a plain Node.
    delete env['ELECTRON_RUN_AS_NODE'];
    const { code, asked, lasted } = await run(electron, [root, ...(project === null ? [] : [project])], env);
    if (code === 0 || asked || lasted > STARTED) {
      process.exitCode = asked ? 0 : (code ?? 1);
      return;
    }
    say(`Electron does not run here (it ended with ${code ?? 'a signal'}); using the browser instead`);
  } else if (electron !== null) say('there is no display for Electron');
  say('starting the workbench on the loopback server (Ctrl-C ends it)');
  const open = display && !process.env['CI'] && !flags.has('--no-open') ? [] : ['--no-open'];
  const where = project === null ? [] : [project, '--create'];
  const at = port === null ? [] : ['--port', port];
  const program = path.join(root, 'dist', 'electron', 'cli.mjs');
  const { code, asked } = await run(node, [program, 'serve', ...where, ...at, ...open], withNode(node));
  process.exitCode = asked ? 0 : (code ?? 1);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`crossread: ${error.message}`);
  process.exitCode = 1;
}
