/** Pairs in words. */
import type { DocumentState } from '#shared/document/state.ts';
import type { TwoClaims } from './lines.ts';

/** Returns what it means that the pair is one of several; nothing if it is not. */
export function shapeInWords(doc: DocumentState, { pair, of }: TwoClaims): string {
  if (pair === undefined || pair.shape === 'one-to-one') return '';
  const [first, second] = of.map((id) => doc.annotators.get(id)?.name ?? id);
  return pair.shape === 'split'
    ? `${second} split what is one claim for ${first}.`
    : `${second} merged what are several claims for ${first}.`;
}

/** Returns how far it is settled that the two are one claim. */
export function stateInWords({ section, relation }: TwoClaims): string {
  if (section === 'same') return 'Both use this very claim.';
  if (section === 'refused') return 'You said that they are not the same.';
  if (section === 'proposed') return 'Proposed; to be confirmed or refused.';
  return relation === undefined ? 'It follows from other pairs that you confirmed.' : 'Confirmed by you.';
}
