/** The palette over the page, and what comes of a choice: the keyboard goes back first, then the action is taken there. */
import type { ReactNode } from 'react';
import { run } from '../actions/keys.ts';
import { recentActions } from '../actions/recent.ts';
import { whyNot } from '../actions/why-not.ts';
import { giveKeyboardBack } from '../actions/keyboard.ts';
import { Palette } from '../features/palette/index.ts';
import type { Item } from '../features/palette/index.ts';
import { announce } from '../state/notices.ts';
import { viewOf } from '../features/reader/index.ts';
import { focusClaim, openArticle, openAt, showDialog, useSession } from '../state/session.ts';

export function PaletteDialog(): ReactNode {
  return (
    <Palette
      recent={recentActions()}
      whyNot={whyNot}
      onClose={(chosen, keyboard) => {
        showDialog(null);
        // Once the palette is gone: until then it keeps the keyboard inside.
        requestAnimationFrame(() => {
          giveKeyboardBack(keyboard);
          if (chosen !== undefined) take(chosen);
        });
      }}
    />
  );
}

function take(item: Item): void {
  if (item.kind === 'action') run(item.action.id);
  else if (item.kind === 'claim') {
    focusClaim(item.claim.id);
    announce(`Claim in focus: ${item.claim.text}`);
  } else {
    const { id } = item.article;
    const isOpen = useSession.getState().panes.some((pane) => pane.article === id);
    // One that is open stays where it was scrolled to.
    if (isOpen) viewOf(openArticle(id))?.focus();
    else openAt(id, 0, 0);
  }
}
