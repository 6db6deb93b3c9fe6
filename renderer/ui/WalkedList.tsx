/** A long list that the arrow keys walk; only the lines in view are drawn. Letters are left to the window's shortcuts. */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useMemo } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import './walked-list.css';

interface Walked {
  readonly key: string;
  /** Headings are passed over. */
  readonly kind: string;
}

interface Props<T extends Walked> {
  readonly label: string;
  readonly items: readonly T[];
  /** The key of the item that the keyboard is at. */
  readonly at: string | null;
  readonly listRef: RefObject<HTMLDivElement | null>;
  /** Usual height of a line in CSS pixels, until it is measured. */
  readonly height: number;
  readonly onMove: (item: T) => void;
  /** With Enter or by a click on the item that the keyboard is at already. */
  readonly onOpen?: ((item: T) => void) | undefined;
  readonly onEscape: () => void;
  readonly children: (item: T) => ReactNode;
}

export function WalkedList<T extends Walked>(props: Props<T>): ReactNode {
  const { label, items, at, listRef, height, onMove, onOpen, onEscape, children } = props;
  const id = useId();
  const index = items.findIndex((item) => item.key === at);
  const { places, count } = useMemo(() => placesOf(items), [items]);
  const keyAt = useCallback((place: number) => items[place]?.key ?? place, [items]);
  const rangeOf = useCallback((range: Range) => withActive(defaultRangeExtractor(range), index), [index]);
  // eslint-disable-next-line react-hooks/incompatible-library -- this code is not compiled by React's compiler
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => listRef.current,
    estimateSize: () => height,
    getItemKey: keyAt,
    rangeExtractor: rangeOf,
    overscan: 6,
  });
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [virtual, index]);

  const isHeading = (place: number): boolean => items[place]?.kind === 'heading';
  const step = (from: number, by: 1 | -1): number => {
    let to = from + by;
    while (isHeading(to)) to += by;
    return items[to] === undefined ? from : to;
  };
  const page = (by: 1 | -1): number => {
    const far = index + by * Math.max(1, virtual.getVirtualItems().length - 13);
    return far >= items.length ? step(items.length, -1) : far < 0 ? step(-1, 1) : step(far - 1, 1);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      return;
    const { key } = event;
    const to =
      key === 'ArrowDown'
        ? step(index, 1)
        : key === 'ArrowUp'
          ? step(index < 0 ? items.length : index, -1)
          : key === 'Home'
            ? step(-1, 1)
            : key === 'End'
              ? step(items.length, -1)
              : key === 'PageDown'
                ? page(1)
                : key === 'PageUp'
                  ? page(-1)
                  : undefined;
    const current = items[index];
    if (to !== undefined) {
      const item = items[to];
      if (item !== undefined && item.kind !== 'heading') onMove(item);
    } else if (key === 'Escape') onEscape();
    else if (key === 'Enter' && current !== undefined && onOpen !== undefined) onOpen(current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={listRef}
      role="listbox"
      tabIndex={0}
      className="walked"
      aria-label={label}
      aria-activedescendant={index < 0 ? undefined : `${id}-${index}`}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="walked-all" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((line) => {
          const item = items[line.index];
          if (item === undefined) return null;
          const common = {
            ref: virtual.measureElement,
            'data-index': line.index,
            style: { transform: `translateY(${line.start}px)` },
          };
          if (item.kind === 'heading') {
            return (
              <div key={line.key} role="presentation" className="walked-heading" {...common}>
                {children(item)}
              </div>
            );
          }
          return (
            <div
              key={line.key}
              id={`${id}-${line.index}`}
              role="option"
              aria-selected={line.index === index}
              aria-setsize={count}
              aria-posinset={places[line.index]}
              className="walked-item"
              onClick={() => {
                if (line.index === index) onOpen?.(item);
                else onMove(item);
              }}
              {...common}
            >
              {children(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The line that the keyboard is at is drawn wherever it is: assistive technology is told of it by its id. */
function withActive(indexes: number[], active: number): number[] {
  const [first] = indexes;
  if (active < 0 || first === undefined || indexes.includes(active)) return indexes;
  return active < first ? [active, ...indexes] : [...indexes, active];
}

/** Each line's place among the items, counted from 1, and how many items there are. */
function placesOf(items: readonly Walked[]): { readonly places: readonly number[]; readonly count: number } {
  let count = 0;
  const places = items.map((item) => (item.kind === 'heading' ? count : (count += 1)));
  return { places, count };
}
