/** `npm run build`: the page, the engine's programs, the preload script. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { root } from './setup.mjs';

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
await build({ configFile: path.join(root, 'renderer', 'vite.config.ts') });
for (const mode of ['programs', 'preload']) {
  await build({ configFile: path.join(root, 'electron', 'vite.config.ts'), mode });
}
