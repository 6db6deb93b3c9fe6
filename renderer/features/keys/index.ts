/** The keys: which count here, and changing them. */
import './keys.css';

export { ChangeKeysDialog } from './ChangeKeysDialog.tsx';
export { ShortcutsDialog } from './ShortcutsDialog.tsx';
