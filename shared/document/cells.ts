/**
 * The claim × article matrix. A cell is linked (by stance), *checked: silent*, or *not looked for*; only the second is an
 * omission.
 */
import type { AnnotatorId, ArticleId, ClaimId, Link, Polarity, Project } from '../model/index.ts';
import { effectiveSheetOf } from './effective.ts';
import { sheetIndex } from './sheet-index.ts';
import type { DocumentState } from './state.ts';

/** What a linked cell says in sum: one polarity, or `both` where some links support the claim and others deny it. */
export type CellSide = Polarity | 'both';

export type Cell =
  | { readonly state: 'linked'; readonly side: CellSide; readonly count: number; readonly unsure: boolean }
  | { readonly state: 'silent' }
  | { readonly state: 'unlooked' };

export const SILENT: Cell = { state: 'silent' };
export const UNLOOKED: Cell = { state: 'unlooked' };

/** Returns the polarity of each stance of the project, by the stance's id. */
export function polarities(project: Project): ReadonlyMap<string, Polarity> {
  return new Map(project.stances.map((stance) => [stance.id, stance.polarity]));
}

/**
 * Returns what the links say together: `+` and `−` at once make `both`; either outweighs `±`, and that outweighs `0`.
 * Undefined for no links. Stances that the project does not know count as `0`.
 */
export function sideOf(links: readonly Link[], polarityOf: ReadonlyMap<string, Polarity>): CellSide | undefined {
  if (links.length === 0) return undefined;
  const seen = new Set(links.map((link) => polarityOf.get(link.stance) ?? '0'));
  if (seen.has('+') && seen.has('-')) return 'both';
  return (['-', '+', '±', '0'] as const).find((polarity) => seen.has(polarity));
}

/** Returns the links between the claim (and those merged into it) and the article that the given annotators made. */
export function linksInCell(
  doc: DocumentState,
  claim: ClaimId,
  article: ArticleId,
  annotators: readonly AnnotatorId[],
): Link[] {
  return annotators.flatMap((annotator) => {
    const sheet = effectiveSheetOf(doc, annotator, article);
    return sheet === undefined ? [] : (sheetIndex(sheet).linksOfClaim.get(claim) ?? []);
  });
}

/** Returns the cell of the claim in the article, as the given annotators see it together. */
export function cellOf(
  doc: DocumentState,
  claim: ClaimId,
  article: ArticleId,
  annotators: readonly AnnotatorId[],
  polarityOf: ReadonlyMap<string, Polarity> = polarities(doc.project),
): Cell {
  const linked = linkedCell(linksInCell(doc, claim, article, annotators), polarityOf);
  if (linked !== undefined) return linked;
  return annotators.some((annotator) => effectiveSheetOf(doc, annotator, article)?.omissions.has(claim) === true)
    ? SILENT
    : UNLOOKED;
}

/** Returns the cell that these links make, or undefined if there are none. */
export function linkedCell(links: readonly Link[], polarityOf: ReadonlyMap<string, Polarity>): Cell | undefined {
  const side = sideOf(links, polarityOf);
  if (side === undefined) return undefined;
  return { state: 'linked', side, count: links.length, unsure: links.some((link) => link.unsure === true) };
}

export interface MatrixRow {
  readonly claim: ClaimId;
  readonly cells: readonly Cell[];
  /** Some article denies the claim. */
  readonly contradicted: boolean;
  /** Articles that take a side or mention it. */
  readonly linked: number;
  readonly silent: number;
  readonly unlooked: number;
}

/** Returns the matrix's row for the claim, one cell per given article in the given order. */
export function matrixRow(
  doc: DocumentState,
  claim: ClaimId,
  articles: readonly ArticleId[],
  annotators: readonly AnnotatorId[],
  polarityOf: ReadonlyMap<string, Polarity> = polarities(doc.project),
): MatrixRow {
  return rowOf(
    claim,
    articles.map((article) => cellOf(doc, claim, article, annotators, polarityOf)),
  );
}

/** Returns the row of these cells, in the order of the articles, with its sums. */
export function rowOf(claim: ClaimId, cells: readonly Cell[]): MatrixRow {
  let linked = 0;
  let silent = 0;
  let contradicted = false;
  for (const cell of cells) {
    if (cell.state === 'silent') silent += 1;
    else if (cell.state === 'linked') {
      linked += 1;
      contradicted ||= cell.side === '-' || cell.side === 'both';
    }
  }
  return { claim, cells, contradicted, linked, silent, unlooked: cells.length - linked - silent };
}
