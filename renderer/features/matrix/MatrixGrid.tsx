/** The grid itself: drawn only where it is in view, walked by the arrow keys, one stop of the Tab key. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode, RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { MatrixRow as Cells } from '#shared/document/cells.ts';
import type { Place } from '#shared/document/places.ts';
import type { Article, ClaimId } from '#shared/model/index.ts';
import { toggleSilent } from '../../state/annotate.ts';
import { nameOf } from '../../state/derived.ts';
import { isKeyOf } from '../../state/keymap.ts';
import { focusClaim, openArticle, useSession } from '../../state/session.ts';
import { cellInWords } from '../../ui/Stance.tsx';
import { openPlace, placesOf, walk } from '../claims/index.ts';
import type { ClaimLine, Line } from '../claims/index.ts';
import { GROUP_ROW, layoutFor, ROW } from './layout.ts';
import { MatrixHead } from './MatrixHead.tsx';
import { cellId, GroupRow, MatrixRow } from './MatrixRow.tsx';
import { openRow } from './open-row.ts';
import { Places } from './Places.tsx';
import { useLook } from './state.ts';
import { columnsBetween, inSight, linesBetween, offsetsOf } from './window.ts';

/** Drawn beyond what is in view: where the window scrolls ahead of the page, it should not run into nothing at once. */
const MORE_ROWS = 3;
const MORE_COLUMNS = 2;

interface Props {
  readonly lines: readonly Line[];
  readonly claimLines: readonly ClaimLine[];
  readonly articles: readonly Article[];
  /** All rows, filtered or not: the totals are of these. */
  readonly rows: readonly Cells[];
  readonly gridRef: RefObject<HTMLDivElement | null>;
  /** Tells in words where the keyboard is, or null if it is on no article's cell. */
  readonly onPlace: (words: string | null) => void;
}

