/** Why there is nothing to compare, and what to do. */
import { Users } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useDocument } from '../../state/document.ts';
import { showDialog } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { toDesk } from './ReviewView.tsx';

/** `comparable` is how many annotators have any work. */
export function NothingToCompare({ comparable }: { readonly comparable: number }): ReactNode {
  const me = useDocument((state) => state.me);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div className="review-empty">
      <Users size={28} aria-hidden />
      {me === null ? (
        <>
          <h3>Who reviews?</h3>
          <p>What you settle is kept under your name, in files of your own.</p>
          <Button ref={first} kind="primary" onClick={() => showDialog('annotator')}>
            Choose your name…
          </Button>
        </>
      ) : comparable > 1 ? (
        <>
          <h3>Nobody is compared</h3>
          <p>Choose two annotators or more, above, beside “Review”.</p>
        </>
      ) : (
        <>
          <h3>{comparable === 0 ? 'Nothing has been annotated yet' : 'There is nobody to compare with'}</h3>
          <p>
            {comparable === 0
              ? 'A review compares what two annotators or more have marked in the same articles.'
              : 'Only one annotator has marked anything. A review compares two or more.'}
          </p>
          <p>
            Ask a colleague for her annotation file (in her workbench: Export, <i>annotation file</i>) and take it in,
            or mark the articles yourself.
          </p>
          <Button ref={first} kind="primary" onClick={toDesk}>
            To the desk
          </Button>
        </>
      )}
    </div>
  );
}
