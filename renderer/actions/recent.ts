/** The actions taken last on this page, for the palette: most are taken again. */
import type { ActionId } from '#shared/actions/index.ts';

const KEPT = 12;
let recent: readonly ActionId[] = [];

/** Puts the action at the head of the recent ones; the palette itself is not one to look for in it. */
export function remember(id: ActionId): void {
  if (id === 'view.palette') return;
  recent = [id, ...recent.filter((other) => other !== id)].slice(0, KEPT);
}

export const recentActions = (): readonly ActionId[] => recent;
