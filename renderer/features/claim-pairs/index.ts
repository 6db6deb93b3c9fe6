/** Whose claims are whose: pairs of claims of annotators that keep their own lists, confirmed or refused by the reviewer. */
export { ClaimPairs } from './ClaimPairs.tsx';
export {
  choosePartner,
  confirmAllPairs,
  confirmPair,
  nextOpenPair,
  refusePair,
  stepPair,
  undoPair,
} from './commands.ts';
