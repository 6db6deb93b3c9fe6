/** The queue at the left: what is taken without asking, filters, and the disagreements as a list. */
import { useMemo } from 'react';
import type { ReactNode, RefObject } from 'react';
import { articlesInOrder } from '#shared/document/order.ts';
import { articleName, short } from '#shared/document/span-words.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { useDocument } from '../../state/document.ts';
import { useKeyHint } from '../../state/keymap.ts';
import { ActionKey } from '../../ui/ActionKey.tsx';
import { Button } from '../../ui/Button.tsx';
import { WalkedList } from '../../ui/WalkedList.tsx';
import { showItem } from './going.ts';
import { narrow } from './narrowing.ts';
import { takeWhatAllAgreeOn } from './settling.ts';
import { kindInWords, KIND_WORDS, KINDS, quoteOf, STANDING_WORDS, STANDINGS, verdictInWords } from './items.ts';
import type { QueueFilter, QueueItem } from './items.ts';
import { usePairing, useQueue } from './queue-now.ts';
import { showPart, useReview } from './state.ts';
import { Threshold } from './Threshold.tsx';

interface Props {
  readonly doc: DocumentState;
  readonly shown: readonly QueueItem[];
  readonly at: string | null;
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly onEscape: () => void;
}

export function Queue({ doc, shown, at, listRef, onEscape }: Props): ReactNode {
  const { disagreements, agreed } = useQueue();
  const lines = useMemo(() => shown.map((item) => ({ key: item.key, kind: 'item', item })), [shown]);
  return (
    <section className="review-queue" aria-label="Queue">
      <div className="review-queue-head">
        <h3>Disagreements</h3>
        <span className="soft" role="status">
          {shown.length === disagreements.length ? '' : `${shown.length} of `}
          {disagreements.length.toLocaleString('en')} · {agreed.length.toLocaleString('en')} agreed
        </span>
      </div>
      <Agreed />
      <Filters doc={doc} />
      <WalkedList
        label="Disagreements"
        items={lines}
        at={at}
        listRef={listRef}
        height={76}
        onMove={({ key }) => showItem(key)}
        onEscape={onEscape}
      >
        {({ item }) => <Line doc={doc} item={item} />}
      </WalkedList>
      {shown.length === 0 && (
        <p className="queue-empty soft">
          {disagreements.length === 0
            ? 'They agree on everything that is compared.'
            : 'No disagreement passes the filters.'}
        </p>
      )}
    </section>
  );
}

/** What all agree on goes into the gold set in one step. */
function Agreed(): ReactNode {
  const writable = useDocument((state) => state.readOnly === null);
  const { untaken } = useQueue();
  const proposed = usePairing()?.pairs.filter(({ state }) => state === 'proposed').length ?? 0;
  return (
    <div className="queue-agreed">
      {untaken > 0 && writable && (
        <Button onClick={takeWhatAllAgreeOn}>
          <ActionKey id="review.takeAgreed" /> Take {untaken.toLocaleString('en')} agreed
        </Button>
      )}
      <Threshold />
      {proposed > 0 && (
        <p className="queue-pairs">
          {proposed === 1 ? '1 pair of claims is' : `${proposed} pairs of claims are`} only proposed: what rests on them
          is asked about.{' '}
          <button type="button" className="link-button" onClick={() => showPart('claims')}>
            Confirm them first
          </button>{' '}
          <ActionKey id="review.claims" />
        </p>
      )}
    </div>
  );
}

function Filters({ doc }: { readonly doc: DocumentState }): ReactNode {
  const filter = useReview((state) => state.filter);
  const { disagreements } = useQueue();
  const [kindKey, standingKey, articleKey] = [
    useKeyHint('review.kind'),
    useKeyHint('review.state'),
    useKeyHint('review.article'),
  ];
  const articles = useMemo(() => {
    const known = new Set(disagreements.map(({ article }) => article));
    return articlesInOrder(doc).filter(({ id }) => known.has(id));
  }, [doc, disagreements]);
  const set = (change: Partial<QueueFilter>): void => narrow(change, 'The queue');
  return (
    <div className="queue-filters" role="search" aria-label="Filter the disagreements">
      <select
        className="input"
        aria-label="Kind"
        title={`Kind of disagreement${kindKey}`}
        value={filter.kind ?? ''}
        onChange={({ target }) => set({ kind: KINDS.find((kind) => kind === target.value) ?? null })}
      >
        <option value="">any kind</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {KIND_WORDS[kind]}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label="State"
        title={`Open, settled, later …${standingKey}`}
        value={filter.standing ?? ''}
        onChange={({ target }) => set({ standing: STANDINGS.find((each) => each === target.value) ?? null })}
      >
        <option value="">any state</option>
        {STANDINGS.map((standing) => (
          <option key={standing} value={standing}>
            {STANDING_WORDS[standing]}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label="Article"
        title={`Article${articleKey}`}
        value={filter.article ?? ''}
        onChange={({ target }) => set({ article: articles.find(({ id }) => id === target.value)?.id ?? null })}
      >
        <option value="">all articles</option>
        {articles.map((article) => (
          <option key={article.id} value={article.id}>
            {articleName(article)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Line({ doc, item }: { readonly doc: DocumentState; readonly item: QueueItem }): ReactNode {
  const standing = item.standing;
  const { decision } = item;
  const verdict = decision === undefined || decision.verdict === 'later' ? '' : verdictInWords(doc, decision);
  return (
    <div className="queue-line" data-standing={standing}>
      <span className="queue-kinds">
        {item.kinds.map((kind) => (
          <span key={kind} className="kind-tag" data-kind={kind}>
            {kindInWords(doc, kind, item.sides)}
          </span>
        ))}
        {item.kinds.length === 0 && <span className="kind-tag">agreed</span>}
        <bdi className="soft">{articleName(doc.articles.get(item.article))}</bdi>
      </span>
      <span className="queue-standing">
        {standing === 'settled' ? (
          <>
            <span aria-hidden>✓ </span>
            <span className="visually-hidden">settled: </span>
            {verdict}
          </>
        ) : (
          `${standing === 'owed' ? `✓ ${verdict} · ` : ''}${STANDING_WORDS[standing]}`
        )}
      </span>
      <q dir="auto">{short(quoteOf(doc, item), 90)}</q>
    </div>
  );
}
