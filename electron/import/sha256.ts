/** The identity of a text. */
import { createHash } from 'node:crypto';

/** Returns the SHA-256 (FIPS 180-4) of the text's UTF-8 bytes in lower-case hex. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
