/** The cells of the matrix as an export tells them: one claim in one article, as one annotator left it. */
import { linksInCell, polarities, sideOf } from '../document/cells.ts';
import type { CellSide } from '../document/cells.ts';
import { effectiveSheetOf, isMerged } from '../document/effective.ts';
import { isGold, writerOf } from '../document/gold.ts';
import { sameClaims } from '../document/same-claims.ts';
import { sheetIndex } from '../document/sheet-index.ts';
import type { Sheet } from '../document/state.ts';
import type { Annotator, AnnotatorId, Article, Claim, ClaimId, Link, Polarity } from '../model/index.ts';
import { annotatorsOf, byId } from './format.ts';
import type { Dataset } from './format.ts';

/** What a cell is called outside; by polarity, whatever the project calls its stances. */
export const CELL_WORDS = ['agrees', 'contradicts', 'both', 'partly', 'mentions', 'silent', 'not looked for'] as const;
export type CellWord = (typeof CELL_WORDS)[number];

/** The word for a cell with links. */
export const SIDE_WORD: Readonly<Record<CellSide, CellWord>> = {
  '+': 'agrees',
  '-': 'contradicts',
  both: 'both',
  '±': 'partly',
  '0': 'mentions',
};

export interface CellRow {
  readonly claim: Claim;
  readonly article: Article;
  readonly annotator: Annotator;
  readonly word: CellWord;
  readonly links: number;
  /** Links by the polarity of their stance. */
  readonly positive: number;
  readonly negative: number;
  readonly mixed: number;
  readonly none: number;
  readonly unsure: number;
}

/**
 * Returns every cell of the dataset: by claim id, article id, annotator id. Throws a `DatasetError` if an annotator is not in
 * the project.
 */
export function* cellRows(dataset: Dataset): Generator<CellRow> {
  const { doc } = dataset;
  const annotators = annotatorsOf(dataset);
  const articles = byId(doc.articles.values());
  const polarityOf = polarities(doc.project);
  for (const claim of claimsWithRows(dataset)) {
    for (const article of articles) {
      for (const annotator of annotators) {
        if (hasRow(dataset, annotator.id, claim.id)) yield cellAt(dataset, claim, article, annotator, polarityOf);
      }
    }
  }
}

/**
 * Returns the cells that hold a link or a mark, in the same order: with many claims and articles these are few among all.
 * Throws as `cellRows`.
 */
export function* markedCells(dataset: Dataset): Generator<CellRow> {
  const { doc } = dataset;
  const polarityOf = polarities(doc.project);
  const marked = new Map<ClaimId, { article: Article; annotator: Annotator }[]>();
  const annotators = annotatorsOf(dataset);
  for (const article of byId(doc.articles.values())) {
    for (const annotator of annotators) {
      for (const claim of claimsMarkedIn(effectiveSheetOf(doc, annotator.id, article.id))) {
        const cells = marked.get(claim) ?? [];
        cells.push({ article, annotator });
        marked.set(claim, cells);
      }
    }
  }
  for (const claim of claimsWithRows(dataset)) {
    for (const { article, annotator } of marked.get(claim.id) ?? []) {
      if (hasRow(dataset, annotator.id, claim.id)) yield cellAt(dataset, claim, article, annotator, polarityOf);
    }
  }
}

/** Returns the claims with a link or a mark in the sheet, each once. */
export function claimsMarkedIn(sheet: Sheet | undefined): ReadonlySet<ClaimId> {
  return new Set(sheet === undefined ? [] : [...sheetIndex(sheet).linksOfClaim.keys(), ...sheet.omissions.keys()]);
}

/** Returns one cell. */
export function cellAt(
  { doc }: Dataset,
  claim: Claim,
  article: Article,
  annotator: Annotator,
  polarityOf: ReadonlyMap<string, Polarity>,
): CellRow {
  const links = linksInCell(doc, claim.id, article.id, [annotator.id]);
  const side = sideOf(links, polarityOf);
  const silent = effectiveSheetOf(doc, annotator.id, article.id)?.omissions.has(claim.id) === true;
  const word = side !== undefined ? SIDE_WORD[side] : silent ? 'silent' : 'not looked for';
  const unsure = links.filter((link) => link.unsure === true).length;
  return { claim, article, annotator, word, links: links.length, ...byPolarity(links, polarityOf), unsure };
}

/** Returns how many cells there are. */
export function countCells(dataset: Dataset): number {
  const claims = claimsWithRows(dataset);
  const rows = [...new Set(dataset.annotators)].map(
    (annotator) => claims.filter(({ id }) => hasRow(dataset, annotator, id)).length,
  );
  return rows.reduce((sum, count) => sum + count, 0) * dataset.doc.articles.size;
}

/** Returns the claims that have cells, by id. Those merged into others are in their cells. */
export function claimsWithRows({ doc }: Dataset): Claim[] {
  return byId(doc.claims.values()).filter(({ id }) => !isMerged(doc, id));
}

/**
 * Returns whether the annotator has cells of the claim: in a gold set, claims that its adjudicator said to be the same are in
 * the cells of the one that stands for them.
 */
export function hasRow({ doc }: Dataset, annotator: AnnotatorId, claim: ClaimId): boolean {
  return !isGold(annotator) || sameClaims(doc, writerOf(annotator))(claim) === claim;
}

function byPolarity(
  links: readonly Link[],
  polarityOf: ReadonlyMap<string, Polarity>,
): Pick<CellRow, 'positive' | 'negative' | 'mixed' | 'none'> {
  const counts = { '+': 0, '-': 0, '±': 0, '0': 0 };
  for (const { stance } of links) counts[polarityOf.get(stance) ?? '0'] += 1;
  return { positive: counts['+'], negative: counts['-'], mixed: counts['±'], none: counts['0'] };
}
