/** The menus where the window has none of its own: in a browser. Electron's menu is made from the same table. */
import { Menu } from '@base-ui/react/menu';
import { Menubar } from '@base-ui/react/menubar';
import { ChevronRight, Menu as MenuIcon } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { MENUS, actions } from '#shared/actions/index.ts';
import type { MenuName } from '#shared/actions/index.ts';
import { isEnabled } from '../actions/handlers.ts';
import { run } from '../actions/keys.ts';
import { shownKeys, useKeymap } from '../state/keymap.ts';
import { Keys } from '../ui/Keys.tsx';

export function MenuBar(): ReactNode {
  return (
    <Menubar className="menu-bar" aria-label="Menu">
      {MENUS.map((name) => (
        <OneMenu key={name} name={name} />
      ))}
    </Menubar>
  );
}

/** The same menus under one button, where there is no room for their names. */
export function NarrowMenu(): ReactNode {
  return (
    <Menu.Root>
      <Menu.Trigger className="button quiet narrow-menu" aria-label="Menu" title="Menu">
        <MenuIcon size={16} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start">
          <Menu.Popup className="menu">
            {MENUS.map((name) => (
              <Menu.SubmenuRoot key={name}>
                <Menu.SubmenuTrigger className="menu-item">
                  {name} <ChevronRight size={14} aria-hidden className="menu-more" />
                </Menu.SubmenuTrigger>
                <Menu.Portal>
                  <Menu.Positioner sideOffset={-4}>
                    <Menu.Popup className="menu">
                      <Items name={name} />
                    </Menu.Popup>
                  </Menu.Positioner>
                </Menu.Portal>
              </Menu.SubmenuRoot>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function OneMenu({ name }: { readonly name: MenuName }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <Menu.Root open={open} onOpenChange={setOpen}>
      <Menu.Trigger className="menu-bar-item">{name}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start">
          <Menu.Popup className="menu">{open && <Items name={name} />}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Items({ name }: { readonly name: MenuName }): ReactNode {
  const keymap = useKeymap();
  return actions
    .filter((action) => action.menu === name)
    .map((action) => (
      <Menu.Item key={action.id} className="menu-item" disabled={!isEnabled(action.id)} onClick={() => run(action.id)}>
        {action.label}
        <small>
          <Keys keys={shownKeys(keymap, action.id)} />
        </small>
      </Menu.Item>
    ));
}
