/** The matrix as a grid: a row for each annotator and claim, a column for each article. */
import { polarities } from '../document/cells.ts';
import { effectiveSheetOf } from '../document/effective.ts';
import { articlesInOrder, claimsInOrder } from '../document/order.ts';
import type { AnnotatorId, Claim, ClaimId } from '../model/index.ts';
import { cellAt, claimsMarkedIn, claimsWithRows, hasRow } from './cells.ts';
import type { CellRow, CellWord } from './cells.ts';
import { annotatorsOf } from './format.ts';
import type { Dataset } from './format.ts';

export interface GridCell {
  readonly text: string;
  /** Undefined beside the cells of the matrix themselves. */
  readonly word?: CellWord;
}

/** The columns before those of the articles. */
export const GRID_COLUMNS: readonly (readonly [name: string, meaning: string])[] = [
  ['annotator_id', 'id of whose row it is'],
  ['claim_text', 'the claim'],
  ['claim_group', 'group of the claim, empty if none'],
  ['claim_id', 'id of the claim'],
];

/** Returns the names of the columns: `GRID_COLUMNS`, then the ids of the articles in the order of the desk. */
export function gridHead({ doc }: Dataset): string[] {
  return [...GRID_COLUMNS.map(([name]) => name), ...articlesInOrder(doc).map(({ id }) => id)];
}

/**
 * Returns the rows by annotator id, and of each the claims in the order of the desk, retired ones last. Throws a `DatasetError`
 * if an annotator is not in the project.
 */
export function* gridRows(dataset: Dataset): Generator<readonly GridCell[]> {
  const { doc } = dataset;
  const articles = articlesInOrder(doc);
  const polarityOf = polarities(doc.project);
  const claims = claimsListed(dataset);
  for (const annotator of annotatorsOf(dataset)) {
    // Where nothing is marked the cell is empty: most are, and need not be looked up.
    const marked = new Map<ClaimId, number[]>();
    for (const [at, article] of articles.entries()) {
      for (const claim of claimsMarkedIn(effectiveSheetOf(doc, annotator.id, article.id))) {
        const places = marked.get(claim);
        if (places === undefined) marked.set(claim, [at]);
        else places.push(at);
      }
    }
    for (const claim of claims) {
      if (!hasRow(dataset, annotator.id, claim.id)) continue;
      const cells = articles.map((): GridCell => ({ text: '' }));
      for (const at of marked.get(claim.id) ?? []) {
        const article = articles[at];
        if (article === undefined) continue;
        const cell = cellAt(dataset, claim, article, annotator, polarityOf);
        cells[at] = { text: textOf(cell), word: cell.word };
      }
      yield [{ text: annotator.id }, { text: claim.text }, { text: claim.group ?? '' }, { text: claim.id }, ...cells];
    }
  }
}

/** Returns how many rows there are. */
export function countGridRows(dataset: Dataset): number {
  const claims = claimsWithRows(dataset);
  return [...new Set(dataset.annotators)].reduce(
    (sum, annotator) => sum + claims.filter(({ id }) => hasRow(dataset, annotator, id)).length,
    0,
  );
}

/** Those of the desk's lists, and then any that stand in none: of authors who are not in the project. */
function claimsListed(dataset: Dataset): Claim[] {
  const { doc } = dataset;
  const who = new Set<AnnotatorId>([...doc.annotators.keys(), ...dataset.annotators]);
  const listed = new Set([...claimsInOrder(doc, [...who]), ...claimsInOrder(doc, [...who], 'retired')]);
  return [...listed, ...claimsWithRows(dataset).filter((claim) => !listed.has(claim))];
}

/** `agrees`, `agrees (3)`, `agrees (unsure)`, `agrees (3, 1 unsure)`, `silent`. */
function textOf({ word, links, unsure }: CellRow): string {
  const notes = links === 1 ? [] : [String(links)];
  if (unsure > 0) notes.push(links === 1 ? 'unsure' : `${unsure} unsure`);
  return links === 0 || notes.length === 0 ? word : `${word} (${notes.join(', ')})`;
}
