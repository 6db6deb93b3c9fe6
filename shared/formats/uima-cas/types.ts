/**
 * UIMA type systems: what types there are, what they descend from and what their features may hold. Follows the Apache UIMA
 * Java SDK's reference, "Type System Descriptors" (2.3) and "CAS: predefined types" (4.4).
 */
import { childOf, childrenOf, escapeText, readXml } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

export interface Feature {
  readonly name: string;
  /** Full name of a type; `x[]` is an array of `x`. */
  readonly range: string;
  /** An array or list is a feature structure of its own that XMI points to, not a list of values in its place. */
  readonly shared?: boolean;
}

export interface Type {
  readonly name: string;
  /** Empty for `uima.cas.TOP` alone. */
  readonly supertype: string;
  readonly features: readonly Feature[];
}

export type TypeSystem = ReadonlyMap<string, Type>;

export const ANNOTATION = 'uima.tcas.Annotation';
export const SOFA = 'uima.cas.Sofa';

const INTEGERS = ['Byte', 'Short', 'Integer', 'Long'].map((name) => `uima.cas.${name}`);
const FLOATS = ['uima.cas.Float', 'uima.cas.Double'];
const ARRAYS: readonly (readonly [array: string, item: string])[] = [
  ['uima.cas.FSArray', 'uima.cas.TOP'],
  ...['String', 'Boolean', 'Byte', 'Short', 'Integer', 'Long', 'Float', 'Double'].map((name): [string, string] => [
    `uima.cas.${name}Array`,
    `uima.cas.${name}`,
  ]),
];
const ITEM_OF = new Map(ARRAYS);

/** What a value of the range is in a file. */
export type Kind = 'string' | 'integer' | 'float' | 'boolean' | 'reference';

/** Returns what one value of the type is; subtypes of strings (lists of allowed values) are strings. */
export function kindOf(types: TypeSystem, range: string): Kind {
  if (range === 'uima.cas.Boolean') return 'boolean';
  if (INTEGERS.includes(range)) return 'integer';
  if (FLOATS.includes(range)) return 'float';
  return isA(types, range, 'uima.cas.String') ? 'string' : 'reference';
}

/** Returns the type of an array's elements, or undefined if the type is no array. */
export function itemOf(range: string): string | undefined {
  return range.endsWith('[]') ? range.slice(0, -2) : ITEM_OF.get(range);
}

/** Returns the type of a list's heads, or undefined if the type is none of UIMA's linked lists. */
export function headOf(range: string): string | undefined {
  const kind = /^uima\.cas\.(?:Non)?(?:Empty)?(FS|String|Integer|Float)List$/.exec(range)?.[1];
  return kind === undefined ? undefined : kind === 'FS' ? 'uima.cas.TOP' : `uima.cas.${kind}`;
}

const type = (name: string, supertype: string, ...features: (readonly [name: string, range: string])[]): Type => ({
  name: `uima.${name}`,
  supertype: supertype === '' ? '' : `uima.${supertype}`,
  features: features.map(([feature, range]) => ({ name: feature, range: `uima.${range}` })),
});

const lists = ['FS', 'String', 'Integer', 'Float'].flatMap((kind): Type[] => [
  type(`cas.${kind}List`, 'cas.TOP'),
  type(`cas.Empty${kind}List`, `cas.${kind}List`),
  type(
    `cas.NonEmpty${kind}List`,
    `cas.${kind}List`,
    ['head', kind === 'FS' ? 'cas.TOP' : `cas.${kind}`],
    ['tail', `cas.${kind}List`],
  ),
]);

const PREDEFINED: readonly Type[] = [
  type('cas.TOP', ''),
  ...['String', 'Boolean', 'Byte', 'Short', 'Integer', 'Long', 'Float', 'Double'].map((name) =>
    type(`cas.${name}`, 'cas.TOP'),
  ),
  type('cas.ArrayBase', 'cas.TOP'),
  ...ARRAYS.map(([name]): Type => ({ name, supertype: 'uima.cas.ArrayBase', features: [] })),
  ...lists,
  type(
    'cas.Sofa',
    'cas.TOP',
    ...(['sofaNum', 'sofaID', 'mimeType', 'sofaString', 'sofaURI', 'sofaArray'] as const).map(
      (name): [string, string] => [
        name,
        name === 'sofaNum' ? 'cas.Integer' : name === 'sofaArray' ? 'cas.TOP' : 'cas.String',
      ],
    ),
  ),
  type('cas.AnnotationBase', 'cas.TOP', ['sofa', 'cas.Sofa']),
  type('tcas.Annotation', 'cas.AnnotationBase', ['begin', 'cas.Integer'], ['end', 'cas.Integer']),
  type('tcas.DocumentAnnotation', 'tcas.Annotation', ['language', 'cas.String']),
];

