/** Opens the context menus, and does what is chosen in them where the keyboard was. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Stance } from '#shared/model/index.ts';
import { giveKeyboardBack } from '../actions/keyboard.ts';
import { isEnabled } from '../actions/handlers.ts';
import { run } from '../actions/keys.ts';
import { askedAt, askedByKey, ContextMenu } from '../features/context-menu/index.ts';
import type { Asked } from '../features/context-menu/index.ts';
import { actionsWith } from '../features/palette/index.ts';
import { toggleSilent } from '../state/annotate.ts';
import { useDocument } from '../state/document.ts';
import { useSession } from '../state/session.ts';

const NO_STANCES: readonly Stance[] = [];

export function ContextMenus(): ReactNode {
  const [open, setOpen] = useState<{ asked: Asked; keyboard: Element | null } | null>(null);
  const stances = useDocument((state) => state.doc?.project.stances ?? NO_STANCES);

  useEffect(() => {
    /** Some systems send the event of the mouse behind the key: it would ask for the menu a second time. */
    let byKey = false;
    const show = (event: Event, asked: Asked | undefined): void => {
      if (asked === undefined) return;
      event.preventDefault();
      setOpen({ asked, keyboard: document.activeElement });
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      byKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
      if (byKey && event.target instanceof Element && !isCovered()) show(event, askedByKey(event.target));
    };
    const onContextMenu = (event: MouseEvent): void => {
      if (byKey) event.preventDefault();
      else if (event.target instanceof Element && !isCovered()) {
        show(event, askedAt(event.target, event.clientX, event.clientY));
      }
    };
    const onPointerDown = (): void => {
      byKey = false;
    };
    addEventListener('keydown', onKeyDown);
    addEventListener('contextmenu', onContextMenu);
    addEventListener('pointerdown', onPointerDown, true);
    return () => {
      removeEventListener('keydown', onKeyDown);
      removeEventListener('contextmenu', onContextMenu);
      removeEventListener('pointerdown', onPointerDown, true);
    };
  }, []);

  if (open === null) return null;
  const { asked, keyboard } = open;
  return (
    <ContextMenu
      asked={asked}
      actions={actionsWith(stances)}
      isEnabled={isEnabled}
      onClose={(chosen) => {
        setOpen(null);
        // Once the menu is gone: until then it keeps the keyboard.
        requestAnimationFrame(() => {
          giveKeyboardBack(keyboard);
          if (chosen === undefined) return;
          // At a cell the mark is the cell's, not the active pane's.
          if (chosen === 'claim.silent' && asked.cell !== undefined) toggleSilent(asked.cell.claim, asked.cell.article);
          else run(chosen);
        });
      }}
    />
  );
}

/** A dialog or the picker has the page to itself. */
function isCovered(): boolean {
  const { dialog, picker } = useSession.getState();
  return dialog !== null || picker === 'open';
}
