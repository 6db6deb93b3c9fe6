/** How much speaks for two claims being one. */
import type { DocumentState } from '../document/state.ts';
import type { AnnotatorId, ClaimId } from '../model/index.ts';
import { evidenceOf } from './pair-evidence.ts';
import type { Evidence, SharedLinks } from './pair-evidence.ts';
import { likenessOfTexts } from './pair-likeness.ts';

export interface PairEvidence {
  readonly shared: number;
  readonly likeness: number;
  readonly score: number;
}

const known = new WeakMap<DocumentState, Map<string, Evidence>>();

/** Returns what the two annotators' spans and links say together; worked out once per version of the document. */
export function knownEvidence(doc: DocumentState, first: AnnotatorId, second: AnnotatorId): Evidence {
  let entries = known.get(doc);
  if (entries === undefined) known.set(doc, (entries = new Map<string, Evidence>()));
  const key = `${first} ${second}`;
  let evidence = entries.get(key);
  if (evidence === undefined) entries.set(key, (evidence = evidenceOf(doc, first, second)));
  return evidence;
}

/**
 * Returns a function that says what speaks for a claim of the first annotator and one of the second being one.
 *
 * The score joins two kinds of evidence, either of which may be enough, as independent chances of being right:
 * 1 − (1 − spans) · (1 − words). `words` is the likeness of the texts. `spans` is Dice's coefficient of the spans linked to
 * each, 2 · (shared − opposed) / (spans of a + spans of b + 1): the 1 keeps a single common span from being proof, and places
 * where one says + and the other − speak for claims that deny each other, not for one claim.
 */
export function evidenceFor(
  doc: DocumentState,
  first: AnnotatorId,
  second: AnnotatorId,
): (a: ClaimId, b: ClaimId) => PairEvidence {
  // One orientation is counted and serves both.
  const turned = second < first;
  const { shared: counts, spans } = turned ? knownEvidence(doc, second, first) : knownEvidence(doc, first, second);
  const textOf = (claim: ClaimId): string => doc.claims.get(claim)?.text ?? '';
  return (a, b) => {
    const [one, other] = turned ? [b, a] : [a, b];
    const common = counts.get(one)?.get(other) ?? NOTHING;
    const likeness = a === b ? 1 : likenessOfTexts(textOf(a), textOf(b));
    const share = bySpans(common, spans[0].get(one), spans[1].get(other));
    return { shared: common.shared, likeness, score: 1 - (1 - share) * (1 - likeness) };
  };
}

const NOTHING: Readonly<SharedLinks> = { shared: 0, opposed: 0 };

/** Returns how much the spans say for two claims being one, 0–1, by how many spans each has. */
export function bySpans({ shared, opposed }: Readonly<SharedLinks>, ofA = 0, ofB = 0): number {
  return (2 * (shared - opposed)) / (ofA + ofB + 1);
}
