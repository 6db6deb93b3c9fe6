/** Annotation file + project → what taking the file in would change, all of it or none. */
import { addressOf, applyDiff, currentOf, EMPTY_DIFF, sameRecord } from '../../document/diff.ts';
import type { Diff } from '../../document/diff.ts';
import { claimViolations, sheetViolations } from '../../document/invariants.ts';
import type { DocumentState, Sheet } from '../../document/state.ts';
import type { AnyRecord, Article, RecordType } from '../../model/index.ts';
import type { ArticleBody } from '../format.ts';
import { fileProblems } from './check.ts';
import type { Sha256 } from './check.ts';
import type { FileProblem } from './parse.ts';
import { planArticles, planProject } from './plan-project.ts';
import { annotationsOf, claimsOf, otherAuthorsOf, relationsOf } from './records.ts';
import type { AnnotationFile } from './schema.ts';

export interface ImportOptions {
  /** Make the annotator's work here exactly what the file says, whatever was here before. */
  readonly replace: boolean;
  readonly sha256: Sha256;
}

export interface ImportSummary {
  /** Name of the annotator. */
  readonly annotator: string;
  /** Articles that are new here. */
  readonly articles: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Records of hers that were here already, just so. */
  readonly same: number;
}

export interface ImportPlan {
  /** Everything but the new articles, which must be there before it is applied. Empty if there are problems. */
  readonly diff: Diff;
  readonly newArticles: readonly { readonly article: Article; readonly body: ArticleBody }[];
  /** Not empty: the file is refused whole. */
  readonly problems: readonly FileProblem[];
  /** What the person should know of a file that is taken in. */
  readonly notices: readonly string[];
  readonly summary: ImportSummary;
}

/**
 * Returns what taking the file in would change, or why it is refused. Articles are recognised by the hash of their text.
 * Records that are missing here are added; one that differs from the one here refuses the file unless `replace` is set.
 * Other annotators' claims come in where they are missing and are never changed.
 */
export function planImport(doc: DocumentState, file: AnnotationFile, options: ImportOptions): ImportPlan {
  const wrong = fileProblems(file, options.sha256);
  if (wrong.length > 0) return refused(file, wrong);
  const project = planProject(doc, file);
  if (project.problems.length > 0) return refused(file, project.problems);
  const { newArticles, idOf, notices: articleNotices } = planArticles(doc, file);
  const records = planRecords(doc, file, annotationsOf(file, idOf), options.replace);
  if (records.problems.length > 0) return refused(file, records.problems);

  const diff: Diff = { ...records.diff, updated: [...project.updated, ...records.diff.updated] };
  const broken = newViolations(doc, newArticles, diff, file.annotator.id);
  if (broken.length > 0) return refused(file, broken);
  return {
    diff,
    newArticles,
    problems: [],
    notices: [...project.notices, ...articleNotices, ...records.notices],
    summary: {
      annotator: file.annotator.name,
      articles: newArticles.length,
      added: diff.added.length,
      changed: records.diff.updated.length,
      removed: diff.removed.length,
      same: records.same,
    },
  };
}

function refused(file: AnnotationFile, problems: readonly FileProblem[]): ImportPlan {
  const summary = { annotator: file.annotator.name, articles: 0, added: 0, changed: 0, removed: 0, same: 0 };
  return { diff: EMPTY_DIFF, newArticles: [], problems, notices: [], summary };
}

interface RecordPlan {
  readonly diff: Diff;
  readonly problems: readonly FileProblem[];
  readonly notices: readonly string[];
  readonly same: number;
}

