/** The lines, drawn only where they are in view, walked by the keyboard, one stop of the Tab key. */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { sheetOf } from '#shared/document/state.ts';
import type { ArticleId } from '#shared/model/index.ts';
import type { SortBy } from '#shared/text/search/index.ts';
import { nameOf, useArticles } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { announce } from '../../state/notices.ts';
import { openAt, useSession } from '../../state/session.ts';
import { indexesAround, walk } from '../claims/index.ts';
import { coverIn } from './cover.ts';
import { ArticleRow, HitRow, lineId } from './HitRow.tsx';
import type { CoverMark } from './HitRow.tsx';
import type { HitLine, Line } from './lines.ts';
import { makeSpans } from './make-spans.ts';
import { goToHit, mark, sortBy, useConcordance } from './state.ts';
import { hitCount } from './words.ts';

export const ROW = 30;
const ARTICLE_ROW = 34;
const HEAD = 32;

/** Columns in order, with the key that sorts by each. */
const COLUMNS: readonly { by: SortBy; label: string; name: string; title: string }[] = [
  { by: 'article', label: 'Article', name: 'by article', title: 'Sort in the order of the articles (1)' },
  {
    by: 'left',
    label: 'Before',
    name: 'by the words before',
    title: 'Sort by the words before, from the hit outwards (2)',
  },
  { by: 'hit', label: 'Hit', name: 'by the hit', title: 'Sort by the hit itself (3)' },
  { by: 'right', label: 'After', name: 'by the words after', title: 'Sort by the words after (4)' },
];

interface Props {
  readonly lines: readonly Line[];
  readonly gridRef: RefObject<HTMLDivElement | null>;
  /** The keyboard leaves the list at its top. */
  readonly onLeaveUp: () => void;
}

