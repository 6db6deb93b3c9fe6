/**
 * What fact-checking datasets ask of a project: claims one after the other, each with the sentences that speak for and against
 * it. Such datasets know sentences, not spans, so that a span counts for every sentence it touches.
 */
import { effectiveSheetOf } from '../document/effective.ts';
import type { Annotator, Article, Claim, ClaimId } from '../model/index.ts';
import { claimsMarkedIn, claimsWithRows } from './cells.ts';
import { annotatorsOf, byId } from './format.ts';
import type { ArticleBody, Dataset } from './format.ts';
import { linkRows } from './links.ts';
import type { LinkRow } from './links.ts';

/** A link with the numbers of the sentences that its span touches, from 0. */
export interface Evidence extends LinkRow {
  readonly sentences: readonly number[];
}

export interface ClaimEvidence {
  readonly claim: Claim;
  /** By annotator id, article id and place. */
  readonly evidence: readonly Evidence[];
  /** Who looked for the claim where: the claim has a link or a silent cell there. By article id, then annotator id. */
  readonly looked: readonly { readonly article: Article; readonly annotator: Annotator }[];
}

/**
 * Returns the claims by id with what there is for and against each. Claims that nobody looked for in any article are left out:
 * nobody judged them. Throws a `DatasetError`.
 */
export function* claimsWithEvidence(dataset: Dataset): Generator<ClaimEvidence> {
  const looked = new Map<ClaimId, { article: Article; annotator: Annotator }[]>();
  const annotators = annotatorsOf(dataset);
  for (const article of byId(dataset.doc.articles.values())) {
    for (const annotator of annotators) {
      for (const claim of claimsMarkedIn(effectiveSheetOf(dataset.doc, annotator.id, article.id))) {
        listOf(looked, claim).push({ article, annotator });
      }
    }
  }
  const evidence = new Map<ClaimId, Evidence[]>();
  for (const row of linkRows(dataset)) {
    listOf(evidence, row.claim.id).push({ ...row, sentences: sentencesTouched(row) });
  }
  for (const claim of claimsWithRows(dataset)) {
    const where = looked.get(claim.id);
    if (where !== undefined) yield { claim, looked: where, evidence: evidence.get(claim.id) ?? [] };
  }
}

/** Returns how many such claims there are. */
export function countJudgedClaims(dataset: Dataset): number {
  const claims = new Set<ClaimId>();
  for (const { id } of dataset.doc.articles.values()) {
    for (const annotator of new Set(dataset.annotators)) {
      for (const claim of claimsMarkedIn(effectiveSheetOf(dataset.doc, annotator, id))) claims.add(claim);
    }
  }
  return claims.size;
}

/** Returns the words of the sentences of an article, in order; the whole text where none are known. */
export function sentencesOf({ text, sentences }: ArticleBody): string[] {
  return sentences.length === 0 ? [text] : sentences.map(([start, end]) => text.slice(start, end));
}

/** A span that lies between sentences counts for the one before it, so that no link is lost. */
function sentencesTouched({ body, span }: LinkRow): number[] {
  const touched = new Set<number>();
  for (const [start, end] of span.fragments) {
    for (let at = firstEndingAfter(body, start); at < body.sentences.length; at += 1) {
      if ((body.sentences[at]?.[0] ?? Infinity) >= end) break;
      touched.add(at);
    }
  }
  if (touched.size > 0) return [...touched].sort((a, b) => a - b);
  return [Math.max(0, firstEndingAfter(body, span.fragments[0]?.[0] ?? 0) - 1)];
}

/** Sentences are in order and do not overlap. */
function firstEndingAfter({ sentences }: ArticleBody, offset: number): number {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sentences[middle]?.[1] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function listOf<T>(lists: Map<ClaimId, T[]>, claim: ClaimId): T[] {
  let list = lists.get(claim);
  if (list === undefined) lists.set(claim, (list = []));
  return list;
}
