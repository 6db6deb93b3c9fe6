/**
 * Reads the JSON CAS format, version 0.4. Follows the Apache UIMA specification "UIMA JSON CAS" (uima-uimaj-io-jsoncas 0.4):
 * `%TYPES`, `%FEATURE_STRUCTURES` and `%VIEWS`; keys that begin with `@` point, with `^` are anchors, with `#` are numbers
 * that JSON has no word for.
 */
import { decodeText } from '../../text/encoding.ts';
import type { OffsetUnit } from '../foreign/offsets.ts';
import { bytesOfBase64 } from './base64.ts';
import type { Cas, CasItem, CasProblem, CasReading, CasValue, FeatureStructure, Sofa, View } from './model.ts';
import { isRef } from './model.ts';
import { SOFA, itemOf, typeSystemOf } from './types.ts';
import type { Feature, Type } from './types.ts';
import { textOfBytes } from './xmi-read.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const refused = (place: string, message: string): CasReading => ({
  ok: false,
  problem: { place, message, leftOut: 'file' },
});

/** Returns the CAS with the types that it declares, or why it is none. Offsets stay as they are written. */
export function readJsonCas(bytes: Uint8Array): CasReading {
  const text = decodeText(bytes);
  if (text === undefined) return refused('', 'Its bytes are not UTF-8, in which JSON is written.');
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    return refused('', `It is no JSON: ${error instanceof Error ? error.message : 'it is nested too deep'}.`);
  }
  if (!isFields(root) || !['%TYPES', '%FEATURE_STRUCTURES', '%VIEWS'].some((key) => Object.hasOwn(root, key))) {
    return refused('', 'It is no JSON CAS: it has neither %TYPES nor %FEATURE_STRUCTURES nor %VIEWS.');
  }
  const problems: CasProblem[] = [];
  const types = typeSystemOf(typesIn(root['%TYPES'], problems));
  const listed = structuresIn(root['%FEATURE_STRUCTURES'] ?? [], problems);
  const structures = new Map<number, FeatureStructure>();
  const sofaStructures = new Map<number, FeatureStructure>();
  for (const structure of listed) {
    const among = structure.type === SOFA ? sofaStructures : structures;
    if (among.has(structure.id)) {
      problems.push({ place: structure.place, message: `The %ID ${structure.id} is there twice.`, leftOut: 'record' });
    } else among.set(structure.id, structure);
  }
  const sofas = new Map([...sofaStructures].map(([id, structure]) => [id, sofaOf(structure, structures)]));
  const unit = unitIn(root['%HEADER']);
  const views = viewsIn(root['%VIEWS'] ?? {}, problems);
  return { ok: true, cas: { ...(unit === undefined ? {} : { unit }), types, sofas, structures, views }, problems };
}

/** The header may name an encoding, whose units the offsets count. */
function unitIn(header: unknown): OffsetUnit | undefined {
  const units = new Map<unknown, OffsetUnit>([
    ['UTF-8', 'byte'],
    ['UTF-16', 'utf-16'],
    ['UTF-32', 'code-point'],
  ]);
  const named = isFields(header) ? Object.values(header).flatMap((value) => units.get(value) ?? []) : [];
  return named[0];
}

function typesIn(value: unknown, problems: CasProblem[]): Type[] {
  if (value === undefined) return [];
  if (!isFields(value)) {
    problems.push({ place: '%TYPES', message: 'It is no object of types.', leftOut: 'record' });
    return [];
  }
  return Object.entries(value).flatMap(([key, described]): Type[] => {
    if (!isFields(described)) {
      problems.push({ place: `%TYPES, ${key}`, message: 'It does not describe a type.', leftOut: 'record' });
      return [];
    }
    const name = described['%NAME'];
    const supertype = described['%SUPER_TYPE'];
    const features = Object.entries(described).flatMap(([feature, about]): Feature[] => {
      if (feature.startsWith('%') || !isFields(about)) return [];
      const range = about['%RANGE'];
      const items = about['%ELEMENT_TYPE'];
      if (typeof range !== 'string') return [{ name: feature, range: 'uima.cas.TOP' }];
      const typed = range === 'uima.cas.FSArray' && typeof items === 'string' ? `${items}[]` : range;
      return [{ name: feature, range: typed, shared: true }];
    });
    return [
      {
        name: typeof name === 'string' ? name : key,
        supertype: typeof supertype === 'string' ? supertype : 'uima.cas.TOP',
        features,
      },
    ];
  });
}

