/** `POST /call/<name>`: JSON in, an answer of the contract out. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, ErrorCode } from '#shared/contract/index.ts';
import type { Engine } from '../handlers/index.ts';
import { SECURITY_HEADERS } from './page-files.ts';

/** A file of 20 MB in base64 with room around it. */
export const MAX_BODY_BYTES = 40 * 1024 * 1024;

/** Statuses for those who read them; the page reads the answer. */
const STATUS: Partial<Record<ErrorCode, number>> = { 'unknown-call': 404, 'unknown-caller': 403 };

/** Answers one call. `page` is the name that the page gave itself, or null if it gave none. */
export async function answerCall(
  engine: Engine,
  name: string,
  page: string | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    send(response, 415, refusal('bad-input', 'A call is sent as application/json.'));
    return;
  }
  const body = await readBody(request);
  if (body === null) {
    // The rest of the body is not read; the connection ends with the answer.
    response.setHeader('connection', 'close');
    send(response, 413, refusal('too-large', `A call has at most ${MAX_BODY_BYTES / 1024 / 1024} MB.`));
    return;
  }
  let input: unknown;
  try {
    input = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    send(response, 400, refusal('bad-input', `${name}: the body is not JSON in UTF-8.`));
    return;
  }
  const answer = await engine.call(name, input, page === null ? null : { page });
  send(response, answer.ok ? 200 : (STATUS[answer.error.code] ?? 200), answer);
}

/** Returns the whole body, or null if it is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

const refusal = (code: ErrorCode, message: string): Answer<never> => ({ ok: false, error: { code, message } });

function send(response: ServerResponse, status: number, answer: Answer<unknown>): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(answer));
}
