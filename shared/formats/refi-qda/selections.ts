/** Selections of a text source: what they mark, and whether their names are the words that they mark. */
import { canonicalText } from '../../text/canonical.ts';
import { childrenOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import type { Counting, RawPlace } from '../foreign/offsets.ts';
import { plainGuid } from './guid.ts';
import { NAME_LENGTH } from './write.ts';

/** Names that are looked at to find out whether a program writes the words there. */
const SAMPLE = 200;

export interface Selection {
  readonly guid: string;
  readonly element: XmlElement;
  /** One, or one for each part of a span that Crossread wrote. */
  readonly ranges: readonly (readonly [start: number, end: number])[];
  readonly names: readonly string[];
}

/** Returns the selection, or why its place cannot be read, as a sentence. */
export function readSelection(element: XmlElement): Selection | string {
  const [start, end] = [
    integer(element.attributes.get('startPosition')),
    integer(element.attributes.get('endPosition')),
  ];
  if (start === undefined || end === undefined) {
    return 'Its startPosition and endPosition are not both whole numbers.';
  }
  const name = element.attributes.get('name') ?? '';
  return { guid: plainGuid(element.attributes.get('guid')), element, ranges: [[start, end]], names: [name] };
}

const integer = (value: string | undefined): number | undefined =>
  value !== undefined && /^\s*[+-]?\d{1,15}\s*$/.test(value) ? Number(value) : undefined;

/**
 * Returns the selections with those that are continued in others joined to one (`next` leads from a GUID to that of its
 * continuation), in the order of their first parts.
 */
export function joinParts(selections: readonly Selection[], next: ReadonlyMap<string, string>): Selection[] {
  // GUIDs that other programs leave out or use twice lose nothing.
  if (next.size === 0) return [...selections];
  const byGuid = new Map(selections.map((selection) => [selection.guid, selection]));
  const continuations = new Set(next.values());
  const taken = new Set<string>();
  const joined: Selection[] = [];
  for (const selection of selections) {
    if (continuations.has(selection.guid) || taken.has(selection.guid)) continue;
    const parts: Selection[] = [];
    for (let part: Selection | undefined = selection; part !== undefined && !taken.has(part.guid);) {
      parts.push(part);
      taken.add(part.guid);
      part = byGuid.get(next.get(part.guid) ?? '');
    }
    joined.push({
      ...selection,
      ranges: parts.flatMap(({ ranges }) => ranges),
      names: parts.flatMap(({ names }) => names),
    });
  }
  // A circle has no first part; its selections stand for themselves.
  return [...joined, ...selections.filter(({ guid }) => !taken.has(guid))];
}

/** Returns the place with the names of its parts as quotes, where all parts have one that may be a quote. */
export function placeOf({ ranges, names }: Selection, quoted: boolean): RawPlace {
  return { fragments: ranges, quote: quoted && names.every(mayBeQuote) ? names : undefined };
}

/** Returns the place of a selection of our own, whose names are quotes however short they are. */
export function ownPlaceOf({ ranges, names }: Selection): RawPlace {
  return { fragments: ranges, quote: names.every((name) => name !== '') ? names : undefined };
}

/** Returns whether a program that counts CR LF as one wrote the project: ATLAS.ti does; NVivo counts it as two. */
export const countingOf = (origin: string): Counting => ({
  unit: 'code-point',
  lines: /atlas/i.test(origin) ? 'LF' : 'as-is',
});

/**
 * Returns whether the names of the selections are words of their texts: so in at least half of those looked at. ATLAS.ti
 * writes the beginning of the quotation there, other programs a number or nothing.
 */
export function namesAreQuotes(texts: readonly { raw: string; selections: readonly Selection[] }[]): boolean {
  let [seen, found] = [0, 0];
  for (const { raw, selections } of texts) {
    if (seen >= SAMPLE) break;
    const text = spaced(canonicalText(raw));
    for (const { names } of selections) {
      for (const name of names) {
        if (seen >= SAMPLE || !mayBeQuote(name)) continue;
        seen += 1;
        if (text.includes(beginning(name))) found += 1;
      }
    }
  }
  return seen > 0 && found * 2 >= seen;
}

/** A number or a single short word may stand in the text by chance. */
function mayBeQuote(name: string): boolean {
  const words = beginning(name);
  return words.length >= 10 || /\S\s+\S/.test(words);
}

const beginning = (name: string): string => spaced(canonicalText(name)).replace(/\s?(?:…|\.\.\.)\s?$/, '');
const spaced = (text: string): string => text.replace(/\s+/g, ' ');

/** Returns whether the name is the words, or their beginning; white space counts as one space. */
export const beginsAs = (inText: string, name: string): boolean => spaced(inText).startsWith(beginning(name));

/** Returns whether the name is what Crossread writes there: the words, or as many of them as a name has. */
export const isNameOf = (inText: string, name: string): boolean => {
  const words = canonicalText(name);
  return inText === words || (words.length >= NAME_LENGTH - 1 && inText.startsWith(words));
};

/** Returns the elements of that name below the parent, with the children of the elements called `wrapper` only. */
export const childrenIn = (parent: XmlElement, wrapper: string, name: string): XmlElement[] =>
  childrenOf(parent, wrapper).flatMap((each) => childrenOf(each, name));
