/** Other tools' files: recognised, unpacked, read in a thread, held against the project, taken in. */
export { factsOf, featureRows, firstOf, labelsWith } from './facts.ts';
export type { Facts } from './facts.ts';
export { gather, makerOf, nameOf } from './files.ts';
export { knownArticles } from './known.ts';
export { effectOf, placeDocuments, planWith, provisionalIds } from './plan.ts';
export { foreignFormats, formatOfFiles, guessFormats, HEAD_BYTES, headOf, headsOf, shownHead } from './recognise.ts';
export type { ForeignFormat } from './recognise.ts';
export { takeForeign } from './take.ts';
export { readForeign } from './thread.ts';
export type { ForeignReading } from './thread.ts';
