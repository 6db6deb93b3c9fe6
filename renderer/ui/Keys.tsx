/** Keys as they stand on a keyboard. */
import type { ReactNode } from 'react';

/** One shortcut; nothing where there is none. */
export function Keys({ keys }: { readonly keys: readonly string[] }): ReactNode {
  return keys.map((key) => (
    <kbd key={key} className="key">
      {key}
    </kbd>
  ));
}
