/**
 * `npm run build`: the page, the engine's programs, the preload script. It builds beside dist/ and changes places at the
 * end, so that a failed build leaves the last good one, and a program started meanwhile finds all its parts.
 */
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { root } from './setup.mjs';

const dist = path.join(root, 'dist');
const made = path.join(root, `dist.${process.pid}.new`);
const old = path.join(root, `dist.${process.pid}.old`);

// Both vite configurations read it.
process.env['CROSSREAD_DIST'] = made;
try {
  await build({ configFile: path.join(root, 'renderer', 'vite.config.ts') });
  for (const mode of ['programs', 'preload']) {
    await build({ configFile: path.join(root, 'electron', 'vite.config.ts'), mode });
  }
  if (fs.existsSync(dist)) fs.renameSync(dist, old);
  fs.renameSync(made, dist);
} finally {
  fs.rmSync(made, { recursive: true, force: true });
  fs.rmSync(old, { recursive: true, force: true });
}