/** Returns the type system of these types and UIMA's own; of two that have one name, the features of both. */
export function typeSystemOf(types: Iterable<Type>): TypeSystem {
  const all = new Map(PREDEFINED.map((one) => [one.name, one]));
  for (const one of types) {
    const there = all.get(one.name);
    const known = new Set(there?.features.map(({ name }) => name));
    const features = [...(there?.features ?? []), ...one.features.filter(({ name }) => !known.has(name))];
    all.set(one.name, { ...(there ?? one), features });
  }
  return all;
}

/** Deeper than any type system; a file may have a circle of supertypes. */
const DEEPEST = 100;

/** Returns whether the type is the other or descends from it. */
export function isA(types: TypeSystem, name: string, ancestor: string): boolean {
  let at = name;
  for (let depth = 0; at !== '' && depth < DEEPEST; depth += 1) {
    if (at === ancestor || (ancestor === 'uima.cas.TOP' && types.has(at))) return true;
    at = types.get(at)?.supertype ?? '';
  }
  const item = itemOf(name);
  if (item === undefined) return false;
  if (ancestor === 'uima.cas.TOP') return true;
  const other = itemOf(ancestor);
  // `uima.cas.String[]` is another name for `uima.cas.StringArray`.
  if (other === item) return true;
  // A typed array goes where an array of feature structures is wanted, and the other way round: old files lose the type.
  return other !== undefined && kindOf(types, item) === 'reference' && kindOf(types, other) === 'reference';
}

const inherited = new WeakMap<TypeSystem, Map<string, ReadonlyMap<string, Feature> | undefined>>();

/** Returns the features of the type and of all that it descends from, by name, or undefined if there is no such type. */
export function featuresOf(types: TypeSystem, name: string): ReadonlyMap<string, Feature> | undefined {
  let known = inherited.get(types);
  if (known === undefined) inherited.set(types, (known = new Map<string, ReadonlyMap<string, Feature> | undefined>()));
  if (!known.has(name)) known.set(name, inheritedBy(types, name));
  return known.get(name);
}

function inheritedBy(types: TypeSystem, name: string): ReadonlyMap<string, Feature> | undefined {
  const item = itemOf(name);
  if (item !== undefined) return new Map([['elements', { name: 'elements', range: `${item}[]` }]]);
  if (!types.has(name)) return undefined;
  const features = new Map<string, Feature>();
  let at = types.get(name);
  for (let depth = 0; at !== undefined && depth < DEEPEST; depth += 1) {
    for (const feature of at.features) if (!features.has(feature.name)) features.set(feature.name, feature);
    at = types.get(at.supertype);
  }
  return features;
}

export type TypesReading =
  | { readonly ok: true; readonly types: readonly Type[] }
  | { readonly ok: false; readonly place: string; readonly message: string };

/** Returns the types that a type system descriptor declares (imports are not followed), or why it is none. */
export function readTypeSystem(bytes: Uint8Array): TypesReading {
  const reading = readXml(bytes);
  if (!reading.ok) return reading;
  const { root } = reading;
  if (root.name !== 'typeSystemDescription') {
    return { ok: false, place: `line ${root.line}`, message: 'It is no UIMA type system descriptor.' };
  }
  const described = childOf(root, 'types');
  const types = described === undefined ? [] : childrenOf(described, 'typeDescription').flatMap(typeIn);
  return { ok: true, types };
}

const textIn = (element: XmlElement, name: string): string => childOf(element, name)?.text.trim() ?? '';

function typeIn(element: XmlElement): Type[] {
  const name = textIn(element, 'name');
  if (name === '') return [];
  const features = childOf(element, 'features');
  return [
    {
      name,
      supertype: textIn(element, 'supertypeName') || 'uima.cas.TOP',
      features: (features === undefined ? [] : childrenOf(features, 'featureDescription')).flatMap((feature) => {
        const own = textIn(feature, 'name');
        const range = textIn(feature, 'rangeTypeName') || 'uima.cas.TOP';
        const items = textIn(feature, 'elementType');
        const typed = range === 'uima.cas.FSArray' && items !== '' ? `${items}[]` : range;
        const shared = textIn(feature, 'multipleReferencesAllowed') === 'true';
        return own === '' ? [] : [{ name: own, range: typed, ...(shared ? { shared } : {}) }];
      }),
    },
  ];
}

/** Returns a type system descriptor of the types, in pieces. Follows the UIMA reference, section 2.3. */
export function* typeSystemXml(types: readonly Type[]): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n  <types>\n';
  for (const { name, supertype, features } of types) {
    yield `    <typeDescription>\n      <name>${escapeText(name)}</name>\n      <description/>\n`;
    yield `      <supertypeName>${escapeText(supertype)}</supertypeName>\n      <features>\n`;
    for (const feature of features) {
      yield `        <featureDescription>\n          <name>${escapeText(feature.name)}</name>\n          <description/>\n`;
      yield `          <rangeTypeName>${escapeText(feature.range)}</rangeTypeName>\n        </featureDescription>\n`;
    }
    yield '      </features>\n    </typeDescription>\n';
  }
  yield '  </types>\n</typeSystemDescription>\n';
}
