/**
 * The rules of the JSON CAS specification 0.4 (apache/uima-uimaj-io-jsoncas) that one can check in a file: the order of
 * sections and keys, ids, references, and that every type and feature is declared with the value that its range wants.
 */

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const PREDEFINED: Record<string, Record<string, string>> = {
  'uima.cas.TOP': {},
  'uima.cas.AnnotationBase': { sofa: 'uima.cas.Sofa' },
  'uima.tcas.Annotation': { sofa: 'uima.cas.Sofa', begin: 'uima.cas.Integer', end: 'uima.cas.Integer' },
  'uima.tcas.DocumentAnnotation': {
    ...{ sofa: 'uima.cas.Sofa', begin: 'uima.cas.Integer', end: 'uima.cas.Integer', language: 'uima.cas.String' },
  },
  'uima.cas.Sofa': {
    ...{ sofaNum: 'uima.cas.Integer', sofaID: 'uima.cas.String', mimeType: 'uima.cas.String' },
    ...{ sofaString: 'uima.cas.String', sofaURI: 'uima.cas.String', sofaArray: 'uima.cas.TOP' },
  },
};
const INTEGER = /^uima\.cas\.(?:Byte|Short|Integer|Long)$/;
const FLOAT = /^uima\.cas\.(?:Float|Double)$/;
const isArray = (type: string): boolean => type.endsWith('[]') || /^uima\.cas\.\w+Array$/.test(type);

/** Returns every rule that the file breaks, in words; none if it breaks none. */
export function brokenRules(json: string): string[] {
  const broken: string[] = [];
  const say = (what: string): void => void broken.push(what);
  const root: unknown = JSON.parse(json);
  if (!isFields(root)) return ['the document is no object'];
  const order = ['%HEADER', '%TYPES', '%FEATURE_STRUCTURES', '%VIEWS'];
  const sections = Object.keys(root);
  if (sections.some((key) => !order.includes(key))) say(`unknown section among ${sections.join()}`);
  const places = sections.map((key) => order.indexOf(key));
  if (places.some((place, at) => place < (places[at - 1] ?? 0))) say(`sections in the order ${sections.join()}`);

  const types = isFields(root['%TYPES']) ? root['%TYPES'] : {};
  const featuresOf = (name: string, depth = 0): Record<string, string> | undefined => {
    if (Object.hasOwn(PREDEFINED, name)) return PREDEFINED[name];
    const type = types[name];
    if (!isFields(type) || depth > 20) return undefined;
    if (type['%NAME'] !== name) say(`the type ${name} is called ${String(type['%NAME'])}`);
    const supertype = type['%SUPER_TYPE'] ?? 'uima.cas.TOP';
    const inherited = typeof supertype === 'string' ? featuresOf(supertype, depth + 1) : undefined;
    if (inherited === undefined) say(`the supertype of ${name} is not declared`);
    const own = Object.entries(type).flatMap(([feature, about]): [string, string][] => {
      if (feature.startsWith('%') || !isFields(about)) return [];
      if (about['%NAME'] !== feature) say(`the feature ${name}.${feature} has another %NAME`);
      return [[feature, String(about['%RANGE'])]];
    });
    return { ...inherited, ...Object.fromEntries(own) };
  };

  const listed = root['%FEATURE_STRUCTURES'] ?? [];
  if (!Array.isArray(listed)) return [...broken, '%FEATURE_STRUCTURES is no list'];
  const structures = (listed as unknown[]).filter(isFields);
  if (structures.length !== listed.length) say('a feature structure is no object');
  const all = new Map(structures.map((one) => [one['%ID'], one]));
  if (all.size !== structures.length) say('an %ID is there twice');
  const met = new Set<unknown>();
  for (const one of structures) {
    const [first, second] = Object.keys(one);
    const id = one['%ID'];
    const type = String(one['%TYPE']);
    if (first !== '%ID' || second !== '%TYPE') say(`${String(id)} begins with ${String(first)}, ${String(second)}`);
    if (typeof id !== 'number' || !Number.isInteger(id) || id <= 0) say(`the %ID ${String(id)} is not above 0`);
    met.add(id);
    const features = isArray(type) ? {} : featuresOf(type);
    if (features === undefined) say(`the type ${type} is not declared`);
    for (const [key, value] of Object.entries(one).slice(2)) {
      if (key.startsWith('%')) continue;
      const name = key.replace(/^[@^#]/, '');
      const range = features?.[name];
      if (range === undefined) {
        say(`the feature ${type}.${name} is not declared`);
        continue;
      }
      if (key.startsWith('@')) {
        const target = all.get(value);
        if (target === undefined && value !== 0) say(`${type}.${name} points to ${String(value)}, which is not there`);
        if (range === 'uima.cas.Sofa' && !met.has(value))
          say(`the sofa ${String(value)} comes after what points to it`);
        continue;
      }
      const fits =
        value === null ||
        (INTEGER.test(range)
          ? Number.isInteger(value)
          : FLOAT.test(range)
            ? typeof value === 'number' || key.startsWith('#')
            : range === 'uima.cas.Boolean'
              ? typeof value === 'boolean'
              : typeof value === 'string');
      if (!fits) say(`${type}.${name} has a value that is no ${range}`);
    }
    const sofa = all.get(one['@sofa']);
    const [begin, end] = [one['begin'], one['end']];
    if (typeof begin === 'number' && typeof end === 'number') {
      const text = sofa?.['sofaString'];
      const length = typeof text === 'string' ? text.length : Infinity;
      if (sofa === undefined) say(`the annotation ${String(id)} has no sofa`);
      if (begin < 0 || end < begin || end > length) say(`the annotation ${String(id)} lies outside its sofa`);
    }
  }
  for (const [name, view] of Object.entries(isFields(root['%VIEWS']) ? root['%VIEWS'] : {})) {
    if (!isFields(view) || !Array.isArray(view['%MEMBERS'])) {
      say(`the view ${name} has no %MEMBERS`);
      continue;
    }
    if (all.size > 0 && !all.has(view['%SOFA'])) say(`the view ${name} is of no sofa`);
    for (const member of view['%MEMBERS'] as unknown[]) if (!all.has(member)) say(`${name} indexes ${String(member)}`);
  }
  return broken;
}
