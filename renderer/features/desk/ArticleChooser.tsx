/** The project's articles as a list to choose from: in an empty pane, and in a dialog to change a pane's article. */
import { useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Article, ArticleId } from '#shared/model/index.ts';
import { useArticles, useMatrix, useWorkState } from '../../state/derived.ts';
import { useSession } from '../../state/session.ts';
import { WORK_WORD, WorkMark } from '../../ui/WorkMark.tsx';
import { formatPublished } from './dates.ts';
import { Progress } from './Progress.tsx';
import { progressOf } from './progress.ts';
import './work.css';

interface Props {
  readonly onChoose: (article: ArticleId) => void;
  readonly autoFocus?: boolean;
}

export function ArticleChooser({ onChoose, autoFocus = false }: Props): ReactNode {
  const articles = useArticles();
  const { rows } = useMatrix();
  const panes = useSession((state) => state.panes);
  const [filter, setFilter] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const found = articles.filter((article) => matches(article, filter));
  const current = Math.min(at, found.length - 1);

  const onKeyDown = (event: KeyboardEvent): void => {
    // With a modifier the key means something else, such as another pane.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, current + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, current - 1));
    else if (event.key === 'Enter') {
      const chosen = found[current];
      if (chosen !== undefined) onChoose(chosen.id);
    } else return;
    event.preventDefault();
  };

  return (
    <div className="article-chooser">
      <input
        className="input"
        type="search"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found[current] === undefined ? undefined : `${id}-${found[current].id}`}
        aria-label="Find an article"
        placeholder="Find an article by outlet, title or author"
        autoFocus={autoFocus}
        value={filter}
        onChange={(event) => {
          setFilter(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={id} role="listbox" aria-label="Articles">
        {found.map((article, index) => {
          const pane = panes.findIndex((other) => other.article === article.id);
          return (
            <li
              key={article.id}
              id={`${id}-${article.id}`}
              role="option"
              aria-selected={index === current}
              ref={index === current ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
              onClick={() => onChoose(article.id)}
            >
              <span className="article-line">
                <State article={article.id} />
                <b>{article.outlet || 'Outlet unknown'}</b>
                <span className="soft">{formatPublished(article.published)}</span>
                {pane >= 0 && <span className="soft">in pane {pane + 1}</span>}
                <Progress tally={progressOf(rows, articles.indexOf(article))} />
              </span>
              <span className="article-title">{article.title || article.source.name}</span>
            </li>
          );
        })}
      </ul>
      {found.length === 0 && (
        <p className="soft">{articles.length === 0 ? 'This project has no articles yet.' : 'No article matches.'}</p>
      )}
    </div>
  );
}

function State({ article }: { readonly article: ArticleId }): ReactNode {
  const state = useWorkState(article);
  if (state === undefined) return null;
  return (
    <span className="article-state" title={WORK_WORD[state]}>
      <WorkMark state={state} />
      <span className="visually-hidden">{WORK_WORD[state]}: </span>
    </span>
  );
}

function matches(article: Article, filter: string): boolean {
  const text = `${article.outlet} ${article.title} ${article.author}`.toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
