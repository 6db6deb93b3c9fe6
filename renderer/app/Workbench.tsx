/** Claims at the left, the desk beside them, the picker over both. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { ClaimsPanel } from '../features/claims/index.ts';
import { Desk } from '../features/desk/index.ts';
import { ClaimPicker } from '../features/picker/index.ts';
import { viewOf } from '../features/reader/index.ts';
import { spanOf } from '../state/annotate.ts';
import { activePane, useSession } from '../state/session.ts';

export function Workbench(): ReactNode {
  const hidden = useSession((state) => state.claimsHidden);
  const [width] = useState(() => useSession.getState().claimsWidth);
  return (
    <main className="workbench" aria-label="Reading desk">
      {/* A group of its own per arrangement: the panel that is left takes the whole width. */}
      <Group key={hidden ? 'desk' : 'both'} id="workbench">
        {!hidden && (
          <>
            <Panel
              id="claims"
              className="claims-slot"
              defaultSize={width}
              minSize={220}
              maxSize="60%"
              groupResizeBehavior="preserve-pixel-size"
              onResize={({ inPixels }) => {
                if (inPixels > 0) useSession.setState({ claimsWidth: inPixels });
              }}
            >
              <ClaimsPanel />
            </Panel>
            <Separator className="separator" aria-label="Between claims and desk" />
          </>
        )}
        <Panel id="panes" minSize={240}>
          <Desk />
        </Panel>
      </Group>
      <Picker />
    </main>
  );
}

function Picker(): ReactNode {
  const open = useSession((state) => state.picker === 'open');
  return open ? <OpenPicker /> : null;
}

function OpenPicker(): ReactNode {
  // The place it opens at: it does not follow if the text is scrolled meanwhile.
  const [anchor] = useState(anchorNow);
  return (
    <ClaimPicker
      anchor={anchor}
      onClosed={() => {
        useSession.setState({ picker: 'closed' });
        viewOf(activePane().key)?.focus();
      }}
    />
  );
}

/** The box of what is being linked: the selection, or the span in focus. */
function anchorNow(): DOMRect | null {
  const { selection, span, panes } = useSession.getState();
  const place = selection ?? edgesOf(span);
  const pane = panes.find((other) => other.article === place?.article);
  if (place === null || pane === undefined) return null;
  return viewOf(pane.key)?.rectOf(place.start, place.end) ?? null;
}

function edgesOf(
  ref: Parameters<typeof spanOf>[0],
): { article: NonNullable<typeof ref>['article']; start: number; end: number } | null {
  const span = spanOf(ref);
  if (span === undefined) return null;
  return { article: span.article, start: span.fragments[0]?.[0] ?? 0, end: span.fragments.at(-1)?.[1] ?? 0 };
}
