import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

const project = (name: string, include: string[], testTimeout: number) => ({
  test: { name, root, include, environment: 'node', testTimeout, restoreMocks: true },
});

export default defineConfig({
  root,
  test: {
    projects: [
      project('unit', ['test/unit/**/*.test.{ts,tsx}'], 20_000),
      // These start processes and wait for the disk.
      project('workspace', ['test/workspace/**/*.test.ts'], 60_000),
    ],
    // By itself it leaves a core free, which on two cores is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    passWithNoTests: false,
    allowOnly: false,
  },
});
