/** How far the adjudication has come. */
import type { ReactNode } from 'react';
import { countsOf } from './items.ts';
import { useQueue } from './queue-now.ts';

export function Tally(): ReactNode {
  const { disagreements } = useQueue();
  const { all, settled, owed, later } = countsOf(disagreements);
  const share = all === 0 ? 0 : settled / all;
  return (
    <span className="review-tally">
      {all === 0 ? 'No disagreement' : `${settled.toLocaleString('en')} of ${all.toLocaleString('en')} settled`}
      {owed > 0 && <span className="soft"> · {owed} without the reason owed</span>}
      {later > 0 && <span className="soft"> · {later} for later</span>}
      {all > 0 && (
        <span className="review-bar" aria-hidden>
          <span style={{ width: `${share * 100}%` }} />
        </span>
      )}
    </span>
  );
}

/** What the gold set is made of, for the foot of the window. */
export function GoldTally(): ReactNode {
  const { agreed, disagreements } = useQueue();
  const taken = agreed.filter(({ decision }) => decision !== undefined).length;
  const { settled } = countsOf(disagreements);
  return (
    <>
      gold: {taken.toLocaleString('en')} agreed + {settled.toLocaleString('en')} settled
    </>
  );
}
