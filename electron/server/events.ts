/** `GET /events`: what the engine tells its pages, as server-sent events (WHATWG HTML, section 9.2). */
import type { ServerResponse } from 'node:http';
import type { Engine, EngineEvent } from '../handlers/index.ts';
import { SECURITY_HEADERS } from './page-files.ts';

/** Often enough that a browser or a proxy on the way does not take the stream for dead. */
const HEARTBEAT_MS = 15_000;
/** A page that has not taken this much is cut off; it comes back and reads the project afresh. */
const MOST_WAITING_BYTES = 64 * 1024 * 1024;

export class EventStreams {
  private readonly streams = new Map<ServerResponse, string>();
  private readonly stopHearing: () => void;
  private readonly heartbeat: NodeJS.Timeout;

  constructor(engine: Engine) {
    this.stopHearing = engine.on((event) => {
      this.tell(event);
    });
    this.heartbeat = setInterval(() => {
      for (const stream of this.streams.keys()) stream.write(': still here\n\n');
    }, HEARTBEAT_MS);
    this.heartbeat.unref();
  }

  /** Makes the response a stream of events for the page. */
  open(page: string, response: ServerResponse): void {
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.write('retry: 1000\n\n');
    this.streams.set(response, page);
    response.on('close', () => {
      this.streams.delete(response);
    });
  }

  close(): void {
    this.stopHearing();
    clearInterval(this.heartbeat);
    for (const stream of this.streams.keys()) stream.end();
  }

  private tell({ name, payload, except }: EngineEvent): void {
    // JSON has no line breaks outside strings and escapes those inside: one data line holds it.
    const message = `event: ${name}\ndata: ${JSON.stringify(payload)}\n\n`;
    for (const [stream, page] of this.streams) {
      if (page === except) continue;
      stream.write(message);
      if (stream.writableLength > MOST_WAITING_BYTES) stream.destroy();
    }
  }
}
