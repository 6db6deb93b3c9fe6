/** An action's key within a sentence; its name in the menus where it has none. */
import type { ReactNode } from 'react';
import { actions } from '#shared/actions/index.ts';
import type { ActionId } from '#shared/actions/index.ts';
import { shownKeys, useKeymap } from '../state/keymap.ts';
import { Keys } from './Keys.tsx';

export function ActionKey({ id }: { readonly id: ActionId }): ReactNode {
  const keys = shownKeys(useKeymap(), id);
  return keys.length > 0 ? <Keys keys={keys} /> : `“${actions.find((action) => action.id === id)?.label ?? id}”`;
}
