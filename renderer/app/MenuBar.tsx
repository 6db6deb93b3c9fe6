/** The menus where the window has none of its own: in a browser. Electron's menu is made from the same table. */
import { Menu } from '@base-ui/react/menu';
import { Menubar } from '@base-ui/react/menubar';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { MENUS, actions, keysOf } from '#shared/actions/index.ts';
import type { MenuName } from '#shared/actions/index.ts';
import { isEnabled } from '../actions/handlers.ts';
import { run } from '../actions/keys.ts';
import { useSettings } from '../state/settings.ts';

export function MenuBar(): ReactNode {
  return (
    <Menubar className="menu-bar" aria-label="Menu">
      {MENUS.map((name) => (
        <OneMenu key={name} name={name} />
      ))}
    </Menubar>
  );
}

function OneMenu({ name }: { readonly name: MenuName }): ReactNode {
  const mac = useSettings((state) => state.platform === 'darwin');
  const [open, setOpen] = useState(false);
  return (
    <Menu.Root open={open} onOpenChange={setOpen}>
      <Menu.Trigger className="menu-bar-item">{name}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start">
          <Menu.Popup className="menu">
            {open &&
              actions
                .filter((action) => action.menu === name)
                .map((action) => (
                  <Menu.Item
                    key={action.id}
                    className="menu-item"
                    disabled={!isEnabled(action.id)}
                    onClick={() => run(action.id)}
                  >
                    {action.label}
                    {action.shortcuts[0] !== undefined && (
                      <small>
                        {keysOf(action.shortcuts[0], mac).map((key) => (
                          <kbd key={key}>{key}</kbd>
                        ))}
                      </small>
                    )}
                  </Menu.Item>
                ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
