/** The pairs of claims as a list: what is to be decided, what was, and the claims that have no partner. */
import { resolveClaim } from '#shared/document/effective.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, ClaimId, Relation } from '#shared/model/index.ts';
import type { ClaimPair, Pairing } from '#shared/review/pairs.ts';

export type Section = 'proposed' | 'confirmed' | 'same' | 'refused' | 'alone';

export const SECTION_WORDS: Readonly<Record<Section, string>> = {
  proposed: 'Proposed: to be decided',
  confirmed: 'Confirmed by you',
  same: 'One claim in both lists',
  refused: 'Not the same, as you said',
  alone: 'Without a partner',
};

/** Two claims of which something is said or proposed. */
export interface TwoClaims {
  readonly kind: 'pair';
  readonly key: string;
  readonly section: Exclude<Section, 'alone'>;
  /** Whose the claims are. */
  readonly of: readonly [AnnotatorId, AnnotatorId];
  readonly a: ClaimId;
  readonly b: ClaimId;
  /** Undefined where the two were refused. */
  readonly pair: ClaimPair | undefined;
  /** What the reviewer said of just these two. */
  readonly relation: Relation | undefined;
  /** It belongs to the same claim that was split or merged as the line before it. */
  readonly continues: boolean;
}

export interface OneClaim {
  readonly kind: 'alone';
  readonly key: string;
  readonly section: 'alone';
  readonly annotator: AnnotatorId;
  readonly claim: ClaimId;
}

export interface Heading {
  readonly kind: 'heading';
  readonly key: string;
  readonly section: Section;
  readonly count: number;
}

export type PairLine = TwoClaims | OneClaim | Heading;
export type Place = TwoClaims | OneClaim;

const SECTIONS: readonly Section[] = ['proposed', 'confirmed', 'same', 'refused', 'alone'];

/** Returns the list, by section; what belongs to one claim that was split or merged stands together. */
export function linesOf(
  doc: DocumentState,
  reviewer: AnnotatorId,
  annotators: readonly AnnotatorId[],
  pairing: Pairing,
): PairLine[] {
  const pairs = pairing.pairs.map((pair): TwoClaims => ({
    kind: 'pair',
    key: `${pair.a} ${pair.b} ${pair.of.join(' ')}`,
    section: pair.state,
    of: pair.of,
    a: pair.a,
    b: pair.b,
    pair,
    relation: pair.relation === undefined ? undefined : doc.relations.get(pair.relation),
    continues: false,
  }));
  const all: readonly Place[] = [...pairs, ...refusedOf(doc, reviewer, annotators), ...aloneOf(annotators, pairing)];
  return SECTIONS.flatMap((section): PairLine[] => {
    const here = grouped(all.filter((line) => line.section === section));
    return here.length === 0 ? [] : [{ kind: 'heading', key: section, section, count: here.length }, ...here];
  });
}

/** The lines with those of one split or merged claim behind the first of them. */
function grouped(lines: readonly Place[]): Place[] {
  const groups = Map.groupBy(lines, (line) => {
    if (line.kind === 'alone' || line.pair === undefined || line.pair.shape === 'one-to-one') return line.key;
    return `${line.of.join(' ')} ${line.pair.shape} ${line.pair.shape === 'split' ? line.a : line.b}`;
  });
  return [...groups.values()].flatMap((group) =>
    group.map((line, index) => (line.kind === 'pair' && index > 0 ? { ...line, continues: true } : line)),
  );
}

function refusedOf(doc: DocumentState, reviewer: AnnotatorId, annotators: readonly AnnotatorId[]): TwoClaims[] {
  const known = new Set(annotators);
  return [...doc.relations.values()].flatMap((relation): TwoClaims[] => {
    if (relation.annotator !== reviewer || relation.kind !== 'distinct') return [];
    const ends = [resolveClaim(doc, relation.from), resolveClaim(doc, relation.to)] as const;
    const [one, other] = ends.map((id) => doc.claims.get(id)?.annotator);
    if (one === undefined || other === undefined || !known.has(one) || !known.has(other)) return [];
    const turned = annotators.indexOf(one) > annotators.indexOf(other);
    return [
      {
        kind: 'pair',
        key: `refused ${relation.id}`,
        section: 'refused',
        of: turned ? [other, one] : [one, other],
        a: turned ? ends[1] : ends[0],
        b: turned ? ends[0] : ends[1],
        pair: undefined,
        relation,
        continues: false,
      },
    ];
  });
}

function aloneOf(annotators: readonly AnnotatorId[], { alone }: Pairing): OneClaim[] {
  return annotators.flatMap((annotator) =>
    (alone.get(annotator) ?? []).map((claim): OneClaim => ({
      kind: 'alone',
      key: `${annotator} ${claim}`,
      section: 'alone',
      annotator,
      claim,
    })),
  );
}

/** Returns the lines that the keyboard can be at. */
export function placesIn(lines: readonly PairLine[]): Place[] {
  return lines.filter((line) => line.kind !== 'heading');
}
