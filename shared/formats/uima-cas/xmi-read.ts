/**
 * Reads the XMI of a CAS. Follows the Apache UIMA Java SDK's reference, "XMI CAS Serialization" (7): an element for each
 * feature structure, its namespace and name being its type, `xmi:id` its id; arrays in an attribute, strings in elements.
 */
import { decodeText } from '../../text/encoding.ts';
import { readXml } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import type { CasItem, CasProblem, CasReading, CasValue, FeatureStructure, Sofa, View } from './model.ts';
import { SOFA, featuresOf, headOf, itemOf, kindOf, typeSystemOf } from './types.ts';
import type { Feature, TypeSystem } from './types.ts';

const XMI = 'http://www.omg.org/XMI';
const NAMESPACE = /^http:\/\/\/(.*)\.ecore$/;

/**
 * Returns the CAS, with the types if there are any; or why it is none. Offsets stay as they are written. A feature that no
 * type declares keeps its characters as a string.
 */
export function readXmi(bytes: Uint8Array, types?: TypeSystem): CasReading {
  const reading = readXml(bytes);
  if (!reading.ok) {
    return {
      ok: false,
      problem: { place: reading.place, message: `It is no XML: ${reading.message}`, leftOut: 'file' },
    };
  }
  const { root } = reading;
  if (root.name !== 'XMI' || root.uri !== XMI) {
    const message = 'It is no XMI: its outermost element is not XMI. Export it as UIMA CAS XMI (XML 1.0).';
    return { ok: false, problem: { place: `line ${root.line}`, message, leftOut: 'file' } };
  }
  const known = types ?? typeSystemOf([]);
  const problems: CasProblem[] = [];
  const views: View[] = [];
  const elements: { readonly id: number; readonly type: string; readonly element: XmlElement }[] = [];
  for (const element of root.children) {
    const type = typeOf(element);
    if (type === 'uima.cas.NULL') continue;
    if (type === 'uima.cas.View') {
      views.push(viewOf(element));
      continue;
    }
    const id = integer(idOf(element));
    if (id === undefined || id <= 0) {
      const message = `The feature structure ${type} has no xmi:id above 0.`;
      problems.push({ place: `line ${element.line}`, message, leftOut: 'record' });
    } else elements.push({ id, type, element });
  }
  const typeById = new Map(elements.filter(({ type }) => type !== SOFA).map(({ id, type }) => [id, type]));
  const structures = new Map<number, FeatureStructure>();
  const sofaElements = new Map<number, XmlElement>();
  for (const { id, type, element } of elements) {
    const place = `line ${element.line}`;
    if (type === SOFA ? sofaElements.has(id) : structures.has(id)) {
      problems.push({ place, message: `The xmi:id ${id} is there twice.`, leftOut: 'record' });
    } else if (type === SOFA) sofaElements.set(id, element);
    else structures.set(id, { id, type, place, features: featuresIn(element, type, known, typeById) });
  }
  if (types === undefined) guessReferences(structures);
  const sofas = new Map([...sofaElements].map(([id, element]) => [id, sofaOf(id, element, structures)]));
  return { ok: true, cas: { types, sofas, structures, views }, problems };
}

function typeOf(element: XmlElement): string {
  const space = (NAMESPACE.exec(element.uri)?.[1] ?? element.uri).replaceAll('/', '.');
  return space === '' || space === 'uima.noNamespace' ? element.name : `${space}.${element.name}`;
}

const isId = (name: string): boolean => name.endsWith(':id');
const idOf = (element: XmlElement): string => [...element.attributes].find(([name]) => isId(name))?.[1] ?? '';

const integer = (raw: string): number | undefined => (/^[+-]?\d{1,15}$/.test(raw) ? Number(raw) : undefined);
const wordsOf = (raw: string): string[] => raw.split(/\s+/).filter((word) => word !== '');

function viewOf({ attributes }: XmlElement): View {
  const members = wordsOf(attributes.get('members') ?? '').flatMap((word) => integer(word) ?? []);
  return { sofa: integer(attributes.get('sofa') ?? ''), members };
}

function sofaOf(id: number, { attributes, line }: XmlElement, structures: ReadonlyMap<number, FeatureStructure>): Sofa {
  const mime = attributes.get('mimeType') ?? '';
  const array = structures.get(integer(attributes.get('sofaArray') ?? '') ?? -1)?.features.get('elements');
  const text = attributes.get('sofaString') ?? (mime.startsWith('text') ? textOfBytes(array) : undefined);
  return {
    id,
    name: attributes.get('sofaID') ?? '',
    mime,
    text,
    uri: attributes.get('sofaURI'),
    place: `line ${line}`,
  };
}

/** Returns the text of a sofa whose data is an array of bytes in UTF-8, or undefined. */
export function textOfBytes(array: CasValue | undefined): string | undefined {
  if (!Array.isArray(array)) return undefined;
  const bytes = (array as readonly CasItem[]).map((item) => (typeof item === 'number' ? item & 0xff : 0));
  return decodeText(Uint8Array.from(bytes));
}