export function MatrixGrid({ lines, claimLines, articles, rows, gridRef, onPlace }: Props): ReactNode {
  const focused = useSession((state) => state.claim);
  const cursor = useLook((state) => state.at);
  const [size, setSize] = useState({ width: window.innerWidth, height: window.innerHeight });
  const [choice, setChoice] = useState<{ title: string; places: Place[]; claim: ClaimId; column: number } | null>(null);

  const layout = useMemo(
    () => layoutFor(size.width, size.height, articles.length),
    [size.width, size.height, articles.length],
  );
  const lead = layout.totals > 0 ? 2 : 1;
  const columnCount = lead + articles.length;
  const headHeight = layout.head + 2 * layout.sums;
  const headRows = layout.sums > 0 ? 3 : 1;
  const fixed = layout.text + layout.totals;
  const articleAt = useMemo(() => articles.findIndex(({ id }) => id === cursor), [articles, cursor]);
  const at = articleAt >= 0 ? articleAt + lead : cursor === 'totals' && lead > 1 ? 1 : 0;
  const row = useMemo(() => claimLines.findIndex((line) => line.claim.id === focused), [claimLines, focused]);
  const current = claimLines[row];
  const lineIndex = useMemo(() => (current === undefined ? -1 : lines.indexOf(current)), [lines, current]);
  /** Where the keyboard was last: an edit may take its row out of a filtered matrix, and another one stands there then. */
  const lastRow = useRef(0);
  useEffect(() => {
    if (row >= 0) lastRow.current = row;
  }, [row]);

  const offsets = useMemo(() => offsetsOf(lines.map((line) => (line.kind === 'group' ? GROUP_ROW : ROW))), [lines]);
  const height = offsets.at(-1) ?? 0;
  const width = Math.max(size.width, fixed + articles.length * layout.column);
  const place = { lineIndex, articleAt, ...size, layout, headHeight, fixed, offsets };
  const { top, left, onScroll } = useScroll(
    gridRef,
    place,
    Math.max(0, headHeight + height - size.height),
    Math.max(0, width - size.width),
  );
  const seen = linesBetween(offsets, top, top + size.height - headHeight, MORE_ROWS);
  const columns = columnsBetween(layout.column, articles.length, left, left + size.width - fixed, MORE_COLUMNS);
  const drawn = Array.from({ length: Math.max(0, seen.last - seen.first + 1) }, (_, index) => seen.first + index);
  // A grid names the row that the keyboard is at, so it has to be there wherever the grid is scrolled to.
  if (lineIndex >= 0 && (lineIndex < seen.first || lineIndex > seen.last)) drawn.push(lineIndex);

  useEffect(() => {
    const cell = current?.row.cells[articleAt];
    const article = articles[articleAt];
    onPlace(cell === undefined || article === undefined ? null : `${nameOf(article)}: ${cellInWords(cell)}`);
  }, [articleAt, current, articles, onPlace]);
  useEffect(() => () => onPlace(null), [onPlace]);

  const measure = useCallback(
    (grid: HTMLDivElement | null) => {
      gridRef.current = grid;
      if (grid === null) return;
      const observer = new ResizeObserver(() => setSize({ width: grid.clientWidth, height: grid.clientHeight }));
      observer.observe(grid);
      return () => observer.disconnect();
    },
    [gridRef],
  );

  const moveTo = (column: number): void => {
    useLook.setState({ at: articles[column - lead]?.id ?? (column === 0 ? 'words' : 'totals') });
  };

  const open = (line: ClaimLine, column: number): void => {
    focusClaim(line.claim.id);
    const target = articles[column - lead];
    if (target === undefined) return openRow(line.claim.id);
    const places = placesOf(line.claim.id, target.id);
    const [only] = places;
    if (only === undefined) openArticle(target.id);
    else if (places.length === 1) openPlace(only);
    else {
      setChoice({ title: `${places.length} places in ${nameOf(target)}`, places, claim: line.claim.id, column });
    }
  };

  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const target = event.target instanceof Element ? event.target : null;
    const line = lines[Number(target?.closest<HTMLElement>('[data-line]')?.dataset['line'] ?? -1)];
    const box = gridRef.current?.getBoundingClientRect();
    if (line?.kind !== 'claim' || box === undefined) return;
    const named = target?.closest('[aria-colindex]')?.getAttribute('aria-colindex');
    // Between the boxes of two cells, the column is the one that is nearer.
    const x = event.clientX - box.left - fixed + left;
    const column = named == null ? lead + Math.floor(x / layout.column) : Number(named) - 1;
    if (column >= columnCount) return;
    moveTo(column);
    if (column >= lead) open(line, column);
    else focusClaim(line.claim.id);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return;
    if (current !== undefined && isKeyOf('claim.silent', event.nativeEvent)) {
      const target = articles[articleAt];
      if (target !== undefined) toggleSilent(current.claim.id, target.id);
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.altKey) return;
    const jump = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor((size.height - headHeight) / ROW) - 1);
    const extent = { rows: claimLines.length, columns: columnCount, page };
    const from = row >= 0 ? row : event.key === 'ArrowDown' ? lastRow.current - 1 : lastRow.current;
    const to = event.shiftKey ? undefined : walk(event.key, jump, { row: from, column: at }, extent);
    if (to !== undefined) {
      moveTo(to.column);
      focusClaim(claimLines[Math.max(0, to.row)]?.claim.id ?? null);
    } else if (jump) return;
    else if (event.key === 'Enter' && current !== undefined) open(current, at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <div
        role="grid"
        ref={measure}
        tabIndex={0}
        className="matrix-grid"
        aria-label="Claims by articles"
        aria-rowcount={lines.length + headRows}
        aria-colcount={columnCount}
        aria-activedescendant={current === undefined ? undefined : cellId(current.claim.id, at)}
        data-walked={current !== undefined || undefined}
        style={
          {
            '--text': `${layout.text}px`,
            '--totals': `${layout.totals}px`,
            '--head': `${layout.head}px`,
            '--sums': `${layout.sums}px`,
            '--column': `${layout.column}px`,
          } as CSSProperties
        }
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <MatrixHead
          articles={articles}
          rows={rows}
          first={columns.first}
          last={columns.last}
          layout={layout}
          lead={lead}
          width={width}
          at={current === undefined ? undefined : articleAt}
        />
        <div
          role="rowgroup"
          className="matrix-body"
          style={{ width, height }}
          onClick={onClick}
          onPointerOver={nameCell}
        >
          {drawn.map((index) => {
            const line = lines[index];
            if (line === undefined) return null;
            const start = offsets[index] ?? 0;
            if (line.kind === 'group') {
              return (
                <GroupRow
                  key={`group ${index}`}
                  line={line}
                  rowIndex={index + headRows + 1}
                  top={start}
                  columns={columnCount}
                />
              );
            }
            return (
              <MatrixRow
                key={line.claim.id}
                line={line}
                index={index}
                rowIndex={index + headRows + 1}
                top={start}
                articles={articles}
                first={columns.first}
                last={columns.last}
                layout={layout}
                lead={lead}
                at={line === current ? at : undefined}
              />
            );
          })}
        </div>
      </div>
      {choice !== null && (
        <Places
          title={choice.title}
          places={choice.places}
          anchor={() => document.getElementById(cellId(choice.claim, choice.column))}
          gridRef={gridRef}
          onClose={() => setChoice(null)}
        />
      )}
    </>
  );
}

