/** The client over the loopback server: one POST per call, one stream of server-sent events for all listeners. */
import { CrossreadError } from '#shared/contract/index.ts';
import type { Answer, CallInput, CallName, CallOutput, EventName, EventPayload } from '#shared/contract/index.ts';
import type { Client } from './client.ts';

/** The two things it needs from a browser, so that a test can stand in for them. */
export interface Browser {
  readonly fetch: typeof fetch;
  readonly openEvents: (url: string) => EventSource;
  /** A name for this page, new with each load: the engine does not send a page its own changes back. */
  readonly page: string;
}

const GONE = 'Crossread does not answer: its server has ended. Start it again and open the new address that it prints.';

/** Returns a client over the server that the page came from. The stream opens with the first listener. */
export function loopbackClient(browser: Browser): Client {
  let events: EventSource | undefined;
  let reachable = true;
  const lineListeners = new Set<(reachable: boolean) => void>();

  const setLine = (now: boolean): void => {
    if (now === reachable) return;
    reachable = now;
    for (const listener of lineListeners) listener(now);
  };
  const stream = (): EventSource => {
    if (events === undefined) {
      events = browser.openEvents(`/events?page=${encodeURIComponent(browser.page)}`);
      events.addEventListener('open', () => {
        setLine(true);
      });
      // The browser tries again by itself.
      events.addEventListener('error', () => {
        setLine(false);
      });
    }
    return events;
  };

  return {
    face: 'loopback',
    async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
      const answer = await ask(browser, name, input);
      // The engine has checked the answer against the contract; the line only carries it.
      if (answer.ok) return answer.value as CallOutput<N>;
      throw new CrossreadError(answer.error.code, answer.error.message);
    },
    on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
      const source = stream();
      const hear = (event: MessageEvent<string>): void => {
        listener(JSON.parse(event.data) as EventPayload<N>);
      };
      source.addEventListener(name, hear);
      return () => {
        source.removeEventListener(name, hear);
      };
    },
    onLine(listener) {
      stream();
      lineListeners.add(listener);
      return () => {
        lineListeners.delete(listener);
      };
    },
  };
}

async function ask(browser: Browser, name: string, input: unknown): Promise<Answer<unknown>> {
  let response: Response;
  try {
    response = await browser.fetch(`/call/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-crossread-page': browser.page },
      body: JSON.stringify(input),
      credentials: 'same-origin',
    });
  } catch (cause) {
    throw new CrossreadError('io', GONE, { cause });
  }
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  if (!isJson) {
    // A refusal at the door is one line of plain text.
    throw new CrossreadError(response.status === 403 ? 'unknown-caller' : 'internal', (await response.text()).trim());
  }
  return (await response.json()) as Answer<unknown>;
}
