/** Giving a colleague's span its place in this text: one of those that fit, or the one that is selected. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { IncomingOrphan } from '#shared/contract/index.ts';
import type { Fragment, Orphan } from '#shared/model/index.ts';
import { client } from '../../platform/index.ts';
import { useDocument } from '../../state/document.ts';
import { messageOf } from '../../state/message-of.ts';
import { announce, notify } from '../../state/notices.ts';
import { useSession } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';

export function PlaceOrphan({ orphan: { id, annotator, article } }: { readonly orphan: Orphan }): ReactNode {
  const readOnly = useDocument((state) => state.readOnly);
  const selection = useSession((state) => state.selection);
  const [places, setPlaces] = useState<IncomingOrphan['candidates'] | null>(null);
  if (readOnly !== null) return null;
  const look = async (): Promise<void> => {
    try {
      const waiting = await client.call('incoming.orphans', { article });
      const found = waiting.find((each) => each.span === id && each.annotator === annotator)?.candidates ?? [];
      setPlaces(found);
      announce(found.length === 1 ? 'One place fits.' : `${found.length === 0 ? 'No' : found.length} places fit.`);
    } catch (error) {
      notify(messageOf(error), 'warning');
    }
  };
  const put = async (place: readonly Fragment[]): Promise<void> => {
    try {
      const decision = { article, span: id, place: place.map(([start, end]): [number, number] => [start, end]) };
      await client.call('incoming.settle', { annotator, decisions: [decision] });
      announce('The span has its place.');
    } catch (error) {
      notify(messageOf(error), 'warning');
    }
  };
  const selected = selection?.article === article && selection.start < selection.end ? selection : null;
  return (
    <div className="placeless-places">
      {places === null && <Button onClick={() => void look()}>Look for its place</Button>}
      {places?.map(({ fragments, before, words, after }) => (
        <Button key={String(fragments)} onClick={() => void put(fragments)}>
          <span dir="auto">
            Put it here: {before}
            <mark>{words}</mark>
            {after}
          </span>
        </Button>
      ))}
      {places?.length === 0 && <p className="soft">Nothing like it was found. Select its words in the text.</p>}
      {selected !== null && (
        <Button onClick={() => void put([[selected.start, selected.end]])}>Put it on the selection</Button>
      )}
    </div>
  );
}
