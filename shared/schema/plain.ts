/**
 * A quicker way through the records that nearly every file is made of. A project of 100,000 spans is read when it is opened,
 * and the schemas alone would take most of that time. What is recognised here is exactly what the schemas take and leave as
 * it is; for everything else, and for every message about what is wrong, they have the word.
 */
import { Instant } from '../model/index.ts';

type Unknown = Readonly<Record<string, unknown>>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
/** Instants as programs write them, on days that every month has. Others are shown to the schema. */
const COMMON_INSTANT = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const BLOCK_KINDS: ReadonlySet<unknown> = new Set(['paragraph', 'heading', 'quote', 'item']);

/** Returns whether `StoredSpan` takes the value and leaves it as it is; false where only the schema can say. */
export function isPlainSpan(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return (
    isUuid(value['id']) &&
    Array.isArray(value['fragments']) &&
    value['fragments'].length > 0 &&
    value['fragments'].every(isPlainFragment) &&
    typeof value['quote'] === 'string' &&
    value['quote'] !== '' &&
    typeof value['prefix'] === 'string' &&
    typeof value['suffix'] === 'string' &&
    value['tags'] === undefined &&
    value['note'] === undefined &&
    value['origin'] === undefined &&
    isInstant(value['created']) &&
    saysNoPlace(value)
  );
}

/** Returns whether `StoredLink` takes the value and leaves it as it is; false where only the schema can say. */
export function isPlainLink(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return (
    isUuid(value['id']) &&
    isUuid(value['span']) &&
    isUuid(value['claim']) &&
    typeof value['stance'] === 'string' &&
    SLUG.test(value['stance']) &&
    (value['unsure'] === undefined || typeof value['unsure'] === 'boolean') &&
    value['note'] === undefined &&
    isInstant(value['created']) &&
    saysNoPlace(value)
  );
}

/** Returns whether `Fragment` takes the value (two UTF-16 offsets, the second greater). */
export function isPlainFragment(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && isOffset(value[0]) && isOffset(value[1]) && value[0] < value[1];
}

/** Returns whether the schema of a stored block takes the value and leaves it as it is. */
export function isPlainBlock(value: unknown): boolean {
  if (!isRecord(value) || !isOffset(value['start']) || !isOffset(value['end'])) return false;
  const { kind, page } = value;
  return BLOCK_KINDS.has(kind) && (page === undefined || (isOffset(page) && page > 0));
}

/** Returns whether the list is one of records whose keys stand in strictly ascending order, and so each once. */
export function ascends(list: readonly unknown[], key: 'id'): boolean {
  let before = '';
  for (const record of list) {
    const value = isRecord(record) ? record[key] : undefined;
    if (typeof value !== 'string' || value <= before) return false;
    before = value;
  }
  return true;
}

const isRecord = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isUuid = (value: unknown): boolean => typeof value === 'string' && UUID.test(value);

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && (COMMON_INSTANT.test(value) || Instant.safeParse(value).success);

const saysNoPlace = (value: Unknown): boolean =>
  value['type'] === undefined && value['annotator'] === undefined && value['article'] === undefined;