function planRecords(
  doc: DocumentState,
  file: AnnotationFile,
  annotations: readonly AnyRecord[],
  replace: boolean,
): RecordPlan {
  const she = file.annotator.id;
  const added: AnyRecord[] = [];
  const updated: [AnyRecord, AnyRecord][] = [];
  const problems: FileProblem[] = [];
  const notices: string[] = [];
  let same = 0;

  // An author's name may have changed since; whoever is here already stays as she is.
  for (const author of otherAuthorsOf(file)) if (!doc.annotators.has(author.id)) added.push(author);
  const mine: AnyRecord[] = [{ ...file.annotator, type: 'annotator' }, ...annotations];
  for (const claim of claimsOf(file)) {
    const here = doc.claims.get(claim.id);
    if (here !== undefined && here.annotator !== claim.annotator) {
      const message = `was written by "${here.annotator}" here, by "${claim.annotator}" according to the file`;
      problems.push({ place: `claim ${claim.id}`, message });
    } else if (claim.annotator === she) mine.push(claim);
    else if (here === undefined) added.push(claim);
    else if (here.text !== claim.text) {
      notices.push(`${file.annotator.name} read a claim as “${claim.text}”; here it stays “${here.text}”.`);
    }
  }
  for (const relation of relationsOf(file)) {
    const author = doc.relations.get(relation.id)?.annotator ?? she;
    if (author === she) mine.push(relation);
    else problems.push({ place: `relation ${relation.id}`, message: `was drawn by "${author}" here` });
  }
  for (const record of mine) {
    const here = currentOf(doc, record);
    if (here === undefined) added.push(record);
    else if (sameRecord(here, record)) same += 1;
    else updated.push([here, record]);
  }
  if (updated.length > 0 && !replace) {
    const message =
      `${countOf(updated.map(([, to]) => to))} of ${file.annotator.name} differ from those in this project. ` +
      'To make this annotator’s work exactly what the file says, import it with replace (--replace).';
    problems.push({ place: '', message });
  }
  const removed = replace ? leftovers(doc, she, mine, notices) : [];
  return { diff: { added, updated, removed }, problems, notices, same };
}

/** Her records here that the file does not have. A claim that others use stays, since their links would hang in the air. */
function leftovers(doc: DocumentState, she: string, mine: readonly AnyRecord[], notices: string[]): AnyRecord[] {
  const wanted = new Set(mine.map(addressOf));
  const usedByOthers = new Set<string>();
  const here: AnyRecord[] = [];
  for (const sheet of doc.sheets.values()) {
    if (sheet.annotator === she) here.push(...recordsOfSheet(sheet));
    else {
      for (const link of sheet.links.values()) usedByOthers.add(link.claim);
      for (const claim of sheet.omissions.keys()) usedByOthers.add(claim);
    }
  }
  for (const relation of doc.relations.values()) {
    if (relation.annotator === she) here.push(relation);
    else usedByOthers.add(relation.from).add(relation.to);
  }
  for (const claim of doc.claims.values()) {
    if (claim.annotator !== she && claim.mergedInto !== undefined) usedByOthers.add(claim.mergedInto);
  }
  for (const claim of doc.claims.values()) {
    if (claim.annotator !== she || wanted.has(addressOf(claim))) continue;
    if (usedByOthers.has(claim.id)) notices.push(`The claim “${claim.text}” stays, since others use it.`);
    else here.push(claim);
  }
  return here.filter((record) => !wanted.has(addressOf(record)));
}

const recordsOfSheet = ({ links, spans, omissions, orphans, progress }: Sheet): AnyRecord[] => [
  ...[...links.values(), ...spans.values(), ...omissions.values(), ...orphans.values()],
  ...(progress === undefined ? [] : [progress]),
];

/** What would be wrong with her claims and sheets afterwards and is not wrong now: her work here and the file do not go together. */
function newViolations(
  doc: DocumentState,
  newArticles: ImportPlan['newArticles'],
  diff: Diff,
  she: string,
): FileProblem[] {
  const before = new Set<string>();
  const all = (state: DocumentState): FileProblem[] => [
    ...claimViolations(state).map(({ message }) => ({ place: 'claims', message })),
    ...[...state.sheets.values()]
      .filter((sheet: Sheet) => sheet.annotator === she)
      .flatMap((sheet) =>
        sheetViolations(state, sheet).map(({ message }) => ({ place: `article ${sheet.article}`, message })),
      ),
  ];
  for (const { place, message } of all(doc)) before.add(`${place} ${message}`);
  const after = applyDiff(doc, { ...diff, added: [...newArticles.map(({ article }) => article), ...diff.added] });
  return all(after)
    .filter(({ place, message }) => !before.has(`${place} ${message}`))
    .map(({ place, message }) => ({
      place,
      message: `with what is in the project already, ${message}. To keep only what the file says, import it with replace (--replace)`,
    }));
}

function countOf(records: readonly AnyRecord[]): string {
  const counts = new Map<RecordType, number>();
  for (const { type } of records) counts.set(type, (counts.get(type) ?? 0) + 1);
  const parts = [...counts].map(([type, count]) => `${count} ${count === 1 ? type : `${type}s`}`);
  const total = `${records.length} ${records.length === 1 ? 'record' : 'records'}`;
  return `${total} (${parts.join(', ')})`;
}
