/** A file of hers against what is here of hers: new, the same, newer, older. */
import type { Diff } from '../../document/diff.ts';
import type { DocumentState, Sheet } from '../../document/state.ts';
import type { AnnotatorId, AnyRecord, Claim } from '../../model/index.ts';

export type Standing = 'new' | 'same' | 'newer' | 'older' | 'unclear' | 'own';

/** Returns the instants at which the record was made, or was changed where it says so. */
export function instantsOf(record: AnyRecord): string[] {
  switch (record.type) {
    case 'project':
    case 'annotator':
    case 'article':
      return [];
    case 'claim':
      return claimInstants(record);
    case 'orphan':
      return [record.created, ...record.links.map(({ created }) => created)];
    default:
      return [record.created];
  }
}

function claimInstants({ created, retired, history = [] }: Claim): string[] {
  return [created, ...(retired === undefined ? [] : [retired]), ...history.map(({ at }) => at)];
}

/** Returns the oldest and the newest of the instants, or nulls if there are none. They may stand in different zones. */
export function rangeOf(instants: Iterable<string>): { oldest: string | null; newest: string | null } {
  let oldest: string | null = null;
  let newest: string | null = null;
  for (const instant of instants) {
    if (oldest === null || Date.parse(instant) < Date.parse(oldest)) oldest = instant;
    if (newest === null || Date.parse(instant) > Date.parse(newest)) newest = instant;
  }
  return { oldest, newest };
}

/** Returns all records of hers in the project but her own: claims, relations, and what lies in her sheets. */
export function workOf(doc: DocumentState, she: AnnotatorId): AnyRecord[] {
  const work: AnyRecord[] = [];
  for (const claim of doc.claims.values()) if (claim.annotator === she) work.push(claim);
  for (const relation of doc.relations.values()) if (relation.annotator === she) work.push(relation);
  for (const sheet of doc.sheets.values()) if (sheet.annotator === she) work.push(...recordsOfSheet(sheet));
  return work;
}

function recordsOfSheet({ links, spans, omissions, orphans, progress }: Sheet): AnyRecord[] {
  return [
    ...[...links.values(), ...spans.values(), ...omissions.values(), ...orphans.values()],
    ...(progress === undefined ? [] : [progress]),
  ];
}

export interface Compared {
  readonly standing: Standing;
  /** Why the file is taken only if the person says so; null if it is taken as it is. */
  readonly needsReplace: string | null;
}

/**
 * Returns how the file stands to what is here. It is newer if something in it is newer than everything here. If nothing is,
 * and it would change or take away what is here, then it is older or nobody can say (what was changed keeps the instant of
 * its making), and a person must ask for it. The same goes for the work of whoever takes the file in.
 */
export function compareWork(
  { id, name }: { readonly id: AnnotatorId; readonly name: string },
  me: AnnotatorId | null,
  diff: Diff,
  inFile: readonly AnyRecord[],
  here: readonly AnyRecord[],
): Compared {
  const changed = diff.updated.length + diff.removed.length;
  if (changed + diff.added.length === 0) return { standing: here.length === 0 ? 'new' : 'same', needsReplace: null };
  const difference = differenceOf(diff);
  if (id === me) {
    const needsReplace =
      `This is your own work, which is written here and nowhere else: ${difference}. ` +
      'Take it in with replace (--replace) only to put a copy of it in the place of what is here.';
    return { standing: 'own', needsReplace };
  }
  if (here.length === 0) return { standing: 'new', needsReplace: null };
  const theirs = rangeOf(inFile.flatMap(instantsOf)).newest;
  const ours = rangeOf(here.flatMap(instantsOf)).newest;
  if (theirs !== null && (ours === null || Date.parse(theirs) > Date.parse(ours)))
    return { standing: 'newer', needsReplace: null };
  if (changed === 0) return { standing: 'newer', needsReplace: null };
  const wayOut = 'To make this annotator’s work exactly what the file says, import it with replace (--replace).';
  if (ours !== null && (theirs === null || Date.parse(theirs) < Date.parse(ours))) {
    const needsReplace =
      `This file of ${name} is older than what is here of hers or his (its newest record is of ${theirs ?? 'no time'}, ` +
      `the newest here of ${ours}): ${difference}. ${wayOut}`;
    return { standing: 'older', needsReplace };
  }
  const [counted, differ] = countOf([...diff.updated.map(([, to]) => to), ...diff.removed]);
  const needsReplace = `${counted} of ${name} ${differ} from those in this project, and nothing says which are the newer: ${difference}. ${wayOut}`;
  return { standing: 'unclear', needsReplace };
}

function differenceOf({ added, updated, removed }: Diff): string {
  const parts = [
    added.length > 0 ? `${countOf(added)[0]} would be added` : '',
    updated.length > 0 ? `${countOf(updated.map(([, to]) => to))[0]} would be changed` : '',
    removed.length > 0 ? `${countOf(removed)[0]} would be removed` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

const NAMES: Partial<Record<AnyRecord['type'], string>> = { omission: 'silent cell', orphan: 'span without a place' };

function countOf(records: readonly AnyRecord[]): [words: string, verb: string] {
  const counts = new Map<string, number>();
  for (const { type } of records) counts.set(NAMES[type] ?? type, (counts.get(NAMES[type] ?? type) ?? 0) + 1);
  const parts = [...counts].map(([type, count]) => `${count} ${count === 1 ? type : plural(type)}`);
  const total = `${records.length} ${records.length === 1 ? 'record' : 'records'}`;
  return [`${total} (${parts.join(', ')})`, records.length === 1 ? 'differs' : 'differ'];
}

const plural = (type: string): string =>
  type === 'span without a place' ? 'spans without a place' : type === 'progress' ? type : `${type}s`;
