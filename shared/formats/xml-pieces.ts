/** Pieces of XML files that are written: what XML cannot hold is said in words that lead to it. */
import { DatasetError } from './format.ts';
import { escapeAttribute, escapeText, notInXml } from './xml.ts';

/** Returns the attribute, escaped; nothing where it has no value. Throws a `DatasetError` if XML cannot hold it. */
export function attribute(name: string, value: string | undefined, what: string): string {
  return value === undefined ? '' : ` ${name}="${escapeAttribute(checked(value, what))}"`;
}

/** Returns the element with the text in it, escaped. Throws a `DatasetError` if XML cannot hold it. */
export const element = (name: string, text: string, what: string): string =>
  `<${name}>${escapeText(checked(text, what))}</${name}>`;

function checked(text: string, what: string): string {
  const at = notInXml(text);
  if (at === -1) return text;
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  throw new DatasetError(
    `${what.charAt(0).toUpperCase()}${what.slice(1)} has a character at ${at} that XML cannot hold (U+${code}). Take it out and export again.`,
  );
}
