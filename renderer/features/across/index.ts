/** Seeing across panes: lines between the places of the claim in focus, panes aligned on it, and all its quotes in one card. */
export { alignPanes } from './align.ts';
export { Connectors } from './Connectors.tsx';
export { PeekHost } from './PeekCard.tsx';
export { peekByKey, peekProps } from './peek.ts';
export { toggleConnectors } from './state.ts';
