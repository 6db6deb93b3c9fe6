/**
 * The engine's programs as self-contained modules, and (mode `preload`) the sandboxed preload script. Packages are bundled
 * so that the application carries no node_modules; only Electron and Node itself stay outside.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
const outDir = path.join(process.env['CROSSREAD_DIST'] ?? path.join(root, 'dist'), 'electron');
const outside = [/^electron(\/|$)/, /^node:/, ...builtinModules];

const programs = {
  main: path.join(import.meta.dirname, 'main.ts'),
  cli: path.join(import.meta.dirname, 'cli.ts'),
  'import-worker': path.join(import.meta.dirname, 'import', 'worker.ts'),
  'foreign-worker': path.join(import.meta.dirname, 'import', 'foreign', 'worker.ts'),
  'search-worker': path.join(import.meta.dirname, 'search', 'worker.ts'),
  'review-worker': path.join(import.meta.dirname, 'review', 'worker.ts'),
};

/**
 * The sample project travels beside the programs, and so do the tables for older documents in Chinese, Japanese and Korean
 * (see `import/pdf/load.ts`); the command line starts as a program of its own.
 */
const besides: Plugin = {
  name: 'crossread-besides',
  closeBundle() {
    cpSync(path.join(import.meta.dirname, 'sample'), path.join(outDir, 'sample'), {
      recursive: true,
      filter: (source) => !source.endsWith('.ts'),
    });
    cpSync(path.join(root, 'node_modules', 'pdfjs-dist', 'cmaps'), path.join(outDir, 'cmaps'), { recursive: true });
    const cli = path.join(outDir, 'cli.mjs');
    const code = readFileSync(cli, 'utf8');
    if (!code.startsWith('#!')) writeFileSync(cli, `#!/usr/bin/env node\n${code}`, { mode: 0o755 });
  },
};

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  publicDir: false as const,
  plugins: mode === 'preload' ? [] : [besides],
  define:
    mode === 'preload'
      ? {}
      : {
          // CommonJS packages (write-file-atomic among them) ask for these, which modules do not have.
          __filename: 'import.meta.filename',
          __dirname: 'import.meta.dirname',
          // What is built is what people run; answers are checked against the contract where the sources run as they are.
          'process.env.NODE_ENV': '"production"',
        },
  ssr: { noExternal: true as const, external: ['electron'] },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: mode !== 'preload',
    target: 'node24',
    minify: false,
    sourcemap: false,
    rolldownOptions:
      mode === 'preload'
        ? {
            // A sandboxed preload script is one CommonJS file that may ask for 'electron' only.
            input: { preload: path.join(import.meta.dirname, 'preload.ts') },
            external: ['electron'],
            output: { format: 'cjs' as const, entryFileNames: '[name].cjs', codeSplitting: false },
          }
        : {
            input: programs,
            external: outside,
            // All in one folder: a module's place relative to the sample, the page and the worker stays known.
            output: { format: 'esm' as const, entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
          },
  },
}));
