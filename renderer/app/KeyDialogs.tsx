/** The dialogs about actions and their keys, which the start screen has too. */
import type { ReactNode } from 'react';
import { isHere } from '../actions/keys.ts';
import { ChangeKeysDialog, ShortcutsDialog } from '../features/keys/index.ts';
import { showDialog, useSession } from '../state/session.ts';
import { PaletteDialog } from './PaletteDialog.tsx';

export function KeyDialogs(): ReactNode {
  const dialog = useSession((state) => state.dialog);
  const close = (): void => showDialog(null);
  if (dialog === 'palette') return <PaletteDialog />;
  if (dialog === 'keys') return <ChangeKeysDialog onClose={close} />;
  if (dialog !== 'shortcuts') return null;
  return <ShortcutsDialog isHere={isHere} onChange={() => showDialog('keys')} onClose={close} />;
}
