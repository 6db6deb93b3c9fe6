/**
 * Annotations as Hypothesis hands them out: rows of its API (h.readthedocs.io, API reference 1.0, `Annotation`) and the files
 * of its own export. They are turned into the annotations of the model that they are meant as.
 */
import { isObject, listOf, own, textOf } from '../json-records.ts';
import type { JsonObject } from '../json-records.ts';
import { CONTEXT } from './terms.ts';

/** Returns the rows of an answer of the API or of an export file, or undefined if the value is neither. */
export function hypothesisRows(value: JsonObject): readonly unknown[] | undefined {
  const rows = own(value, 'rows') ?? (own(value, 'export_date') === undefined ? undefined : own(value, 'annotations'));
  return Array.isArray(rows) ? rows : undefined;
}

/** Returns whether the value is one of Hypothesis's rows: it has no context, and says whose it is and which page it is on. */
export function isHypothesisRow(value: unknown): value is JsonObject {
  return (
    isObject(value) &&
    own(value, '@context') === undefined &&
    typeof own(value, 'uri') === 'string' &&
    Array.isArray(own(value, 'target')) &&
    (typeof own(value, 'user') === 'string' || Array.isArray(own(value, 'tags')))
  );
}

/** Returns the row as a Web Annotation. Its ranges are paths in a page, which are not those of the model; they are left out. */
export function asWebAnnotation(row: JsonObject): JsonObject {
  const uri = textOf(own(row, 'uri'));
  const text = textOf(own(row, 'text'));
  const titles = own(row, 'document');
  const [title] = isObject(titles) ? listOf(own(titles, 'title')) : [];
  const name = textOf(own(row, 'user')).replace(/^acct:/, '');
  const source = { id: uri, ...(typeof title === 'string' ? { 'dc:title': title } : {}) };
  const targets = listOf(own(row, 'target')).map((target) => {
    const selector = isObject(target)
      ? listOf(own(target, 'selector')).filter((one) => isObject(one) && SELECTORS.has(own(one, 'type')))
      : [];
    return selector.length === 0 ? uri : { source, selector };
  });
  const id = textOf(own(row, 'id'));
  return {
    ...{ '@context': CONTEXT, type: 'Annotation', target: targets },
    ...(id === '' ? {} : { id: `https://hypothes.is/a/${id}` }),
    ...(name === '' ? {} : { creator: { type: 'Person', name } }),
    body: [
      ...(text.trim() === '' ? [] : [{ type: 'TextualBody', value: text, purpose: 'commenting' }]),
      ...listOf(own(row, 'tags'))
        .filter((tag) => typeof tag === 'string')
        .map((value) => ({ type: 'TextualBody', value, purpose: 'tagging' })),
    ],
  };
}

const SELECTORS: ReadonlySet<unknown> = new Set(['TextQuoteSelector', 'TextPositionSelector']);
