/** Context menus, by the right mouse button and by the keyboard's own key. */
export { ContextMenu } from './ContextMenu.tsx';
export { askedAt, askedByKey } from './where.ts';
export type { Asked } from './where.ts';
