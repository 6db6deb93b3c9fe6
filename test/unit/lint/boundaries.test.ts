/** Each boundary between folders, broken once on purpose: the linter must say so, and must pass what is allowed. */
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

const cwd = fileURLToPath(new URL('../../..', import.meta.url));
// The snippets are not files of any TypeScript project, so the typed rules stay out.
const eslint = new ESLint({
  cwd,
  overrideConfig: [
    { ...tseslint.configs.disableTypeChecked, files: ['**/*.{ts,tsx}'] },
    { files: ['**/*.{ts,tsx}'], languageOptions: { parserOptions: { projectService: false } } },
  ] as ESLint.Options['overrideConfig'] & object,
});

async function boundariesBrokenBy(filePath: string, code: string): Promise<string[]> {
  const results = await eslint.lintText(`${code}\n`, { filePath });
  const messages = results.flatMap((result) => result.messages);
  const fatal = messages.find((message) => message.ruleId === null);
  if (fatal) throw new Error(`${filePath}: ${fatal.message}`);
  // One import may cross two boundaries at once; each rule counts once.
  return [...new Set(messages.map((message) => message.ruleId ?? ''))].filter((rule) =>
    rule.startsWith('no-restricted'),
  );
}

const IMPORTS = ['no-restricted-imports'];
const GLOBALS = ['no-restricted-globals'];
const SYNTAX = ['no-restricted-syntax'];

const broken: [file: string, code: string, rules: string[]][] = [
  ['shared/text/a.ts', "import { readFileSync } from 'node:fs';", IMPORTS],
  ['shared/text/a.ts', "import fs from 'fs';", IMPORTS],
  ['shared/text/a.ts', "import { app } from 'electron';", IMPORTS],
  ['shared/text/a.ts', "import { useState } from 'react';", IMPORTS],
  ['shared/text/a.ts', "import { uuidv7 } from 'uuidv7';", IMPORTS],
  ['shared/text/a.ts', "import { x } from '../../electron/workspace/index.ts';", IMPORTS],
  ['shared/text/a.ts', "import type { x } from '@base-ui/react';", IMPORTS],
  ['shared/text/a.ts', "import { x } from '#shared/model/index.ts';", IMPORTS],
  ['shared/text/a.ts', "export * from '../../test/unit/a.ts';", IMPORTS],
  ['shared/text/a.ts', "export const a = import('node:fs');", SYNTAX],
  ['shared/text/a.ts', 'export const a = document.title;', GLOBALS],
  ['shared/text/a.ts', 'export const a = window;', GLOBALS],
  ['shared/text/a.ts', 'export const a = process.env;', GLOBALS],
  ['shared/text/a.ts', 'export const a = crypto.randomUUID();', GLOBALS],
  ['shared/text/a.ts', 'export const a = globalThis.Math;', GLOBALS],
  ['shared/text/a.ts', 'setTimeout(() => undefined, 1);', GLOBALS],
  ['shared/text/a.ts', 'export const a = performance.now();', GLOBALS],
  ['shared/text/a.ts', 'export const a = Date.now();', SYNTAX],
  ['shared/text/a.ts', 'export const a = new Date();', SYNTAX],
  ['shared/text/a.ts', 'export const a = Date();', SYNTAX],
  ['shared/text/a.ts', 'export const a = Temporal.Now.instant();', SYNTAX],
  ['shared/text/a.ts', 'export const a = Math.random();', SYNTAX],
  ['electron/workspace/a.ts', "import { app } from 'electron';", IMPORTS],
  ['electron/workspace/a.ts', "import type { App } from 'electron';", IMPORTS],
  ['electron/cli.ts', "import { app } from 'electron/main';", IMPORTS],
  ['electron/serve.ts', "export const a = import('electron');", SYNTAX],
  ['electron/handlers/a.ts', "import { x } from '#renderer/state/index.ts';", IMPORTS],
  ['electron/handlers/a.ts', "import { x } from '../../renderer/state/index.ts';", IMPORTS],
  ['electron/handlers/a.ts', "export const a = import('#renderer/state/index.ts');", SYNTAX],
  ['electron/handlers/a.ts', "import { x } from '../../shared/model/index.ts';", IMPORTS],
  ['electron/shell/a.ts', "import { x } from '#renderer/state/index.ts';", IMPORTS],
  ['electron/main.ts', "import { x } from '../renderer/state/index.ts';", IMPORTS],
  ['renderer/state/a.ts', "import { x } from '#electron/workspace/index.ts';", IMPORTS],
  ['renderer/state/a.ts', "import { x } from '../../electron/workspace/index.ts';", IMPORTS],
  ['renderer/state/a.ts', "import { join } from 'node:path';", IMPORTS],
  ['renderer/state/a.ts', "import { join } from 'path';", IMPORTS],
  ['renderer/state/a.ts', "import { ipcRenderer } from 'electron';", IMPORTS],
  ['renderer/state/a.ts', "export const a = import('node:path');", SYNTAX],
  ['renderer/state/a.ts', "import { x } from '../../shared/model/index.ts';", IMPORTS],
  ['renderer/features/reader/a.tsx', "import { x } from '../claims/panel.tsx';", IMPORTS],
  ['renderer/features/reader/a.tsx', "import { x } from '#renderer/features/claims/panel.tsx';", IMPORTS],
  ['renderer/features/reader/lanes/a.tsx', "import { x } from '../../claims/panel.tsx';", IMPORTS],
  ['renderer/features/reader/lanes/deep/a.tsx', "import { x } from '../../../claims/panel.tsx';", IMPORTS],
  ['renderer/features/reader/a.tsx', "export const a = import('#renderer/features/claims/panel.tsx');", SYNTAX],
  ['renderer/app.tsx', "import { x } from './features/claims/panel.tsx';", IMPORTS],
  ['test/unit/a.test.ts', "test.only('a', () => undefined);", SYNTAX],
  ['test/unit/a.test.ts', "test.skip('a', () => undefined);", SYNTAX],
  ['test/unit/a.test.ts', "it.todo('a');", SYNTAX],
];

