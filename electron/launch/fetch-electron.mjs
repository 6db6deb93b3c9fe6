/**
 * Fetches Electron's binary into Electron's own cache, then lets Electron's installer unpack it. The limit is on silence,
 * not on the whole: 100 MB over a slow line is no failure, 20 seconds without a byte is.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './setup.mjs';

const SILENCE = 20_000;
const folder = path.join(root, 'node_modules', 'electron');
const require = createRequire(path.join(folder, 'package.json'));

const abort = new AbortController();
const giveUp = () => abort.abort(new Error('no answer within 20 seconds'));
let timer = setTimeout(giveUp, SILENCE);
let told = 0;

try {
  const { downloadArtifact } = require('@electron/get');
  await downloadArtifact({
    version: require('./package.json').version,
    artifactName: 'electron',
    checksums: require('./checksums.json'),
    platform: process.platform,
    arch: process.arch,
    downloadOptions: {
      quiet: true,
      signal: abort.signal,
      getProgressCallback: async (/** @type {{ percent: number }} */ { percent }) => {
        clearTimeout(timer);
        timer = setTimeout(giveUp, SILENCE);
        if (percent >= told + 0.25) {
          told = Math.floor(percent * 4) / 4;
          console.log(`crossread: Electron ${Math.round(told * 100)} %`);
        }
      },
    },
  });
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  console.error(`${error instanceof Error ? error.message : String(error)}${cause}`);
  process.exit(1);
} finally {
  clearTimeout(timer);
}
process.exit(spawnSync(process.execPath, [path.join(folder, 'install.js')], { stdio: 'inherit' }).status ?? 1);
