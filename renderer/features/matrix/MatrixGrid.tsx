/** The grid itself: drawn only where it is in view, walked by the arrow keys, one stop of the Tab key. */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, ReactNode, RefObject } from 'react';
import type { MatrixRow as Row } from '#shared/document/cells.ts';
import type { Place } from '#shared/document/places.ts';
import type { Article } from '#shared/model/index.ts';
import { toggleSilent } from '../../state/annotate.ts';
import { isKeyOf } from '../../state/keymap.ts';
import { focusClaim, openArticle, useSession } from '../../state/session.ts';
import { cellInWords } from '../../ui/Stance.tsx';
import { nameOf } from '../../state/derived.ts';
import { indexesAround, keyOfLine, openPlace, placesOf, walk } from '../claims/index.ts';
import type { ClaimLine, Line } from '../claims/index.ts';
import { GROUP_ROW, layoutFor, ROW } from './layout.ts';
import { MatrixHead } from './MatrixHead.tsx';
import { cellId, GroupRow, MatrixRow } from './MatrixRow.tsx';
import { openRow } from './open-row.ts';
import { Places } from './Places.tsx';
import { useLook } from './state.ts';

interface Props {
  readonly lines: readonly Line[];
  readonly claimLines: readonly ClaimLine[];
  readonly articles: readonly Article[];
  /** All rows, filtered or not: the totals are of these. */
  readonly rows: readonly Row[];
  readonly gridRef: RefObject<HTMLDivElement | null>;
  /** Tells in words where the keyboard is, or null if it is on no article's cell. */
  readonly onPlace: (words: string | null) => void;
}

