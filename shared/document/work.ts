/**
 * How far the work has come. An article is to do, in progress or done for one annotator; a cell is decided when it is linked
 * or marked silent. Progress of an article is the share of claims decided in it, that of a claim the share of articles.
 */
import type { AnnotatorId, ArticleId, WorkState } from '../model/index.ts';
import type { MatrixRow } from './cells.ts';
import { sheetOf } from './state.ts';
import type { DocumentState, Sheet } from './state.ts';

/** Returns how far the annotator is with the article: what she said, else in progress as soon as she did anything there. */
export function workStateOf(doc: DocumentState, annotator: AnnotatorId, article: ArticleId): WorkState {
  const sheet = sheetOf(doc, annotator, article);
  return sheet?.progress?.state ?? (sheet === undefined || isUntouched(sheet) ? 'todo' : 'in-progress');
}

function isUntouched({ spans, links, omissions, progress, orphans }: Sheet): boolean {
  return spans.size + links.size + omissions.size + orphans.size === 0 && progress?.note === undefined;
}

/** So many of so many. */
export interface Tally {
  readonly decided: number;
  readonly of: number;
}

/** Returns how many of the row's articles are decided for its claim. */
export function tallyOfRow(row: MatrixRow): Tally {
  return { decided: row.linked + row.silent, of: row.cells.length };
}

const tallies = new WeakMap<readonly MatrixRow[], Tally>();

/** Returns how many of the rows' cells are decided. The same rows (by reference) are counted once. */
export function tallyOf(rows: readonly MatrixRow[]): Tally {
  const known = tallies.get(rows);
  if (known !== undefined) return known;
  let decided = 0;
  let all = 0;
  for (const row of rows) {
    decided += row.linked + row.silent;
    all += row.cells.length;
  }
  const tally = { decided, of: all };
  tallies.set(rows, tally);
  return tally;
}
