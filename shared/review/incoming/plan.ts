/** A colleague's annotation file + project → what taking it in would change, all of it or none. */
import { textPair } from '../../anchoring/reanchor.ts';
import type { Reanchored, TextPair } from '../../anchoring/reanchor.ts';
import type { IncomingPreview } from '../../contract/incoming.ts';
import { applyDiff, currentOf, EMPTY_DIFF, sameRecord } from '../../document/diff.ts';
import type { Diff } from '../../document/diff.ts';
import { isGold } from '../../document/gold.ts';
import { claimViolations, sheetViolations } from '../../document/invariants.ts';
import { sheetOf } from '../../document/state.ts';
import type { DocumentState } from '../../document/state.ts';
import { annotationsOf, claimsOf, fileProblems } from '../../formats/annotation-file/index.ts';
import { otherAuthorsOf, relationsOf } from '../../formats/annotation-file/index.ts';
import type { AnnotationFile, FileProblem, Sha256 } from '../../formats/annotation-file/index.ts';
import type { ArticleBody } from '../../formats/format.ts';
import type { Annotator, AnnotatorId, AnyRecord, Article, ArticleId } from '../../model/index.ts';
import { foldWord } from '../../text/words.ts';
import { matchArticles } from './articles.ts';
import type { Match } from './articles.ts';
import { articlePreview, claimPreviews, NO_COUNTS, sumOf, tallyOf } from './preview.ts';
import { changesOf } from './changes.ts';
import { planProject } from './project.ts';
import { removedOf } from './removed.ts';
import { planSheet } from './spans.ts';
import type { Decisions, Differing, SheetPlan } from './spans.ts';
import { compareWork, instantsOf, rangeOf, workOf } from './standing.ts';

export interface IncomingOptions {
  readonly sha256: Sha256;
  /** Our texts: at least those that `textsWanted` names. */
  readonly textOf: (article: ArticleId) => string | undefined;
  /** Who takes the file in, if that is known. */
  readonly me: AnnotatorId | null;
  /** Where a person says that spans go, by the article here. */
  readonly decisions?: ReadonlyMap<ArticleId, Decisions>;
  /** Articles, by their id in the file, that are none of ours although they are alike. */
  readonly separate?: ReadonlySet<ArticleId>;
  /** Annotators whose work was read together with hers. */
  readonly beside?: readonly Pick<Annotator, 'id' | 'name'>[];
  /** Remembers from one plan of the file to the next what was found for its spans. */
  readonly found?: Map<string, Differing['found']>;
}

export interface IncomingPlan extends Omit<IncomingPreview, 'id' | 'from'> {
  /** Everything but the new articles, which must be there before it is applied. Empty if there are problems. */
  readonly diff: Diff;
  readonly newArticles: readonly { readonly article: Article; readonly body: ArticleBody }[];
  /** Records of hers that were here already, just so. */
  readonly same: number;
}