/** Feature structures stand in a list, or under their ids in an object. */
function structuresIn(value: unknown, problems: CasProblem[]): FeatureStructure[] {
  const list: unknown[] = Array.isArray(value)
    ? value
    : isFields(value)
      ? Object.entries(value).map(([id, one]) => (isFields(one) ? { '%ID': Number(id), ...one } : one))
      : [];
  if (!Array.isArray(value) && !isFields(value)) {
    const message = 'It is no list of feature structures.';
    problems.push({ place: '%FEATURE_STRUCTURES', message, leftOut: 'record' });
  }
  return list.flatMap((one, index): FeatureStructure[] => {
    const place = `feature structure ${index + 1}`;
    const id = isFields(one) ? one['%ID'] : undefined;
    const type = isFields(one) ? one['%TYPE'] : undefined;
    if (!isFields(one) || typeof id !== 'number' || !Number.isSafeInteger(id) || id <= 0 || typeof type !== 'string') {
      problems.push({ place, message: 'It has no %ID above 0 or no %TYPE.', leftOut: 'record' });
      return [];
    }
    return [{ id, type, place: `${place} (%ID ${id})`, features: featuresIn(one, type) }];
  });
}

function featuresIn(fields: Fields, type: string): Map<string, CasValue> {
  const features = new Map<string, CasValue>();
  for (const [key, value] of Object.entries(fields)) {
    if (key === '%ELEMENTS') features.set('elements', elementsIn(value, type));
    else if (key.startsWith('@')) features.set(key.slice(1), referenceIn(value));
    else if (key.startsWith('^')) features.set(key.slice(1), plain(value));
    else if (key.startsWith('#')) features.set(key.slice(1), special(value));
    else if (!key.startsWith('%')) features.set(key, plain(value));
  }
  return features;
}

const referenceIn = (value: unknown): CasItem =>
  typeof value === 'number' && Number.isSafeInteger(value) ? (value === 0 ? null : { ref: value }) : plain(value);

/** What is no JSON primitive has no meaning here; it is kept as its JSON, so that the check of types tells of it. */
const plain = (value: unknown): CasItem =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null
    ? value
    : (JSON.stringify(value) ?? null);

const SPECIAL: ReadonlyMap<unknown, number> = new Map([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['Inf', Infinity],
  ['-Inf', -Infinity],
]);

const special = (value: unknown): CasItem => SPECIAL.get(value) ?? plain(value);

function elementsIn(value: unknown, type: string): CasValue {
  if (type === 'uima.cas.ByteArray' && typeof value === 'string') {
    const bytes = bytesOfBase64(value);
    return bytes === undefined ? value : bytes.map((byte) => (byte << 24) >> 24);
  }
  if (!Array.isArray(value)) return plain(value);
  const item = itemOf(type) ?? '';
  const points = item !== '' && !/^uima\.cas\.(?:String|Boolean|Byte|Short|Integer|Long|Float|Double)$/.test(item);
  const floats = item === 'uima.cas.Float' || item === 'uima.cas.Double';
  return value.map((one: unknown) => (points ? referenceIn(one) : floats ? special(one) : plain(one)));
}

function sofaOf({ id, features, place }: FeatureStructure, structures: Cas['structures']): Sofa {
  const words = (name: string): string | undefined => {
    const value = features.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const array = features.get('sofaArray');
  const mime = words('mimeType') ?? '';
  const bytes =
    isRef(array) && mime.startsWith('text') ? structures.get(array.ref)?.features.get('elements') : undefined;
  const text = words('sofaString') ?? textOfBytes(bytes);
  return { id, name: words('sofaID') ?? '', mime, text, uri: words('sofaURI'), place };
}

function viewsIn(value: unknown, problems: CasProblem[]): View[] {
  if (!isFields(value)) {
    problems.push({ place: '%VIEWS', message: 'It is no object of views.', leftOut: 'record' });
    return [];
  }
  return Object.entries(value).flatMap(([name, view]): View[] => {
    const members: unknown = isFields(view) ? (view['%MEMBERS'] ?? []) : undefined;
    if (!isFields(view) || !Array.isArray(members)) {
      problems.push({ place: `%VIEWS, ${name}`, message: 'It has no list of %MEMBERS.', leftOut: 'record' });
      return [];
    }
    const sofa = view['%SOFA'];
    const ids = (members as unknown[]).filter((id) => typeof id === 'number');
    return [{ sofa: typeof sofa === 'number' ? sofa : undefined, members: ids }];
  });
}
