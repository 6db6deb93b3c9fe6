/** The articles' names over their columns, and the share of all claims that each of them makes. */
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { MatrixRow } from '#shared/document/cells.ts';
import { countColumns } from '#shared/document/matrix-views.ts';
import type { Article } from '#shared/model/index.ts';
import { openArticle } from '../../state/session.ts';
import { nameOf } from '../../state/derived.ts';
import { percent, shortDay, spansYears } from './layout.ts';
import type { Layout } from './layout.ts';

interface Props {
  readonly articles: readonly Article[];
  readonly rows: readonly MatrixRow[];
  readonly items: readonly VirtualItem[];
  readonly layout: Layout;
  readonly lead: number;
  readonly width: number;
  /** The article whose column the keyboard is in. */
  readonly at: number | undefined;
}

function Head({ articles, rows, items, layout, lead, width, at }: Props): ReactNode {
  const counts = useMemo(() => countColumns(rows), [rows]);
  const years = useMemo(() => spansYears(articles.map((article) => article.published)), [articles]);
  return (
    <div role="rowgroup" className="matrix-head" style={{ width }}>
      <div role="row" aria-rowindex={1} className="matrix-names" data-across={layout.across || undefined}>
        <div role="columnheader" aria-colindex={1} className="matrix-corner">
          Claim
        </div>
        {lead > 1 && (
          <div
            role="columnheader"
            aria-colindex={2}
            aria-label="Articles that speak of it, of those looked at; those that contradict it"
            title="Articles that speak of it / looked at, and how many contradict it"
            className="matrix-totals"
          >
            Articles
          </div>
        )}
        {items.map(({ index, start }) => {
          const article = articles[index];
          if (article === undefined) return null;
          const title = [article.outlet, article.title, article.published.replace('T', ' ')].filter(Boolean).join('\n');
          return (
            <div
              key={article.id}
              role="columnheader"
              aria-colindex={index + lead + 1}
              aria-label={title.replaceAll('\n', ', ')}
              title={title}
              className="matrix-name"
              data-at={at === index || undefined}
              style={{ left: start, width: layout.column }}
              onClick={() => openArticle(article.id)}
            >
              <span>
                <b>{nameOf(article)}</b>
                <small>{shortDay(article.published, years)}</small>
              </span>
            </div>
          );
        })}
      </div>
      <div role="row" aria-rowindex={2} className="matrix-shares">
        <div role="rowheader" aria-colindex={1} className="matrix-text">
          Share of the claims it makes
        </div>
        {lead > 1 && <div role="gridcell" aria-colindex={2} className="matrix-totals" />}
        {items.map(({ index, start }) => {
          const count = counts[index];
          const article = articles[index];
          if (count === undefined || article === undefined) return null;
          const words = `${nameOf(article)} makes ${count.makes} of ${rows.length} claims, contradicts ${count.denies}, mentions ${count.mentions}, is silent on ${count.silent}; ${count.unlooked} not looked for`;
          return (
            <div
              key={article.id}
              role="gridcell"
              aria-colindex={index + lead + 1}
              title={words}
              className="matrix-share"
              style={{ left: start, width: layout.column }}
            >
              <span className="visually-hidden">{words}</span>
              <span aria-hidden>{percent(count.makes, rows.length)}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

export const MatrixHead = memo(Head);
