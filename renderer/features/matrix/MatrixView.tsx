/** The whole matrix: every claim by every article, with totals, filters and a legend. */
import { ArrowLeft } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useArticles, useMatrix } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { focusClaim, showDialog, useSession } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import {
  dueKeyboard,
  filterClaims,
  kindCounts,
  linesOf,
  showAllClaims,
  toggleKind,
  useClaimsPanel,
} from '../claims/index.ts';
import { Chips } from './Chips.tsx';
import { Legend } from './Legend.tsx';
import { MatrixGrid } from './MatrixGrid.tsx';
import './matrix.css';

const toDesk = (): void => useSession.setState({ view: 'desk' });

export function MatrixView(): ReactNode {
  const { typed, only } = useClaimsPanel();
  const articles = useArticles();
  const { claims, rows } = useMatrix();
  const focused = useSession((state) => state.claim);
  const [place, setPlace] = useState<string | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLElement>(null);
  const counts = useMemo(() => kindCounts(rows), [rows]);
  const lines = useMemo(() => linesOf(claims, rows, { typed, only }), [claims, rows, typed, only]);
  const shown = lines.reduce((count, line) => count + Number(line.kind === 'claim'), 0);

  // The keyboard comes along from the desk; without rows it waits at the view itself, where Escape leads back.
  useEffect(() => (grid.current ?? root.current)?.focus({ preventScroll: true }), []);

  // Back at the desk the claim list has it, unless a place in the text was asked for, which brings it to the reader.
  useLayoutEffect(() => {
    const view = root.current;
    const { reveal } = useSession.getState();
    dueKeyboard(false);
    return () => {
      dueKeyboard(view?.contains(document.activeElement) === true && useSession.getState().reveal === reveal);
    };
  }, []);

  const onFilterKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && typed !== '') filterClaims({ typed: '' });
    else if ((event.key === 'ArrowDown' || event.key === 'Enter') && shown > 0) {
      const kept = lines.some((line) => line.kind === 'claim' && line.claim.id === focused);
      const first = lines.find((line) => line.kind === 'claim');
      if (!kept && first?.kind === 'claim') focusClaim(first.claim.id);
      grid.current?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

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
        <input
          type="search"
          className="input"
          placeholder="Filter claims"
          aria-label="Filter claims"
          dir="auto"
          value={typed}
          onChange={(event) => filterClaims({ typed: event.target.value })}
          onKeyDown={onFilterKey}
        />
        <Chips
          all={rows.length}
          counts={counts}
          only={only}
          onToggle={toggleKind}
          onAll={() => filterClaims({ only: [] })}
        />
      </div>
      {articles.length === 0 || claims.length === 0 ? (
        <Empty articles={articles.length} />
      ) : shown === 0 ? (
        <div className="matrix-empty">
          <p>No claim passes the filter.</p>
          <Button onClick={showAllClaims}>Show all {claims.length}</Button>
        </div>
      ) : (
        <MatrixGrid lines={lines} articles={articles} rows={rows} gridRef={grid} onPlace={setPlace} />
      )}
      <Legend place={place} />
    </main>
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
            Go to the desk, select words in an article and press <kbd>C</kbd> to link them to a claim.
          </p>
          <Button kind="primary" onClick={toDesk}>
            To the desk
          </Button>
        </>
      )}
    </div>
  );
}
