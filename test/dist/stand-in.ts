/**
 * A folder that electron-builder takes for Electron's: the names it looks for, and an executable that holds a fuse wire
 * as Electron's does, so that packaging, and the setting of fuses, can be checked where Electron cannot be fetched.
 */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What Electron's binary carries just before its fuses (README of @electron/fuses). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;

/** The state of an unpacked Electron's nine fuses, in wire order: '0' off, '1' on. */
const FACTORY_FUSES = '101100011';

export async function makeStandIn(folder: string, version: string): Promise<void> {
  for (const inner of ['resources', 'locales']) await mkdir(path.join(folder, inner), { recursive: true });
  const wire = Buffer.concat([
    Buffer.from('#!/bin/sh\necho "a stand-in for Electron"; exit 1\n'),
    Buffer.from(SENTINEL),
    Buffer.from([WIRE_VERSION, FACTORY_FUSES.length]),
    Buffer.from(FACTORY_FUSES),
  ]);
  for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) {
    await writeFile(path.join(folder, name), name === 'electron' ? wire : '');
    await chmod(path.join(folder, name), 0o755);
  }
  await writeFile(path.join(folder, 'version'), version);
  await writeFile(path.join(folder, 'LICENSE'), 'stand-in');
  await writeFile(path.join(folder, 'LICENSES.chromium.html'), 'stand-in');
  await writeFile(path.join(folder, 'locales', 'en-US.pak'), '');
}
