/** The places behind one cell, to choose from. */
import { Popover } from '@base-ui/react/popover';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import type { Place } from '#shared/document/places.ts';
import { POLARITY_SIGN } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { useSession } from '../../state/session.ts';
import { SIDE_CLASS } from '../../ui/Stance.tsx';
import { openPlace } from '../claims/index.ts';

interface Props {
  readonly title: string;
  readonly places: readonly Place[];
  readonly anchor: Element | null;
  readonly gridRef: RefObject<HTMLDivElement | null>;
  readonly onClose: () => void;
}

export function Places({ title, places, anchor, gridRef, onClose }: Props): ReactNode {
  const doc = useDocument((state) => state.doc);
  const several = useSession((state) => state.shown.length > 1);
  return (
    <Popover.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} side="bottom" align="center" sideOffset={4} className="matrix-places-at">
          <Popover.Popup className="matrix-places" finalFocus={gridRef} onKeyDown={stepThrough}>
            <Popover.Title className="matrix-places-title">{title}</Popover.Title>
            {places.map(({ link, span }, index) => {
              const stance = doc?.project.stances.find((one) => one.id === link.stance);
              const polarity = stance?.polarity ?? '0';
              return (
                <button
                  key={link.id}
                  type="button"
                  autoFocus={index === 0}
                  className="matrix-place-button"
                  onClick={() => openPlace({ link, span })}
                >
                  <span className={`cell-mark ${SIDE_CLASS[polarity]}`} aria-hidden>
                    {POLARITY_SIGN[polarity]}
                  </span>
                  <span>
                    <span className="visually-hidden">{stance?.label ?? link.stance}: </span>
                    <q dir="auto">{span.quote.replace(/\s+/g, ' ')}</q>
                    {several && <small>{doc?.annotators.get(link.annotator)?.name ?? link.annotator}</small>}
                  </span>
                </button>
              );
            })}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The arrow keys go from quote to quote. */
function stepThrough(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[Math.min(buttons.length - 1, Math.max(0, at + by))]?.focus();
  event.preventDefault();
  event.stopPropagation();
}
