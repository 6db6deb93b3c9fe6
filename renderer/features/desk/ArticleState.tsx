/** To do, in progress or done: how far I am with the article in a pane, and the menu to say so. */
import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import type { ArticleId, WorkState } from '#shared/model/index.ts';
import { useWorkState } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { setWorkState } from '../../state/work.ts';
import { WORK_STATES, WORK_WORD, WorkMark } from '../../ui/WorkMark.tsx';
import './work.css';

export function ArticleState({ article }: { readonly article: ArticleId }): ReactNode {
  const state = useWorkState(article);
  const writable = useDocument((now) => now.readOnly === null);
  if (state === undefined) return null;
  const words = `${WORK_WORD[state]}: how far you are with this article`;
  if (!writable) {
    return (
      <span className="article-state" title={words}>
        <WorkMark state={state} /> <span className="article-state-word">{WORK_WORD[state]}</span>
      </span>
    );
  }
  return (
    <Menu.Root>
      <Menu.Trigger
        className="button article-state"
        data-kind="quiet"
        data-state={state}
        aria-label={words}
        title={words}
      >
        <WorkMark state={state} /> <span className="article-state-word">{WORK_WORD[state]}</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end">
          <Menu.Popup className="menu">
            <Menu.RadioGroup value={state} onValueChange={(to: WorkState) => setWorkState(article, to)}>
              {WORK_STATES.map((one) => (
                <Menu.RadioItem key={one} value={one} closeOnClick className="menu-item">
                  <span className="menu-check" aria-hidden>
                    <Menu.RadioItemIndicator>✓</Menu.RadioItemIndicator>
                  </span>
                  <WorkMark state={one} />
                  {WORK_WORD[one]}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
