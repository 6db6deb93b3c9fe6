/** What the labels of one doccano record are. */
import type { Mark } from '../carried.ts';
import { isObject, listOf, own, textOf } from '../json-records.ts';
import type { JsonObject } from '../json-records.ts';

interface Labels {
  /** The task of a record that marks nothing in a text: in words. */
  readonly task: string | undefined;
  /** Whether places are marked; a record without labels may be of any task. */
  readonly isSequence: boolean;
  readonly marks: readonly Mark[];
  readonly problems: readonly string[];
}

/** Names under which labels stand: `label` and `entities` by doccano, the others in its imports and older versions. */
const LABEL_KEYS = ['entities', 'label', 'labels', 'column_label', 'annotations'];

/** Returns the labels of the record; `[start, end, label]` and objects with `start_offset` are read alike. */
export function labelsOf(record: JsonObject, place: string): Labels {
  const none = { task: undefined, isSequence: false, marks: [], problems: [] };
  if (own(record, 'text') === undefined && own(record, 'filename') !== undefined) {
    return { ...none, task: 'tasks on images or sound' };
  }
  const key = LABEL_KEYS.find((name) => own(record, name) !== undefined && own(record, name) !== null);
  if (key === undefined) return none;
  const value = own(record, key);
  const labels = listOf(value);
  if (!Array.isArray(value) || labels.some((label) => typeof label === 'string')) {
    if (typeof value !== 'string' && labels.every((label) => typeof label !== 'string')) {
      return { ...none, problems: [`Its “${key}” is not a list of labels.`] };
    }
    return { ...none, task: 'text classification or sequence to sequence (labels of whole texts)' };
  }
  const marks: Mark[] = [];
  const problems: string[] = [];
  for (const [index, label] of labels.entries()) {
    const mark = markOf(label, place);
    if (mark === undefined) {
      problems.push(`Label ${index + 1} was left out: it is not [start, end, label] with whole numbers from 0.`);
    } else marks.push(mark);
  }
  return { task: undefined, isSequence: labels.length > 0, marks, problems };
}

function markOf(label: unknown, place: string): Mark | undefined {
  if (Array.isArray(label)) {
    const [start, end, name] = label as unknown[];
    return made(start, end, name, undefined, place);
  }
  if (!isObject(label)) return undefined;
  const id = own(label, 'id');
  return made(own(label, 'start_offset'), own(label, 'end_offset'), own(label, 'label'), id, place);
}

function made(start: unknown, end: unknown, name: unknown, id: unknown, place: string): Mark | undefined {
  if (!isOffset(start) || !isOffset(end)) return undefined;
  // Old exports name a label by its number.
  const label = typeof name === 'number' ? String(name) : textOf(name);
  const named = typeof id === 'number' || typeof id === 'string' ? String(id) : '';
  return label === '' ? undefined : { start, end, label, id: named, place, note: '', quote: undefined };
}

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
