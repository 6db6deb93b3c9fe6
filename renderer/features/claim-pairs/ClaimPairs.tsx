/** Whose claims are whose: the pairs as a list, and the pair at hand with both claims and what was read for them. */
import { CheckCheck } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import type { AnnotatorId } from '#shared/model/index.ts';
import { pairClaims } from '#shared/review/pairs.ts';
import { useDocument } from '../../state/document.ts';
import { useKeyHint } from '../../state/keymap.ts';
import { Button } from '../../ui/Button.tsx';
import { WalkedList } from '../../ui/WalkedList.tsx';
import { confirmAllPairs } from './commands.ts';
import { linesOf, placesIn } from './lines.ts';
import type { Place } from './lines.ts';
import { PairLineText } from './PairLineText.tsx';
import { PairShown } from './PairShown.tsx';
import { usePairs } from './state.ts';
import './claim-pairs.css';

interface Props {
  /** Who is compared, in order. */
  readonly annotators: readonly AnnotatorId[];
  readonly onEscape: () => void;
}

const moveTo = (key: string): void => usePairs.setState({ at: key, choosing: false });

export function ClaimPairs({ annotators, onEscape }: Props): ReactNode {
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const writable = useDocument((state) => state.readOnly === null);
  const confirmAllKey = useKeyHint('pairs.confirmAll');
  const at = usePairs((state) => state.at);
  const choosing = usePairs((state) => state.choosing);
  const list = useRef<HTMLDivElement>(null);
  const lines = useMemo(
    () => (doc === null || me === null ? [] : linesOf(doc, me, annotators, pairClaims(doc, me, annotators))),
    [doc, me, annotators],
  );
  const places = useMemo(() => placesIn(lines), [lines]);
  const line = places.find(({ key }) => key === at) ?? places[0];
  const proposed = places.filter(({ section }) => section === 'proposed').length;

  // The keyboard begins in the list, and comes back to it when the field for a partner goes.
  useEffect(() => {
    if (!choosing) list.current?.focus({ preventScroll: true });
  }, [choosing]);

  if (doc === null || me === null) return null;
  return (
    <div className="claim-pairs">
      <section className="pairs-list" aria-label="Pairs of claims">
        <div className="pairs-head">
          <span role="status">
            {proposed === 0
              ? 'No pair is left to be decided.'
              : `${proposed} ${proposed === 1 ? 'pair' : 'pairs'} to be decided`}
          </span>
          {proposed > 0 && writable && (
            <Button title={`Confirm all pairs proposed${confirmAllKey}`} onClick={confirmAllPairs}>
              <CheckCheck size={15} aria-hidden /> Confirm all
            </Button>
          )}
        </div>
        <WalkedList
          label="Pairs of claims"
          items={lines}
          at={line?.key ?? null}
          listRef={list}
          height={64}
          onMove={({ key }) => moveTo(key)}
          onEscape={onEscape}
        >
          {(each) => <PairLineText doc={doc} annotators={annotators} line={each} />}
        </WalkedList>
      </section>
      <section key={line?.key} className="pair-shown" aria-label="The pair at hand" tabIndex={-1}>
        {line === undefined ? (
          <p className="soft">Nobody who is compared has a claim yet.</p>
        ) : (
          <PairShown
            doc={doc}
            annotators={annotators}
            line={line satisfies Place}
            writable={writable}
            choosing={choosing}
          />
        )}
      </section>
    </div>
  );
}
