/** Over the panes, when several are shown or something is left out: whose line is which, and what is left. */
import type { ReactNode } from 'react';
import { annotatorOf } from '#shared/document/gold.ts';
import { useDocument } from '../../state/document.ts';
import { useKeyHint } from '../../state/keymap.ts';
import { useSession } from '../../state/session.ts';
import { inLaneOrder, linePlaceOf } from '../../state/shown.ts';
import { AnnotatorLine } from '../../ui/AnnotatorLine.tsx';
import { toggleOnlyClaim, toggleOnlyDisagreements, useCompare } from './state.ts';
import './compare.css';

export function CompareBar(): ReactNode {
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const shown = useSession((state) => state.shown);
  const { onlyDisagreements, onlyClaim } = useCompare();
  const disagreementsKey = useKeyHint('compare.onlyDisagreements');
  const claimKey = useKeyHint('compare.onlyClaim');
  if (doc === null || (shown.length < 2 && !onlyDisagreements && !onlyClaim)) return null;
  return (
    <section className="compare-bar" aria-label="Whose work is shown">
      <ul>
        {inLaneOrder(shown, me).map((id) => (
          <li key={id}>
            {id === me ? (
              <span className="compare-mine" aria-hidden />
            ) : (
              <AnnotatorLine place={linePlaceOf(shown, me, id)} />
            )}{' '}
            <bdi>{annotatorOf(doc, id)?.name ?? id}</bdi>
            {id === me && <small className="soft"> you</small>}
          </li>
        ))}
      </ul>
      <span className="soft compare-lanes">lanes beside the text in this order, from the text outwards</span>
      <span className="grow" />
      <label title={`Only disagreements${disagreementsKey}`}>
        <input type="checkbox" checked={onlyDisagreements} onChange={toggleOnlyDisagreements} /> only disagreements
      </label>
      <label title={`Only the claim in focus${claimKey}`}>
        <input type="checkbox" checked={onlyClaim} onChange={toggleOnlyClaim} /> only this claim
      </label>
    </section>
  );
}
