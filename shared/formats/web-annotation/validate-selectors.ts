/** Sections 4.2 and 4.3 of the W3C Web Annotation Data Model: selectors and states. */
import { isObject } from '../json-records.ts';
import type { JsonObject } from '../json-records.ts';
import type { Findings } from './validate.ts';
import { isA, isIri, property, valuesOf } from './terms.ts';

const DEEPEST = 24;

/** Tells what is wrong with a selector, and with what refines it. */
export function checkSelector(value: unknown, path: string, found: Findings, depth: number): void {
  if (isIri(value)) return;
  const node = nodeOf(value, path, found, depth);
  if (node === undefined) return;
  const inside = `${path}.`;
  if (isA(node, 'FragmentSelector')) {
    found.needed(node, 'value', inside, 'string');
    found.one(node, 'conformsTo', inside, 'iri');
  }
  if (isA(node, 'CssSelector') || isA(node, 'XPathSelector')) found.needed(node, 'value', inside, 'string');
  if (isA(node, 'SvgSelector')) found.one(node, 'value', inside, 'string');
  if (isA(node, 'TextQuoteSelector')) {
    found.needed(node, 'exact', inside, 'string');
    for (const name of ['prefix', 'suffix']) found.one(node, name, inside, 'string');
  }
  if (isA(node, 'TextPositionSelector') || isA(node, 'DataPositionSelector')) {
    for (const name of ['start', 'end']) found.needed(node, name, inside, 'offset');
  }
  if (isA(node, 'RangeSelector')) {
    for (const name of ['startSelector', 'endSelector']) {
      found.needed(node, name, inside, 'resource');
      for (const one of valuesOf(node, name)) checkSelector(one, `${inside}${name}`, found, depth + 1);
    }
  }
  for (const one of valuesOf(node, 'refinedBy')) checkSelector(one, `${inside}refinedBy`, found, depth + 1);
}

/** Tells what is wrong with a state, and with what refines it. */
export function checkState(value: unknown, path: string, found: Findings, depth: number): void {
  if (isIri(value)) return;
  const node = nodeOf(value, path, found, depth);
  if (node === undefined) return;
  const inside = `${path}.`;
  if (isA(node, 'TimeState')) {
    found.many(node, 'sourceDate', inside, 'date');
    for (const name of ['sourceDateStart', 'sourceDateEnd']) found.one(node, name, inside, 'date');
    found.many(node, 'cached', inside, 'iri');
  }
  if (isA(node, 'HttpRequestState')) found.needed(node, 'value', inside, 'string');
  for (const one of valuesOf(node, 'refinedBy')) {
    if (isObject(one) && valuesOf(one, 'type').some((type) => typeof type === 'string' && type.endsWith('State'))) {
      checkState(one, `${inside}refinedBy`, found, depth + 1);
    } else checkSelector(one, `${inside}refinedBy`, found, depth + 1);
  }
}

function nodeOf(value: unknown, path: string, found: Findings, depth: number): JsonObject | undefined {
  if (depth > DEEPEST) found.add(`${path.slice(0, 40)}… is nested too deeply`);
  else if (!isObject(value)) found.add(`${path} must be an IRI or an object`);
  else {
    found.one(value, 'id', `${path}.`, 'iri');
    if (property(value, 'type') === undefined && property(value, 'id') === undefined)
      found.add(`${path}.type is missing`);
    return value;
  }
  return undefined;
}
