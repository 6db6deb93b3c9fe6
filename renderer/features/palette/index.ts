/** The palette. */
export { Palette } from './Palette.tsx';
export { actionsWith } from './items.ts';
export type { Item, NamedAction } from './items.ts';
