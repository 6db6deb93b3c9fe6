/** From marked lines to spans: all at once, linked if that is wanted, one step of history. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useDocument } from '../../state/document.ts';
import { useSession } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { makeSpans, MOST_SPANS } from './make-spans.ts';
import { mark, useConcordance } from './state.ts';
import { hitCount } from './words.ts';

interface Props {
  /** The spans are made, or cannot be: the keyboard goes on in the list. */
  readonly onDone: () => void;
}

export function MakeSpans({ onDone }: Props): ReactNode {
  const { marked, linking, stance: chosen } = useConcordance();
  const readOnly = useDocument((state) => state.readOnly);
  const stances = useDocument((state) => state.doc?.project.stances) ?? [];
  const claimId = useSession((state) => state.claim);
  const claim = useDocument((state) => (claimId === null ? undefined : state.doc?.claims.get(claimId)));
  const [busy, setBusy] = useState(false);
  const stance = stances.find(({ id }) => id === chosen) ?? stances[0];
  const count = marked.size;
  const tooMany = count > MOST_SPANS;

  const make = (): void => {
    setBusy(true);
    void makeSpans().finally(() => {
      setBusy(false);
      onDone();
    });
  };

  return (
    <section className="make-spans" aria-label="Marked hits">
      <span className="make-spans-count">
        {count === 0 ? (
          <>
            <kbd>Space</kbd> marks a hit, <kbd>A</kbd> all, <kbd>S</kbd> makes spans
          </>
        ) : (
          <>
            <b>{hitCount(count)}</b> marked{' '}
            <Button kind="quiet" onClick={() => mark([...marked], false)}>
              None
            </Button>
          </>
        )}
      </span>
      {claim !== undefined && (
        <span className="make-spans-link">
          <label>
            <input
              type="checkbox"
              checked={linking}
              onChange={(event) => useConcordance.setState({ linking: event.target.checked })}
            />{' '}
            Link to the claim in focus
          </label>
          <q dir="auto" title={claim.text}>
            {claim.text}
          </q>
          <select
            className="input"
            aria-label="Stance"
            disabled={!linking}
            value={stance?.id ?? ''}
            onChange={(event) =>
              useConcordance.setState({ stance: stances.find(({ id }) => id === event.target.value)?.id ?? null })
            }
          >
            {stances.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </span>
      )}
      <span className="grow" />
      {tooMany && <span className="error">At most {MOST_SPANS.toLocaleString('en')} at a time.</span>}
      <Button
        kind="primary"
        disabled={count === 0 || tooMany || busy || readOnly !== null}
        title={readOnly?.message}
        onClick={make}
      >
        Make {count === 0 ? 'spans' : count === 1 ? 'a span' : `${count.toLocaleString('en')} spans`} of the marked
      </Button>
    </section>
  );
}
