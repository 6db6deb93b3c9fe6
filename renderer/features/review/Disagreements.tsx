/** The queue, and the disagreement at hand. */
import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { useDocument } from '../../state/document.ts';
import { useSession } from '../../state/session.ts';
import { shownItems } from './items.ts';
import { ItemShown } from './ItemShown.tsx';
import { firstToShow, useQueue } from './queue-now.ts';
import { Queue } from './Queue.tsx';
import { useReview } from './state.ts';

const toDesk = (): void => useSession.setState({ view: 'desk' });

export function Disagreements(): ReactNode {
  const doc = useDocument((state) => state.doc);
  const { disagreements } = useQueue();
  const filter = useReview((state) => state.filter);
  const at = useReview((state) => state.at);
  const busy = useReview((state) => state.reasoning || state.draft !== null);
  const list = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => shownItems(disagreements, filter), [disagreements, filter]);
  // The item at hand stays in sight although it no longer passes the filter, until the reviewer goes on.
  const item = disagreements.find(({ key }) => key === at) ?? firstToShow(shown);

  useEffect(() => {
    if (!busy) list.current?.focus({ preventScroll: true });
  }, [busy]);

  // In a narrow window the page scrolls as one: another item begins where it can be read.
  const place = useRef<HTMLElement>(null);
  const before = useRef(item?.key);
  useEffect(() => {
    const page = place.current?.closest('.review');
    if (before.current !== item?.key && page instanceof HTMLElement && place.current !== null) {
      page.scrollTop += place.current.getBoundingClientRect().top - page.getBoundingClientRect().top;
    }
    before.current = item?.key;
  }, [item?.key]);

  if (doc === null) return null;
  return (
    <div className="disagreements">
      <Queue doc={doc} shown={shown} at={item?.key ?? null} listRef={list} onEscape={toDesk} />
      {/* A new one each time, so that it begins at its top. */}
      <section ref={place} key={item?.key} className="item" aria-label="The disagreement at hand" tabIndex={-1}>
        {item !== undefined && <ItemShown doc={doc} item={item} />}
      </section>
    </div>
  );
}
