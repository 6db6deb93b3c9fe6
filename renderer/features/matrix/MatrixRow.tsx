/** One line of the matrix: a claim with its totals and the cells in view, or a group's heading. */
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Cell, MatrixRow as Cells } from '#shared/document/cells.ts';
import { countRow } from '#shared/document/matrix-views.ts';
import { tallyOfRow } from '#shared/document/work.ts';
import type { Article, ArticleId, ClaimId } from '#shared/model/index.ts';
import { ClaimColourMark } from '../../ui/ClaimColour.tsx';
import { CellMark, cellInWords, SIDE_SIGN } from '../../ui/Stance.tsx';
import { nameOf } from '../../state/derived.ts';
import { peekProps } from '../across/index.ts';
import type { ClaimLine, GroupLine } from '../claims/index.ts';
import type { Layout } from './layout.ts';

export const cellId = (claim: ClaimId, column: number): string => `cell-${claim}-${column}`;

interface CellProps {
  readonly id: string;
  /** Counted from 0. */
  readonly column: number;
  readonly article: ArticleId;
  readonly name: string;
  readonly cell: Cell;
  /** Pixels between the cell before it and this one: columns out of view are not drawn. */
  readonly gap: number;
  readonly width: number;
  readonly isAt: boolean;
}

/** Scrolling sideways draws the cells that come into view and leaves the others alone. */
const MatrixCell = memo(function MatrixCell({
  id,
  column,
  article,
  name,
  cell,
  gap,
  width,
  isAt,
}: CellProps): ReactNode {
  const words = `${name}: ${cellInWords(cell)}`;
  return (
    <div
      role="gridcell"
      id={id}
      aria-colindex={column + 1}
      aria-label={words}
      title={words}
      className="matrix-cell"
      data-article={article}
      data-at={isAt || undefined}
      style={gap === 0 ? { width } : { width, marginLeft: gap }}
    >
      <CellMark cell={cell} />
    </div>
  );
});

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
  const { makes, denies } = countRow(row);
  const totals = totalsInWords(row);
  const looked = tallyOfRow(row);
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={at !== undefined}
      className="matrix-row"
      data-claim={claim.id}
      data-contradicted={row.contradicted || undefined}
      data-retired={claim.retired !== undefined || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => {
        const hit = event.target instanceof Element ? event.target.closest<HTMLElement>('[aria-colindex]') : null;
        if (hit !== null) onHit(line, Number(hit.getAttribute('aria-colindex')) - 1);
      }}
    >
      <div
        role="rowheader"
        id={cellId(claim.id, 0)}
        aria-colindex={1}
        aria-label={rowInWords(line, totals)}
        className="matrix-text"
        data-at={at === 0 || undefined}
        {...peekProps(claim.id)}
      >
        <span className="matrix-flag">{row.contradicted && SIDE_SIGN['-']}</span>
        <p dir="auto">
          <ClaimColourMark colour={claim.colour} />
          {claim.text}
        </p>
      </div>
      {lead > 1 && (
        <div
          role="gridcell"
          id={cellId(claim.id, 1)}
          aria-colindex={2}
          className="matrix-totals"
          data-at={at === 1 || undefined}
          title={totals}
        >
          <span className="visually-hidden">{totals}</span>
          <b aria-hidden>{makes}</b>
          {denies > 0 && (
            <span className="matrix-denied" aria-hidden>
              {SIDE_SIGN['-']}
              {denies}
            </span>
          )}
          <span className="matrix-bar" aria-hidden>
            <span style={{ width: `${looked.of === 0 ? 0 : (100 * looked.decided) / looked.of}%` }} />
          </span>
        </div>
      )}
      {items.map(({ index, start }, place) => {
        const cell = row.cells[index];
        const article = articles[index];
        if (cell === undefined || article === undefined) return null;
        const column = index + lead;
        return (
          <MatrixCell
            key={article.id}
            id={cellId(claim.id, column)}
            column={column}
            article={article.id}
            name={nameOf(article)}
            cell={cell}
            gap={start - (items[place - 1]?.end ?? layout.text + layout.totals)}
            width={layout.column}
            isAt={at === column}
          />
        );
      })}
    </div>
  );
}

/** The claim as a screen reader should say it: what it says, what becomes of it, where it belongs. */
function rowInWords({ claim, row }: ClaimLine, totals: string): string {
  return [
    claim.text,
    claim.retired === undefined ? '' : 'Retired.',
    row.contradicted ? 'Contradicted.' : '',
    totals,
    claim.group === undefined ? '' : `Group: ${claim.group}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** "Weight 3: 3 articles make it, 1 contradicts it; 5 of 7 looked at." */
function totalsInWords(row: Cells): string {
  const { makes, denies, mentions, silent } = countRow(row);
  const { decided, of } = tallyOfRow(row);
  const parts = [
    `${makes} ${makes === 1 ? 'article makes' : 'articles make'} it`,
    denies > 0 ? `${denies} ${denies === 1 ? 'contradicts' : 'contradict'} it` : '',
    mentions > 0 ? `${mentions} only ${mentions === 1 ? 'mentions' : 'mention'} it` : '',
    silent > 0 ? `${silent} silent` : '',
  ].filter(Boolean);
  return `Weight ${makes}: ${parts.join(', ')}; ${decided} of ${of} looked at.`;
}

/** A step of the keyboard draws two rows again, not the forty in view. */
export const MatrixRow = memo(Row, (before, after) => {
  const { items: were, ...rest } = before;
  const { items: are, ...now } = after;
  return (
    (Object.keys(now) as (keyof typeof now)[]).every((name) => now[name] === rest[name]) &&
    (were === are || (were.length === are.length && are.every((item, at) => item.index === were[at]?.index)))
  );
});

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
