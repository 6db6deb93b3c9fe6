/** Passages as the lines of a list: a heading where another article or claim begins. */
import { claimRanks, leadingLink } from '#shared/document/passages.ts';
import type { Passage, PassageFilter, PassageOrder } from '#shared/document/passages.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { ArticleId, ClaimId } from '#shared/model/index.ts';

/** What the passages below it have in common; a claim of null for those that are not linked. */
export type Heading = (
  { readonly kind: 'article'; readonly article: ArticleId } | { readonly kind: 'claim'; readonly claim: ClaimId | null }
) & {
  /** Passages below it. */
  readonly count: number;
};

export type PassageLine = { readonly kind: 'passage'; readonly passage: Passage } | Heading;

/** Returns the lines of the passages, which come in the given order; in the order of time there are no headings. */
export function linesOf(
  doc: DocumentState,
  passages: readonly Passage[],
  filter: PassageFilter,
  order: PassageOrder,
): PassageLine[] {
  if (order === 'time') return passages.map(lineOf);
  const rank = order === 'claim' ? claimRanks(doc) : undefined;
  const parts: { readonly id: string | null; readonly passages: Passage[] }[] = [];
  for (const passage of passages) {
    const id = rank === undefined ? passage.span.article : (leadingLink(doc, passage, filter, rank)?.claim ?? null);
    const last = parts.at(-1);
    if (last?.id === id) last.passages.push(passage);
    else parts.push({ id, passages: [passage] });
  }
  return parts.flatMap((part): PassageLine[] => {
    const count = part.passages.length;
    const heading: Heading =
      rank === undefined
        ? { kind: 'article', article: part.id as ArticleId, count }
        : { kind: 'claim', claim: part.id as ClaimId | null, count };
    return [heading, ...part.passages.map(lineOf)];
  });
}

const lineOf = (passage: Passage): PassageLine => ({ kind: 'passage', passage });