const allowed: [file: string, code: string][] = [
  ['shared/text/a.ts', "import { z } from 'zod';\nimport { x } from '../model/index.ts';\nimport { y } from './b.ts';"],
  ['shared/text/a.ts', 'export const a = (document: string) => new Date(document).getTime();'],
  ['electron/workspace/a.ts', "import fs from 'node:fs';\nimport { x } from '#shared/model/index.ts';"],
  ['electron/shell/menu.ts', "import { Menu } from 'electron';"],
  ['electron/main.ts', "import { app } from 'electron';"],
  ['electron/preload.ts', "import { contextBridge } from 'electron';"],
  ['renderer/state/a.ts', "import { x } from '#shared/model/index.ts';\nimport { y } from '../platform/index.ts';"],
  [
    'renderer/features/reader/a.tsx',
    "import { x } from '../claims/index.ts';\nimport { y } from '../../state/document.ts';",
  ],
  ['renderer/features/reader/a.tsx', "import { x } from './lanes/draw.ts';"],
  [
    'renderer/features/reader/lanes/a.tsx',
    "import { x } from '../draw.ts';\nimport { y } from '../../claims/index.ts';",
  ],
  ['renderer/features/reader/lanes/a.tsx', "import { x } from '../../../ui/button.tsx';"],
  ['renderer/app.tsx', "import { x } from './features/claims/index.ts';\nimport './features/claims/claims.css';"],
  ['test/e2e/a.spec.ts', "test.skip(missing, 'the folder is not there');"],
];

describe('boundaries between folders', () => {
  test.each(broken)('%s refuses %s', async (file, code, rules) => {
    expect(await boundariesBrokenBy(file, code)).toEqual(rules);
  });

  test.each(allowed)('%s accepts %s', async (file, code) => {
    expect(await boundariesBrokenBy(file, code)).toEqual([]);
  });
});
