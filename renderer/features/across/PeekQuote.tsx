/** One quote of a peek: how it stands to the claim, its words, whose link it is, and whether she is sure. */
import type { ReactNode } from 'react';
import type { Place } from '#shared/document/places.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { POLARITY_SIGN } from '#shared/model/index.ts';
import { nameOf } from '../../state/derived.ts';
import { SIDE_CLASS } from '../../ui/Stance.tsx';

interface Props {
  readonly doc: DocumentState;
  readonly place: Place;
  /** Several annotators' work is shown, so it is said whose this is. */
  readonly whose: boolean;
  readonly at: boolean;
  readonly onOpen: () => void;
}

export function PeekQuote({ doc, place, whose, at, onOpen }: Props): ReactNode {
  const { link, span } = place;
  const stance = doc.project.stances.find((one) => one.id === link.stance);
  const polarity = stance?.polarity ?? '0';
  return (
    <button
      type="button"
      className="peek-quote"
      data-at={at || undefined}
      // The press must not take the keyboard from the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      <span className={`peek-stance ${SIDE_CLASS[polarity]}`}>
        <span aria-hidden>{POLARITY_SIGN[polarity]}</span> {stance?.label ?? link.stance}
      </span>
      <q dir="auto">{tidy(span.quote)}</q>
      {(whose || link.unsure === true || (link.note ?? '') !== '') && (
        <small>
          {link.unsure === true && <b className="peek-unsure">unsure</b>}
          {whose && <bdi>{annotatorOf(doc, place)}</bdi>}
          {(link.note ?? '') !== '' && <bdi className="peek-note">{link.note}</bdi>}
        </small>
      )}
    </button>
  );
}

/** The same for a screen reader. */
export function quoteInWords(doc: DocumentState, place: Place, whose: boolean): string {
  const { link, span } = place;
  const article = doc.articles.get(span.article);
  const stance = doc.project.stances.find((one) => one.id === link.stance)?.label ?? link.stance;
  const who = whose ? `, ${annotatorOf(doc, place)}` : '';
  return `${article === undefined ? '' : nameOf(article)}: ${stance}${link.unsure === true ? ', unsure' : ''}${who}: “${tidy(span.quote)}”`;
}

const annotatorOf = (doc: DocumentState, { link }: Place): string =>
  doc.annotators.get(link.annotator)?.name ?? link.annotator;

const tidy = (quote: string): string => quote.replace(/\s+/g, ' ');
