/**
 * Passages as one list, walked by the arrow keys. Highlights are drawn, so assistive technology cannot see them: this is
 * where a screen reader meets spans, each told in full. Only the lines in view are drawn.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useMemo } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { articleNotes } from '#shared/document/passages.ts';
import type { Passage } from '#shared/document/passages.ts';
import { articleName, claimName, passageInWords } from '#shared/document/span-words.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, SpanId } from '#shared/model/index.ts';
import { indexesAround } from '../claims/index.ts';
import { Note } from '../notes/index.ts';
import type { Heading, PassageLine } from './lines.ts';
import { PassageText } from './PassageText.tsx';

interface Props {
  readonly doc: DocumentState;
  readonly me: AnnotatorId | null;
  /** Whose notes stand under an article's name. */
  readonly annotators: readonly AnnotatorId[];
  readonly lines: readonly PassageLine[];
  readonly label: string;
  /** The passage that the keyboard is at. */
  readonly at: SpanId | null;
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly withArticle: boolean;
  readonly withTime: boolean;
  readonly onMove: (passage: Passage) => void;
  readonly onOpen: (passage: Passage) => void;
  readonly onDelete: (passage: Passage) => void;
  /** The keyboard's way out. */
  readonly onEscape: () => void;
  /** Typing goes on in the filter. */
  readonly onType: () => void;
}

export function PassageList(props: Props): ReactNode {
  const {
    doc,
    me,
    annotators,
    lines,
    label,
    at,
    listRef,
    withArticle,
    withTime,
    onMove,
    onOpen,
    onDelete,
    onEscape,
    onType,
  } = props;
  const id = useId();
  const index = lines.findIndex((line) => line.kind === 'passage' && line.passage.span.id === at);
  const current = lines[index];
  const { places, count } = useMemo(() => placesOf(lines), [lines]);
  const keyAt = useCallback((place: number) => keyOf(lines[place], place), [lines]);
  const rangeOf = useCallback((range: Range) => indexesAround(range, index), [index]);
  // eslint-disable-next-line react-hooks/incompatible-library -- this code is not compiled by React's compiler
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => listRef.current,
    estimateSize: () => 76,
    getItemKey: keyAt,
    rangeExtractor: rangeOf,
    overscan: 6,
  });
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [virtual, index]);

  const step = (from: number, by: 1 | -1): number => {
    let to = from + by;
    while (lines[to] !== undefined && lines[to]?.kind !== 'passage') to += by;
    return lines[to] === undefined ? from : to;
  };
  const moveTo = (place: number): void => {
    const line = lines[place];
    if (line?.kind === 'passage') onMove(line.passage);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const passage = current?.kind === 'passage' ? current.passage : undefined;
    if (key === 'ArrowDown') moveTo(index < 0 ? step(-1, 1) : step(index, 1));
    else if (key === 'ArrowUp') moveTo(index < 0 ? step(lines.length, -1) : step(index, -1));
    else if (key === 'Home') moveTo(step(-1, 1));
    else if (key === 'End') moveTo(step(lines.length, -1));
    else if (key === 'PageDown' || key === 'PageUp') {
      const page = Math.max(1, virtual.getVirtualItems().length - 13);
      const far = index + (key === 'PageDown' ? page : -page);
      moveTo(far >= lines.length ? step(lines.length, -1) : far < 0 ? step(-1, 1) : step(far - 1, 1));
    } else if (key === 'Escape') onEscape();
    else if (key === 'Enter' && passage !== undefined) onOpen(passage);
    else if ((key === 'Delete' || key === 'Backspace') && passage !== undefined) onDelete(passage);
    else if (/^.$/u.test(key) && key !== ' ' && key !== '?') {
      // The letter lands in the filter, since that has the keyboard by then.
      onType();
      event.stopPropagation();
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={listRef}
      role="listbox"
      tabIndex={0}
      className="passages"
      aria-label={label}
      aria-activedescendant={index < 0 ? undefined : `${id}-${index}`}
      data-walked={index >= 0 || undefined}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="passages-all" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          const common = {
            ref: virtual.measureElement,
            'data-index': item.index,
            style: { transform: `translateY(${item.start}px)` },
          };
          if (line.kind !== 'passage') {
            return (
              <div key={item.key} role="presentation" className="passages-heading" {...common}>
                <HeadingText doc={doc} heading={line} annotators={annotators} />
              </div>
            );
          }
          const { passage } = line;
          const where = withArticle ? ` In ${articleName(doc.articles.get(passage.span.article))}.` : '';
          return (
            <div
              key={item.key}
              id={`${id}-${item.index}`}
              role="option"
              aria-selected={item.index === index}
              aria-setsize={count}
              aria-posinset={places[item.index]}
              className="passage"
              onClick={() => onOpen(passage)}
              {...common}
            >
              <span className="visually-hidden">
                {passageInWords(doc, passage, me)}
                {where}
              </span>
              <PassageText
                passage={passage}
                withArticle={withArticle && lines[0]?.kind !== 'article'}
                withTime={withTime}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface HeadingProps {
  readonly doc: DocumentState;
  readonly heading: Heading;
  readonly annotators: readonly AnnotatorId[];
}

function HeadingText({ doc, heading, annotators }: HeadingProps): ReactNode {
  if (heading.kind === 'claim') {
    const name = heading.claim === null ? 'Not linked to a claim' : claimName(doc.claims.get(heading.claim), 200);
    return (
      <>
        <bdi>{name}</bdi> <small>{heading.count}</small>
      </>
    );
  }
  const article = doc.articles.get(heading.article);
  const name = articleName(article);
  return (
    <>
      <bdi>{name}</bdi> <small>{heading.count}</small>
      {article !== undefined && article.title !== name && (
        <small className="passages-title" dir="auto">
          {article.title}
        </small>
      )}
      {articleNotes(doc, heading.article, annotators).map((note) => (
        <Note
          key={note.annotator}
          text={note.note}
          by={annotators.length > 1 ? (doc.annotators.get(note.annotator)?.name ?? note.annotator) : undefined}
        />
      ))}
    </>
  );
}

/** Each line's place among the passages, counted from 1, and how many passages there are. */
function placesOf(lines: readonly PassageLine[]): { readonly places: readonly number[]; readonly count: number } {
  let count = 0;
  const places = lines.map((line) => (line.kind === 'passage' ? (count += 1) : count));
  return { places, count };
}

function keyOf(line: PassageLine | undefined, place: number): string | number {
  if (line === undefined) return place;
  if (line.kind === 'passage') return line.passage.span.id;
  return line.kind === 'article' ? `article ${line.article}` : `claim ${line.claim ?? ''}`;
}
