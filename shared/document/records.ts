/** A project as a flat list of records: how it crosses from the engine to a page. */
import type { AnyRecord, Project } from '../model/index.ts';
import { applyDiff, EMPTY_DIFF } from './diff.ts';
import { emptyDocument } from './state.ts';
import type { DocumentState } from './state.ts';

/** Returns every record of the project but its own, in no particular order. */
export function recordsOf(doc: DocumentState): AnyRecord[] {
  const { annotators, articles, claims, relations } = doc;
  const records: AnyRecord[] = [annotators, articles, claims, relations].flatMap((table): AnyRecord[] => [
    ...table.values(),
  ]);
  for (const sheet of doc.sheets.values()) {
    for (const span of sheet.spans.values()) records.push(span);
    for (const link of sheet.links.values()) records.push(link);
    for (const omission of sheet.omissions.values()) records.push(omission);
    if (sheet.progress !== undefined) records.push(sheet.progress);
    for (const orphan of sheet.orphans.values()) records.push(orphan);
    for (const decision of sheet.decisions.values()) records.push(decision);
  }
  return records;
}

/** Returns the project that holds exactly these records; of two with one address the later counts. */
export function documentOf(project: Project, records: readonly AnyRecord[]): DocumentState {
  return applyDiff(emptyDocument(project), { ...EMPTY_DIFF, added: records });
}
