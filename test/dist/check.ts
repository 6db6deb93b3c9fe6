/**
 * `npm run dist:check`: packages the build for Linux with a stand-in for Electron's folder and says, line by line, whether
 * app.asar holds what it must and nothing else, and whether the fuses are set. It does not show that the package starts:
 * for that, Electron itself is needed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { makeStandIn } from './stand-in.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
let failed = 0;
let passed = 0;

function check(what: string, ok: boolean, detail = ''): void {
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${what}${ok || detail === '' ? '' : `: ${detail}`}`);
}

/** What the archive may hold; anything else fails the check by its name. */
const ALLOWED = [
  /^package\.json$/,
  /^dist$/,
  /^dist\/renderer(\/index\.html)?$/,
  /^dist\/renderer\/assets(\/[\w.-]+\.(js|css|woff2|svg|png|wasm))?$/,
  /^dist\/electron(\/[\w.-]+\.(mjs|cjs|wasm))?$/,
  /^dist\/electron\/cmaps(\/([\w-]+\.bcmap|LICENSE))?$/,
  /^dist\/electron\/sample(\/articles(\/[\w-]+\.(md|txt|html))?|\/[\w-]+\.json)?$/,
];

const NEEDED = [
  'package.json',
  'dist/renderer/index.html',
  'dist/electron/main.mjs',
  'dist/electron/preload.cjs',
  'dist/electron/cli.mjs',
  'dist/electron/import-worker.mjs',
  'dist/electron/cmaps/UniJIS-UCS2-H.bcmap',
  'dist/electron/search-worker.mjs',
];

/** Fuses as the design wants them. */
const FUSES: [FuseV1Options, boolean][] = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
];

async function checkPackage(work: string): Promise<void> {
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    main: string;
    devDependencies: Record<string, string>;
  };
  const version = manifest.devDependencies['electron'] ?? '';
  const configuration = await readFile(path.join(root, 'electron-builder.yml'), 'utf8');
  check("electron-builder.yml pins package.json's Electron", configuration.includes(`electronVersion: ${version}\n`));

  const standIn = path.join(work, 'electron');
  const output = path.join(work, 'release');
  await makeStandIn(standIn, version);
  const builder = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules', 'electron-builder', 'cli.js'),
      ...['--linux', 'dir', '--x64', '--publish', 'never'],
      `-c.electronDist=${standIn}`,
      `-c.directories.output=${output}`,
    ],
    { cwd: root, encoding: 'utf8', env: { ...process.env, CI: '1' } },
  );
  check('electron-builder packages the build', builder.status === 0, `\n${builder.stdout}${builder.stderr}`);
  if (builder.status !== 0) return;

  const unpacked = path.join(output, 'linux-unpacked');
  const archive = path.join(unpacked, 'resources', 'app.asar');
  const names = listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/').replace(/^\//, ''));
  for (const name of NEEDED) check(`app.asar holds ${name}`, names.includes(name));
  check(
    'app.asar holds the styles and the script of the page',
    ['.css', '.js'].every((end) => names.some((name) => name.endsWith(end))),
  );
  check(
    'app.asar holds the sample project',
    names.some((name) => /^dist\/electron\/sample\/articles\/.+/.test(name)),
  );
  const strange = names.filter((name) => !ALLOWED.some((pattern) => pattern.test(name)));
  check(
    'app.asar holds nothing else: no tests, sources, maps, documents, packages',
    strange.length === 0,
    strange.slice(0, 20).join(', '),
  );
  const packed = JSON.parse(extractFile(archive, 'package.json').toString('utf8')) as { main: string };
  check('the packed package.json names the main program', packed.main === manifest.main && names.includes(packed.main));
  check('nothing lies unpacked beside app.asar', !existsSync(`${archive}.unpacked`));
  check(
    'the default application of Electron is gone',
    !existsSync(path.join(unpacked, 'resources', 'default_app.asar')),
  );

  const wire = await getCurrentFuseWire(path.join(unpacked, 'crossread'));
  for (const [fuse, on] of FUSES) {
    const state = String.fromCharCode(wire[fuse] ?? 0);
    check(`fuse ${FuseV1Options[fuse]} is ${on ? 'on' : 'off'}`, state === (on ? '1' : '0'), `it is ${state}`);
  }
}

if (!existsSync(path.join(root, 'dist', 'electron', 'main.mjs'))) {
  console.log('There is no build in dist/; run: npm run build');
  process.exit(1);
}
const work = await mkdtemp(path.join(tmpdir(), 'crossread-dist-'));
try {
  await checkPackage(work);
} finally {
  await rm(work, { recursive: true, force: true });
}
console.log(`dist: ${passed} passed, ${failed} failed (Linux, with a stand-in for Electron)`);
process.exitCode = failed === 0 ? 0 : 1;
