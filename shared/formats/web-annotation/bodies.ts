/** What the bodies of an annotation say: section 3.2 and 3.3.5 (purposes) of the W3C Web Annotation Data Model. */
import type { ForeignClaim, ForeignFeature, ForeignLabel } from '../foreign/corpus.ts';
import { isObject, own, textOf } from '../json-records.ts';
import type { JsonObject } from '../json-records.ts';
import { iriOf, isA, property, STANCE_IRI, UUID_IRI, valuesOf } from './terms.ts';

export interface Said {
  readonly labels: ForeignLabel[];
  readonly notes: string[];
  /** Of annotations that Crossread wrote: the claim's key, the stance's id and the note of the span. */
  claim: string | undefined;
  stance: string;
  spanNote: string;
}

/** What features become, by the purpose of the body: a class is what a claim is here. */
export const FEATURES: readonly ForeignFeature[] = [
  { name: 'classifying', suggest: 'claim' },
  { name: 'identifying', suggest: 'claim' },
  { name: 'linking', suggest: 'claim' },
  { name: 'assessing', suggest: 'stance' },
  { name: 'tagging', suggest: 'tag' },
  { name: 'highlighting', suggest: 'tag' },
  { name: 'body', suggest: 'note' },
];
const BY_PURPOSE = new Set(FEATURES.map(({ name }) => name));

/** Returns the claims that Crossread's annotations define in their bodies. */
export function claimsIn(annotation: JsonObject): ForeignClaim[] {
  return valuesOf(annotation, 'body').flatMap((body): ForeignClaim[] => {
    const source = isObject(body) ? property(body, 'source') : undefined;
    const key = isObject(source) ? claimKey(source) : undefined;
    if (!isObject(source) || key === undefined || textOf(property(source, 'value')) === '') return [];
    const creator = property(source, 'creator');
    return [
      {
        ...{ key, text: textOf(property(source, 'value')), annotator: nameOf(creator) },
        ...{ group: textOf(own(source, 'crossread:group')), guideline: textOf(own(source, 'crossread:guideline')) },
      },
    ];
  });
}

const claimKey = (source: unknown): string | undefined => {
  const iri = iriOf(source);
  return iri?.startsWith(UUID_IRI) === true ? iri.slice(UUID_IRI.length) : undefined;
};

/** Returns what the bodies say; `isKnown` tells the claims that the files define. */
export function saidBy(annotation: JsonObject, isKnown: (claim: string) => boolean): Said {
  const said: Said = { labels: [], notes: [], claim: undefined, stance: '', spanNote: '' };
  const value = property(annotation, 'bodyValue');
  if (typeof value === 'string') said.notes.push(value);
  const motivations = valuesOf(annotation, 'motivation').filter((one) => typeof one === 'string');
  const pending = [...valuesOf(annotation, 'body')];
  for (let index = 0; index < pending.length && index < 10_000; index += 1) {
    const body = pending[index];
    if (isObject(body) && property(body, 'items') !== undefined) pending.push(...valuesOf(body, 'items'));
    else readBody(body, motivations, said, isKnown);
  }
  return said;
}

function readBody(
  body: unknown,
  motivations: readonly string[],
  said: Said,
  isKnown: (claim: string) => boolean,
): void {
  const stated = isObject(body) ? valuesOf(body, 'purpose').filter((one) => typeof one === 'string') : [];
  const purposes = (stated.length > 0 ? stated : motivations).map((one) => one.replace(/^oa:/, ''));
  if (isObject(body)) {
    const claim = claimKey(property(body, 'source'));
    if (claim !== undefined && isKnown(claim)) {
      said.claim = claim;
      return;
    }
    const words = property(body, 'value');
    const id = iriOf(body);
    if (id?.startsWith(STANCE_IRI) === true) {
      said.stance = id.slice(STANCE_IRI.length);
      return;
    }
    if (typeof words === 'string') {
      if (words.trim() !== '') sayWords(words, stated.length > 0 ? purposes : [], purposes, said);
      return;
    }
  }
  const iri = isObject(body) ? (iriOf(property(body, 'source')) ?? iriOf(body)) : iriOf(body);
  if (iri !== undefined)
    said.labels.push({ feature: purposes.find((one) => BY_PURPOSE.has(one)) ?? 'body', value: iri });
}

/** Words without a purpose of their own are a comment, unless the whole annotation was made for tagging or the like. */
function sayWords(words: string, stated: readonly string[], purposes: readonly string[], said: Said): void {
  if (stated.includes('describing')) said.spanNote = words;
  const feature = purposes.find((one) => BY_PURPOSE.has(one) && one !== 'highlighting');
  if (feature !== undefined) said.labels.push({ feature, value: words });
  else if (!stated.includes('describing')) said.notes.push(words);
}

/** Returns the name of an agent (3.3.1), else its address. */
export function nameOf(agent: unknown): string {
  const one: unknown = Array.isArray(agent) ? (agent as unknown[])[0] : agent;
  if (!isObject(one)) return iriOf(one) ?? '';
  const names = ['name', 'nickname', 'email', 'id']
    .flatMap((key) => valuesOf(one, key))
    .filter((name) => typeof name === 'string');
  return names[0] ?? '';
}

/** Returns whether the resource is said to be something other than a text. */
export function mediumOf(resource: JsonObject): string | undefined {
  if (isA(resource, 'Image')) return 'an image';
  if (isA(resource, 'Video')) return 'a video';
  if (isA(resource, 'Sound') || isA(resource, 'Audio')) return 'sound';
  return isA(resource, 'Dataset') ? 'a dataset' : undefined;
}
