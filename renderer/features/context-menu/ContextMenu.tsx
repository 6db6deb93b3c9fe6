/** The menu of what was asked for, with entries of the table of actions under their keys. */
import { Menu } from '@base-ui/react/menu';
import { Fragment, useRef } from 'react';
import type { ReactNode } from 'react';
import { contextActions } from '#shared/actions/index.ts';
import type { ActionDescriptor, ActionId } from '#shared/actions/index.ts';
import { linksOf } from '../../state/annotate.ts';
import { useDocument } from '../../state/document.ts';
import { shownKeys, useKeymap } from '../../state/keymap.ts';
import { useSession } from '../../state/session.ts';
import { Keys } from '../../ui/Keys.tsx';
import type { Asked } from './where.ts';
import './context-menu.css';

type NamedAction = ActionDescriptor & { readonly id: ActionId };

interface Props {
  readonly asked: Asked;
  /** The actions under the names that this project gives them. */
  readonly actions: readonly NamedAction[];
  readonly isEnabled: (id: ActionId) => boolean;
  /** The menu is to go; what was chosen is to be done where the keyboard was. */
  readonly onClose: (chosen: ActionId | undefined) => void;
}

export function ContextMenu({ asked, actions, isEnabled, onClose }: Props): ReactNode {
  const keymap = useKeymap();
  const chosen = useRef<ActionId | undefined>(undefined);
  // A stance needs a claim: the one in focus, or the only one that the span is linked to.
  const claimed = useSession((state) => state.claim !== null || linksOf(state.span).length === 1);
  const gone = useDocument((state) => {
    const { claim: id } = useSession.getState();
    const claim = id === null ? undefined : state.doc?.claims.get(id);
    return claim?.retired !== undefined || claim?.mergedInto !== undefined;
  });
  const shown = (id: ActionId): boolean => {
    if (id === 'claim.retire') return !gone;
    if (id === 'claim.restore') return gone;
    return !id.startsWith('stance.') || claimed;
  };
  const groups = contextActions[asked.of]
    .map((ids) => ids.filter(shown).flatMap((id) => actions.find((action) => action.id === id) ?? []))
    .filter((group) => group.length > 0);
  return (
    <Menu.Root
      open
      modal
      onOpenChange={(open) => {
        if (!open) onClose(chosen.current);
      }}
    >
      <Menu.Portal>
        <Menu.Positioner
          anchor={{ getBoundingClientRect: () => asked.at }}
          side="bottom"
          align="start"
          sideOffset={2}
          className="context-menu-at"
        >
          {/* The keyboard goes back to where it was before the action is taken there, not some time after. */}
          <Menu.Popup className="menu context-menu" finalFocus={false}>
            {groups.map((group, index) => (
              <Fragment key={group[0]?.id}>
                {index > 0 && <Menu.Separator className="menu-separator" />}
                <Menu.Group>
                  {index === 0 && (
                    <Menu.GroupLabel className="menu-label context-menu-title" dir="auto">
                      {asked.title}
                    </Menu.GroupLabel>
                  )}
                  {group.map((action) => (
                    <Menu.Item
                      key={action.id}
                      className="menu-item"
                      disabled={!isEnabled(action.id)}
                      onClick={() => {
                        chosen.current = action.id;
                      }}
                    >
                      {action.label}
                      <small>
                        <Keys keys={shownKeys(keymap, action.id)} />
                      </small>
                    </Menu.Item>
                  ))}
                </Menu.Group>
              </Fragment>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
