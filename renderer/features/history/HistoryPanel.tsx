/** What was done since the project was opened, the newest first; any point of it can be gone back to, and forth again. */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { X } from 'lucide-react';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { namesOf, plainWords, stepParts } from '#shared/document/history-words.ts';
import type { Names } from '#shared/document/history-words.ts';
import type { HistoryEntry } from '#shared/document/history.ts';
import { useDocument } from '../../state/document.ts';
import { useSession } from '../../state/session.ts';
import { IconButton } from '../../ui/Button.tsx';
import { indexesAround } from '../claims/index.ts';
import { closeHistory, keyboardWanted } from './panel.ts';
import { deedOf, goTo, pointsOf } from './steps.ts';
import type { Point } from './steps.ts';
import './history.css';

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

export function HistoryPanel(): ReactNode {
  const open = useSession((state) => state.history);
  return open ? <Opened /> : null;
}

function Opened(): ReactNode {
  const doc = useDocument((state) => state.doc);
  const history = useDocument((state) => state.history);
  const writable = useDocument((state) => state.readOnly === null);
  const points = useMemo(() => pointsOf(history), [history]);
  const names = useMemo(
    () => (doc === null ? null : namesOf(doc, [...history.past, ...history.future])),
    [doc, history],
  );
  /** The entry that the keyboard is at (undefined is the beginning); null for the present. */
  const [at, setAt] = useState<HistoryEntry | null | undefined>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const present = points.findIndex((point) => point.by === 0);
  const chosen = at === null ? -1 : points.findIndex((point) => point.entry === at);
  const index = chosen < 0 ? present : chosen;
  const [hovered, setHovered] = useState<number | null>(null);
  const target = points[hovered ?? index];

  const keyAt = useCallback((place: number) => points.length - place, [points]);
  const rangeOf = useCallback((range: Range) => indexesAround(range, index), [index]);
  // eslint-disable-next-line react-hooks/incompatible-library -- this code is not compiled by React's compiler
  const virtual = useVirtualizer({
    count: points.length,
    getScrollElement: () => list.current,
    estimateSize: () => 52,
    getItemKey: keyAt,
    rangeExtractor: rangeOf,
    overscan: 6,
  });
  useEffect(() => {
    virtual.scrollToIndex(index, { align: 'auto' });
  }, [virtual, index]);
  useEffect(() => keyboardWanted(() => list.current?.focus({ preventScroll: true })), []);
  if (doc === null || names === null) return null;

  const moveTo = (place: number): void => setAt(points[Math.max(0, Math.min(points.length - 1, place))]?.entry);
  const go = (point: Point | undefined): void => {
    if (point === undefined || point.by === 0 || !writable) return;
    setAt(point.entry);
    goTo(point);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') moveTo(index + 1);
    else if (event.key === 'ArrowUp') moveTo(index - 1);
    else if (event.key === 'PageDown') moveTo(index + 8);
    else if (event.key === 'PageUp') moveTo(index - 8);
    else if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(points.length - 1);
    else if (event.key === 'Enter') go(points[index]);
    else if (event.key === 'Escape') closeHistory();
    else return;
    setHovered(null);
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <aside className="history" aria-label="What was done">
      <div className="history-head">
        <h2>What was done</h2>
        <IconButton label="Close the history (Esc)" onClick={closeHistory}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        className="history-list"
        aria-label="What was done, the newest first"
        aria-describedby={`${id}-deed`}
        aria-activedescendant={`${id}-${index}`}
        onKeyDown={onKeyDown}
        onPointerLeave={() => setHovered(null)}
      >
        <div role="presentation" className="history-all" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const point = points[item.index];
            if (point === undefined) return null;
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                id={`${id}-${item.index}`}
                role="option"
                aria-selected={item.index === index}
                aria-current={point.by === 0 ? 'step' : undefined}
                aria-setsize={points.length}
                aria-posinset={item.index + 1}
                className="history-step"
                data-undone={point.by > 0 || undefined}
                data-between={isBetween(point.by, target?.by ?? 0) || undefined}
                style={{ transform: `translateY(${item.start}px)` }}
                onPointerEnter={() => setHovered(item.index)}
                onClick={() => go(point)}
              >
                <span className="visually-hidden">
                  {stepInWords(point, names)}. {deedOf(point.by)}
                </span>
                <Step point={point} names={names} between={isBetween(point.by, target?.by ?? 0)} />
              </div>
            );
          })}
        </div>
      </div>
      <p id={`${id}-deed`} className="history-deed">
        {!writable ? (
          'This project is read only.'
        ) : target === undefined || target.by === 0 ? (
          points.length === 1 ? (
            'What you do from now on is listed here.'
          ) : (
            <>
              <kbd>↑</kbd> <kbd>↓</kbd> choose a point to go to
            </>
          )
        ) : (
          <>
            <kbd>↵</kbd> {deedOf(target.by)}
          </>
        )}
      </p>
    </aside>
  );
}

/** Whether a step would be undone, or done again, on the way from now to a point so many steps away. */
function isBetween(by: number, target: number): boolean {
  return target < 0 ? by > target && by <= 0 : by > 0 && by <= target;
}

interface StepProps {
  readonly point: Point;
  readonly names: Names;
  /** It would be undone, or done again, by going to the point that is chosen. */
  readonly between: boolean;
}

function Step({ point: { entry, by }, names, between }: StepProps): ReactNode {
  return (
    <div className="history-text" aria-hidden>
      <span className="history-words">
        {entry === undefined
          ? 'As the project was opened'
          : stepParts(entry, names).map((part, index) =>
              typeof part === 'string' ? part : <q key={index}>{part.quote}</q>,
            )}
      </span>
      <span className="history-foot">
        {entry !== undefined && <time dateTime={entry.at}>{timeOf(entry.at)}</time>}
        {by === 0 && <b>now</b>}
        {between ? <span>{by > 0 ? 'to be done again' : 'to be undone'}</span> : by > 0 && <span>undone</span>}
      </span>
    </div>
  );
}

function stepInWords({ entry, by }: Point, names: Names): string {
  if (entry === undefined) return `As the project was opened${by === 0 ? ', now' : ''}`;
  const state = by === 0 ? ', now' : by > 0 ? ', undone' : '';
  return `${plainWords(stepParts(entry, names))}, ${timeOf(entry.at)}${state}`;
}

function timeOf(at: string): string {
  const time = new Date(at);
  return (time.toDateString() === new Date().toDateString() ? CLOCK : DAY).format(time);
}
