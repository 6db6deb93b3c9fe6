/** How far an article is: an open, a dotted and a ticked circle, so that the three differ by shape. */
import { Circle, CircleCheck, CircleDot } from 'lucide-react';
import type { ReactNode } from 'react';
import type { WorkState } from '#shared/model/index.ts';

export const WORK_STATES: readonly WorkState[] = ['todo', 'in-progress', 'done'];

export const WORK_WORD: Readonly<Record<WorkState, string>> = {
  todo: 'To do',
  'in-progress': 'In progress',
  done: 'Done',
};

const ICONS = { todo: Circle, 'in-progress': CircleDot, done: CircleCheck } as const;

/** The sign alone; whoever shows it says the words too. */
export function WorkMark({ state, size = 14 }: { readonly state: WorkState; readonly size?: number }): ReactNode {
  const Icon = ICONS[state];
  return <Icon size={size} className="work-mark" data-state={state} aria-hidden />;
}
