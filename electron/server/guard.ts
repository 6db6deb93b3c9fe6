/**
 * Which requests are this browser's own. A web page anywhere can make a browser send requests to 127.0.0.1, and can make a
 * name of its own resolve to 127.0.0.1: `Host` shows the second, `Origin` and `Sec-Fetch-Site` (W3C Fetch Metadata) the
 * first.
 */
import type { IncomingHttpHeaders } from 'node:http';

/** Returns why the request is refused, in one line, or undefined if it is not. */
export function refusalOf(method: string, headers: IncomingHttpHeaders, port: number): string | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const host = headers.host ?? '';
  if (!hosts.includes(host)) return 'Wrong Host.';
  const origin = headers.origin;
  if (origin === undefined ? method !== 'GET' : origin !== `http://${host}`) return 'Wrong Origin.';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return 'This page is not called from other sites.';
  return undefined;
}
