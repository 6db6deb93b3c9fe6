/** Who may come in: the address's one-time token becomes a cookie, and the cookie opens everything else. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const secret = (): string => randomBytes(32).toString('base64url');

export class Door {
  private readonly cookieName: string;
  /** Tokens that were printed and not yet used. */
  private readonly tokens = new Set<string>();
  private readonly sessions = new Set<string>();

  /** Cookies do not know ports: each server's has its port in its name, so that two of them do not throw each other out. */
  constructor(port: number) {
    this.cookieName = `crossread-${port}`;
  }

  /** Returns a token that lets one browser in, once. */
  newToken(): string {
    const token = secret();
    this.tokens.add(token);
    return token;
  }

  /** Returns the `Set-Cookie` header for a token that has not been used before, or undefined. */
  enter(token: string): string | undefined {
    const known = find(this.tokens, token);
    if (known === undefined) return undefined;
    this.tokens.delete(known);
    const session = secret();
    this.sessions.add(session);
    return `${this.cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Returns whether the request's `Cookie` header holds a session of this server. */
  knows(cookies: string | undefined): boolean {
    for (const part of (cookies ?? '').split(';')) {
      const [name, ...value] = part.trim().split('=');
      if (name === this.cookieName && find(this.sessions, value.join('=')) !== undefined) return true;
    }
    return false;
  }
}

/** Compares digests, so that the time it takes says nothing about how much of a guess was right. */
function find(known: ReadonlySet<string>, given: string): string | undefined {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const wanted = digest(given);
  for (const one of known) if (timingSafeEqual(digest(one), wanted)) return one;
  return undefined;
}
