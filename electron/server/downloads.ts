/** `GET /export/<name>`: a file that was made for the page to fetch, once. */
import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Engine } from '../handlers/index.ts';
import { SECURITY_HEADERS } from './page-files.ts';

/** Sends the file and removes it, whether it arrived or not. Returns whether there is one of that name. */
export async function answerDownload(engine: Engine, id: string, response: ServerResponse): Promise<boolean> {
  const download = engine.takeDownload(id);
  if (download === undefined) return false;
  try {
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      'content-type': 'application/octet-stream',
      'content-length': download.bytes,
      'content-disposition': attachment(download.fileName),
      'cache-control': 'no-store',
    });
    await pipeline(createReadStream(download.file), response);
  } finally {
    await download.discard();
  }
  return true;
}

/** RFC 6266, with the name as RFC 8187 writes it. */
function attachment(fileName: string): string {
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}
