/** Who is compared with whom, each with the line that her spans are drawn with; pressed, it lets the reviewer choose. */
import { Menu } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { annotatorOf } from '#shared/document/gold.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { useDocument } from '../../state/document.ts';
import { useKeyHint } from '../../state/keymap.ts';
import { AnnotatorLine } from '../../ui/AnnotatorLine.tsx';
import { nameFirst, toggleReviewed, useComparable, useReview, useReviewed } from './state.ts';

export function Compared({ doc }: { readonly doc: DocumentState }): ReactNode {
  const me = useDocument((state) => state.me);
  const open = useReview((state) => state.choosing);
  const key = useKeyHint('review.annotators');
  const annotators = useReviewed();
  const comparable = useComparable();
  const name = (id: (typeof annotators)[number]): string => annotatorOf(doc, id)?.name ?? id;
  return (
    <Menu.Root open={open} onOpenChange={(choosing) => useReview.setState({ choosing })}>
      <Menu.Trigger className="button review-compared" title={`Who is compared${key}`}>
        {annotators.length === 0 && 'Nobody is compared'}
        {annotators.map((id, index) => (
          <Fragment key={id}>
            {index === 1 && <span className="soft">against</span>}
            <span className="review-name">
              {name(id)} <AnnotatorLine place={index} />
            </span>
          </Fragment>
        ))}
        <ChevronDown size={13} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start">
          <Menu.Popup className="menu">
            <Menu.Group>
              <Menu.GroupLabel className="menu-label">Who is compared</Menu.GroupLabel>
              {comparable.map((id) => (
                <Menu.CheckboxItem
                  key={id}
                  className="menu-item"
                  checked={annotators.includes(id)}
                  onCheckedChange={() => toggleReviewed(id)}
                >
                  <span className="menu-check" aria-hidden>
                    <Menu.CheckboxItemIndicator>✓</Menu.CheckboxItemIndicator>
                  </span>
                  {name(id)}
                  {id === me && <small>you</small>}
                </Menu.CheckboxItem>
              ))}
            </Menu.Group>
            {annotators.length > 1 && (
              <>
                <Menu.Separator className="menu-separator" />
                <Menu.RadioGroup
                  value={annotators[0] ?? ''}
                  onValueChange={(value) => {
                    const chosen = annotators.find((id) => id === value);
                    if (chosen !== undefined) nameFirst(chosen);
                  }}
                >
                  <Menu.Group>
                    <Menu.GroupLabel className="menu-label">Who is named first</Menu.GroupLabel>
                    {annotators.map((id) => (
                      <Menu.RadioItem key={id} className="menu-item" value={id}>
                        <span className="menu-check" aria-hidden>
                          <Menu.RadioItemIndicator>●</Menu.RadioItemIndicator>
                        </span>
                        {name(id)}
                      </Menu.RadioItem>
                    ))}
                  </Menu.Group>
                </Menu.RadioGroup>
              </>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
