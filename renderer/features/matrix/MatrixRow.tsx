/** One line of the matrix: a claim with its totals and the cells in view, or a group's heading. */
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Cell, MatrixRow as Cells } from '#shared/document/cells.ts';
import { countRow } from '#shared/document/matrix-views.ts';
import { tallyOfRow } from '#shared/document/work.ts';
import type { Article, ClaimId } from '#shared/model/index.ts';
import { ClaimColourMark } from '../../ui/ClaimColour.tsx';
import { cellInWords, SIDE_CLASS, SIDE_SIGN } from '../../ui/Stance.tsx';
import { nameOf } from '../../state/derived.ts';
import { peekProps } from '../across/index.ts';
import type { ClaimLine, GroupLine } from '../claims/index.ts';
import { marginOf } from './layout.ts';
import type { Layout } from './layout.ts';

export const cellId = (claim: ClaimId, column: number): string => `cell-${claim}-${column}`;

interface RowProps {
  readonly line: ClaimLine;
  /** The line's place among all. */
  readonly index: number;
  /** 1-based, of the whole grid. */
  readonly rowIndex: number;
  readonly top: number;
  readonly articles: readonly Article[];
  /** The articles whose cells are drawn, by their place. */
  readonly first: number;
  readonly last: number;
  readonly layout: Layout;
  /** Columns before the first article's: the words, and the totals if there is room. */
  readonly lead: number;
  /** The column that the keyboard is at, counted from 0; undefined in all rows but one. */
  readonly at: number | undefined;
}

function Row({ line, index, rowIndex, top, articles, first, last, layout, lead, at }: RowProps): ReactNode {
  const { claim, row } = line;
  const { makes, denies } = countRow(row);
  const totals = totalsInWords(row);
  const looked = tallyOfRow(row);
  const cells: ReactNode[] = [];
  for (let place = first; place <= last; place += 1) {
    const cell = row.cells[place];
    const article = articles[place];
    if (cell === undefined || article === undefined) continue;
    const column = place + lead;
    const id = at === column ? cellId(claim.id, column) : undefined;
    cells.push(cellOf(cell, id, column, article, place === first ? marginOf(place, layout) : undefined));
  }
  const away = at === undefined || at < lead || (at - lead >= first && at - lead <= last) ? undefined : at;
  const awayCell = away === undefined ? undefined : row.cells[away - lead];
  const awayArticle = away === undefined ? undefined : articles[away - lead];
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={at !== undefined}
      className="matrix-row"
      data-claim={claim.id}
      data-contradicted={row.contradicted || undefined}
      data-retired={claim.retired !== undefined || undefined}
      data-line={index}
      style={{ top }}
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
      {cells}
      {away !== undefined && awayCell !== undefined && awayArticle !== undefined && (
        // Where the keyboard is, though it is scrolled out of sight.
        <div
          role="gridcell"
          id={cellId(claim.id, away)}
          aria-colindex={away + 1}
          aria-label={`${nameOf(awayArticle)}: ${cellInWords(awayCell)}`}
          className="visually-hidden"
        />
      )}
    </div>
  );
}

/** The cell is its box: an element around each would be half of all that is drawn. The classes are those of CellMark. */
function cellOf(
  cell: Cell,
  id: string | undefined,
  column: number,
  article: Article,
  margin: number | undefined,
): ReactNode {
  return (
    <div
      key={column}
      role="gridcell"
      id={id}
      aria-colindex={column + 1}
      aria-label={`${nameOf(article)}: ${cellInWords(cell)}`}
      data-article={article.id}
      className={`matrix-cell cell-mark ${cell.state === 'linked' ? SIDE_CLASS[cell.side] : cell.state}`}
      data-at={id === undefined ? undefined : true}
      style={margin === undefined ? undefined : { marginLeft: margin }}
    >
      {cell.state === 'linked' ? SIDE_SIGN[cell.side] : cell.state === 'silent' ? '–' : null}
      {cell.state === 'linked' && cell.count > 1 && <sup>{cell.count}</sup>}
      {cell.state === 'linked' && cell.unsure && <sub>?</sub>}
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

/** A step of the keyboard draws two rows again, not all in view. */
export const MatrixRow = memo(Row);

export function GroupRow(props: {
  readonly line: GroupLine;
  readonly rowIndex: number;
  readonly top: number;
  readonly columns: number;
}): ReactNode {
  const { line, rowIndex, top, columns } = props;
  return (
    <div role="row" aria-rowindex={rowIndex} className="matrix-group" style={{ top }}>
      <div role="gridcell" aria-colindex={1} aria-colspan={columns}>
        <bdi>{line.name}</bdi> <small>{line.count}</small>
      </div>
    </div>
  );
}
