/** The claims as lines of a list: a heading where a group begins. */
import type { MatrixRow } from '#shared/document/cells.ts';
import { claimFinder } from '#shared/document/claim-search.ts';
import { isOfKind } from '#shared/document/matrix-views.ts';
import type { RowKind } from '#shared/document/matrix-views.ts';
import type { AnnotatorId, Claim, ClaimId } from '#shared/model/index.ts';
import { isOfClaimKind } from './kinds.ts';
import type { ClaimKind } from './kinds.ts';

export interface ClaimLine {
  readonly kind: 'claim';
  readonly claim: Claim;
  readonly row: MatrixRow;
}

export interface GroupLine {
  readonly kind: 'group';
  readonly name: string;
  /** Claims of the group that are listed. */
  readonly count: number;
}

export type Line = ClaimLine | GroupLine;

export interface Filter {
  readonly typed: string;
  readonly only: readonly RowKind[];
  readonly also?: readonly ClaimKind[];
  readonly me?: AnnotatorId | null;
  /** Claims that were merged into each: whoever looks for one of them finds the one that it is now. */
  readonly absorbed?: ReadonlyMap<ClaimId, readonly Claim[]>;
}

/** Returns the lines of the claims that pass the filter. Claims come grouped; those without a group have no heading. */
export function linesOf(claims: readonly Claim[], rows: readonly MatrixRow[], filter: Filter): Line[] {
  const { only, also = [], me = null, absorbed } = filter;
  const has = claimFinder(filter.typed, true);
  const found = (claim: Claim): boolean => has(claim) || absorbed?.get(claim.id)?.some(has) === true;
  const lines: Line[] = [];
  let group: { kind: 'group'; name: string; count: number } = { kind: 'group', name: '', count: 0 };
  claims.forEach((claim, index) => {
    const row = rows[index];
    if (row === undefined || !found(claim) || !only.every((kind) => isOfKind(row, kind))) return;
    if (!also.every((kind) => isOfClaimKind(claim, row, kind, me))) return;
    if ((claim.group ?? '') !== group.name) {
      group = { kind: 'group', name: claim.group ?? '', count: 0 };
      if (group.name !== '') lines.push(group);
    }
    group.count += 1;
    lines.push(lineOf(claim, row));
  });
  return lines;
}

const knownLines = new WeakMap<MatrixRow, ClaimLine>();

/** The same line for the same claim and row, so that what is drawn of it need not be drawn again. */
function lineOf(claim: Claim, row: MatrixRow): ClaimLine {
  const known = knownLines.get(row);
  if (known?.claim === claim) return known;
  const line: ClaimLine = { kind: 'claim', claim, row };
  knownLines.set(row, line);
  return line;
}

/** Returns the names of the groups in use, in order, each once. */
export function groupsOf(claims: readonly Claim[]): string[] {
  return [...new Set(claims.flatMap((claim) => (claim.group === undefined ? [] : [claim.group])))];
}

/** Returns how many rows there are of each kind. */
export function kindCounts(rows: readonly MatrixRow[]): Record<RowKind, number> {
  const count = (kind: RowKind): number => rows.filter((row) => isOfKind(row, kind)).length;
  return {
    contradicted: count('contradicted'),
    silent: count('silent'),
    unlooked: count('unlooked'),
    single: count('single'),
  };
}

/** Returns what tells the line from all others of a list. */
export function keyOfLine(line: Line | undefined, index: number): string | number {
  if (line === undefined) return index;
  return line.kind === 'claim' ? line.claim.id : `group ${line.name}`;
}

/**
 * Returns the indexes in view, some before and behind, and the one that the keyboard is at (negative if none): a grid names
 * it as its active descendant, so it has to be there wherever the list is scrolled to.
 */
export function indexesAround(
  range: { readonly startIndex: number; readonly endIndex: number; readonly overscan: number; readonly count: number },
  active: number,
): number[] {
  const from = Math.max(0, range.startIndex - range.overscan);
  const to = Math.min(range.count - 1, range.endIndex + range.overscan);
  const indexes = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  if (active < 0 || active >= range.count || (active >= from && active <= to)) return indexes;
  return active < from ? [active, ...indexes] : [...indexes, active];
}
