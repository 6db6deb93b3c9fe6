/**
 * What the W3C Web Annotation Data Model (Recommendation of 23 February 2017) demands of an annotation, section by section.
 * What it only recommends is not asked for.
 */
import { isObject, own } from '../json-records.ts';
import type { JsonObject } from '../json-records.ts';
import { checkSelector, checkState } from './validate-selectors.ts';
import { CONTEXT, isA, isIri, property, valuesOf } from './terms.ts';

/** Returns what is wrong with a node, as clauses: `the id must be one IRI`. */
export class Findings {
  readonly clauses: string[] = [];

  add(clause: string): void {
    // A file in which everything is wrong is told by its first errors.
    if (this.clauses.length < 12 && !this.clauses.includes(clause)) this.clauses.push(clause);
  }

  /** At most one value, and of that kind. */
  one(node: JsonObject, name: string, path: string, kind: Kind): void {
    const value = property(node, name);
    if (value === undefined || value === null) return;
    if (Array.isArray(value)) this.add(`${path}${name} has several values where one is allowed`);
    else if (!KINDS[kind](value)) this.add(`${path}${name} must be ${WORDS[kind]}, not ${shown(value)}`);
  }

  /** Exactly one value, of that kind. */
  needed(node: JsonObject, name: string, path: string, kind: Kind): void {
    const value = property(node, name);
    if (value === undefined || value === null) this.add(`${path}${name} is missing`);
    else this.one(node, name, path, kind);
  }

  /** Any number of values, of that kind. */
  many(node: JsonObject, name: string, path: string, kind: Kind): void {
    for (const value of valuesOf(node, name)) {
      if (!KINDS[kind](value)) this.add(`${path}${name} must be ${WORDS[kind]}, not ${shown(value)}`);
    }
  }
}

const DATE_TIME = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/;

