/** The order in which articles and claims are shown everywhere. */
import type { AnnotatorId, Article, Claim } from '../model/index.ts';
import { sheetIndex } from './sheet-index.ts';
import type { DocumentState } from './state.ts';

/** Returns the project's articles by publication, undated ones last, then by title and id. */
export function articlesInOrder(doc: DocumentState): Article[] {
  return [...doc.articles.values()]
    .map((article) => ({ article, time: timeOf(article) }))
    .sort((a, b) => a.time - b.time || compare(a.article.title, b.article.title) || compare(a.article.id, b.article.id))
    .map(({ article }) => article);
}

/**
 * Returns the claims that the given annotators wrote or linked to or marked silent, by group (groups in the order of
 * their first claim, claims without a group first) and within a group by when they were made.
 */
export function claimsInOrder(doc: DocumentState, annotators: readonly AnnotatorId[]): Claim[] {
  const who = new Set(annotators);
  const used = new Set<string>();
  for (const sheet of doc.sheets.values()) {
    if (!who.has(sheet.annotator)) continue;
    for (const claim of sheetIndex(sheet).linksOfClaim.keys()) used.add(claim);
    for (const claim of sheet.omissions.keys()) used.add(claim);
  }
  const claims = [...doc.claims.values()].filter((claim) => who.has(claim.annotator) || used.has(claim.id));
  claims.sort((a, b) => compare(a.created, b.created) || compare(a.id, b.id));
  const groups = new Map<string, Claim[]>([['', []]]);
  for (const claim of claims) {
    const group = groups.get(claim.group ?? '');
    if (group === undefined) groups.set(claim.group ?? '', [claim]);
    else group.push(claim);
  }
  return [...groups.values()].flat();
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Milliseconds since 1970; a far future for articles without a date, finite so that they can be subtracted. */
function timeOf(article: Article): number {
  const time = Date.parse(article.published);
  return Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : time;
}