function featuresIn(
  element: XmlElement,
  type: string,
  types: TypeSystem,
  typeById: ReadonlyMap<number, string>,
): Map<string, CasValue> {
  const declared = featuresOf(types, type);
  const features = new Map<string, CasValue>();
  for (const [name, raw] of element.attributes) {
    if (name.includes(':') || name === 'xmlns') continue;
    const feature = declared?.get(name) ?? ALWAYS.get(name);
    features.set(name, feature === undefined ? raw : valueOf(raw, feature, types, typeById));
  }
  for (const [name, children] of Map.groupBy(element.children, (child) => child.name)) {
    const items = children.map((child): CasItem => {
      const href = /^#(\d{1,15})$/.exec(child.attributes.get('href') ?? '')?.[1];
      return href === undefined ? child.text : { ref: Number(href) };
    });
    const feature = declared?.get(name);
    const many = items.length > 1 || feature === undefined || isMany(feature);
    features.set(name, many ? items : (items[0] ?? null));
  }
  return features;
}

const POINTERS = new Set(['Governor', 'Dependent', 'first', 'next', 'target', 'parent', 'children', 'pos', 'lemma']);

/**
 * Without a type system a number may be a number or point somewhere. It is taken to point where its feature has a name under
 * which INCEpTION and DKPro Core point, or where it is the id of what is no annotation: a slot's link, which stands nowhere else.
 */
function guessReferences(structures: Map<number, FeatureStructure>): void {
  for (const structure of structures.values()) {
    const features = new Map(structure.features);
    for (const [name, value] of structure.features) {
      if (typeof value !== 'string' || !/^\d[\d\s]*$/.test(value)) continue;
      const targets = wordsOf(value).map((word) => structures.get(Number(word)));
      const points = targets.every(
        (target) => target !== undefined && (POINTERS.has(name) || !target.features.has('begin')),
      );
      if (!points) continue;
      const refs = targets.flatMap((target): CasItem[] => (target === undefined ? [] : [{ ref: target.id }]));
      features.set(name, refs.length === 1 ? (refs[0] ?? null) : refs);
    }
    structures.set(structure.id, { ...structure, features });
  }
}

/** Even a type that nobody declared has these where it is an annotation. */
const ALWAYS = new Map<string, Feature>([
  ['sofa', { name: 'sofa', range: SOFA }],
  ['begin', { name: 'begin', range: 'uima.cas.Integer' }],
  ['end', { name: 'end', range: 'uima.cas.Integer' }],
]);

const isMany = ({ range }: Feature): boolean => (itemOf(range) ?? headOf(range)) !== undefined;

function valueOf(raw: string, feature: Feature, types: TypeSystem, typeById: ReadonlyMap<number, string>): CasValue {
  const item = itemOf(feature.range) ?? headOf(feature.range);
  if (item === undefined) return itemValue(raw, feature.range, types);
  const words = wordsOf(raw);
  const only = words.length === 1 ? integer(words[0] ?? '') : undefined;
  const pointed = only === undefined ? undefined : typeById.get(only);
  // Descriptors often forget to say that an array is shared; the type of what is pointed at tells. Strings in place have
  // elements of their own, not an attribute.
  const toArray = pointed !== undefined && (itemOf(pointed) ?? headOf(pointed)) !== undefined;
  const pointing = toArray && ['reference', 'string'].includes(kindOf(types, item));
  const inPlace = feature.name === 'elements' || (feature.shared !== true && !pointing);
  if (!inPlace) return only === undefined ? raw : itemValue(raw, 'uima.cas.TOP', types);
  if (item === 'uima.cas.Byte') return bytesOf(raw) ?? raw;
  return words.map((word) => itemValue(word, item, types));
}

function itemValue(raw: string, range: string, types: TypeSystem): CasItem {
  switch (kindOf(types, range)) {
    case 'string':
      return raw;
    case 'boolean':
      return raw === 'true' || raw === '1' ? true : raw === 'false' || raw === '0' ? false : raw;
    case 'integer':
      return integer(raw) ?? raw;
    case 'float':
      return /^[+-]?(?:Infinity|NaN|\d*\.?\d+(?:[eE][+-]?\d+)?|\d+\.)$/.test(raw) ? Number(raw) : raw;
    case 'reference': {
      const ref = integer(raw);
      return ref === undefined ? raw : ref === 0 ? null : { ref };
    }
  }
}

/** Bytes are written as pairs of hexadecimal digits. */
function bytesOf(raw: string): number[] | undefined {
  if (!/^(?:[0-9A-Fa-f]{2})*$/.test(raw)) return undefined;
  return (raw.match(/../g) ?? []).map((pair) => (Number.parseInt(pair, 16) << 24) >> 24);
}
