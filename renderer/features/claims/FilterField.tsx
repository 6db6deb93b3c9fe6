/** The field that narrows the claims to those with the typed words; the list and the matrix have the same one. */
import type { KeyboardEvent, ReactNode } from 'react';
import { focusClaim, useSession } from '../../state/session.ts';
import type { Line } from './list.ts';
import { filterClaims, useClaimsPanel } from './panel-state.ts';

interface Props {
  readonly lines: readonly Line[];
  /** The keyboard should go on to the claims. */
  readonly onLeave: () => void;
}

export function FilterField({ lines, onLeave }: Props): ReactNode {
  const typed = useClaimsPanel((state) => state.typed);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const claims = lines.flatMap((line) => (line.kind === 'claim' ? [line.claim.id] : []));
    const [first] = claims;
    if (event.key === 'Escape' && typed !== '') filterClaims({ typed: '' });
    else if ((event.key === 'ArrowDown' || event.key === 'Enter') && first !== undefined) {
      const { claim } = useSession.getState();
      if (claim === null || !claims.includes(claim)) focusClaim(first);
      onLeave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <input
      type="search"
      className="input"
      placeholder="Filter claims"
      aria-label="Filter claims"
      dir="auto"
      value={typed}
      onChange={(event) => filterClaims({ typed: event.target.value })}
      onKeyDown={onKeyDown}
    />
  );
}
