/** Everything about one claim: its details, merging and splitting it. */
export { ClaimChooser } from './ClaimChooser.tsx';
export { ClaimDialogs } from './ClaimDialogs.tsx';