export function MatrixGrid({ lines, claimLines, articles, rows, gridRef, onPlace }: Props): ReactNode {
  const focused = useSession((state) => state.claim);
  const cursor = useLook((state) => state.at);
  const [size, setSize] = useState({ width: window.innerWidth, height: window.innerHeight });
  const [choice, setChoice] = useState<{ title: string; places: Place[]; anchor: Element | null } | null>(null);

  const layout = useMemo(
    () => layoutFor(size.width, size.height, articles.length),
    [size.width, size.height, articles.length],
  );
  const lead = layout.totals > 0 ? 2 : 1;
  const columnCount = lead + articles.length;
  const headHeight = layout.head + 2 * layout.sums;
  const headRows = layout.sums > 0 ? 3 : 1;
  const fixed = layout.text + layout.totals;
  const inArticle = articles.findIndex(({ id }) => id === cursor);
  const at = inArticle >= 0 ? inArticle + lead : cursor === 'totals' && lead > 1 ? 1 : 0;
  const articleAt = inArticle >= 0 ? inArticle : undefined;
  const row = claimLines.findIndex((line) => line.claim.id === focused);
  const current = claimLines[row];
  const lineIndex = useMemo(() => (current === undefined ? -1 : lines.indexOf(current)), [lines, current]);
  /** Where the keyboard was last: an edit may take its row out of a filtered matrix, and another one stands there then. */
  const lastRow = useRef(0);
  useEffect(() => {
    if (row >= 0) lastRow.current = row;
  }, [row]);

  // The virtualizers work everything out anew, and every row is drawn again, when one of these is another function.
  const rowSize = useCallback((index: number) => (lines[index]?.kind === 'group' ? GROUP_ROW : ROW), [lines]);
  const rowKey = useCallback((index: number) => keyOfLine(lines[index], index), [lines]);
  const rowRange = useCallback((range: Range) => indexesAround(range, lineIndex), [lineIndex]);
  const columnSize = useCallback(() => layout.column, [layout]);
  const columnRange = useCallback((range: Range) => indexesAround(range, articleAt ?? -1), [articleAt]);
  // eslint-disable-next-line react-hooks/incompatible-library -- this code is not compiled by React's compiler
  const down = useVirtualizer({
    count: lines.length,
    getScrollElement: () => gridRef.current,
    estimateSize: rowSize,
    getItemKey: rowKey,
    rangeExtractor: rowRange,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 4,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: articles.length,
    getScrollElement: () => gridRef.current,
    estimateSize: columnSize,
    rangeExtractor: columnRange,
    paddingStart: fixed,
    scrollPaddingStart: fixed,
    overscan: 3,
  });
  useLayoutEffect(() => across.measure(), [across, layout]);
  useLayoutEffect(() => down.measure(), [down, lines]);

  useEffect(() => {
    if (lineIndex >= 0) down.scrollToIndex(lineIndex, { align: 'auto' });
    // Quotes beneath the grid, or a smaller window, must not take the row out of sight.
  }, [down, lineIndex, size.height]);
  useEffect(() => {
    if (articleAt !== undefined) across.scrollToIndex(articleAt, { align: 'auto' });
  }, [across, articleAt]);
  useEffect(() => {
    const cell = articleAt === undefined ? undefined : current?.row.cells[articleAt];
    const name = articleAt === undefined ? undefined : articles[articleAt];
    onPlace(cell === undefined || name === undefined ? null : `${nameOf(name)}: ${cellInWords(cell)}`);
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

  const moveTo = useCallback(
    (column: number) => {
      const article = articles[column - lead];
      useLook.setState({ at: article?.id ?? (column === 0 ? 'words' : 'totals') });
    },
    [articles, lead],
  );

  const open = useCallback(
    (line: ClaimLine, column: number) => {
      focusClaim(line.claim.id);
      const target = column < lead ? undefined : articles[column - lead];
      if (target === undefined) return openRow(line.claim.id);
      const places = placesOf(line.claim.id, target.id);
      const [only] = places;
      if (only === undefined) openArticle(target.id);
      else if (places.length === 1) openPlace(only);
      else {
        const anchor = document.getElementById(cellId(line.claim.id, column));
        setChoice({ title: `${places.length} places in ${nameOf(target)}`, places, anchor });
      }
    },
    [articles, lead],
  );

  const onHit = useCallback(
    (line: ClaimLine, column: number) => {
      moveTo(column);
      if (column >= lead) open(line, column);
      else focusClaim(line.claim.id);
    },
    [moveTo, open, lead],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return;
    const cellOf = articleAt === undefined ? undefined : articles[articleAt];
    if (current !== undefined && isKeyOf('claim.silent', event.nativeEvent)) {
      if (cellOf !== undefined) toggleSilent(current.claim.id, cellOf.id);
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.altKey) return;
    const jump = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor((event.currentTarget.clientHeight - headHeight) / ROW) - 1);
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

  const items = across.getVirtualItems();
  const total = Math.max(size.width, across.getTotalSize());
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
          } as CSSProperties
        }
        onKeyDown={onKeyDown}
      >
        <MatrixHead
          articles={articles}
          rows={rows}
          items={items}
          layout={layout}
          lead={lead}
          width={total}
          at={current === undefined ? undefined : articleAt}
        />
        <div role="rowgroup" className="matrix-body" style={{ width: total, height: down.getTotalSize() }}>
          {down.getVirtualItems().map(({ index, key, start }) => {
            const line = lines[index];
            if (line === undefined) return null;
            const top = start - headHeight;
            if (line.kind === 'group') {
              return <GroupRow key={key} line={line} rowIndex={index + headRows + 1} top={top} columns={columnCount} />;
            }
            return (
              <MatrixRow
                key={key}
                line={line}
                rowIndex={index + headRows + 1}
                top={top}
                articles={articles}
                items={items}
                layout={layout}
                lead={lead}
                at={line === current ? at : undefined}
                onHit={onHit}
              />
            );
          })}
        </div>
      </div>
      {choice !== null && <Places {...choice} gridRef={gridRef} onClose={() => setChoice(null)} />}
    </>
  );
}
