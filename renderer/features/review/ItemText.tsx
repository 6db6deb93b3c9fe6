/** The article's words around a disagreement, with everybody's spans under their own lines. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { articleName } from '#shared/document/span-words.ts';
import type { Article } from '#shared/model/index.ts';
import { loadText, useDocument } from '../../state/document.ts';
import { messageOf } from '../../state/message-of.ts';
import { notify } from '../../state/notices.ts';
import { lineClass } from '../../ui/AnnotatorLine.tsx';
import { blockPieces } from './pieces.ts';
import type { BlockPieces, DrawnSpan, Piece } from './pieces.ts';

interface Props {
  readonly article: Article;
  readonly spans: readonly DrawnSpan[];
  /** The span that is being made by hand, over the others. */
  readonly drafted: readonly DrawnSpan[];
}

const DATE = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

export function ItemText({ article, spans, drafted }: Props): ReactNode {
  const text = useDocument((state) => state.texts.get(article.id));
  const id = article.id;
  useEffect(() => {
    if (text === undefined) loadText(id).catch((error: unknown) => notify(messageOf(error), 'warning'));
  }, [id, text]);
  const blocks = text === undefined ? [] : blockPieces(text.text, text.blocks, [...spans, ...drafted]);
  const date = Date.parse(article.published);
  const numbers = blocks.map(({ index }) => index + 1);
  const where = numbers.length > 1 ? `blocks ${numbers[0] ?? ''}–${numbers.at(-1) ?? ''}` : `block ${numbers[0] ?? ''}`;
  return (
    <>
      <p className="item-where soft">
        <bdi>{articleName(article)}</bdi>
        {!Number.isNaN(date) && ` · ${DATE.format(date)}`}
        {numbers.length > 0 && ` · ${where}`}
      </p>
      {blocks.length > 0 && (
        <div
          className="item-text"
          dir="auto"
          lang={article.language === 'und' ? undefined : article.language}
          data-lines={Math.max(...spans.map(({ place }) => place), 0) + 1}
        >
          {blocks.map((block, at) => (
            <BlockText
              key={block.index}
              block={block}
              follows={blocks[at - 1]?.index === block.index - 1 || at === 0}
            />
          ))}
        </div>
      )}
    </>
  );
}

/** `DRAFT` is no annotator's place: what is made by hand has a ground of its own instead of a line. */
export const DRAFT = -1;

function BlockText({ block, follows }: { readonly block: BlockPieces; readonly follows: boolean }): ReactNode {
  return (
    <>
      {!follows && <p className="item-gap soft">…</p>}
      <p data-kind={block.block.kind}>
        {block.pieces.map((piece, index) => (
          <PieceText key={index} piece={piece} />
        ))}
      </p>
    </>
  );
}

function PieceText({ piece }: { readonly piece: Piece }): ReactNode {
  const words = piece.places.reduce<ReactNode>(
    (inner, place) => <span className={place === DRAFT ? 'drafted' : lineClass(place)}>{inner}</span>,
    piece.text,
  );
  return (
    <>
      {piece.edges
        .filter(({ place }) => place !== DRAFT)
        .map(({ place, side }) => (
          <span key={`${place} ${side}`} className={`span-edge line-${place % 6}`} data-side={side} aria-hidden />
        ))}
      {words}
    </>
  );
}
