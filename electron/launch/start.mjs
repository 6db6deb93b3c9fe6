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

/** Runs a program until it ends and hands on the signals that ask it to. */
function run(/** @type {string} */ command, /** @type {string[]} */ args, /** @type {NodeJS.ProcessEnv} */ env) {
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
  let asked = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      asked = true;
      // A terminal sends Ctrl-C to the child as well; a second SIGINT would cut its tidying short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    console.error(`crossread: ${command} could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code) => {
    process.exitCode = asked ? 0 : (code ?? 1);
  });
}

function main() {
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
    run(electron, [root, ...(project === null ? [] : [project])], env);
    return;
  }
  if (electron !== null) say('there is no display for Electron');
  say('starting the workbench on the loopback server (Ctrl-C ends it)');
  const open = display && !process.env['CI'] && !flags.has('--no-open') ? [] : ['--no-open'];
  const where = project === null ? [] : [project, '--create'];
  const at = port === null ? [] : ['--port', port];
  run(node, [path.join(root, 'dist', 'electron', 'cli.mjs'), 'serve', ...where, ...at, ...open], withNode(node));
}

try {
  main();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`crossread: ${error.message}`);
  process.exitCode = 1;
}
