/** The heads of the claim list's columns: an article's initials, its name for the pointer and for screen readers. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Article } from '#shared/model/index.ts';
import { initialsOf } from '../../state/derived.ts';
import { openArticle, useSession } from '../../state/session.ts';
import { distinct } from './columns.ts';
import type { Columns } from './columns.ts';

interface Props {
  readonly articles: readonly Article[];
  readonly columns: Columns;
}

export function ClaimsHead({ articles, columns }: Props): ReactNode {
  const panes = useSession((state) => state.panes);
  const active = useSession((state) => state.active);
  const heads = useMemo(() => distinct(articles.map(initialsOf)), [articles]);
  const activeArticle = panes.find((pane) => pane.key === active)?.article;
  const others = columns.hidden.length;
  return (
    <div role="rowgroup" className="claims-head">
      <div role="row" aria-rowindex={1} className="claim-tracks">
        <div role="columnheader" aria-colindex={1}>
          <span className="visually-hidden">Claim</span>
        </div>
        {columns.shown.map((place, index) => {
          const article = articles[place];
          if (article === undefined) return null;
          const name = article.outlet === '' ? article.title : `${article.outlet}: ${article.title}`;
          return (
            <div
              key={article.id}
              role="columnheader"
              aria-colindex={index + 2}
              aria-label={name}
              title={name}
              className="claims-head-cell"
              data-open={panes.some((pane) => pane.article === article.id) || undefined}
              data-active={activeArticle === article.id || undefined}
              onClick={() => openArticle(article.id)}
            >
              {heads[place]}
            </div>
          );
        })}
        {others > 0 && (
          <div
            role="columnheader"
            aria-colindex={columns.shown.length + 2}
            aria-label={`${others} other articles`}
            title={`${others} other articles: open the matrix to see them`}
            className="claims-head-cell"
            onClick={() => useSession.setState({ view: 'matrix' })}
          >
            +{others}
          </div>
        )}
      </div>
    </div>
  );
}
