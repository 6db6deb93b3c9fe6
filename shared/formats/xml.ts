/**
 * XML read safely and written correctly. Reading expands no entity but the five of XML itself and character references,
 * opens nothing, and refuses a document type that declares entities: the ways in which an XML file attacks its reader.
 */
import { SaxesParser } from 'saxes';
import { decodeText, encodeText } from '../text/encoding.ts';

/** Elements within elements: more than any format of the field has, and few enough to look up each prefix through all. */
const DEEPEST = 100;

export interface XmlElement {
  /** Local name, without the prefix. */
  readonly name: string;
  /** Namespace; empty if none. */
  readonly uri: string;
  /** By the name as it is written, prefix and all. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All text directly inside the element, in order. */
  readonly text: string;
  /** Where its start tag ends, from 1. */
  readonly line: number;
}

export type XmlReading =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly place: string; readonly message: string };

class XmlFault extends Error {}

/**
 * Returns the document's root element, or the line and column at which it is no XML 1.0 or 1.1 with namespaces, declares
 * entities, or is nested too deep. Never throws for what is in the file. Follows XML 1.0 (fifth edition) and Namespaces in
 * XML 1.0 (third edition).
 */
export function readXml(bytes: Uint8Array): XmlReading {
  const decoded = decodeXml(bytes);
  if (!('text' in decoded)) return { ok: false, ...decoded };
  const parser = new SaxesParser({ xmlns: true, position: true });
  const place = (): string => `line ${parser.line}, column ${parser.column}`;
  const open: { -readonly [K in keyof XmlElement]: XmlElement[K] }[] = [];
  let root: XmlElement | undefined;
  const append = (text: string): void => {
    const inner = open.at(-1);
    if (inner !== undefined) inner.text += text;
  };
  parser.on('error', (error) => {
    // The message begins with line and column, which are told apart from it here.
    throw new XmlFault(error.message.replace(/^\d+:\d+: /, ''));
  });
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) throw new XmlFault('It declares entities of its own, which are not read.');
  });
  parser.on('opentag', (tag) => {
    if (open.length >= DEEPEST) throw new XmlFault(`Elements are nested more than ${DEEPEST} deep.`);
    const attributes = new Map(Object.values(tag.attributes).map(({ name, value }) => [name, value]));
    const element = { name: tag.local, uri: tag.uri, attributes, children: [], text: '', line: parser.line };
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else (parent.children as XmlElement[]).push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', append);
  parser.on('cdata', append);
  try {
    parser.write(decoded.text).close();
  } catch (error) {
    if (error instanceof XmlFault) return { ok: false, place: place(), message: sentence(error.message) };
    throw error;
  }
  return root === undefined ? { ok: false, place: '', message: 'There is no element in it.' } : { ok: true, root };
}

/** Returns the element's children of that local name. */
export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** Returns the first child of that local name. */
export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name);

/** Returns the text with `&`, `<` and `>` written so that XML reads them as themselves; CR too, which XML would make LF. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? character);
}

/** Returns the text as the value of an attribute in double quotes; white space is kept, which XML would make spaces. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (character) => ESCAPES[character] ?? character);
}

/**
 * Returns the offset (UTF-16 code units) of the first character that no XML 1.0 document can hold, or -1: control characters
 * but tab, LF and CR, halves of surrogate pairs, U+FFFE and U+FFFF (XML 1.0, production 2).
 */
export function notInXml(text: string): number {
  return text.search(
    /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

const sentence = (words: string): string => {
  const whole = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
};

type Decoded = { readonly text: string } | { readonly place: string; readonly message: string };

/**
 * By the byte order mark, else by how the first characters lie in the bytes, else by what the declaration says: XML 1.0,
 * appendix F. A declaration of UTF-16 in a file of single bytes is one that some program copied without meaning it.
 */
function decodeXml(bytes: Uint8Array): Decoded {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared =
    /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  const encoding = layoutOf(head) ?? (/^utf-?16|^ucs-?2|^iso-10646-ucs/i.test(declared) ? 'utf-8' : declared);
  const text = decodeText(bytes, encoding);
  if (text !== undefined) return { text };
  const at = firstUndecodable(bytes, encoding);
  if (at === undefined) {
    const message = `It declares the encoding “${declared}”, which nobody knows. Save it in UTF-8.`;
    return { place: 'line 1', message };
  }
  const message = `Its bytes are not text in ${encoding.toUpperCase()}, its encoding. Save it in UTF-8.`;
  return { place: `byte ${at}`, message };
}

function layoutOf(head: string): string | undefined {
  if (head.startsWith('\xef\xbb\xbf')) return 'utf-8';
  if (/^\xff\xfe|^<\0/.test(head)) return 'utf-16le';
  if (/^\xfe\xff|^\0</.test(head)) return 'utf-16be';
  return undefined;
}

/** The longest beginning that can be decoded is found by halving; undefined if the encoding is unknown. */
function firstUndecodable(bytes: Uint8Array, encoding: string): number | undefined {
  const decoded = (length: number): string | undefined => {
    try {
      const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
      return decoder.decode(bytes.subarray(0, length), { stream: true });
    } catch {
      return undefined;
    }
  };
  if (decoded(0) === undefined) return undefined;
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (decoded(middle) === undefined) bad = middle;
    else good = middle;
  }
  // What a character lacks is noticed after its first byte: the place is where that character begins.
  const text = decoded(good) ?? '';
  return encoding === 'utf-8' ? encodeText(text).length : encoding.startsWith('utf-16') ? text.length * 2 : good;
}
