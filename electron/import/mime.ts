/** The outer form of MIME messages (RFC 2045, 2046 and 5322), as far as saved pages need it. Bytes are Latin-1 characters here. */

export interface MimePart {
  /** By their names in lower case, folded lines joined; the first of each. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Returns the headers at the start of a message or part, and what follows the blank line after them. */
export function headersOf(source: string): MimePart {
  const headers = new Map<string, string>();
  let at = 0;
  let last: string | undefined;
  while (at < source.length) {
    const end = source.indexOf('\n', at);
    const line = source.slice(at, end === -1 ? undefined : end).replace(/\r$/, '');
    at = end === -1 ? source.length : end + 1;
    if (line === '') break;
    const [, name, value] = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (/^[ \t]/.test(line) && last !== undefined) {
      headers.set(last, `${headers.get(last) ?? ''} ${line.trim()}`);
    } else if (name !== undefined && value !== undefined) {
      last = headers.has(name.toLowerCase()) ? undefined : name.toLowerCase();
      if (last !== undefined) headers.set(last, value);
    } else {
      // No header: this is the body already, and no message at all if it is the first line.
      return { headers, body: source };
    }
  }
  return { headers, body: source.slice(at) };
}

/** Returns the parts of a multipart body, and whether the line that closes the last of them is there. */
export function multipart(type: string, body: string): { readonly parts: MimePart[]; readonly whole: boolean } {
  const found = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/i.exec(type);
  const boundary = found?.[1] ?? found?.[2];
  const parts: MimePart[] = [];
  if (boundary === undefined) return { parts, whole: false };
  const mark = `--${boundary}`;
  let start = -1;
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== '\n') continue;
    const rest = /^(--)?[ \t]*(?:\r?\n|$)/.exec(body.slice(at + mark.length, at + mark.length + 100));
    if (rest === null) continue;
    if (start !== -1) parts.push(headersOf(body.slice(start, at).replace(/\r?\n$/, '')));
    if (rest[1] !== undefined) return { parts, whole: true };
    start = at + mark.length + rest[0].length;
  }
  return { parts, whole: false };
}
