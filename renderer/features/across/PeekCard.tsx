/** One card with everything that is said of a claim: who says it, how, and in which words. */
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { resolveClaim } from '#shared/document/effective.ts';
import type { Place } from '#shared/document/places.ts';
import { spanEnd, spanStart } from '#shared/document/sheet-index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { Article, Claim } from '#shared/model/index.ts';
import { articlesOf, nameOf } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { announce } from '../../state/notices.ts';
import { focusClaim, focusSpan, openAt, useSession } from '../../state/session.ts';
import { peekContent } from './peek-content.ts';
import type { PeekContent } from './peek-content.ts';
import { placeCard } from './peek-place.ts';
import { PeekQuote, quoteInWords } from './PeekQuote.tsx';
import { closePeek, enterPeek, leadCard, leavePeek, listenForPeek, usePeek } from './peek.ts';
import type { Peek } from './peek.ts';
import './peek.css';

/** The card, whenever a peek is open. It stands once in the page, beside its views. */
export function PeekHost(): ReactNode {
  const peek = usePeek((state) => state.peek);
  const doc = useDocument((state) => state.doc);
  useEffect(listenForPeek, []);
  const claim = doc === null || peek === null ? undefined : doc.claims.get(resolveClaim(doc, peek.claim));
  if (doc === null || peek === null || claim === undefined) return null;
  // Another claim's card starts anew at its first quote.
  return <Card key={claim.id} peek={peek} doc={doc} claim={claim} />;
}

interface CardProps {
  readonly peek: Peek;
  readonly doc: DocumentState;
  readonly claim: Claim;
}

function Card({ peek, doc, claim }: CardProps): ReactNode {
  const shown = useSession((state) => state.shown);
  const panes = useSession((state) => state.panes);
  const [at, setAt] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const size = useWindowSize();
  const content = useMemo(() => peekContent(doc, claim.id, articlesOf(doc), shown), [doc, claim.id, shown]);
  const quotes = useMemo(() => content.speaking.flatMap(({ places }) => places), [content]);
  const several = shown.length > 1;

  const open = (place: Place): void => {
    closePeek();
    focusClaim(claim.id);
    focusSpan({ annotator: place.span.annotator, article: place.span.article, span: place.span.id });
    openAt(place.span.article, spanStart(place.span), spanEnd(place.span));
  };

  useEffect(() =>
    leadCard({
      step: (key) => {
        const next = stepped(key, at, quotes.length);
        const place = quotes[next];
        // Past the quotes there may be more to read, and a card without quotes is only scrolled.
        if (place === undefined || next === at) return list.current?.scrollBy(0, /Up|Home/.test(key) ? -60 : 60);
        setAt(next);
        list.current?.querySelectorAll('.peek-quote')[next]?.scrollIntoView({ block: 'nearest' });
        announce(quoteInWords(doc, place, several));
      },
      open: () => {
        const place = quotes[at];
        if (place !== undefined) open(place);
        return place !== undefined;
      },
    }),
  );

  // The keyboard stays where it was, so a screen reader has to be told.
  const byKey = peek.by !== 'pointer';
  useEffect(() => {
    if (byKey) announce(inWords(claim, content, quotes.length));
    // What changes while the card is open is not read out again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [byKey, claim.id]);

  const place = placeCard(peek.anchor?.getBoundingClientRect() ?? null, size);
  const { left, width, top, bottom } = place;
  return (
    <div
      className="peek-place"
      data-end={place.atEnd || undefined}
      style={{ left, width, top, height: Math.max(0, bottom - top) }}
    >
      <div className="peek-lead" style={{ flexBasis: place.lead }} />
      <aside
        className="peek"
        aria-label="Peek at the claim"
        data-by={peek.by}
        onPointerEnter={enterPeek}
        onPointerLeave={leavePeek}
      >
        <div className="peek-head">
          <p className="peek-claim" dir="auto">
            {claim.text}
          </p>
          {claim.guideline !== undefined && claim.guideline !== '' && (
            <p className="peek-guideline">
              <b>Guideline</b> <bdi>{claim.guideline}</bdi>
            </p>
          )}
        </div>
        <div ref={list} className="peek-list" tabIndex={0} role="group" aria-label="Quotes">
          {content.speaking.map(({ article, places }) => {
            const pane = panes.findIndex((other) => other.article === article.id);
            return (
              <div key={article.id} role="group" aria-label={nameOf(article)}>
                <p className="peek-outlet">
                  <bdi>{nameOf(article)}</bdi>
                  {pane >= 0 && <small>pane {pane + 1}</small>}
                </p>
                {places.map((place) => (
                  <PeekQuote
                    key={place.link.id}
                    doc={doc}
                    place={place}
                    whose={several}
                    at={place === quotes[at]}
                    onOpen={() => open(place)}
                  />
                ))}
              </div>
            );
          })}
          {quotes.length === 0 && <p className="peek-none">No article is linked to this claim yet.</p>}
          <Rest sign="–" words="Checked, silent" articles={content.silent} />
          <Rest sign="" words="Not looked for" articles={content.unlooked} />
        </div>
        {peek.by === 'kept' && (
          <p className="peek-keys" aria-hidden>
            <kbd>↑</kbd> <kbd>↓</kbd> from quote to quote · <kbd>↵</kbd> open · <kbd>Esc</kbd> close
          </p>
        )}
      </aside>
    </div>
  );
}

function Rest(props: {
  readonly sign: string;
  readonly words: string;
  readonly articles: readonly Article[];
}): ReactNode {
  const { sign, words, articles } = props;
  if (articles.length === 0) return null;
  return (
    <p className="peek-rest">
      <span className={`cell-mark ${sign === '' ? 'unlooked' : 'silent'}`} aria-hidden>
        {sign}
      </span>
      <span>
        {words}: <bdi>{articles.map(nameOf).join(', ')}</bdi>
      </span>
    </p>
  );
}

/** The quote after a key: the first of all where none was at before. */
function stepped(key: string, at: number, count: number): number {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'PageDown':
      return Math.min(last, at + 4);
    case 'PageUp':
      return Math.max(0, at - 4);
    case 'End':
      return last;
    default:
      return 0;
  }
}

function inWords({ text }: Claim, { speaking, silent, unlooked }: PeekContent, quotes: number): string {
  const parts = [
    `${quotes === 1 ? '1 quote' : `${quotes} quotes`} from ${speaking.length === 1 ? '1 article' : `${speaking.length} articles`}`,
    ...(silent.length > 0 ? [`${silent.length} silent`] : []),
    ...(unlooked.length > 0 ? [`${unlooked.length} not looked for`] : []),
  ];
  return `${text} ${parts.join(', ')}. Arrow keys go from quote to quote.`;
}

const sizeNow = (): string => `${innerWidth} ${innerHeight}`;

function onResize(listener: () => void): () => void {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
}

function useWindowSize(): { width: number; height: number } {
  const [width = 0, height = 0] = useSyncExternalStore(onResize, sizeNow).split(' ').map(Number);
  return { width, height };
}
