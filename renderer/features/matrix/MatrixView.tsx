/** The whole matrix: every claim by every article, with totals, filters and a legend. */
import { ArrowLeft, TextQuote } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useArticles } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { useKeyHint } from '../../state/keymap.ts';
import { activePane, showDialog, useSession } from '../../state/session.ts';
import { ActionKey } from '../../ui/ActionKey.tsx';
import { Button } from '../../ui/Button.tsx';
import { dueKeyboard, FilterField } from '../claims/index.ts';
import { Chips } from './Chips.tsx';
import { showEverything, toggleQuotes } from './commands.ts';
import { Legend } from './Legend.tsx';
import { useSeen } from './lines.ts';
import { ArticlesMenu, ClaimsMenu } from './LookMenus.tsx';
import { MatrixGrid } from './MatrixGrid.tsx';
import { Quotes } from './Quotes.tsx';
import { useLook } from './state.ts';
import './matrix.css';
import './grid.css';
import './places.css';

const toDesk = (): void => useSession.setState({ view: 'desk' });

export function MatrixView(): ReactNode {
  const quotesKey = useKeyHint('matrix.quotes');
  const all = useArticles();
  const { articles, rows, lines, claimLines, claims, counts } = useSeen();
  const quotes = useLook((state) => state.quotes);
  const focused = useSession((state) => state.claim);
  const [place, setPlace] = useState<string | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLElement>(null);
  const shown = claimLines.length;

  useLayoutEffect(() => {
    const { at } = useLook.getState();
    const { article } = activePane();
    // The column is that of the article that was read last, unless the keyboard was at the claims themselves.
    if (at !== 'words' && at !== 'totals') useLook.setState({ at: article ?? 'words' });
  }, []);

  const empty = shown === 0 || articles.length === 0;
  // The keyboard comes along from the desk; without rows it waits at the view itself, where Escape leads back, until there
  // are some again.
  useEffect(() => {
    const { activeElement } = document;
    const elsewhere = root.current?.contains(activeElement) === true && activeElement !== root.current;
    if (!elsewhere) (grid.current ?? root.current)?.focus({ preventScroll: true });
  }, [empty]);

  // Back at the desk the claim list has it, unless a place in the text was asked for, which brings it to the reader.
  useLayoutEffect(() => {
    const view = root.current;
    const { reveal } = useSession.getState();
    dueKeyboard(false);
    return () => {
      dueKeyboard(view?.contains(document.activeElement) === true && useSession.getState().reveal === reveal);
    };
  }, []);

  return (
    <main
      ref={root}
      tabIndex={-1}
      className="matrix"
      aria-label="Claims by articles"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        toDesk();
      }}
    >
      <div className="matrix-tools">
        <Button onClick={toDesk}>
          <ArrowLeft size={15} aria-hidden /> Desk
        </Button>
        <FilterField lines={lines} onLeave={() => grid.current?.focus()} />
        <Chips counts={counts} />
        <ClaimsMenu claims={claims} />
        <ArticlesMenu />
        <Button
          aria-pressed={quotes}
          title={`Quotes of the row or cell, under the matrix${quotesKey}`}
          onClick={toggleQuotes}
        >
          <TextQuote size={15} aria-hidden /> Quotes
        </Button>
      </div>
      <Narrowed shown={shown} claims={claims.length} articles={articles.length} all={all.length} />
      {all.length === 0 || claims.length + rows.length === 0 ? (
        <Empty articles={all.length} />
      ) : empty ? (
        <div className="matrix-empty">
          <p>{articles.length === 0 ? 'No article passes the filter.' : 'No claim passes the filter.'}</p>
          <Button onClick={showEverything}>Show everything</Button>
        </div>
      ) : (
        <MatrixGrid
          lines={lines}
          claimLines={claimLines}
          articles={articles}
          rows={rows}
          gridRef={grid}
          onPlace={setPlace}
        />
      )}
      {quotes && shown > 0 && (
        <Quotes line={claimLines.find(({ claim }) => claim.id === focused)} articles={articles} gridRef={grid} />
      )}
      <Legend place={place} />
    </main>
  );
}

interface NarrowedProps {
  readonly shown: number;
  readonly claims: number;
  readonly articles: number;
  readonly all: number;
}

/** What is left out, where something is, and the way back. */
function Narrowed({ shown, claims, articles, all }: NarrowedProps): ReactNode {
  const group = useLook((state) => state.group);
  if (shown === claims && articles === all && group === null) return null;
  return (
    <p className="matrix-narrowed">
      <span role="status">
        {shown.toLocaleString('en')} of {claims.toLocaleString('en')} claims
        {articles < all && `, ${articles.toLocaleString('en')} of ${all.toLocaleString('en')} articles`}
      </span>
      <button type="button" className="link-button" onClick={showEverything}>
        Show everything
      </button>
    </p>
  );
}

function Empty({ articles }: { readonly articles: number }): ReactNode {
  const readOnly = useDocument((state) => state.readOnly !== null);
  return (
    <div className="matrix-empty">
      <h2>Nothing to compare yet</h2>
      <p>
        Here each claim is a row and each article a column: you see who says it, who denies it, and who leaves it out.
      </p>
      {articles === 0 ? (
        <>
          <p>Add the articles on one event first.</p>
          {!readOnly && (
            <Button kind="primary" onClick={() => showDialog('import')}>
              Add articles…
            </Button>
          )}
        </>
      ) : (
        <>
          <p>
            Go to the desk, select words in an article and press <ActionKey id="claim.pick" /> to link them to a claim.
          </p>
          <Button kind="primary" onClick={toDesk}>
            To the desk
          </Button>
        </>
      )}
    </div>
  );
}
