/** What one annotator has at the place: her claims, stances, doubts and notes. */
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DocumentState } from '#shared/document/state.ts';
import { short } from '#shared/document/span-words.ts';
import type { ClaimId, Side, SideSpan } from '#shared/model/index.ts';
import { AnnotatorLine } from '../../ui/AnnotatorLine.tsx';
import { ClaimColourMark } from '../../ui/ClaimColour.tsx';
import { StanceTag } from '../../ui/Stance.tsx';
import { Note } from '../notes/index.ts';
import { nameOf } from './items.ts';
import { lengthOf } from './pieces.ts';

interface Props {
  readonly doc: DocumentState;
  readonly side: Side;
  /** The annotator's place among those compared. */
  readonly place: number;
  /** What she had when the place was settled, where that was something else; null if she was not compared then. */
  readonly then: Side | null | undefined;
  /** Hers was taken: as it is, or as it was then. */
  readonly taken: 'now' | 'then' | undefined;
}

export function SideCard({ doc, side, place, then, taken }: Props): ReactNode {
  return (
    <section className={`side-card line-${place % 6}`} data-taken={taken}>
      <h3>
        <span>{nameOf(doc, side.annotator)}</span> <AnnotatorLine place={place} />
        {taken !== undefined && (
          <span className="side-taken">
            <Check size={13} aria-hidden /> {taken === 'now' ? 'taken' : 'taken as it was'}
          </span>
        )}
      </h3>
      <SideText doc={doc} side={side} />
      {then !== undefined && (
        <div className="side-then">
          <h4>When it was settled</h4>
          {then === null ? (
            <p className="soft">Not compared with the others.</p>
          ) : (
            <SideText doc={doc} side={then} quoted />
          )}
        </div>
      )}
    </section>
  );
}

interface TextProps {
  readonly doc: DocumentState;
  readonly side: Pick<Side, 'spans' | 'silent'>;
  /** The words are shown, since they are not in sight elsewhere. */
  readonly quoted?: boolean;
}

export function SideText({ doc, side, quoted = false }: TextProps): ReactNode {
  const shown = quoted || side.spans.length > 1;
  if (side.spans.length + side.silent.length === 0) return <p className="soft">Nothing here.</p>;
  return (
    <>
      {side.spans.map((span) => (
        <SpanText key={span.id} doc={doc} span={span} quoted={shown} />
      ))}
      {side.silent.map((claim) => (
        <div key={claim} className="side-link">
          <ClaimText doc={doc} claim={claim} />
          <p className="side-line">
            <span className="stance-tag">– checked: silent</span>
          </p>
        </div>
      ))}
    </>
  );
}

function SpanText({ doc, span, quoted }: { doc: DocumentState; span: SideSpan; quoted: boolean }): ReactNode {
  const length = lengthOf(span.fragments);
  const about = `${length} ${length === 1 ? 'character' : 'characters'}${span.fragments.length > 1 ? `, ${span.fragments.length} fragments` : ''}`;
  return (
    <div className="side-span">
      <p className={quoted ? 'side-quote' : 'visually-hidden'} dir="auto">
        “{quoted ? short(span.quote, 240) : span.quote}”
      </p>
      {span.links.map((link, index) => (
        <div key={link.id} className="side-link">
          <ClaimText doc={doc} claim={link.claim} />
          <p className="side-line">
            <StanceTag
              stance={doc.project.stances.find(({ id }) => id === link.stance)}
              unsure={link.unsure === true}
            />
            {link.unsure === true && <span className="side-unsure">unsure</span>}
            {index === 0 && <span className="soft">· {about}</span>}
          </p>
          {link.note !== undefined && <Note text={link.note} />}
        </div>
      ))}
      {span.links.length === 0 && <p className="soft">not linked to a claim · {about}</p>}
      {span.note !== undefined && <Note text={span.note} />}
      {span.tags !== undefined && span.tags.length > 0 && (
        <p className="side-line">
          {span.tags.map((tag) => (
            <bdi key={tag} className="tag">
              {tag}
            </bdi>
          ))}
        </p>
      )}
    </div>
  );
}

function ClaimText({ doc, claim }: { readonly doc: DocumentState; readonly claim: ClaimId }): ReactNode {
  const known = doc.claims.get(claim);
  return (
    <p className="side-claim" dir="auto">
      <ClaimColourMark colour={known?.colour} />
      {known?.text ?? 'A claim that is not here'}
    </p>
  );
}