/** How far a plan is: what is looked at next, and how many articles of how many are done. */
export interface PlanStep {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/**
 * Returns what taking the file in would change, or why it is refused. Her work here becomes exactly what the file says;
 * others' claims come in where they are missing and are never changed. Her spans in a text that differs from ours are
 * re-anchored (see `planSheet`). Between two articles it yields, so that whoever asks for it can do other things.
 */
export function* planIncoming(
  doc: DocumentState,
  file: AnnotationFile,
  options: IncomingOptions,
): Generator<PlanStep, IncomingPlan> {
  const refused = (problems: readonly FileProblem[]): IncomingPlan => refusal(doc, file, problems);
  if (isGold(file.annotator.id)) {
    const message = 'a gold set is settled where it is; export it, and its file has another annotator';
    return refused([{ place: `annotator ${file.annotator.id}`, message }]);
  }
  const wrong = fileProblems(file, options.sha256);
  if (wrong.length > 0) return refused(wrong);
  const project = planProject(doc, file);
  if (project.problems.length > 0) return refused(project.problems);

  const { matches, notices } = matchArticles(doc, file, options.textOf, options.separate ?? new Set());
  const sheets = new Map<ArticleId, SheetPlan>();
  const total = matches.filter(({ state }) => state === 'differs').length;
  let done = 0;
  for (const match of matches) {
    if (match.state === 'differs') {
      yield { label: match.inFile.title || match.inFile.id, done, total };
      done += 1;
    }
    const planned = planArticle(doc, file, match, options);
    if (planned !== undefined) sheets.set(match.inFile.id, planned);
  }
  const problems = [...sheets.values()].flatMap((sheet) => sheet.problems);
  if (problems.length > 0) return refused(problems);

  const records = planRecords(
    doc,
    file,
    [...sheets.values()].flatMap((sheet) => sheet.records),
  );
  if (records.problems.length > 0) return refused(records.problems);
  const newArticles = matches.flatMap((match) => (match.state === 'new' ? [match] : []));
  const diff: Diff = { ...records.diff, updated: [...project.updated, ...records.diff.updated] };
  const withArticles = { ...diff, added: [...newArticles.map(({ article }) => article), ...diff.added] };
  const after = applyDiff(doc, withArticles);
  const broken = newViolations(doc, after, file.annotator.id);
  if (broken.length > 0) return refused(broken);

  const here = workOf(doc, file.annotator.id);
  const hers = ownPart(records.diff, file.annotator.id);
  const previews = matches.map((match) =>
    articlePreview(match, sheets.get(match.inFile.id), file, after, options.textOf),
  );
  return {
    ...headOf(doc, file),
    ...compareWork(file.annotator, options.me, hers, records.hers, here),
    problems: [],
    notices: [...project.notices, ...notices, ...namesakes(doc, file, options.beside ?? []), ...records.notices],
    articles: previews,
    claims: claimPreviews(doc, file, diff),
    changes: [...changesOf(diff, file.annotator.id, doc, after)],
    counts: sumOf(previews.map(({ counts }) => counts)),
    diff,
    newArticles: newArticles.map(({ article, body }) => ({ article, body })),
    same: records.same,
  };
}

/** Returns the plan, worked out at one go. */
export function planAtOnce(doc: DocumentState, file: AnnotationFile, options: IncomingOptions): IncomingPlan {
  const steps = planIncoming(doc, file, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function planArticle(
  doc: DocumentState,
  file: AnnotationFile,
  match: Match,
  { textOf, decisions, found }: IncomingOptions,
): SheetPlan | undefined {
  const inFile = file.annotations.find(({ article }) => article === match.inFile.id);
  if (inFile === undefined) return undefined;
  const sheet = sheetOf(doc, file.annotator.id, match.here);
  const at = { annotator: file.annotator.id, article: match.here, sheet };
  const decided: Decisions = decisions?.get(match.here) ?? new Map();
  const ours = doc.articles.get(match.here);
  const text = match.state === 'differs' ? textOf(match.here) : undefined;
  if (text === undefined || ours === undefined) return planSheet(inFile, at, undefined, decided);
  const key = `${match.inFile.hash} ${ours.hash}`;
  const remembered: Differing['found'] = found?.get(key) ?? new Map<string, Reanchored>();
  found?.set(key, remembered);
  let pair: TextPair | undefined;
  const differing: Differing = {
    theirs: match.inFile.hash,
    ours: ours.hash,
    text,
    // Made when the first span asks: for most articles of a second look nothing does.
    pair: () => (pair ??= textPair(match.inFile.text, text, match.inFile.sentences)),
    found: remembered,
  };
  return planSheet(inFile, at, differing, decided);
}

interface RecordPlan {
  readonly diff: Diff;
  /** All of hers in the file. */
  readonly hers: readonly AnyRecord[];
  readonly problems: readonly FileProblem[];
  readonly notices: readonly string[];
  readonly same: number;
}

function planRecords(doc: DocumentState, file: AnnotationFile, annotations: readonly AnyRecord[]): RecordPlan {
  const she = file.annotator.id;
  const added: AnyRecord[] = [];
  const updated: [AnyRecord, AnyRecord][] = [];
  const problems: FileProblem[] = [];
  const notices: string[] = [];
  let same = 0;

  // An author's name may have changed since; whoever is here already stays as she is.
  for (const author of otherAuthorsOf(file)) if (!doc.annotators.has(author.id)) added.push(author);
  const hers: AnyRecord[] = [{ ...file.annotator, type: 'annotator' }, ...annotations];
  for (const claim of claimsOf(file)) {
    const here = doc.claims.get(claim.id);
    if (here !== undefined && here.annotator !== claim.annotator) {
      const message = `was written by "${here.annotator}" here, by "${claim.annotator}" according to the file`;
      problems.push({ place: `claim ${claim.id}`, message });
    } else if (claim.annotator === she) hers.push(claim);
    else if (here === undefined) added.push(claim);
    else if (here.text !== claim.text) {
      notices.push(`${file.annotator.name} read a claim as “${claim.text}”; here it stays “${here.text}”.`);
    }
  }
  for (const relation of relationsOf(file)) {
    const author = doc.relations.get(relation.id)?.annotator ?? she;
    if (author === she) hers.push(relation);
    else problems.push({ place: `relation ${relation.id}`, message: `was drawn by "${author}" here` });
  }
  for (const record of hers) {
    const here = currentOf(doc, record);
    if (here === undefined) added.push(record);
    else if (sameRecord(here, record)) same += 1;
    else updated.push([here, record]);
  }
  const removed = removedOf(doc, she, hers, (text) => notices.push(`The claim “${text}” stays, since others use it.`));
  return { diff: { added, updated, removed }, hers, problems, notices, same };
}

/** Two people of one name, or one person of two names: told, since only a person can know. */
function namesakes(
  doc: DocumentState,
  { annotator: { id, name } }: AnnotationFile,
  beside: readonly Pick<Annotator, 'id' | 'name'>[],
): string[] {
  const notices: string[] = [];
  const here = doc.annotators.get(id);
  if (here !== undefined && here.name !== name) {
    notices.push(`“${id}” is called “${here.name}” here and “${name}” in the file; the file’s name is taken.`);
  }
  const others = new Map([...beside, ...doc.annotators.values()].map((other) => [other.id, other.name]));
  for (const [other, called] of others) {
    if (other === id || folded(called) !== folded(name)) continue;
    notices.push(
      `There are two annotators named “${name}”: this file is of “${id}”, the other is “${other}”. They stay apart.`,
    );
  }
  return notices;
}

const folded = (name: string): string => name.split(/\s+/).map(foldWord).filter(Boolean).join(' ');

/** What would be wrong with her claims and sheets afterwards and is not wrong now: her work here and the file do not go together. */
function newViolations(before: DocumentState, after: DocumentState, she: AnnotatorId): FileProblem[] {
  const all = (state: DocumentState): FileProblem[] => [
    ...claimViolations(state).map(({ message }) => ({ place: 'claims', message })),
    ...[...state.sheets.values()]
      .filter((sheet) => sheet.annotator === she)
      .flatMap((sheet) =>
        sheetViolations(state, sheet).map(({ message }) => ({ place: `article ${sheet.article}`, message })),
      ),
  ];
  const known = new Set(all(before).map(({ place, message }) => `${place} ${message}`));
  return all(after)
    .filter(({ place, message }) => !known.has(`${place} ${message}`))
    .map(({ place, message }) => ({ place, message: `with what is in the project already, ${message}` }));
}

/** The part of the diff that is her work: claims by others come along and say nothing about her file's age. */
function ownPart({ added, updated, removed }: Diff, she: AnnotatorId): Diff {
  const isHers = (record: AnyRecord): boolean =>
    record.type === 'annotator'
      ? record.id === she
      : record.type !== 'project' && record.type !== 'article' && record.annotator === she;
  return { added: added.filter(isHers), updated: updated.filter(([, to]) => isHers(to)), removed };
}

type Head = Pick<IncomingPlan, 'annotator' | 'newest' | 'oldest' | 'newestHere' | 'tally' | 'here'>;

/** What can be said of any file that could be read. */
function headOf(doc: DocumentState, file: AnnotationFile): Head {
  const { id, name } = file.annotator;
  const inFile = workIn(file);
  const here = workOf(doc, id);
  return {
    annotator: { id, name },
    ...rangeOf(inFile.flatMap(instantsOf)),
    newestHere: rangeOf(here.flatMap(instantsOf)).newest,
    tally: tallyOf(inFile),
    here: tallyOf(here),
  };
}

/** All of hers in the file, but for her own record. */
function workIn(file: AnnotationFile): AnyRecord[] {
  const own = claimsOf(file).filter(({ annotator }) => annotator === file.annotator.id);
  return [...own, ...relationsOf(file), ...annotationsOf(file)];
}

/** Returns the newest instant at which she made something that is in the file; null if there is nothing. */
export function newestIn(file: AnnotationFile): string | null {
  return rangeOf(workIn(file).flatMap(instantsOf)).newest;
}

function refusal(doc: DocumentState, file: AnnotationFile, problems: readonly FileProblem[]): IncomingPlan {
  return {
    ...headOf(doc, file),
    standing: workOf(doc, file.annotator.id).length === 0 ? 'new' : 'unclear',
    needsReplace: null,
    problems: [...problems],
    ...{ notices: [], articles: [], claims: [], changes: [], counts: NO_COUNTS },
    ...{ diff: EMPTY_DIFF, newArticles: [], same: 0 },
  };
}
