/** Bytes that are text. */

/**
 * Returns the bytes as text in the encoding (a label of the WHATWG Encoding Standard; UTF-8 unless told), without a byte
 * order mark unless it is to be kept, or undefined if they are not text in it or nobody knows the encoding.
 */
export function decodeText(bytes: Uint8Array, encoding = 'utf-8', keepMark = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: keepMark }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Returns the text as UTF-8 bytes (RFC 3629). */
export function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
