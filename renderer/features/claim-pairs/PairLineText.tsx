/** A pair, a claim without a partner, or a heading, as it stands in the list. */
import type { ReactNode } from 'react';
import { claimName } from '#shared/document/span-words.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import { evidenceInWords } from '#shared/review/pair-words.ts';
import { AnnotatorLine } from '../../ui/AnnotatorLine.tsx';
import { SECTION_WORDS } from './lines.ts';
import type { PairLine } from './lines.ts';
import { shapeInWords } from './words.ts';

interface Props {
  readonly doc: DocumentState;
  readonly annotators: readonly AnnotatorId[];
  readonly line: PairLine;
}

export function PairLineText({ doc, annotators, line }: Props): ReactNode {
  if (line.kind === 'heading') {
    return (
      <>
        {SECTION_WORDS[line.section]} <small>{line.count}</small>
      </>
    );
  }
  const claim = (annotator: AnnotatorId, id: Parameters<typeof doc.claims.get>[0]): ReactNode => (
    <span className="pair-claim">
      <AnnotatorLine place={annotators.indexOf(annotator)} />
      <span className="visually-hidden">{doc.annotators.get(annotator)?.name ?? annotator}: </span>
      <span dir="auto">{claimName(doc.claims.get(id), 140)}</span>
    </span>
  );
  if (line.kind === 'alone') return <div className="pair-line">{claim(line.annotator, line.claim)}</div>;
  const shape = shapeInWords(doc, line);
  return (
    <div className="pair-line" data-section={line.section} data-continues={line.continues || undefined}>
      {claim(line.of[0], line.a)}
      {line.a !== line.b && claim(line.of[1], line.b)}
      <span className="pair-about">
        {shape !== '' && <span className="pair-shape">{line.pair?.shape}</span>}
        <span>{line.pair === undefined ? 'refused' : evidenceInWords(line.pair)}</span>
      </span>
    </div>
  );
}
