/** Agreement per article and per claim: tables that can be sorted by each figure. */
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { AgreementPage, AgreementRow, Figure } from '#shared/contract/index.ts';
import { articleName, claimName } from '#shared/document/span-words.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { articlesOf } from '../../state/derived.ts';
import { focusClaim, openArticle, useSession } from '../../state/session.ts';
import { AxisHead, IntervalPlot } from './IntervalPlot.tsx';
import { axisFor } from './scale.ts';
import { COLUMNS, sortRows } from './sort-rows.ts';
import type { Column, Sorting } from './sort-rows.ts';
import { figureInCell } from './words.ts';

interface Props {
  readonly doc: DocumentState;
  readonly page: AgreementPage;
  /** The place of the group in the page. */
  readonly group: number;
}

export function ByArticle({ doc, page, group }: Props): ReactNode {
  const lines = useMemo(() => {
    const rows = new Map(page.byArticle.map(({ article, groups }) => [article, groups[group]]));
    return articlesOf(doc).flatMap(({ id }): Line[] => {
      const row = rows.get(id);
      return row === undefined
        ? []
        : [{ key: id, words: articleName(doc.articles.get(id)), row, open: () => open(id) }];
    });
  }, [doc, page, group]);
  return (
    <RowTable
      id="by-article"
      title="By article"
      head="Article"
      lines={lines}
      about="An article by itself has no interval: intervals are drawn over articles."
    />
  );
}

const open = (article: ArticleId): void => void openArticle(article);

export function ByClaim({ doc, page, group }: Props): ReactNode {
  const lines = useMemo(
    () =>
      page.byClaim.flatMap(({ claim, claims, groups }): Line[] => {
        const row = groups[group];
        if (row === undefined) return [];
        const more = claims.length > 1 ? ` (${claims.length} claims paired)` : '';
        const words = `${claimName(doc.claims.get(claim), 140)}${more}`;
        const show = (): void => {
          focusClaim(claim);
          useSession.setState({ view: 'desk' });
        };
        return [{ key: claim, words, row, open: show }];
      }),
    [doc, page, group],
  );
  return (
    <RowTable
      id="by-claim"
      title="By claim"
      head="Claim"
      lines={lines}
      about="Spans linked to the claim, and the claim against all others. Claims that are paired count as one."
    />
  );
}

interface Line {
  readonly key: string;
  readonly words: string;
  readonly row: AgreementRow;
  readonly open: () => void;
}

interface TableProps {
  readonly id: string;
  readonly title: string;
  readonly head: string;
  readonly about: string;
  readonly lines: readonly Line[];
}

/** More lines than that are shown on demand: a table of 1,000 plots is slow to draw and nobody reads it to the end. */
const MOST = 60;

function RowTable({ id, title, head, about, lines }: TableProps): ReactNode {
  const [sorting, setSorting] = useState<Sorting>({ by: 'place', down: false });
  const [all, setAll] = useState(false);
  const sorted = useMemo(() => sortRows(lines, sorting), [lines, sorting]);
  const axis = useMemo(
    () => axisFor(lines.flatMap(({ row }) => COLUMNS.map(({ id: column }): Figure => row[column]))),
    [lines],
  );
  const next = (by: Column | 'place'): void =>
    setSorting(sorting.by === by ? { by, down: !sorting.down } : { by, down: false });
  const sortOf = (by: Column | 'place'): 'ascending' | 'descending' | 'none' =>
    sorting.by !== by ? 'none' : sorting.down ? 'descending' : 'ascending';
  return (
    <section className="agreement-part agreement-wide" aria-labelledby={id}>
      <h3 id={id}>
        {title} <small className="soft">{lines.length}</small>
      </h3>
      <p className="soft">{about}</p>
      <div className="agreement-scroll" tabIndex={0} role="group" aria-labelledby={id}>
        <table className="agreement-rows">
          <thead>
            <tr>
              <th scope="col" aria-sort={sortOf('place')}>
                <SortButton words={head} sort={sortOf('place')} onClick={() => next('place')} />
              </th>
              {COLUMNS.map(({ id: column, words }) => (
                <th key={column} scope="col" aria-sort={sortOf(column)}>
                  <SortButton words={words} sort={sortOf(column)} onClick={() => next(column)} />
                  <AxisHead axis={axis} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(all ? sorted : sorted.slice(0, MOST)).map(({ key, words, row, open: show }) => (
              <tr key={key}>
                <th scope="row">
                  <button type="button" className="row-name" title="Show it at the desk" onClick={show} dir="auto">
                    {words}
                  </button>
                </th>
                {COLUMNS.map(({ id: column }) => (
                  <td key={column}>
                    <FigureCell figure={row[column]} />
                    {row[column].value !== null && <IntervalPlot figure={row[column]} axis={axis} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!all && sorted.length > MOST && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          Show all {sorted.length}
        </button>
      )}
    </section>
  );
}

function FigureCell({ figure }: { readonly figure: Figure }): ReactNode {
  return figure.value === null ? (
    <span className="soft row-why">{figure.why ?? 'undefined'}</span>
  ) : (
    <span className="row-value">{figureInCell(figure)}</span>
  );
}

interface SortProps {
  readonly words: string;
  readonly sort: 'ascending' | 'descending' | 'none';
  readonly onClick: () => void;
}

function SortButton({ words, sort, onClick }: SortProps): ReactNode {
  return (
    <button type="button" className="sort-button" onClick={onClick} title={`Sort by ${words}`}>
      {words} <span aria-hidden>{sort === 'none' ? '' : sort === 'ascending' ? '↑' : '↓'}</span>
    </button>
  );
}
