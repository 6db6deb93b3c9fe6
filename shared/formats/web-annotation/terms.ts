/** Names of the W3C Web Annotation model (w3.org/TR/annotation-model, w3.org/TR/annotation-vocab) and our own beside them. */
import { isObject, own } from '../json-records.ts';
import type { JsonObject } from '../json-records.ts';

export const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** Our own terms are names only: nobody need be asked what they mean. */
export const OWN_TERMS = 'urn:crossread:terms:';
export const STANCE_IRI = 'urn:crossread:stance:';
export const ANNOTATOR_IRI = 'urn:crossread:annotator:';
export const HASH_IRI = 'urn:sha256:';
export const UUID_IRI = 'urn:uuid:';

/** Returns the property; `id` and `type` may be written as JSON-LD's keywords. */
export function property(node: JsonObject, name: string): unknown {
  const value = own(node, name) ?? (name === 'id' || name === 'type' ? own(node, `@${name}`) : undefined);
  // An ordered list may be spelt out.
  return isObject(value) && Array.isArray(own(value, '@list')) ? own(value, '@list') : value;
}

/** Returns the values of a property, of which there may be none, one or a list. */
export function valuesOf(node: JsonObject, name: string): readonly unknown[] {
  const value = property(node, name);
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

/** Returns whether the node is of the class, which may be written with the prefix of the vocabulary. */
export function isA(node: JsonObject, name: string): boolean {
  return valuesOf(node, 'type').some((type) => type === name || type === `oa:${name}` || type === `as:${name}`);
}

/** Returns whether the string can be an IRI or a reference to one (RFC 3987): no spaces, quotes or brackets. */
export function isIri(value: unknown): value is string {
  return typeof value === 'string' && /^[^\s<>"{}|\\^`\u0000-\u0020]+$/.test(value);
}

/** Returns the IRI that the value is or has; undefined if it has none. */
export function iriOf(value: unknown): string | undefined {
  const id = isObject(value) ? property(value, 'id') : value;
  return isIri(id) ? id : undefined;
}
