/** The claim list that is the matrix: filter, claims with their cells, a form for a new claim. */
import { Grid3x3, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { RowKind } from '#shared/document/matrix-views.ts';
import { newClaimId } from '../../state/annotate.ts';
import { useArticles, useMatrix } from '../../state/derived.ts';
import { execute, useDocument } from '../../state/document.ts';
import { announce } from '../../state/notices.ts';
import { focusClaim, useSession } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ClaimForm } from './ClaimForm.tsx';
import { ClaimsList } from './ClaimsList.tsx';
import { kindCounts, linesOf } from './list.ts';
import { filterClaims, filterOfProject, KIND_WORDS, showAllClaims, toggleKind, useClaimsPanel } from './panel-state.ts';
import './claims.css';

export function ClaimsPanel(): ReactNode {
  const project = useDocument((state) => state.doc?.project.id);
  const writable = useDocument((state) => state.readOnly === null && state.me !== null);
  const composing = useSession((state) => state.newClaim) && writable;
  const focused = useSession((state) => state.claim);
  const { typed, only } = useClaimsPanel();
  const articles = useArticles();
  const { claims, rows } = useMatrix();
  const [place, setPlace] = useState<string | null>(null);
  const grid = useRef<HTMLDivElement>(null);

  useEffect(() => filterOfProject(project), [project]);
  const counts = useMemo(() => kindCounts(rows), [rows]);
  const lines = useMemo(() => linesOf(claims, rows, { typed, only }), [claims, rows, typed, only]);
  const shown = lines.reduce((count, line) => count + Number(line.kind === 'claim'), 0);

  const create = (text: string, group: string): boolean => {
    const id = newClaimId();
    if (execute({ type: 'createClaim', id, text, group }) !== undefined) return false;
    if (typed !== '' || only.length > 0) showAllClaims();
    focusClaim(id);
    announce('Claim written.');
    stopComposing();
    return true;
  };
  const stopComposing = (): void => {
    useSession.setState({ newClaim: false });
    grid.current?.focus();
  };
  const onFilterKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && typed !== '') filterClaims({ typed: '' });
    else if ((event.key === 'ArrowDown' || event.key === 'Enter') && shown > 0) {
      const first = lines.find((line) => line.kind === 'claim');
      const kept = lines.some((line) => line.kind === 'claim' && line.claim.id === focused);
      if (!kept && first?.kind === 'claim') focusClaim(first.claim.id);
      grid.current?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className="claims" aria-label="Claims">
      <div className="claims-tools" role="search" aria-label="Claims">
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
        <KindButton kind="contradicted" sign="✕" count={counts.contradicted} only={only} />
        <KindButton kind="silent" sign="–" count={counts.silent} only={only} />
        <IconButton label="Claims by articles: the matrix" onClick={() => useSession.setState({ view: 'matrix' })}>
          <Grid3x3 size={16} aria-hidden />
        </IconButton>
        <IconButton
          label="New claim"
          disabled={!writable}
          aria-expanded={composing}
          onClick={() => useSession.setState({ newClaim: !composing })}
        >
          <Plus size={16} aria-hidden />
        </IconButton>
      </div>
      {composing && (
        <ClaimForm
          label="New claim"
          submit="Add claim"
          others={claims}
          onSubmit={create}
          onCancel={stopComposing}
          onShow={focusClaim}
        />
      )}
      {shown > 0 ? (
        <ClaimsList lines={lines} articles={articles} gridRef={grid} onPlace={setPlace} />
      ) : (
        <div className="claims-empty">
          {claims.length > 0 ? (
            <>
              <p>No claim passes the filter.</p>
              <Button onClick={showAllClaims}>Show all {claims.length}</Button>
            </>
          ) : (
            <>
              <p>No claims yet.</p>
              <p className="soft">
                Select words in an article and press <kbd>C</kbd> to link them to a new claim, or write a claim first.
              </p>
              {writable && !composing && (
                <Button onClick={() => useSession.setState({ newClaim: true })}>Write a claim</Button>
              )}
            </>
          )}
        </div>
      )}
      {shown > 0 && (
        <div className="claims-status">
          {place === null ? (
            <span>
              {shown < claims.length && `${shown} of `}
              {claims.length === 1 ? '1 claim' : `${claims.length} claims`}
              {only.map((kind) => `, ${KIND_WORDS[kind]}`)}
            </span>
          ) : (
            // Screen readers have it from the cell itself.
            <span aria-hidden>{place}</span>
          )}
          {shown < claims.length && (
            <button type="button" className="link-button" onClick={showAllClaims}>
              Show all
            </button>
          )}
        </div>
      )}
    </section>
  );
}

interface KindProps {
  readonly kind: RowKind;
  readonly sign: string;
  readonly count: number;
  readonly only: readonly RowKind[];
}

function KindButton({ kind, sign, count, only }: KindProps): ReactNode {
  const label = `Only claims ${KIND_WORDS[kind]}: ${count}`;
  return (
    <Button aria-label={label} title={label} aria-pressed={only.includes(kind)} onClick={() => toggleKind(kind)}>
      <span aria-hidden>
        {sign} {count}
      </span>
    </Button>
  );
}
