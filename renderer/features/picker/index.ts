/** The claim picker. */
export { ClaimPicker } from './ClaimPicker.tsx';
