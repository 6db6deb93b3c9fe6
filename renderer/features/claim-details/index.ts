/** Everything about one claim: its details, merging and splitting it. */
export { ClaimDialogs } from './ClaimDialogs.tsx';