/** A tooltip is wanted of one cell at a time: hundreds of them would be drawn with each row for nothing. */
function nameCell(event: { readonly target: EventTarget }): void {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('.matrix-cell') : null;
  if (cell !== null) cell.title = cell.getAttribute('aria-label') ?? '';
}

interface Whereabouts {
  readonly lineIndex: number;
  readonly articleAt: number;
  readonly width: number;
  readonly height: number;
  readonly layout: { readonly column: number };
  readonly headHeight: number;
  readonly fixed: number;
  readonly offsets: readonly number[];
}

/**
 * How far the grid is scrolled, never farther than it reaches. Where the keyboard goes is brought into sight in the same
 * drawing, so that what is only scrolled past is not drawn at all.
 */
function useScroll(
  gridRef: RefObject<HTMLDivElement | null>,
  where: Whereabouts,
  lowest: number,
  rightmost: number,
): { readonly top: number; readonly left: number; readonly onScroll: () => void } {
  const [scroll, setScroll] = useState({ top: 0, left: 0 });
  const [shown, setShown] = useState<Whereabouts | null>(null);
  const { lineIndex, articleAt, width, height } = where;
  if (
    shown?.lineIndex !== lineIndex ||
    shown.articleAt !== articleAt ||
    shown.width !== width ||
    shown.height !== height
  ) {
    setShown(where);
    const start = where.offsets[lineIndex];
    const end = where.offsets[lineIndex + 1];
    const column = where.layout.column;
    const next = {
      top:
        start === undefined || end === undefined
          ? scroll.top
          : inSight(scroll.top, height - where.headHeight, start, end),
      left:
        articleAt < 0
          ? scroll.left
          : inSight(scroll.left, width - where.fixed, articleAt * column, (articleAt + 1) * column),
    };
    if (next.top !== scroll.top || next.left !== scroll.left) setScroll(next);
  }

  /** As the page has it: asking the page itself would make it work out its layout. */
  const known = useRef(scroll);
  useLayoutEffect(() => {
    const grid = gridRef.current;
    if (grid === null) return;
    if (known.current.top !== scroll.top) grid.scrollTop = scroll.top;
    if (known.current.left !== scroll.left) grid.scrollLeft = scroll.left;
    known.current = scroll;
  }, [gridRef, scroll]);

  const onScroll = useCallback(() => {
    const grid = gridRef.current;
    if (grid === null) return;
    const now = { top: grid.scrollTop, left: grid.scrollLeft };
    if (now.top === known.current.top && now.left === known.current.left) return;
    known.current = now;
    // In the same frame, or what comes into sight would be blank for one.
    flushSync(() => setScroll(now));
  }, [gridRef]);

  return { top: Math.min(scroll.top, lowest), left: Math.min(scroll.left, rightmost), onScroll };
}
