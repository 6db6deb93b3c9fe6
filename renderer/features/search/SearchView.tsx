/** The concordance: the query's hits in all articles, each in its line with what stands before and after it. */
import { ArrowLeft, X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useArticles } from '../../state/derived.ts';
import { activePane, showDialog, useSession } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { viewOf } from '../reader/index.ts';
import { HitList } from './HitList.tsx';
import { linesOf } from './lines.ts';
import { MakeSpans } from './MakeSpans.tsx';
import { QueryOptions } from './QueryOptions.tsx';
import { changeQuery, search, searchAgain, stopSearch } from './run.ts';
import { goToHit, useConcordance } from './state.ts';
import { hitCount, inWords } from './words.ts';
import './search.css';

/** Leaves the concordance as it is; the keyboard goes to the text. */
function toDesk(): void {
  useSession.setState({ view: 'desk' });
  requestAnimationFrame(() => viewOf(activePane().key)?.focus());
}

export function SearchView(): ReactNode {
  const { query, status, error, answer, sort, only, asked } = useConcordance();
  const articles = useArticles();
  const input = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => (answer === null ? [] : linesOf(answer, sort, only)), [answer, sort, only]);

  // Back from the desk the list has the keyboard again; asked for anew, the query line.
  const startedAt = useRef(asked);
  useEffect(() => {
    const { at, answer: found } = useConcordance.getState();
    if (asked === startedAt.current && at !== null && found !== null && found.hits.length > 0) {
      grid.current?.focus({ preventScroll: true });
    } else {
      input.current?.focus();
      input.current?.select();
    }
  }, [asked]);
  useEffect(searchAgain, [articles.length]);
  useEffect(
    () => () => {
      void stopSearch();
    },
    [],
  );

  const toList = (): void => {
    // What is listed now may have been found after this was drawn.
    const now = useConcordance.getState();
    if (now.at === null && now.answer !== null) {
      const first = linesOf(now.answer, now.sort, now.only).find((line) => line.kind === 'hit');
      if (first !== undefined) goToHit(first.key);
    }
    requestAnimationFrame(() => grid.current?.focus());
  };

  const onQueryKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && status === 'searching') void stopSearch();
    else if (event.key === 'ArrowDown' && lines.length > 0) toList();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <main
      className="search"
      aria-label="Concordance"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        toDesk();
      }}
    >
      <form
        role="search"
        aria-label="Search all articles"
        className="search-tools"
        onSubmit={(event) => {
          event.preventDefault();
          void search().then(() => {
            // The caret goes where the fault is.
            const fault = useConcordance.getState().error?.at;
            if (fault !== undefined) input.current?.setSelectionRange(fault, fault + 1);
            if ((useConcordance.getState().answer?.hits.length ?? 0) > 0 && document.activeElement === input.current) {
              toList();
            }
          });
        }}
      >
        <Button onClick={toDesk}>
          <ArrowLeft size={15} aria-hidden /> Desk
        </Button>
        <input
          ref={input}
          type="search"
          className="input search-query"
          placeholder="Search all articles"
          aria-label="Search all articles"
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : 'search-error'}
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          value={query.text}
          data-expression={query.mode === 'expression' || undefined}
          onChange={(event) => changeQuery({ text: event.target.value })}
          onKeyDown={onQueryKey}
        />
        <QueryOptions query={query} onChange={changeQuery} />
        {answer !== null && answer.articles.length > 1 && <ArticleChoice />}
      </form>
      {error !== null && (
        <p id="search-error" className="search-error error" role="alert">
          {error.message}
        </p>
      )}
      {articles.length === 0 ? (
        <div className="search-empty">
          <h2>Nothing to search yet</h2>
          <p>Add the articles on one event first.</p>
          <Button kind="primary" onClick={() => showDialog('import')}>
            Add articles…
          </Button>
        </div>
      ) : answer === null ? (
        status === 'searching' ? (
          <Summary />
        ) : (
          error === null && <Hints />
        )
      ) : (
        <>
          <Summary />
          {lines.length === 0 ? (
            <div className="search-empty">
              <p>{inWords(answer, articles.length)}</p>
            </div>
          ) : (
            <HitList lines={lines} gridRef={grid} onLeaveUp={() => input.current?.focus()} />
          )}
          {answer.hits.length > 0 && <MakeSpans onDone={() => grid.current?.focus()} />}
        </>
      )}
    </main>
  );
}

/** How much was found, or how far the search is. */
function Summary(): ReactNode {
  const { status, progress, answer, answered, searched, only } = useConcordance();
  const articles = useArticles();
  if (status === 'searching') {
    return (
      <p className="search-summary" data-busy>
        {progress === null
          ? 'Searching …'
          : `Searching … ${progress.done.toLocaleString('en')} of ${progress.of.toLocaleString('en')} articles`}
        {progress !== null && (
          <>
            <progress value={progress.done} max={progress.of} aria-label="Articles searched" />
            <Button onClick={() => void stopSearch()}>
              <X size={14} aria-hidden /> Stop
            </Button>
          </>
        )}
      </p>
    );
  }
  if (answer === null || answer.total === 0) return null;
  const chosen = articles.find(({ id }) => id === only);
  const here = answer.articles.find(({ article }) => article === only)?.count ?? 0;
  return (
    <p className="search-summary">
      <span>
        {status === 'failed' && (
          <>
            Of <q dir="auto">{answered}</q>:{' '}
          </>
        )}
        {chosen !== undefined && `${hitCount(here)} in ${chosen.outlet || chosen.title}. `}
        {inWords(answer, searched)}
      </span>
    </p>
  );
}

/** Lists the hits of one article only; each is named with how many it has. */
function ArticleChoice(): ReactNode {
  const { answer, only } = useConcordance();
  const articles = useArticles();
  if (answer === null) return null;
  const counts = new Map(answer.articles.map(({ article, count }) => [article, count]));
  return (
    <select
      className="input search-only"
      aria-label="Hits of"
      value={only ?? ''}
      onChange={(event) =>
        useConcordance.setState({
          only: answer.articles.find(({ article }) => article === event.target.value)?.article ?? null,
          at: null,
        })
      }
    >
      <option value="">
        All {answer.articles.length.toLocaleString('en')} articles ({answer.total.toLocaleString('en')})
      </option>
      {articles
        .filter(({ id }) => counts.has(id))
        .map(({ id, outlet, title }) => (
          <option key={id} value={id}>
            {[outlet, title].filter(Boolean).join(' – ')} ({(counts.get(id) ?? 0).toLocaleString('en')})
          </option>
        ))}
    </select>
  );
}

function Hints(): ReactNode {
  return (
    <div className="search-empty">
      <h2>Every place, in its line</h2>
      <p>
        Type a word or a phrase. Capitals and accents do not matter unless you say so, and a part of a word is enough.
        Sort by what stands before or after, mark the lines you want, and make them all spans at once.
      </p>
      <p className="soft">
        Regular expressions are JavaScript’s: <code>\d+ (dead|missing)</code>,{' '}
        <code>\p&#123;Lu&#125;\p&#123;L&#125;+</code>, <code>^</code> and <code>$</code> at the ends of a paragraph.
      </p>
    </div>
  );
}
