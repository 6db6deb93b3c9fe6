/** The claims with their cells: one stop of the Tab key, walked by the arrow keys. */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode, RefObject } from 'react';
import type { MatrixRow } from '#shared/document/cells.ts';
import { tallyOfRow } from '#shared/document/work.ts';
import type { Article, ArticleId, ClaimId } from '#shared/model/index.ts';
import { toggleSilent } from '../../state/annotate.ts';
import { deleteClaim } from '../../state/claims.ts';
import { useDocument } from '../../state/document.ts';
import { isKeyOf } from '../../state/keymap.ts';
import { announce, notify } from '../../state/notices.ts';
import { focusClaim, useSession } from '../../state/session.ts';
import { nameOf } from '../../state/derived.ts';
import { cellInWords } from '../../ui/Stance.tsx';
import { ClaimActions } from './ClaimActions.tsx';
import type { Editing } from './ClaimActions.tsx';
import { cellId, ClaimRowCells, SUMMARY } from './ClaimRow.tsx';
import type { Hit } from './ClaimRow.tsx';
import { ClaimsHead } from './ClaimsHead.tsx';
import { columnsFor, COLUMN_WIDTH, SUMMARY_WIDTH } from './columns.ts';
import { indexesAround, keyOfLine } from './list.ts';
import type { ClaimLine, Line } from './list.ts';
import { openCell, openClaim } from './open-cell.ts';
import { takeKeyboard } from './panel-state.ts';
import { walk } from './walk.ts';

const HEAD = 30;

interface Props {
  readonly lines: readonly Line[];
  readonly articles: readonly Article[];
  readonly gridRef: RefObject<HTMLDivElement | null>;
  /** Tells in words where the keyboard is, or null if it is on no cell. */
  readonly onPlace: (words: string | null) => void;
}

