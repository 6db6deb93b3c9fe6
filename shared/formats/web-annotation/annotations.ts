/** The annotations of a file: one, a list, a page or a collection (section 5 of the W3C Web Annotation Data Model). */
import type { ForeignProblem, FormatFile } from '../foreign/corpus.ts';
import { isObject, jsonRecords, own } from '../json-records.ts';
import type { JsonObject } from '../json-records.ts';
import { asWebAnnotation, hypothesisRows, isHypothesisRow } from './hypothesis.ts';
import { iriOf, isA, property, valuesOf } from './terms.ts';
import { listFaults } from './validate.ts';

export interface Listed {
  readonly file: string;
  readonly place: string;
  readonly annotation: JsonObject;
  /** Whether a list around it has the context. */
  readonly listed: boolean;
  /** Whether it is the whole file. */
  readonly alone: boolean;
}

/** Returns what the file holds as annotations, valid or not; what cannot be one is told. */
export function annotationsIn(file: FormatFile, problems: ForeignProblem[]): Listed[] {
  const listed: Listed[] = [];
  let count = 0;
  const tell = (place: string, message: string, leftOut: ForeignProblem['leftOut']): void => {
    problems.push({ file: file.path, place, message, leftOut });
  };
  const add = (items: readonly unknown[], where: string): void => {
    for (const [index, item] of items.entries()) {
      const place = `${where}item ${index + 1}`;
      if (isObject(item)) listed.push({ file: file.path, place, annotation: item, listed: true, alone: false });
      else if (iriOf(item) === undefined) tell(place, 'It is not an annotation.', 'record');
      else tell(place, `The annotation lies elsewhere: ${String(item).slice(0, 200)}.`, 'record');
    }
  };
  for (const { value, place } of jsonRecords(file, problems)) {
    count += 1;
    if (!isObject(value)) {
      tell(place, 'It is not a W3C Web Annotation: it is not an object.', 'record');
      continue;
    }
    const rows = hypothesisRows(value);
    if (rows !== undefined) {
      add(
        rows.map((row) => (isHypothesisRow(row) ? asWebAnnotation(row) : row)),
        '',
      );
      continue;
    }
    const graph = own(value, '@graph');
    const isList = isA(value, 'AnnotationPage') || isA(value, 'AnnotationCollection') || Array.isArray(graph);
    if (!isList) {
      const annotation = isHypothesisRow(value) ? asWebAnnotation(value) : value;
      listed.push({ file: file.path, place, annotation, listed: false, alone: true });
      continue;
    }
    const faults = listFaults(value);
    if (faults.length > 0) {
      tell(place, `It is not a valid page or collection of W3C Web Annotations: ${faults.join('; ')}.`, 'file');
      continue;
    }
    if (Array.isArray(graph)) add(graph as unknown[], '');
    else addPages(value, add, (message, leftOut) => tell(place, message, leftOut));
  }
  return count === 1 ? listed : listed.map((one) => ({ ...one, alone: false }));
}

function addPages(
  list: JsonObject,
  add: (items: readonly unknown[], where: string) => void,
  tell: (message: string, leftOut: ForeignProblem['leftOut']) => void,
): void {
  let [found, pages] = [false, 0];
  const seen = new Set<JsonObject>();
  const pending: unknown[] = isA(list, 'AnnotationPage') ? [list] : [property(list, 'first'), list];
  for (let page = pending.shift(); page !== undefined || pending.length > 0; page = pending.shift()) {
    if (!isObject(page)) {
      const where = iriOf(page);
      if (where !== undefined)
        tell(`A page lies elsewhere, where it was not looked for: ${where.slice(0, 200)}.`, 'record');
      continue;
    }
    if (seen.has(page) || property(page, 'items') === undefined) continue;
    seen.add(page);
    found = true;
    pages += 1;
    add(valuesOf(page, 'items'), pages === 1 ? '' : `page ${pages}, `);
    if (isA(page, 'AnnotationPage')) pending.push(property(page, 'next'));
  }
  if (!found) tell('It has no annotations in it: neither items nor a first page.', 'file');
}
