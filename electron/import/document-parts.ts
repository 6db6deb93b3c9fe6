/** Documents that are zips of parts: Word's and books. Their parts come out under the bounds of every other zip. */
import { readXml } from '#shared/formats/xml.ts';
import type { XmlElement } from '#shared/formats/xml.ts';
import { unzip } from './archive.ts';
import { SourceError } from './source-error.ts';

export type Parts = ReadonlyMap<string, Uint8Array>;

const LIMITS = { entries: 10_000, bytes: 200 * 1024 * 1024, ratio: 100 };

/** Returns the parts by their paths. Throws a SourceError if the zip is none, is damaged or goes beyond the bounds. */
export async function partsOf(name: string, bytes: Uint8Array, kind: string): Promise<Parts> {
  if (bytes.length === 0) throw new SourceError(`${name} is empty: there is no text in it.`);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    throw new SourceError(
      `${name} is an old Office document or has a password. Open it, save it as ${kind} without one, and import that.`,
    );
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    throw new SourceError(`${name} is not ${kind}: it does not begin as one does (byte 0). Look how it was saved.`);
  }
  const { files, problems } = await unzip(bytes, name, { limits: LIMITS, parts: true });
  const [problem] = problems;
  if (problem !== undefined) {
    const part = problem.file === name ? '' : `${problem.file.slice(name.length + 1)}: `;
    throw new SourceError(`${name} cannot be read as ${kind}. ${part}${problem.message} Save or fetch it again.`);
  }
  return new Map(files.map((file) => [file.path.slice(name.length + 1), file.bytes]));
}

/** Returns the root of an XML part, or undefined if there is no such part. Throws a SourceError where it is malformed. */
export function xmlPart(name: string, parts: Parts, part: string): XmlElement | undefined {
  const bytes = parts.get(part);
  if (bytes === undefined) return undefined;
  const reading = readXml(bytes);
  if (reading.ok) return reading.root;
  const place = reading.place === '' ? '' : ` (${reading.place})`;
  throw new SourceError(`${name} cannot be read: ${part}${place}: ${reading.message}`);
}

/** Returns the text of the first child of that name, on one line, if it has any. */
export function wordsOf(element: XmlElement | undefined, child: string): string | undefined {
  const words = element?.children.find(({ name }) => name === child)?.text;
  const line = words?.replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}
