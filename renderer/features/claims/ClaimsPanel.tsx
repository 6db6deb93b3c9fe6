/** The claim list that is the matrix: filter, claims with their cells, a form for a new claim. */
import { Grid3x3, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { RowKind } from '#shared/document/matrix-views.ts';
import { newClaimId } from '../../state/annotate.ts';
import { useArticles, useMatrix } from '../../state/derived.ts';
import { execute, useDocument } from '../../state/document.ts';
import { announce } from '../../state/notices.ts';
import { focusClaim, useSession } from '../../state/session.ts';
import { ActionKey } from '../../ui/ActionKey.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ClaimForm } from './ClaimForm.tsx';
import { ClaimsList } from './ClaimsList.tsx';
import { FilterField } from './FilterField.tsx';
import { FilterChips, FilterMenu } from './FilterMenu.tsx';
import { claimKindCounts } from './kinds.ts';
import { kindCounts } from './list.ts';
import { useListed } from './listed.ts';
import { filterOfProject, KIND_WORDS, showAllClaims, toggleKind, useClaimsPanel } from './panel-state.ts';
import './claims.css';

export function ClaimsPanel(): ReactNode {
  const project = useDocument((state) => state.doc?.project.id);
  const writable = useDocument((state) => state.readOnly === null && state.me !== null);
  const composing = useSession((state) => state.newClaim) && writable;
  const me = useDocument((state) => state.me);
  const { typed, only, also } = useClaimsPanel();
  const articles = useArticles();
  const { claims, rows, lines, retired } = useListed();
  // A new claim may be a double of one in use, also while the retired ones are listed.
  const inUse = useMatrix().claims;
  const [place, setPlace] = useState<string | null>(null);
  const grid = useRef<HTMLDivElement>(null);

  useEffect(() => filterOfProject(project), [project]);
  const counts = useMemo(
    () => ({ ...kindCounts(rows), ...claimKindCounts(claims, rows, me), retired }),
    [claims, rows, me, retired],
  );
  const filtered = typed !== '' || only.length + also.length > 0;
  const shown = lines.reduce((count, line) => count + Number(line.kind === 'claim'), 0);

  const create = (text: string, group: string): boolean => {
    const id = newClaimId();
    if (execute({ type: 'createClaim', id, text, group }) !== undefined) return false;
    if (filtered) showAllClaims();
    focusClaim(id);
    announce('Claim written.');
    stopComposing();
    return true;
  };
  const stopComposing = (): void => {
    useSession.setState({ newClaim: false });
    grid.current?.focus();
  };
  return (
    <section className="claims" aria-label="Claims">
      <div className="claims-tools" role="search" aria-label="Claims">
        <FilterField lines={lines} onLeave={() => grid.current?.focus()} />
        <KindButton kind="contradicted" sign="✕" count={counts.contradicted} only={only} />
        <KindButton kind="silent" sign="–" count={counts.silent} only={only} />
        <FilterMenu counts={counts} />
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
      <FilterChips />
      {composing && (
        <ClaimForm
          label="New claim"
          submit="Add claim"
          others={inUse}
          onSubmit={create}
          onCancel={stopComposing}
          onShow={focusClaim}
        />
      )}
      {shown > 0 ? (
        <ClaimsList lines={lines} articles={articles} gridRef={grid} onPlace={setPlace} />
      ) : (
        <div className="claims-empty">
          {claims.length > 0 || filtered ? (
            <>
              <p>
                {also.includes('retired') && claims.length === 0
                  ? 'No claim is retired.'
                  : 'No claim passes the filter.'}
              </p>
              <Button onClick={showAllClaims}>Show all</Button>
            </>
          ) : (
            <>
              <p>No claims yet.</p>
              <p className="soft">
                Select words in an article and press <ActionKey id="claim.pick" /> to link them to a new claim, or write
                a claim first.
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
              {[...only, ...also].map((kind) => `, ${KIND_WORDS[kind]}`)}
            </span>
          ) : (
            // Screen readers have it from the cell itself.
            <span aria-hidden>{place}</span>
          )}
          {filtered && (
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
