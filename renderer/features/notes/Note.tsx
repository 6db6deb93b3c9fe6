/** A note as it is read: in a card, under a pane's head, in a list. */
import { MessageSquareText } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  readonly text: string;
  /** Whose it is, where that is not plain. */
  readonly by?: string | undefined;
  /** Opens the editor; without it the note is only read. */
  readonly onEdit?: (() => void) | undefined;
}

export function Note({ text, by, onEdit }: Props): ReactNode {
  const words = (
    <>
      <MessageSquareText size={13} aria-hidden />
      <span dir="auto">
        <span className="visually-hidden">Note: </span>
        {text}
        {by !== undefined && <span className="soft"> — {by}</span>}
      </span>
    </>
  );
  return onEdit === undefined ? (
    <p className="note">{words}</p>
  ) : (
    <button type="button" className="note" title="Change the note" onClick={onEdit}>
      {words}
    </button>
  );
}
