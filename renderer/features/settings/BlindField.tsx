/** Whether others' work is hidden in this project until an article is marked done. */
import type { ReactNode } from 'react';
import { execute, useDocument } from '../../state/document.ts';

export function BlindField(): ReactNode {
  const blind = useDocument((state) => (state.doc === null ? undefined : state.doc.project.blind === true));
  const readOnly = useDocument((state) => state.readOnly);
  if (blind === undefined || readOnly !== null) return null;
  return (
    <label className="blind">
      <input
        type="checkbox"
        checked={blind}
        onChange={(event) => void execute({ type: 'setBlind', blind: event.target.checked })}
      />
      <span>
        Annotate blind
        <span className="soft">
          Others’ work in an article stays hidden, for everyone in this project, until you mark the article done.
        </span>
      </span>
    </label>
  );
}
