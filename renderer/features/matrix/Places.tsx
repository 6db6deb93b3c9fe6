/** The places behind one cell, to choose from. */
import { Popover } from '@base-ui/react/popover';
import type { ReactNode, RefObject } from 'react';
import type { Place } from '#shared/document/places.ts';
import { QuoteButton, stepThrough } from './QuoteButton.tsx';

interface Props {
  readonly title: string;
  readonly places: readonly Place[];
  readonly anchor: () => Element | null;
  readonly gridRef: RefObject<HTMLDivElement | null>;
  readonly onClose: () => void;
}

export function Places({ title, places, anchor, gridRef, onClose }: Props): ReactNode {
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
            {places.map((place, index) => (
              <QuoteButton key={place.link.id} place={place} autoFocus={index === 0} />
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
