/** The claims panel, and what the matrix shares with it. */
export { ClaimsPanel } from './ClaimsPanel.tsx';
export { FilterField } from './FilterField.tsx';
export { groupsOf, indexesAround, kindCounts, linesOf } from './list.ts';
export type { ClaimLine, GroupLine, Line } from './list.ts';
export { useChoice } from './listed.ts';
export { moveClaimBy } from './move.ts';
export { openPlace, placesOf } from './open-cell.ts';
export {
  dueKeyboard,
  filterClaims,
  KIND_WORDS,
  showAllClaims,
  toggleClaimKind,
  toggleKind,
  useClaimsPanel,
} from './panel-state.ts';
export { walk } from './walk.ts';
export type { Position } from './walk.ts';
