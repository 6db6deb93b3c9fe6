/** The page: built once, served from the loopback server and from Electron's app:// scheme under the same strict CSP. */
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: path.join(process.env['CROSSREAD_DIST'] ?? path.join(root, 'dist'), 'renderer'),
    emptyOutDir: true,
    // CSS highlights and caretPositionFromPoint: the oldest browsers that have both.
    target: ['chrome128', 'firefox140', 'safari18.4'],
    // The CSP has no data: and no inline script: every asset is a file, and nothing is written into the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 1500,
  },
});
