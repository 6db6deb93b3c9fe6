/** One line of the matrix: a claim with its totals and the cells in view, or a group's heading. */
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { countCells } from '#shared/document/matrix-views.ts';
import type { Article, ClaimId } from '#shared/model/index.ts';
import { CellMark, cellInWords, SIDE_SIGN } from '../../ui/Stance.tsx';
import { nameOf } from '../claims/index.ts';
import type { ClaimLine, GroupLine } from '../claims/index.ts';
import type { Layout } from './layout.ts';

export const cellId = (claim: ClaimId, column: number): string => `cell-${claim}-${column}`;

interface RowProps {
  readonly line: ClaimLine;
  /** 1-based, of the whole grid. */
  readonly rowIndex: number;
  readonly top: number;
  readonly articles: readonly Article[];
  readonly items: readonly VirtualItem[];
  readonly layout: Layout;
  /** Columns before the first article's: the words, and the totals if there is room. */
  readonly lead: number;
  /** The column that the keyboard is at, counted from 0; undefined in all rows but one. */
  readonly at: number | undefined;
  readonly onHit: (line: ClaimLine, column: number) => void;
}

function Row({ line, rowIndex, top, articles, items, layout, lead, at, onHit }: RowProps): ReactNode {
  const { claim, row } = line;
  const counts = countCells(row.cells);
  const looked = row.linked + row.silent;
  const totals = `Speaks of it: ${row.linked} of ${looked} looked at${counts.denies > 0 ? `, ${counts.denies} contradict` : ''}`;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={at !== undefined}
      className="matrix-row"
      data-contradicted={row.contradicted || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        role="rowheader"
        id={cellId(claim.id, 0)}
        aria-colindex={1}
        aria-label={`${claim.text} ${row.contradicted ? 'Contradicted. ' : ''}${totals}`}
        className="matrix-text"
        data-at={at === 0 || undefined}
        title={claim.text}
        onClick={() => onHit(line, 0)}
      >
        <span className="matrix-flag">{row.contradicted && SIDE_SIGN['-']}</span>
        <p dir="auto">{claim.text}</p>
      </div>
      {lead > 1 && (
        <div
          role="gridcell"
          id={cellId(claim.id, 1)}
          aria-colindex={2}
          aria-label={totals}
          className="matrix-totals"
          data-at={at === 1 || undefined}
          title={totals}
          onClick={() => onHit(line, 1)}
        >
          <span>
            {row.linked}/{looked}
          </span>
          {counts.denies > 0 && (
            <span className="matrix-denied">
              {SIDE_SIGN['-']}
              {counts.denies}
            </span>
          )}
        </div>
      )}
      {items.map(({ index, start }) => {
        const cell = row.cells[index];
        const article = articles[index];
        if (cell === undefined || article === undefined) return null;
        const words = `${nameOf(article)}: ${cellInWords(cell)}`;
        const column = index + lead;
        return (
          <div
            key={article.id}
            role="gridcell"
            id={cellId(claim.id, column)}
            aria-colindex={column + 1}
            aria-label={words}
            title={words}
            className="matrix-cell"
            data-at={at === column || undefined}
            style={{ left: start, width: layout.column }}
            onClick={() => onHit(line, column)}
          >
            <CellMark cell={cell} />
          </div>
        );
      })}
    </div>
  );
}

/** A step of the keyboard draws two rows again, not the forty in view. */
export const MatrixRow = memo(Row);

export function GroupRow(props: {
  readonly line: GroupLine;
  readonly rowIndex: number;
  readonly top: number;
  readonly columns: number;
}): ReactNode {
  const { line, rowIndex, top, columns } = props;
  return (
    <div role="row" aria-rowindex={rowIndex} className="matrix-group" style={{ transform: `translateY(${top}px)` }}>
      <div role="gridcell" aria-colindex={1} aria-colspan={columns}>
        <bdi>{line.name}</bdi> <small>{line.count}</small>
      </div>
    </div>
  );
}
