/** app://crossread: the page's own origin, served from the list of built files and from nothing else. */
import { protocol } from 'electron';
import { SECURITY_HEADERS } from '../server/page-files.ts';
import type { PageFiles } from '../server/page-files.ts';

const SCHEME = 'app';
export const APP_ORIGIN = 'app://crossread';
/** The page. */
export const APP_URL = `${APP_ORIGIN}/`;

/** Makes the scheme an origin of its own, as https is. Electron takes this before it is ready and not later. */
export function setupScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Starts to answer for the scheme. */
export function servePage(files: PageFiles): void {
  protocol.handle(SCHEME, (request) => answerFor(files, request));
}

/** Returns the file that the address names, with the policy in its headers, or 404. */
export function answerFor(files: PageFiles, request: Request): Response {
  const url = URL.parse(request.url);
  // The list's keys are plain paths: an encoded or dotted address equals none of them.
  const known = url !== null && request.method === 'GET' && url.protocol === `${SCHEME}:` && url.host === 'crossread';
  const file = known ? files.get(url.pathname) : undefined;
  if (file === undefined) return new Response('There is nothing here.\n', { status: 404, headers: SECURITY_HEADERS });
  return new Response(file.body, { headers: file.headers });
}
