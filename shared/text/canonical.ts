/** The one text of an article: what is done to a text once, at import, and never again. */

/**
 * Returns the canonical form of a text: byte order marks at its start taken off, CRLF and lone CR turned into LF. Nothing
 * else is changed: no Unicode normalisation, no trimming. Applying it twice is the same as applying it once.
 */
export function canonicalText(raw: string): string {
  // All leading marks go, not only the first: a file saved with two would otherwise change again on the next reading.
  return raw.replace(/^\uFEFF+/, '').replace(/\r\n?/g, '\n');
}

/** Returns whether the text is its own canonical form and free of lone surrogates, which UTF-8 cannot hold. */
export function isCanonical(text: string): boolean {
  return !text.startsWith('\uFEFF') && !text.includes('\r') && text.isWellFormed();
}
