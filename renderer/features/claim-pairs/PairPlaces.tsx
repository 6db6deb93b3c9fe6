/** The passages behind the claims of a pair: shared ones side by side, then those that one annotator has alone. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { articleName, short } from '#shared/document/span-words.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, ClaimId } from '#shared/model/index.ts';
import { sameFragments } from '#shared/review/overlap.ts';
import { AnnotatorLine } from '../../ui/AnnotatorLine.tsx';
import { StanceTag } from '../../ui/Stance.tsx';
import { placesOf } from './places.ts';
import type { Linked, SharedPlace } from './places.ts';

interface Props {
  readonly doc: DocumentState;
  readonly annotators: readonly AnnotatorId[];
  readonly sides: readonly { readonly annotator: AnnotatorId; readonly claim: ClaimId }[];
}

/** More than anyone reads to decide on one pair. */
const MOST = 40;

export function PairPlaces({ doc, annotators, sides }: Props): ReactNode {
  // The sides are the pair's: they stay as they are while it is at hand.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const places = useMemo(() => placesOf(doc, sides), [doc]);
  const isShared = ({ of }: SharedPlace): boolean => of.every((one) => one !== undefined);
  const shared = places.filter(isShared);
  const single = places.filter((place) => !isShared(place));
  const list = (each: readonly SharedPlace[]): ReactNode => (
    <ul className="pair-places">
      {each.slice(0, MOST).map((place) => (
        <li key={place.of.map((one) => one?.span.id ?? '').join(' ')}>
          <PlaceText doc={doc} annotators={annotators} sides={sides} place={place} />
        </li>
      ))}
      {each.length > MOST && <li className="soft">{each.length - MOST} more</li>}
    </ul>
  );
  const alone = sides.length === 1;
  return (
    <>
      {!alone && (
        <section>
          <h3>
            Passages that both linked <small className="soft">{shared.length}</small>
          </h3>
          {shared.length === 0 ? (
            <p className="soft">None: what speaks for the pair are the words alone.</p>
          ) : (
            list(shared)
          )}
        </section>
      )}
      {(alone ? places : single).length > 0 && (
        <section>
          <h3>
            {alone ? 'Passages' : 'Passages that only one linked'}{' '}
            <small className="soft">{alone ? places.length : single.length}</small>
          </h3>
          {list(alone ? places : single)}
        </section>
      )}
    </>
  );
}

function PlaceText({ doc, annotators, sides, place }: Props & { readonly place: SharedPlace }): ReactNode {
  const article = doc.articles.get(place.article);
  const lang = article === undefined || article.language === 'und' ? undefined : article.language;
  const stance = (one: Linked, index: number): ReactNode => (
    <span className="pair-stance">
      <AnnotatorLine place={annotators.indexOf(sides[index]?.annotator ?? ('' as AnnotatorId))} />
      <span className="visually-hidden">{doc.annotators.get(one.span.annotator)?.name}: </span>
      {one.links.map((link) => (
        <StanceTag
          key={link.id}
          stance={doc.project.stances.find(({ id }) => id === link.stance)}
          unsure={link.unsure === true}
        />
      ))}
    </span>
  );
  const there = place.of.flatMap((one, index) => (one === undefined ? [] : [{ one, index }]));
  const [first] = there;
  const alike =
    first !== undefined && there.every(({ one }) => sameFragments(one.span.fragments, first.one.span.fragments));
  return (
    <>
      <span className="soft">{articleName(article)}</span>
      {alike ? (
        <span className="pair-quote">
          <q dir="auto" lang={lang}>
            {short(first.one.span.quote, 320)}
          </q>
          {there.map(({ one, index }) => (
            <span key={index}>{stance(one, index)}</span>
          ))}
        </span>
      ) : (
        there.map(({ one, index }) => (
          <span key={index} className="pair-quote">
            {stance(one, index)}
            <q dir="auto" lang={lang}>
              {short(one.span.quote, 320)}
            </q>
          </span>
        ))
      )}
    </>
  );
}
