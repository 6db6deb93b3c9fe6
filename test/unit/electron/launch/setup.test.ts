import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SetupError, staleModules } from '#electron/launch/setup.mjs';

let base: string;
beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'crossread-setup-'));
});
afterEach(() => {
  rmSync(base, { recursive: true });
});

const lock = (packages: Record<string, object>): string => JSON.stringify({ lockfileVersion: 3, packages });

function write(wanted: Record<string, object>, installed?: Record<string, object>): void {
  writeFileSync(path.join(base, 'package-lock.json'), lock({ '': { name: 'a' }, ...wanted }));
  if (installed === undefined) return;
  mkdirSync(path.join(base, 'node_modules'));
  writeFileSync(path.join(base, 'node_modules', '.package-lock.json'), lock(installed));
}

test('packages that are not there must be installed', () => {
  write({ 'node_modules/zod': { version: '4.0.0' } });
  expect(staleModules(base)).toBe('node_modules is missing');
});

test('packages of the same versions are left alone, whatever the times of the files', () => {
  write({ 'node_modules/zod': { version: '4.0.0' } }, { 'node_modules/zod': { version: '4.0.0' } });
  expect(staleModules(base)).toBeNull();
});

test('a package of another version, or a new one, is named', () => {
  write({ 'node_modules/zod': { version: '4.0.1' } }, { 'node_modules/zod': { version: '4.0.0' } });
  expect(staleModules(base)).toBe('package-lock.json asks for another node_modules/zod');
  rmSync(path.join(base, 'node_modules'), { recursive: true });
  write({ 'node_modules/zod': { version: '4.0.1' } }, {});
  expect(staleModules(base)).toBe('package-lock.json asks for another node_modules/zod');
});

test('an optional package for another system may be missing', () => {
  write({ 'node_modules/other-system': { version: '1.0.0', optional: true } }, {});
  expect(staleModules(base)).toBeNull();
});

test('a broken package-lock.json is an error that says the way out', () => {
  write({}, {});
  writeFileSync(path.join(base, 'package-lock.json'), '{');
  expect(() => staleModules(base)).toThrow(SetupError);
  expect(() => staleModules(base)).toThrow(/restore it with git/);
});
