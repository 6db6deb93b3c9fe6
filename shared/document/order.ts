/** The order in which articles and claims are shown everywhere. */
import type { AnnotatorId, Article, Claim } from '../model/index.ts';
import { effectiveSheet, isMerged } from './effective.ts';
import { sheetIndex } from './sheet-index.ts';
import type { DocumentState } from './state.ts';

/** Returns the project's articles by publication, undated ones last, then by title and id. */
export function articlesInOrder(doc: DocumentState): Article[] {
  return [...doc.articles.values()]
    .map((article) => ({ article, time: timeOf(article) }))
    .sort((a, b) => a.time - b.time || compare(a.article.title, b.article.title) || compare(a.article.id, b.article.id))
    .map(({ article }) => article);
}

/** Returns the number by which the claim stands in its group: the author's own, or when it was made. */
export function orderOf(claim: Claim): number {
  return claim.order ?? Date.parse(claim.created);
}

/** Returns the claims as they stand in a list without groups. */
export function inListOrder(claims: readonly Claim[]): Claim[] {
  return [...claims].sort((a, b) => orderOf(a) - orderOf(b) || byMaking(a, b));
}

const byMaking = (a: Claim, b: Claim): number => compare(a.created, b.created) || compare(a.id, b.id);

/**
 * Returns the claims that the given annotators wrote or linked to or marked silent, by group (groups in the order in
 * which they came up, claims without a group first) and within a group in their authors' order. Claims that were merged into
 * others are left out; so are retired ones, unless these are asked for.
 */
export function claimsInOrder(
  doc: DocumentState,
  annotators: readonly AnnotatorId[],
  which: 'in use' | 'retired' = 'in use',
): Claim[] {
  const who = new Set(annotators);
  const used = new Set<string>();
  for (const sheet of doc.sheets.values()) {
    if (!who.has(sheet.annotator)) continue;
    const effective = effectiveSheet(doc, sheet);
    for (const claim of sheetIndex(effective).linksOfClaim.keys()) used.add(claim);
    for (const claim of effective.omissions.keys()) used.add(claim);
  }
  const claims = inListOrder(
    [...doc.claims.values()].filter(
      (claim) =>
        (claim.retired === undefined) === (which === 'in use') &&
        (who.has(claim.annotator) || used.has(claim.id)) &&
        !isMerged(doc, claim.id),
    ),
  );
  const groups = new Map<string, Claim[]>([['', []]]);
  // By when they were made: a claim that is moved within its group must not take the group with it.
  for (const claim of [...claims].sort(byMaking)) if (!groups.has(claim.group ?? '')) groups.set(claim.group ?? '', []);
  for (const claim of claims) groups.get(claim.group ?? '')?.push(claim);
  return [...groups.values()].flat();
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Milliseconds since 1970; a far future for articles without a date, finite so that they can be subtracted. */
function timeOf(article: Article): number {
  const time = Date.parse(article.published);
  return Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : time;
}
