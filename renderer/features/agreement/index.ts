/** Agreement: figures with intervals, what they count, and the places behind them. */
export { AgreementPart } from './AgreementPart.tsx';
export { nextGroup, startGamma } from './state.ts';