export function HitList({ lines, gridRef, onLeaveUp }: Props): ReactNode {
  const { at, marked, sort } = useConcordance();
  const articles = useArticles();
  const coverOf = useCovers();
  const names = useMemo(() => new Map(articles.map((article) => [article.id, article])), [articles]);
  const hits = useMemo(() => lines.filter((line) => line.kind === 'hit'), [lines]);
  const current = at === null ? undefined : hits.find(({ key }) => key === at);
  const lineIndex = current === undefined ? -1 : lines.indexOf(current);

  const sizeOf = useCallback((index: number) => (lines[index]?.kind === 'article' ? ARTICLE_ROW : ROW), [lines]);
  const keyAt = useCallback(
    (index: number) => {
      const line = lines[index];
      return line === undefined ? index : line.kind === 'hit' ? line.key : `${line.article}`;
    },
    [lines],
  );
  const rangeOf = useCallback((range: Range) => indexesAround(range, lineIndex), [lineIndex]);
  // eslint-disable-next-line react-hooks/incompatible-library -- this code is not compiled by React's compiler
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => gridRef.current,
    estimateSize: sizeOf,
    getItemKey: keyAt,
    rangeExtractor: rangeOf,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    overscan: 8,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, lines]);
  useEffect(() => {
    if (lineIndex < 0) return;
    // The first of an article's hits brings the article's name along.
    if (lines[lineIndex - 1]?.kind === 'article') virtualizer.scrollToIndex(lineIndex - 1, { align: 'auto' });
    virtualizer.scrollToIndex(lineIndex, { align: 'auto' });
  }, [virtualizer, lines, lineIndex]);

  const sortNow = (by: SortBy): void => {
    sortBy(by);
    announce(`Sorted ${COLUMNS.find((column) => column.by === by)?.name ?? ''}.`);
  };

  const toggleAll = (): void => {
    const all = hits.every(({ key }) => marked.has(key));
    mark(
      hits.map(({ key }) => key),
      !all,
    );
    announce(all ? 'No hit is marked.' : `All ${hitCount(hits.length)} are marked.`);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const jump = event.ctrlKey || event.metaKey;
    const row = current === undefined ? -1 : hits.indexOf(current);
    const page = Math.max(1, Math.floor((event.currentTarget.clientHeight - HEAD) / ROW) - 1);
    const to = walk(event.key, jump, { row, column: 0 }, { rows: hits.length, columns: 1, page }, 'rows');
    const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    const column = jump || event.shiftKey ? undefined : COLUMNS[Number(event.key) - 1];
    if (to !== undefined && !sideways) {
      if (event.key === 'ArrowUp' && row <= 0 && !event.shiftKey) onLeaveUp();
      const next = hits[Math.max(0, to.row)];
      if (next !== undefined) {
        // With Shift the walk marks what it passes.
        if (event.shiftKey)
          mark(hits.slice(Math.max(0, Math.min(row, to.row)), Math.max(row, to.row) + 1).map(keyOf), true);
        goToHit(next.key);
      }
    } else if (column !== undefined) sortNow(column.by);
    else if (jump && event.key !== 'a') return;
    else if (event.key === 'a' && !event.shiftKey) toggleAll();
    else if (event.key === 'Enter' && current !== undefined) open(current);
    else if (event.key === ' ' && current !== undefined) toggle(current);
    else if (event.key === 's' && !event.shiftKey) void makeSpans();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const total = virtualizer.getTotalSize();
  return (
    <div
      ref={gridRef}
      role="grid"
      tabIndex={0}
      className="hits"
      aria-label="Hits"
      aria-multiselectable
      aria-rowcount={lines.length + 1}
      aria-colcount={COLUMNS.length + 2}
      aria-activedescendant={current === undefined ? undefined : lineId(current.key)}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="hits-head">
        <div role="row" aria-rowindex={1} className="hits-names">
          <div role="columnheader" aria-label="Marked" className="hit-mark">
            <button
              type="button"
              tabIndex={-1}
              title="Mark all, or none (A)"
              aria-label="Mark all, or none"
              onClick={toggleAll}
            >
              ✓
            </button>
          </div>
          {COLUMNS.map(({ by, label, title }) => (
            <div key={by} role="columnheader" aria-sort={sort === by ? 'ascending' : 'none'} className={`hits-${by}`}>
              <button type="button" tabIndex={-1} title={title} onClick={() => sortNow(by)}>
                {label} <span aria-hidden>{sort === by ? '▾' : ''}</span>
              </button>
            </div>
          ))}
          <div role="columnheader" className="hits-cover">
            <span className="visually-hidden">Spans</span>
          </div>
        </div>
      </div>
      <div role="rowgroup" className="hits-body" style={{ height: total }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          if (line === undefined) return null;
          const article = names.get(line.kind === 'hit' ? line.hit.article : line.article);
          const top = start - HEAD;
          if (line.kind === 'article') {
            return <ArticleRow key={key} line={line} article={article} rowIndex={index + 2} top={top} />;
          }
          return (
            <HitRow
              key={key}
              line={line}
              name={article === undefined ? '' : nameOf(article)}
              title={article?.title ?? ''}
              rowIndex={index + 2}
              top={top}
              at={line === current}
              marked={marked.has(line.key)}
              cover={coverOf(line)}
              onPick={pick}
              onOpen={open}
              onToggle={toggle}
            />
          );
        })}
      </div>
    </div>
  );
}

const keyOf = ({ key }: HitLine): string => key;

function toggle({ key }: HitLine): void {
  const on = !useConcordance.getState().marked.has(key);
  mark([key], on);
  announce(on ? 'Marked.' : 'Not marked.');
}

const pick = ({ key }: HitLine): void => goToHit(key);

/** Opens the hit's article at the hit. */
function open({ key, hit }: HitLine): void {
  goToHit(key);
  openAt(hit.article, hit.start, hit.end);
}

/** What tells for each hit whose spans it lies in: mine, and those of the annotators that are shown. */
function useCovers(): (line: HitLine) => CoverMark {
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const shown = useSession((state) => state.shown);
  return useCallback(
    ({ hit: { article, start, end } }) => {
      const of = (who: typeof me, where: ArticleId) => {
        const sheet = doc === null || who === null ? undefined : sheetOf(doc, who, where);
        return sheet === undefined ? undefined : coverIn(sheet, start, end)?.how;
      };
      const others = shown.filter((who) => who !== me && of(who, article) !== undefined);
      return {
        mine: of(me, article) ?? '',
        others: others.map((who) => doc?.annotators.get(who)?.name ?? who).join(', '),
      };
    },
    [doc, me, shown],
  );
}
