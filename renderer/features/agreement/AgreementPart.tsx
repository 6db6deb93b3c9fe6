/** How far the annotators agree: for two of them or all, in figures, and from the figures to the places. */
import { Info, RefreshCw, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { AgreementPage } from '#shared/contract/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { GROUND } from '#shared/review/agreement/explain.ts';
import { count } from '#shared/review/report/words.ts';
import { useDocument } from '../../state/document.ts';
import { useKeyHint } from '../../state/keymap.ts';
import { useSession } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { AnnotatorLine } from '../../ui/AnnotatorLine.tsx';
import { useReviewed } from '../review/index.ts';
import { Confusions } from './Confusions.tsx';
import { Figures } from './Figures.tsx';
import { Gamma } from './Gamma.tsx';
import { ByArticle, ByClaim } from './Rows.tsx';
import { cancelFigures, computeFigures, followProgress, showGroup, shownGroups, useAgreement } from './state.ts';
import type { Running } from './state.ts';
import { Strips } from './Strips.tsx';
import { annotatorName, groupInWords } from './words.ts';
import './agreement.css';

export function AgreementPart(): ReactNode {
  const doc = useDocument((state) => state.doc);
  const annotators = useReviewed();
  const page = useAgreement((state) => state.page);
  const running = useAgreement((state) => state.running);
  const failure = useAgreement((state) => state.failure);
  const place = useAgreement((state) => state.group);

  const host = useRef<HTMLDivElement>(null);
  const there = doc !== null;

  useEffect(followProgress, []);
  // The keyboard scrolls the figures, and Escape leads back to the desk.
  useEffect(() => {
    if (there) host.current?.focus({ preventScroll: true });
  }, [there]);
  useEffect(() => {
    void computeFigures(annotators);
  }, [doc, annotators]);

  if (doc === null) return null;
  const group = page?.groups[place];
  return (
    <div
      ref={host}
      className="agreement"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        useSession.setState({ view: 'desk' });
      }}
    >
      <div className="agreement-head">
        {page !== null && <Groups doc={doc} page={page} place={place} />}
        {running !== null && <Progress what="Computing the figures" running={running} onCancel={cancelFigures} />}
        {running === null && failure !== '' && (
          <p className="agreement-line" role="alert">
            <span className="error">{failure}</span>
            <Button onClick={() => void computeFigures(annotators, true)}>
              <RefreshCw size={14} aria-hidden /> Compute again
            </Button>
          </p>
        )}
        {page !== null && <Ground page={page} />}
      </div>
      {page !== null && group !== undefined && (
        <>
          <Figures doc={doc} group={group} />
          <div>
            <Confusions doc={doc} page={page} group={group} />
          </div>
          <ByArticle doc={doc} page={page} group={place} />
          <ByClaim doc={doc} page={page} group={place} />
          <Gamma doc={doc} group={group} />
          <Strips doc={doc} page={page} />
        </>
      )}
    </div>
  );
}

function Groups({ doc, page, place }: { doc: DocumentState; page: AgreementPage; place: number }): ReactNode {
  const key = useKeyHint('agreement.nextGroup');
  const groups = shownGroups(page);
  return (
    <fieldset className="agreement-groups" title={`The next${key}`}>
      <legend>Figures of</legend>
      {groups.map((group, index) => (
        <label key={group.annotators.join(' ') + group.kind}>
          <input type="radio" name="agreement-group" checked={index === place} onChange={() => showGroup(index)} />
          <span>
            {group.kind === 'all' && groups.length > 1
              ? groupInWords(doc, group)
              : group.annotators.map((id, at) => (
                  <span key={id}>
                    {at > 0 && ' and '}
                    <bdi>{annotatorName(doc, id)}</bdi> <AnnotatorLine place={page.annotators.indexOf(id)} />
                  </span>
                ))}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What the figures stand on. */
function Ground({ page }: { readonly page: AgreementPage }): ReactNode {
  const { pairs, standsOn, compared, resamples } = page;
  const articles = `${count(compared, 'article')} that at least two have worked on`;
  return (
    <>
      <p className="agreement-line">
        {standsOn === 'proposed' ? (
          <span className="stands-on" data-on="proposed">
            <TriangleAlert size={14} aria-hidden /> Stands on proposed pairs of claims: {pairs.confirmed} confirmed,{' '}
            {pairs.proposed} proposed
          </span>
        ) : (
          <span className="stands-on" data-on="confirmed">
            Stands on confirmed pairs of claims: {pairs.confirmed}
          </span>
        )}
        <span className="soft">
          {articles} · 95 % intervals from {resamples.toLocaleString('en')} resamples of articles
        </span>
      </p>
      <details className="agreement-ground">
        <summary>
          <Info size={14} aria-hidden /> What all figures have in common
        </summary>
        <p>{GROUND}</p>
      </details>
    </>
  );
}

interface ProgressProps {
  readonly what: string;
  readonly running: Running;
  readonly onCancel: () => void;
}

export function Progress({ what, running, onCancel }: ProgressProps): ReactNode {
  const { done, of } = running;
  const share = of === 0 ? undefined : done / of;
  return (
    <div className="agreement-progress">
      <span role="status">{what}…</span>
      <progress aria-label={what} {...(share === undefined ? {} : { value: share })} max={1} />
      {share !== undefined && <span className="soft">{Math.round(share * 100)} %</span>}
      <Button onClick={onCancel}>Cancel</Button>
    </div>
  );
}