export function ClaimsList({ lines, articles, gridRef, onPlace }: Props): ReactNode {
  const focused = useSession((state) => state.claim);
  const panes = useSession((state) => state.panes);
  const [width, setWidth] = useState(() => useSession.getState().claimsWidth);
  const [column, setColumn] = useState(0);
  const [edited, setEdited] = useState<{ claim: ClaimId; what: Editing } | null>(null);
  // Another claim in focus ends the editing.
  const editing = edited?.claim === focused ? (edited?.what ?? null) : null;
  const hadKeyboard = useRef(false);

  const columns = useMemo(
    () =>
      columnsFor(
        articles.map((article) => article.id),
        panes.map((pane) => pane.article),
        width,
      ),
    [articles, panes, width],
  );
  const claimLines = useMemo(() => lines.filter((line) => line.kind === 'claim'), [lines]);
  const columnCount = 1 + columns.shown.length + (columns.hidden.length > 0 ? 1 : 0);
  const at = Math.min(column, columnCount - 1);
  const row = claimLines.findIndex((line) => line.claim.id === focused);
  const current = claimLines[row];
  const lineIndex = current === undefined ? -1 : lines.indexOf(current);

  // The virtualizer works everything out anew when one of these is another function.
  const sizeOf = useCallback((index: number) => (lines[index]?.kind === 'group' ? 30 : 48), [lines]);
  const keyAt = useCallback((index: number) => keyOfLine(lines[index], index), [lines]);
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
    scrollPaddingEnd: 4,
    overscan: 6,
  });

  useEffect(() => {
    if (lineIndex >= 0) virtualizer.scrollToIndex(lineIndex, { align: 'auto' });
  }, [lineIndex, focused, virtualizer]);

  useEffect(() => {
    if (takeKeyboard()) gridRef.current?.focus({ preventScroll: true });
  }, [gridRef]);

  const place = current === undefined || at === 0 ? undefined : columns.shown[at - 1];
  useEffect(() => {
    const article = place === undefined ? undefined : articles[place];
    const cell = place === undefined ? undefined : current?.row.cells[place];
    onPlace(article === undefined || cell === undefined ? null : `${nameOf(article)}: ${cellInWords(cell)}`);
  }, [place, articles, current, onPlace]);

  const measure = useCallback(
    (grid: HTMLDivElement | null) => {
      gridRef.current = grid;
      if (grid === null) return;
      const observer = new ResizeObserver(() => setWidth(grid.clientWidth));
      observer.observe(grid);
      return () => observer.disconnect();
    },
    [gridRef],
  );

  const editText = useCallback((line: ClaimLine) => {
    const { me, doc } = useDocument.getState();
    if (line.claim.annotator === me) {
      focusClaim(line.claim.id);
      setEdited({ claim: line.claim.id, what: 'text' });
    } else {
      const author = doc?.annotators.get(line.claim.annotator)?.name ?? line.claim.annotator;
      notify(`This claim was written by ${author}; only she can change it.`, 'warning');
    }
  }, []);

  const onHit = useCallback(
    (line: ClaimLine, hit: Hit, event: MouseEvent) => {
      const { claim } = line;
      if (hit === SUMMARY) {
        focusClaim(claim.id);
        useSession.setState({ view: 'matrix' });
      } else if (event.currentTarget.getAttribute('role') === 'gridcell') {
        const article = articles[hit];
        if (article !== undefined) openCell(claim.id, article.id);
      } else if (event.detail < 2) {
        // A press on the claim in focus takes the focus away, unless it only brought the keyboard back to the list.
        const again = hadKeyboard.current && useSession.getState().claim === claim.id;
        setColumn(0);
        focusClaim(again ? null : claim.id);
      }
    },
    [articles],
  );

  const articleAt = (): ArticleId | undefined => (place === undefined ? undefined : articles[place]?.id);

  /** Actions that mean the cell or the row here, under whatever key they have. */
  const takesKey = ({ nativeEvent }: KeyboardEvent, line: ClaimLine): boolean => {
    const article = articleAt();
    if (article !== undefined && isKeyOf('claim.silent', nativeEvent)) toggleSilent(line.claim.id, article);
    else if (isKeyOf('claim.edit', nativeEvent)) editText(line);
    else return false;
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    if (current !== undefined && takesKey(event, current)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.altKey) return;
    const jump = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor((event.currentTarget.clientHeight - HEAD) / 48) - 1);
    const size = { rows: claimLines.length, columns: columnCount, page };
    const to = event.shiftKey ? undefined : walk(event.key, jump, { row, column: at }, size, 'rows');
    if (to !== undefined) {
      setColumn(to.column);
      focusClaim(claimLines[to.row]?.claim.id ?? null);
    } else if (current === undefined || jump) {
      return;
    } else if (event.key === 'Enter') {
      const article = articleAt();
      if (at === 0) {
        if (!openClaim(current.claim.id)) announce('No article is linked to this claim yet.');
      } else if (article === undefined) useSession.setState({ view: 'matrix' });
      else openCell(current.claim.id, article);
    } else if (event.key === 'Delete') deleteClaim(current.claim);
    else if (event.key === 'Escape') focusClaim(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const tracks = [
    'minmax(0, 1fr)',
    ...columns.shown.map(() => `${COLUMN_WIDTH}px`),
    ...(columns.hidden.length > 0 ? [`${SUMMARY_WIDTH}px`] : []),
  ].join(' ');
  return (
    <div
      role="grid"
      ref={measure}
      tabIndex={0}
      className="claims-grid"
      aria-label="Claims and what each article says of them"
      aria-rowcount={lines.length + 1}
      aria-colcount={columnCount}
      aria-activedescendant={current === undefined ? undefined : cellId(current, at)}
      data-walked={current !== undefined || undefined}
      style={{ '--tracks': tracks } as CSSProperties}
      onKeyDown={onKeyDown}
      onMouseDownCapture={(event) => (hadKeyboard.current = event.currentTarget.contains(document.activeElement))}
    >
      <ClaimsHead articles={articles} columns={columns} />
      <div role="rowgroup" className="claims-body" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          const isFocused = line === current;
          const common = {
            ref: virtualizer.measureElement,
            'data-index': item.index,
            role: 'row',
            'aria-rowindex': item.index + 2,
            style: { transform: `translateY(${item.start - HEAD}px)` },
          };
          if (line.kind === 'group') {
            return (
              <div key={item.key} {...common} className="claims-group">
                <div role="gridcell" aria-colindex={1} aria-colspan={columnCount} dir="auto">
                  {line.name}
                </div>
              </div>
            );
          }
          return (
            <div
              key={item.key}
              {...common}
              className="claim-row claim-tracks"
              aria-selected={isFocused}
              data-claim={line.claim.id}
              data-contradicted={line.row.contradicted || undefined}
              data-retired={line.claim.retired !== undefined || undefined}
            >
              <ClaimRowCells
                line={line}
                articles={articles}
                columns={columns}
                at={isFocused ? at : undefined}
                onHit={onHit}
                onOpenText={editText}
              />
              {isFocused && (
                <div role="gridcell" className="claim-actions" aria-colindex={1} aria-colspan={columnCount}>
                  <ClaimActions
                    claim={line.claim}
                    editing={editing}
                    onDone={() => requestAnimationFrame(() => gridRef.current?.focus())}
                    onEdit={(next) => {
                      setEdited({ claim: line.claim.id, what: next });
                      if (next === null) gridRef.current?.focus();
                    }}
                  />
                  {editing === null && <Looked row={line.row} />}
                </div>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** In how many of the articles the claim is decided. */
function Looked({ row }: { readonly row: MatrixRow }): ReactNode {
  const { decided, of } = tallyOfRow(row);
  return (
    <span className="soft claim-looked">
      {decided}/{of} articles looked at
    </span>
  );
}
