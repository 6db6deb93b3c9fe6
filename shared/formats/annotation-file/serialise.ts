/** Project → annotation file. */
import { resolveClaim } from '../../document/effective.ts';
import { isGold, writerOf } from '../../document/gold.ts';
import { sheetOf } from '../../document/state.ts';
import type { DocumentState, Sheet } from '../../document/state.ts';
import { AnnotatorId } from '../../model/index.ts';
import type { Article, Claim, ClaimId } from '../../model/index.ts';
import { compareText, LazyList, stablePieces } from '../../schema/stable-json.ts';
import { annotatorsOf, bodyOf, byId, DatasetError } from '../format.ts';
import type { Dataset } from '../format.ts';
import { ANNOTATION_FILE_FORMAT, ANNOTATION_FILE_VERSION } from './schema.ts';
import type { AnnotationFile, FileArticle, FileClaim, FileSheet } from './schema.ts';

/**
 * Returns the annotation file of the dataset's one annotator: the same bytes for the same work, whatever order it was done
 * in. Offsets are UTF-16 code units, end exclusive. Articles and their annotations are made when they are written, so that a
 * large project is not held twice. Throws a `DatasetError` if there is not exactly one annotator, a text is missing, a claim
 * is not there, or her own merges lead nowhere.
 */
export function* serialise(dataset: Dataset): Generator<string> {
  const { doc } = dataset;
  const [annotator, ...others] = annotatorsOf(dataset);
  if (annotator === undefined || others.length > 0) {
    throw new DatasetError('An annotation file holds the work of exactly one annotator.');
  }
  const articles = byId(doc.articles.values());
  for (const { id } of articles) bodyOf(dataset, id);
  const sheets = articles.flatMap((article) => sheetOf(doc, annotator.id, article.id) ?? []);
  const { type: _annotator, ...whose } = annotator;
  // A gold set leaves as the work of an annotator, since it is settled here and nowhere else.
  const id = isGold(annotator.id) ? AnnotatorId.parse(`${writerOf(annotator.id).slice(0, 59)}-gold`) : annotator.id;
  const file: Written = {
    format: ANNOTATION_FILE_FORMAT,
    version: ANNOTATION_FILE_VERSION,
    offsetUnit: 'utf-16',
    generator: dataset.generator,
    project: { id: doc.project.id, name: doc.project.name, stances: doc.project.stances },
    annotator: { ...whose, id },
    articles: new LazyList(() => lazily(articles, (article) => fileArticleOf(dataset, article))),
    claims: claimsOf(dataset, annotator.id, sheets),
    relations: byId(doc.relations.values())
      .filter((relation) => relation.annotator === annotator.id)
      .map(({ type: _type, annotator: _who, ...relation }) => relation),
    annotations: new LazyList(() => lazily(sheets, fileSheetOf)),
  };
  yield* stablePieces(file);
}

/** The file, with its long lists still to be made. */
type Written = Omit<AnnotationFile, 'articles' | 'annotations'> & Record<'articles' | 'annotations', LazyList>;

function* lazily<T>(items: Iterable<T>, made: (item: T) => object): Generator<object> {
  for (const item of items) yield made(item);
}

function fileArticleOf(dataset: Dataset, article: Article): FileArticle {
  const { type: _article, ...rest } = article;
  const { text, blocks, sentences } = bodyOf(dataset, article.id);
  return { ...rest, text, blocks, sentences };
}

/** Returns the number of the annotator's spans, links and silent cells. */
export function count(dataset: Dataset): number {
  const who = new Set(dataset.annotators);
  let total = 0;
  for (const sheet of dataset.doc.sheets.values()) {
    if (who.has(sheet.annotator)) total += sheet.spans.size + sheet.links.size + sheet.omissions.size;
  }
  return total;
}

function claimsOf({ doc }: Dataset, annotator: string, sheets: readonly Sheet[]): FileClaim[] {
  const wanted = new Set<ClaimId>();
  for (const claim of doc.claims.values()) if (claim.annotator === annotator) wanted.add(claim.id);
  for (const sheet of sheets) {
    for (const link of sheet.links.values()) wanted.add(link.claim);
    for (const claim of sheet.omissions.keys()) wanted.add(claim);
    for (const { links } of sheet.orphans.values()) for (const { claim } of links) wanted.add(claim);
  }
  for (const { annotator: who, from, to } of doc.relations.values()) if (who === annotator) wanted.add(from).add(to);
  // Where a claim leads belongs to what it says: the whole way, since each step is another claim's own.
  for (const id of wanted) {
    const next = onward(doc, id, annotator);
    if (next !== undefined && doc.claims.has(next)) wanted.add(next);
  }
  for (const id of wanted) checkWay(doc, id, annotator);
  return [...wanted].sort(compareText).map((id): FileClaim => {
    const { type: _claim, annotator: author, mergedInto: _into, ...rest } = claimAt(doc, id);
    const into = onward(doc, id, annotator);
    const redirect = into === undefined ? {} : { mergedInto: into };
    return { ...rest, ...redirect, annotator: { id: author, name: doc.annotators.get(author)?.name ?? author } };
  });
}

function claimAt(doc: DocumentState, id: ClaimId): Claim {
  const claim = doc.claims.get(id);
  if (claim === undefined) throw new DatasetError(`A link or a relation names the claim ${id}, which is not there.`);
  return claim;
}

/**
 * Where the claim was merged. A redirect of somebody else's that leads nowhere (to a claim that is not there, or round in a
 * circle) means nothing and is left out, or nobody could take the file in for a fault that is not the annotator's.
 */
function onward(doc: DocumentState, id: ClaimId, annotator: string): ClaimId | undefined {
  const { annotator: author, mergedInto } = claimAt(doc, id);
  if (mergedInto === undefined || author === annotator) return mergedInto;
  return doc.claims.has(mergedInto) && resolveClaim(doc, id) !== id ? mergedInto : undefined;
}

/** Throws a `DatasetError` if the claim's merges, the annotator's own among them, lead nowhere. */
function checkWay(doc: DocumentState, from: ClaimId, annotator: string): void {
  const seen = new Set<ClaimId>();
  for (let at: ClaimId | undefined = from; at !== undefined; at = onward(doc, at, annotator)) {
    if (!doc.claims.has(at) || seen.has(at)) {
      const where = seen.has(at) ? 'round in a circle' : `into ${at}, which is not there`;
      const { text } = claimAt(doc, from);
      throw new DatasetError(`The claim “${text}” was merged ${where}. Restore it, then export again.`);
    }
    seen.add(at);
  }
}

function progressOf({ progress }: Sheet): Pick<FileSheet, 'progress'> {
  if (progress === undefined) return {};
  const { type: _type, annotator: _who, article: _where, ...said } = progress;
  return { progress: said };
}

function fileSheetOf(sheet: Sheet): FileSheet {
  return {
    article: sheet.article,
    spans: byId(sheet.spans.values()).map(({ type: _type, annotator: _who, article: _where, ...span }) => span),
    links: byId(sheet.links.values()).map(({ type: _type, annotator: _who, article: _where, ...link }) => link),
    omissions: [...sheet.omissions.values()]
      .sort((a, b) => compareText(a.claim, b.claim))
      .map(({ type: _type, annotator: _who, article: _where, ...omission }) => omission),
    ...progressOf(sheet),
    ...(sheet.orphans.size === 0
      ? {}
      : {
          orphans: byId(sheet.orphans.values()).map(
            ({ type: _type, annotator: _who, article: _where, ...rest }) => rest,
          ),
        }),
  };
}
