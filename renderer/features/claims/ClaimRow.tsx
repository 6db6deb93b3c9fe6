/** One claim with its cells. */
import { memo } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { countCells } from '#shared/document/matrix-views.ts';
import type { Article } from '#shared/model/index.ts';
import { nameOf } from '../../state/derived.ts';
import { ClaimColourMark, colourName } from '../../ui/ClaimColour.tsx';
import { CellMark, cellInWords, SIDE_SIGN } from '../../ui/Stance.tsx';
import { peekProps } from '../across/index.ts';
import type { Columns } from './columns.ts';
import { summaryInWords, summaryOf } from './columns.ts';
import type { ClaimLine } from './list.ts';

/** Where in a row a press was: on the words (0), on a cell, or on the summary of the hidden ones. */
export const SUMMARY = 'summary';
export type Hit = number | typeof SUMMARY;

interface Props {
  readonly line: ClaimLine;
  readonly articles: readonly Article[];
  readonly columns: Columns;
  /** The column that the keyboard is at: 0 is the words; undefined in other rows. */
  readonly at: number | undefined;
  readonly onHit: (line: ClaimLine, hit: Hit, event: MouseEvent) => void;
  readonly onOpenText: (line: ClaimLine) => void;
}

export const cellId = (line: ClaimLine, column: number): string => `claim-${line.claim.id}-${column}`;

function ClaimCells({ line, articles, columns, at, onHit, onOpenText }: Props): ReactNode {
  const { claim, row } = line;
  const summary = columns.shown.length + 1;
  const hiddenCounts = columns.hidden.length > 0 ? countCells(columns.hidden.map((place) => row.cells[place])) : null;
  return (
    <>
      <div
        role="rowheader"
        id={cellId(line, 0)}
        aria-colindex={1}
        aria-label={rowInWords(line, articles, columns)}
        className="claim-words"
        data-at={at === 0 || undefined}
        {...peekProps(claim.id)}
        onClick={(event) => onHit(line, 0, event)}
        onDoubleClick={() => onOpenText(line)}
      >
        <span className="claim-marks">
          {row.contradicted && <span className="claim-flag">{SIDE_SIGN['-']}</span>}
          <ClaimColourMark colour={claim.colour} size={9} />
        </span>
        <p dir="auto">{claim.text}</p>
      </div>
      {columns.shown.map((place, index) => {
        const cell = row.cells[place];
        const article = articles[place];
        if (cell === undefined || article === undefined) return null;
        const words = `${nameOf(article)}: ${cellInWords(cell)}`;
        return (
          <div
            key={article.id}
            role="gridcell"
            id={cellId(line, index + 1)}
            aria-colindex={index + 2}
            aria-label={words}
            title={words}
            className="claim-cell"
            data-article={article.id}
            data-at={at === index + 1 || undefined}
            onClick={(event) => onHit(line, place, event)}
          >
            <CellMark cell={cell} />
          </div>
        );
      })}
      {hiddenCounts !== null && (
        <div
          role="gridcell"
          id={cellId(line, summary)}
          aria-colindex={summary + 1}
          title={`${columns.hidden.length} other articles: ${summaryInWords(hiddenCounts)}`}
          className="claim-cell claim-summary"
          data-at={at === summary || undefined}
          onClick={(event) => onHit(line, SUMMARY, event)}
        >
          <span className="visually-hidden">
            {columns.hidden.length} other articles: {summaryInWords(hiddenCounts)}
          </span>
          {summaryOf(hiddenCounts).map(({ sign, count }) => (
            <span key={sign} data-sign={sign} aria-hidden>
              {SUMMARY_SIGN[sign]}
              {count}
            </span>
          ))}
        </div>
      )}
    </>
  );
}

/** Rows are drawn again only for what changes in them: a step of the keyboard redraws two. */
export const ClaimRowCells = memo(ClaimCells);

const SUMMARY_SIGN = { plus: SIDE_SIGN['+'], minus: SIDE_SIGN['-'], zero: SIDE_SIGN['0'], silent: '–' } as const;

/** The whole row as a screen reader should say it. */
function rowInWords({ claim, row }: ClaimLine, articles: readonly Article[], columns: Columns): string {
  const cells = columns.shown.flatMap((place) => {
    const cell = row.cells[place];
    const article = articles[place];
    return cell === undefined || article === undefined ? [] : [`${nameOf(article)}: ${cellInWords(cell)}`];
  });
  const hidden = countCells(columns.hidden.map((place) => row.cells[place]));
  const rest = columns.hidden.length > 0 ? [`${columns.hidden.length} others: ${summaryInWords(hidden)}`] : [];
  const state = [
    claim.retired === undefined ? '' : 'Retired. ',
    claim.colour === undefined ? '' : `Marked ${colourName(claim.colour)}. `,
    row.contradicted ? 'Contradicted. ' : '',
  ];
  return `${claim.text} ${state.join('')}${[...cells, ...rest].join('; ')}`;
}
