/** A quote behind a cell: a press opens it in its article. */
import type { KeyboardEvent, ReactNode } from 'react';
import type { Place } from '#shared/document/places.ts';
import { POLARITY_SIGN } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { useSession } from '../../state/session.ts';
import { SIDE_CLASS } from '../../ui/Stance.tsx';
import { openPlace } from '../claims/index.ts';

interface Props {
  readonly place: Place;
  readonly autoFocus?: boolean;
}

export function QuoteButton({ place, autoFocus = false }: Props): ReactNode {
  const { link, span } = place;
  const stances = useDocument((state) => state.doc?.project.stances);
  const who = useDocument((state) => state.doc?.annotators.get(link.annotator)?.name ?? link.annotator);
  const language = useDocument((state) => state.doc?.articles.get(link.article)?.language);
  const several = useSession((state) => state.shown.length > 1);
  const stance = stances?.find((one) => one.id === link.stance);
  const polarity = stance?.polarity ?? '0';
  return (
    <button type="button" autoFocus={autoFocus} className="matrix-quote" onClick={() => openPlace(place)}>
      <span className={`cell-mark ${SIDE_CLASS[polarity]}`} aria-hidden>
        {POLARITY_SIGN[polarity]}
      </span>
      <span>
        <span className="visually-hidden">
          {stance?.label ?? link.stance}
          {link.unsure === true && ', unsure'}:{' '}
        </span>
        <q dir="auto" lang={language === 'und' ? undefined : language}>
          {span.quote.replace(/\s+/g, ' ')}
        </q>
        {link.unsure === true && <small aria-hidden>unsure</small>}
        {several && <small>{who}</small>}
      </span>
    </button>
  );
}

/** The arrow keys go from quote to quote. */
export function stepThrough(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (by === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.matrix-quote')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[Math.min(buttons.length - 1, Math.max(0, at + by))]?.focus();
  event.preventDefault();
  event.stopPropagation();
}
