/** Comparing at the desk: who is shown with which line, and which spans are left when only some are wanted. */
export { CompareBar } from './CompareBar.tsx';
export { passingNow, usePassing } from './passing.ts';
export { chooseShown, useCompare, toggleOnlyClaim, toggleOnlyDisagreements, toggleShown } from './state.ts';
