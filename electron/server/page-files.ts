/**
 * The page's files: read once at the start, so that what is served is what was built and nothing else on the disk. Both
 * faces serve from this list: the loopback server and Electron's app:// scheme.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { CrossreadError } from '#shared/contract/index.ts';

export interface PageFile {
  readonly body: Buffer<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** By the path in the address, e.g. `/assets/index-4f2a.js`; the page itself is `/`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

/**
 * What the page may do: load its own files and talk to its own origin. Images may also be data: and blob:, which carry no
 * request. There is no inline script or style; React sets styles through the CSSOM, which `style-src` does not touch.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sent with everything that either face answers. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Returns the folder of the built page, seen from the source (electron/server/) or from a build (dist/electron/). */
export function defaultPageDir(): string {
  const fromBuild = join(import.meta.dirname, '..', 'renderer');
  return existsSync(join(fromBuild, 'index.html')) ? fromBuild : join(import.meta.dirname, '../../dist/renderer');
}

/** Returns the files of the page; throws `not-found` if it has not been built. Files of other types are left out. */
export async function readPageFiles(dir: string): Promise<PageFiles> {
  const files = new Map<string, PageFile>();
  for (const path of await filesBelow(dir)) {
    const type = TYPES[extname(path)];
    if (type === undefined) continue;
    const address = `/${relative(dir, path).split(sep).join('/')}`;
    // The names of built assets carry a hash of their content; the page's own does not.
    const hashed = address.startsWith('/assets/');
    files.set(address === '/index.html' ? '/' : address, {
      body: await readFile(path),
      headers: {
        ...SECURITY_HEADERS,
        'content-type': type,
        'cache-control': hashed ? 'private, max-age=31536000, immutable' : 'no-store',
      },
    });
  }
  if (!files.has('/')) {
    throw new CrossreadError(
      'not-found',
      `The page has not been built: there is no index.html in ${dir}. Run "npm run build".`,
    );
  }
  return files;
}

/** Folder by folder, because Electron's view into a packaged application does not promise `recursive`. */
async function filesBelow(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  const found = entries.map(async (entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}
