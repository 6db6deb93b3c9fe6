/** All passages of all articles in one list, with filters. */
import { ArrowLeft } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { ALL_PASSAGES, countPassages, passagesOf } from '#shared/document/passages.ts';
import type { Passage, PassageFilter, PassageOrder } from '#shared/document/passages.ts';
import { spanEnd, spanStart } from '#shared/document/sheet-index.ts';
import { resolveClaim } from '#shared/document/effective.ts';
import { deleteSpan, focusOn } from '../../state/annotate.ts';
import { useDocument } from '../../state/document.ts';
import { keyName } from '../../state/keymap.ts';
import { focusClaim, focusSpan, openAt, useSession } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { FilterBar } from './FilterBar.tsx';
import { linesOf } from './lines.ts';
import { neighbourOf } from './neighbour.ts';
import { PassageList } from './PassageList.tsx';
import { usePassages } from './state.ts';
import './passages.css';

const ORDERS: Readonly<Record<PassageOrder, string>> = {
  article: 'by article',
  claim: 'by claim',
  time: 'newest first',
};

const toDesk = (): void => useSession.setState({ view: 'desk' });

const setFilter = (filter: PassageFilter): void => usePassages.setState({ filter });

export function PassagesView(): ReactNode {
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const shown = useSession((state) => state.shown);
  const { filter, order, at } = usePassages();
  // Typing goes on while the list for what was typed is worked out.
  const later = useDeferredValue(filter);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => (list.current ?? input.current)?.focus({ preventScroll: true }), []);

  const total = useMemo(() => (doc === null ? 0 : countPassages(doc, shown)), [doc, shown]);
  const passages = useMemo(() => {
    if (doc === null) return [];
    const known = later.annotators.filter((annotator) => shown.includes(annotator));
    return passagesOf(doc, { ...later, annotators: known.length > 0 ? known : shown }, order);
  }, [doc, later, shown, order]);
  const lines = useMemo(
    () => (doc === null ? [] : linesOf(doc, passages, later, order)),
    [doc, passages, later, order],
  );
  if (doc === null) return null;

  const toList = (): void => {
    if (passages.every((passage) => passage.span.id !== at)) usePassages.setState({ at: passages[0]?.span.id ?? null });
    list.current?.focus();
  };
  const open = ({ span, links }: Passage): void => {
    usePassages.setState({ at: span.id });
    focusOn({ annotator: span.annotator, article: span.article, span: span.id });
    // The claim that was asked for, not the first of several.
    const claim = filter.claim === null ? null : resolveClaim(doc, filter.claim);
    if (claim !== null && links.some((link) => link.claim === claim)) focusClaim(claim);
    openAt(span.article, spanStart(span), spanEnd(span));
  };
  const remove = ({ span }: Passage): void => {
    const next = neighbourOf(passages, span.id);
    focusSpan({ annotator: span.annotator, article: span.article, span: span.id });
    deleteSpan();
    if (useSession.getState().span === null) usePassages.setState({ at: next });
  };

  return (
    <main className="passages-view" aria-label="Passages">
      <div className="passages-head">
        <Button onClick={toDesk}>
          <ArrowLeft size={15} aria-hidden /> Desk
        </Button>
        <h2>Passages</h2>
        <span className="passages-count" role="status">
          {passages.length === total ? '' : `${passages.length.toLocaleString('en')} of `}
          {total.toLocaleString('en')} {total === 1 ? 'passage' : 'passages'}
        </span>
        <label className="passages-order">
          <span className="soft">Order</span>
          <select
            className="input"
            value={order}
            onChange={(event) => usePassages.setState({ order: event.target.value as PassageOrder })}
          >
            {Object.entries(ORDERS).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </div>
      <FilterBar doc={doc} filter={filter} onFilter={setFilter} inputRef={input} toList={toList} onEscape={toDesk} />
      {passages.length > 0 ? (
        <PassageList
          doc={doc}
          me={me}
          annotators={shown}
          lines={lines}
          label="Passages"
          at={at}
          listRef={list}
          withArticle
          withTime={order === 'time'}
          onMove={({ span }) => usePassages.setState({ at: span.id })}
          onOpen={open}
          onDelete={remove}
          onEscape={toDesk}
          onType={() => input.current?.focus()}
        />
      ) : (
        <div className="passages-empty">
          {total === 0 ? (
            <>
              <h3>No passage yet</h3>
              <p>
                Select words in an article and press {keyName('span.create')}: every span that you make is listed here.
              </p>
              <Button kind="primary" onClick={toDesk}>
                To the desk
              </Button>
            </>
          ) : (
            <>
              <p>No passage passes the filters.</p>
              <Button
                onClick={() => {
                  setFilter(ALL_PASSAGES);
                  input.current?.focus();
                }}
              >
                Show all {total.toLocaleString('en')}
              </Button>
            </>
          )}
        </div>
      )}
    </main>
  );
}
