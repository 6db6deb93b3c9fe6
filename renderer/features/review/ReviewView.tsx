/** The review: who is compared with whom, how far it has come, and its parts as tabs. */
import { Tabs } from '@base-ui/react/tabs';
import { ArrowLeft, FileDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDocument } from '../../state/document.ts';
import { shownKeys, useKeyHint, useKeymap } from '../../state/keymap.ts';
import { useSession } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Compared } from './Compared.tsx';
import { Disagreements } from './Disagreements.tsx';
import { exportGold } from './export-gold.ts';
import { NothingToCompare } from './NothingToCompare.tsx';
import { PARTS } from './parts.ts';
import { isPart, showPart, useComparable, useReview, useReviewed } from './state.ts';
import { Tally } from './Tally.tsx';
import { ClaimPairs } from '../claim-pairs/index.ts';
import './item.css';
import './review.css';

export const toDesk = (): void => useSession.setState({ view: 'desk' });

export function ReviewView(): ReactNode {
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const part = useReview((state) => state.part);
  const annotators = useReviewed();
  const comparable = useComparable();
  const keymap = useKeymap();
  const key = useKeyHint('view.review');
  if (doc === null) return null;
  const enough = annotators.length > 1 && me !== null;
  return (
    <Tabs.Root
      className="review"
      render={<main aria-label="Review" />}
      value={part}
      onValueChange={(value) => {
        if (isPart(value)) showPart(value);
      }}
    >
      <div className="review-head">
        <Button onClick={toDesk} title={`Back to the desk${key}`}>
          <ArrowLeft size={15} aria-hidden /> <span className="wide">Desk</span>
        </Button>
        <h2>Review</h2>
        {comparable.length > 1 && <Compared doc={doc} />}
        <span className="grow" />
        {enough && <Tally />}
        {enough && (
          <Button onClick={exportGold} title="Export the gold set…">
            <FileDown size={15} aria-hidden /> <span className="wide">Export the gold set…</span>
          </Button>
        )}
      </div>
      {enough ? (
        <>
          <Tabs.List className="review-tabs" aria-label="Parts of the review">
            {PARTS.map(({ id, words, action }) => (
              <Tabs.Tab key={id} value={id} className="review-tab" title={shownKeys(keymap, action).join('+')}>
                {words}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {PARTS.map(({ id, content: Content }) => (
            <Tabs.Panel key={id} value={id} className="review-part" tabIndex={-1}>
              {id === 'disagreements' ? (
                <Disagreements />
              ) : id === 'claims' ? (
                <ClaimPairs annotators={annotators} onEscape={toDesk} />
              ) : (
                Content !== undefined && <Content />
              )}
            </Tabs.Panel>
          ))}
        </>
      ) : (
        <NothingToCompare comparable={comparable.length} />
      )}
    </Tabs.Root>
  );
}
