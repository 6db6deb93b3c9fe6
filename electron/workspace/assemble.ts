/** The files of a project put together: one document, and everything that does not fit. */
import type { Problem } from '#shared/contract/index.ts';
import { claimViolations, sheetViolations } from '#shared/document/invariants.ts';
import { writerOf } from '#shared/document/gold.ts';
import { emptyDocument, isEmptySheet, sheetKey } from '#shared/document/state.ts';
import type { DocumentState, Sheet, SheetKey } from '#shared/document/state.ts';
import type {
  Annotator,
  AnnotatorId,
  Article,
  ArticleId,
  Claim,
  ClaimId,
  Project,
  Relation,
  RelationId,
} from '#shared/model/index.ts';
import { compareText } from '#shared/schema/index.ts';
import { pathOf } from './layout.ts';
import type { StoredFile } from './stored-file.ts';

export interface Assembled {
  readonly doc: DocumentState;
  /** By file: why it is not written, for files whose content is left out of the document or could not be read. */
  readonly blocked: ReadonlyMap<string, Problem>;
  /** Problems of files that can be written all the same. */
  readonly loose: readonly Problem[];
}

/**
 * Returns the document that the files make. What stands in two files counts from the one whose path sorts first; a file
 * that contradicts the rest (a claim's or a relation's id taken, an article that is not there or has another text) is left
 * out whole and blocked, so that nothing of it is lost to a later write.
 */
export function assemble(project: Project, files: Iterable<StoredFile>): Assembled {
  const sorted = [...files].sort((a, b) => compareText(a.path, b.path));
  const blocked = new Map<string, Problem>();
  const loose: Problem[] = [];
  const annotators = new Map<AnnotatorId, Annotator>();
  const articles = new Map<ArticleId, Article>();
  const claims = new Map<ClaimId, Claim>();
  const relations = new Map<RelationId, Relation>();
  const sheets = new Map<SheetKey, Sheet>();
  const block = (file: StoredFile, code: Problem['code'], message: string): void =>
    void blocked.set(file.path, { file: file.path, code, message });
  for (const file of sorted) if (file.problem !== undefined) blocked.set(file.path, file.problem);

  for (const { content } of sorted) if (content?.kind === 'article') articles.set(content.article.id, content.article);

  for (const file of sorted) {
    const { content } = file;
    if (content?.kind !== 'claims') continue;
    annotators.set(content.annotator.id, content.annotator);
    const taken = [...content.claims.keys()].find((id) => claims.has(id));
    if (taken !== undefined) {
      const other = claims.get(taken)?.annotator ?? '';
      block(
        file,
        'inconsistent',
        `claims: claim ${taken} stands in claims/${other}.json too; give one of them another id`,
      );
      continue;
    }
    const drawn = [...content.relations.keys()].find((id) => relations.has(id));
    if (drawn !== undefined) {
      const other = relations.get(drawn)?.annotator ?? '';
      block(
        file,
        'inconsistent',
        `relations: relation ${drawn} stands in claims/${other}.json too; give one of them another id`,
      );
      continue;
    }
    for (const [id, claim] of content.claims) claims.set(id, claim);
    for (const [id, relation] of content.relations) relations.set(id, relation);
  }

  for (const file of sorted) {
    // An annotator whose claims cannot be read, or are not there, still has a name wherever she wrote.
    const { place, content } = file;
    const id = place.kind === 'annotations' || place.kind === 'claims' ? writerOf(place.annotator) : undefined;
    if (id === undefined || annotators.has(id)) continue;
    if (content === undefined && place.kind !== 'claims') continue;
    if (content === undefined && file.problem === undefined) continue;
    const written = sorted.find(
      ({ content: other }) => other?.kind === 'annotations' && writerOf(other.annotator.id) === id,
    );
    const name = written?.content?.kind === 'annotations' ? written.content.annotator.name : id;
    annotators.set(id, { type: 'annotator', id, name });
    const path = pathOf({ kind: 'claims', annotator: id });
    if (!blocked.has(path)) {
      loose.push({
        file: path,
        code: 'missing',
        message: `There are annotations by "${id}" but not her file of claims.`,
      });
    }
  }

  for (const file of sorted) {
    const { content } = file;
    if (content?.kind !== 'annotations') continue;
    const { sheet } = content;
    const article = articles.get(sheet.article);
    if (article === undefined) {
      const folder = `articles/${sheet.article}`;
      block(file, 'missing', `The article "${sheet.article}" is not in the project; put its folder ${folder} back.`);
    } else if (article.hash !== content.article.hash) {
      block(file, 'inconsistent', `article.hash: it was written on another text than ${article.id} has now`);
    } else if (!isEmptySheet(sheet)) {
      sheets.set(sheetKey(sheet.annotator, sheet.article), sheet);
    }
  }

  const doc = { ...emptyDocument(project), annotators, articles, claims, relations, sheets };
  return { doc, blocked, loose };
}

/** Returns what is wrong with the annotators' claims and relations, one problem per file. */
export function claimsProblems(doc: DocumentState): Problem[] {
  const byFile = Map.groupBy(claimViolations(doc), ({ where }) => `${where}.json`);
  return [...byFile].map(([file, found]) => ({
    file,
    code: 'inconsistent',
    message: inSum(found.map(({ message }) => message)),
  }));
}

/** Returns the sheet's violations as one problem of its file, or undefined. With the text, quotes are checked too. */
export function sheetProblem(doc: DocumentState, sheet: Sheet, text?: string): Problem | undefined {
  const found = sheetViolations(doc, sheet, text).map((violation) => violation.message);
  if (found.length === 0) return undefined;
  const file = pathOf({ kind: 'annotations', annotator: sheet.annotator, article: sheet.article });
  return { file, code: 'inconsistent', message: inSum(found) };
}

/** In one order, whatever the records' order in memory: a problem that stays the same is to read the same. */
function inSum(found: readonly string[]): string {
  const rest = found.length > 3 ? `; and ${found.length - 3} more` : '';
  return `${[...found].sort(compareText).slice(0, 3).join('; ')}${rest}`;
}