const KINDS = {
  iri: isIri,
  string: (value: unknown) => typeof value === 'string',
  date: (value: unknown) => typeof value === 'string' && DATE_TIME.test(value),
  direction: (value: unknown) => value === 'ltr' || value === 'rtl' || value === 'auto',
  offset: (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0,
  resource: (value: unknown) => isIri(value) || isObject(value),
  node: isObject,
};
export type Kind = keyof typeof KINDS;

const WORDS: Readonly<Record<Kind, string>> = {
  iri: 'an IRI',
  string: 'a string',
  date: 'a date and time (xsd:dateTime)',
  direction: '“ltr”, “rtl” or “auto”',
  offset: 'a whole number from 0',
  resource: 'an IRI or an object',
  node: 'an object',
};

const shown = (value: unknown): string => `${JSON.stringify(value).slice(0, 60)}`;

/** Deeper nesting than this is nobody's annotation. */
const DEEPEST = 24;

/** Returns what is wrong with the annotation, as clauses; none if it is valid. `inList`: a list around it has the context. */
export function annotationFaults(node: JsonObject, inList: boolean): string[] {
  const found = new Findings();
  if (!inList || own(node, '@context') !== undefined) checkContext(node, found);
  if (!isA(node, 'Annotation')) {
    const type = property(node, 'type');
    found.add(type === undefined ? 'type is missing' : `type must include “Annotation”, not only ${shown(type)}`);
  }
  found.one(node, 'id', '', 'iri');
  for (const name of ['created', 'modified', 'generated']) found.one(node, name, '', 'date');
  checkProvenance(node, '', found);
  found.one(node, 'canonical', '', 'iri');
  found.many(node, 'via', '', 'iri');
  found.many(node, 'motivation', '', 'iri');
  found.one(node, 'stylesheet', '', 'resource');
  found.one(node, 'bodyValue', '', 'string');
  if (property(node, 'bodyValue') !== undefined && property(node, 'body') !== undefined) {
    found.add('it has both a body and a bodyValue');
  }
  if (valuesOf(node, 'target').length === 0) found.add('target is missing');
  for (const target of valuesOf(node, 'target')) checkResource(target, 'target', found, 0);
  for (const body of valuesOf(node, 'body')) checkResource(body, 'body', found, 0);
  return found.clauses;
}

/** Returns what is wrong with the head of a page or collection. */
export function listFaults(node: JsonObject): string[] {
  const found = new Findings();
  checkContext(node, found);
  found.one(node, 'id', '', 'iri');
  found.one(node, 'total', '', 'offset');
  found.one(node, 'startIndex', '', 'offset');
  return found.clauses;
}

function checkContext(node: JsonObject, found: Findings): void {
  const contexts = valuesOf(node, '@context');
  if (contexts.length === 0) found.add('@context is missing');
  else if (!contexts.some((one) => one === CONTEXT || one === CONTEXT.replace('http:', 'https:'))) {
    found.add(`@context must include ${CONTEXT}`);
  }
}

/** 3.3: who made it, for whom, under which rights. */
function checkProvenance(node: JsonObject, path: string, found: Findings): void {
  for (const name of ['creator', 'generator', 'audience']) found.many(node, name, path, 'resource');
  found.many(node, 'rights', path, 'iri');
}

const SETS = ['Choice', 'Composite', 'List', 'Independents'];
/** Properties that only a resource which is specified more closely (4) has. */
const SPECIFIC = ['selector', 'state', 'styleClass', 'renderedVia', 'scope', 'source'];

/** 3.2 and 4: a body or target. */
function checkResource(value: unknown, path: string, found: Findings, depth: number): void {
  if (depth > DEEPEST) return found.add(`${path.slice(0, 40)}… is nested too deeply`);
  if (!isObject(value)) {
    if (!isIri(value)) found.add(`${path} must be an IRI or an object, not ${shown(value)}`);
    return;
  }
  const inside = `${path}.`;
  found.one(value, 'id', inside, 'iri');
  for (const name of ['format', 'language', 'type']) found.many(value, name, inside, 'string');
  found.one(value, 'processingLanguage', inside, 'string');
  found.one(value, 'textDirection', inside, 'direction');
  found.many(value, 'purpose', inside, 'iri');
  found.many(value, 'accessibility', inside, 'string');
  for (const name of ['created', 'modified']) found.one(value, name, inside, 'date');
  checkProvenance(value, inside, found);
  const sets = SETS.filter((name) => isA(value, name));
  const items = property(value, 'items');
  if (sets.length > 1) found.add(`${path} cannot be ${sets.join(' and ')} at once`);
  if (sets.length > 0 || items !== undefined) {
    if (sets.length === 0) found.add(`${path} has items and no type that says how they belong together`);
    const list = valuesOf(value, 'items');
    if (list.length === 0) found.add(`${path}.items is missing`);
    for (const item of list) checkResource(item, `${path}.items`, found, depth + 1);
    return;
  }
  if (isA(value, 'TextualBody')) return found.needed(value, 'value', inside, 'string');
  if (isA(value, 'SpecificResource') || SPECIFIC.some((name) => property(value, name) !== undefined)) {
    return checkSpecific(value, path, found, depth);
  }
  if (property(value, 'value') !== undefined) found.one(value, 'value', inside, 'string');
  else if (property(value, 'id') === undefined) found.add(`${path} has neither an id nor a source nor a value`);
}

/** 4: a resource, and which part or state of it. */
function checkSpecific(node: JsonObject, path: string, found: Findings, depth: number): void {
  const source = property(node, 'source');
  // INCEpTION leaves the source out: what its selectors quote can be looked for all the same.
  const quoted = valuesOf(node, 'selector').some((one) => isObject(one) && isA(one, 'TextQuoteSelector'));
  if (source === undefined || source === null) {
    if (!quoted || isA(node, 'SpecificResource')) found.add(`${path}.source is missing`);
  } else if (Array.isArray(source)) found.add(`${path}.source has several values where one is allowed`);
  else if (!isIri(source) && !(isObject(source) && isIri(property(source, 'id')))) {
    found.add(`${path}.source must be an IRI or an object with one`);
  }
  for (const selector of valuesOf(node, 'selector')) checkSelector(selector, `${path}.selector`, found, depth);
  for (const state of valuesOf(node, 'state')) checkState(state, `${path}.state`, found, depth);
  found.many(node, 'styleClass', `${path}.`, 'string');
  found.many(node, 'renderedVia', `${path}.`, 'resource');
  found.many(node, 'scope', `${path}.`, 'resource');
}
