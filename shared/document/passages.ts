/**
 * Passages: spans with what hangs on them, found over all articles by what was said or noted about them. What does not
 * depend on the filter is worked out once per version of a sheet, so that at 100,000 spans a key press in the filter costs a
 * walk over a list and an edit costs the index of one article.
 */
import type { AnnotatorId, ArticleId, ClaimId, Link, Progress, Span, StanceId } from '../model/index.ts';
import { PLAIN } from '../text/words.ts';
import { effectiveSheet, resolveClaim } from './effective.ts';
import { isGold } from './gold.ts';
import { articlesInOrder, claimsInOrder } from './order.ts';
import { sheetIndex, spanEnd, spanStart } from './sheet-index.ts';
import type { DocumentState, Sheet } from './state.ts';

/** A span with its links, under the claims that they resolve to. The same version of a sheet gives the same objects. */
export interface Passage {
  readonly span: Span;
  readonly links: readonly Link[];
}

/** On what a note may be: the span, one of its links, a claim that it is linked to, or its article. */
export type NotePlace = 'span' | 'link' | 'claim' | 'article';

/** What a passage must be to be listed: all of it. An empty list asks for nothing. */
export interface PassageFilter {
  /** Each of these words is in the quote, or each in the notes on the span and its links; case and accents do not count. */
  readonly text: string;
  /** The span has all of these. */
  readonly tags: readonly string[];
  /** `any` is a note on the span or a link. An article's note is the one by the span's annotator. */
  readonly note: NotePlace | 'any' | null;
  readonly unlinked: boolean;
  /** What follows must hold of one and the same link. */
  readonly unsure: boolean;
  readonly claim: ClaimId | null;
  readonly stances: readonly StanceId[];
  readonly articles: readonly ArticleId[];
  readonly annotators: readonly AnnotatorId[];
}

/** By article and place in it; by the claim list's order; or the newest first. */
export type PassageOrder = 'article' | 'claim' | 'time';

/** The filter that every passage passes. */
export const ALL_PASSAGES: PassageFilter = {
  text: '',
  tags: [],
  note: null,
  unlinked: false,
  unsure: false,
  claim: null,
  stances: [],
  articles: [],
  annotators: [],
};

interface SheetPassages {
  /** In the order of the text (UTF-16 code units). */
  readonly passages: readonly Passage[];
  readonly tags: ReadonlyMap<string, number>;
}

const indexes = new WeakMap<Sheet, SheetPassages>();

function passagesOfSheet(sheet: Sheet): SheetPassages {
  const known = indexes.get(sheet);
  if (known !== undefined) return known;
  const { spans, linksOfSpan } = sheetIndex(sheet);
  const tags = new Map<string, number>();
  const passages = spans.map((span): Passage => {
    for (const tag of span.tags ?? []) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    return { span, links: linksOfSpan.get(span.id) ?? [] };
  });
  const found = { passages, tags };
  indexes.set(sheet, found);
  return found;
}

/**
 * Returns the passages that pass the filter, in the given order. Of one article they come in the order of the text (UTF-16
 * code units), whoever marked them. By claim, each stands once, under the first claim that made it pass; unlinked ones last.
 */
export function passagesOf(doc: DocumentState, asked: PassageFilter, order: PassageOrder = 'article'): Passage[] {
  const filter = resolved(doc, asked);
  const sheets = sheetsByArticle(doc, filter);
  const passes = testFor(doc, filter);
  const found: Passage[] = [];
  const articles = filter.articles.length === 1 ? filter.articles : articlesInOrder(doc).map((article) => article.id);
  for (const article of articles) {
    const those = sheets.get(article);
    if (those === undefined) continue;
    const here = those.map((sheet) => passagesOfSheet(sheet).passages.filter((passage) => passes(passage, sheet)));
    const only = here.length === 1 ? here[0] : undefined;
    // Not spread into a call: an article may have more spans than a call takes arguments.
    for (const passage of only ?? here.flat().sort(inText)) found.push(passage);
  }
  if (order === 'claim') return byClaim(doc, filter, found);
  return order === 'time' ? found.sort((a, b) => compare(b.span.created, a.span.created)) : found;
}

/** Returns how many passages there are by the annotators, whatever else a filter asks for. */
export function countPassages(doc: DocumentState, annotators: readonly AnnotatorId[]): number {
  let count = 0;
  for (const sheet of doc.sheets.values()) if (annotators.includes(sheet.annotator)) count += sheet.spans.size;
  return count;
}

/** Returns the tags on spans by the annotators, the most used first, then by name, with how many spans have each. */
export function tagsInUse(
  doc: DocumentState,
  annotators: readonly AnnotatorId[],
): { readonly tag: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const sheet of doc.sheets.values()) {
    if (!annotators.includes(sheet.annotator)) continue;
    for (const [tag, count] of passagesOfSheet(effectiveSheet(doc, sheet)).tags) {
      counts.set(tag, (counts.get(tag) ?? 0) + count);
    }
  }
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
}

/** Returns the notes on the article by the annotators, in their order. */
export function articleNotes(
  doc: DocumentState,
  article: ArticleId,
  annotators: readonly AnnotatorId[],
): (Progress & { note: string })[] {
  return annotators.flatMap((annotator) => {
    const progress = doc.sheets.get(`${annotator}/${article}`)?.progress;
    return progress?.note === undefined ? [] : [{ ...progress, note: progress.note }];
  });
}

/** Returns the first of the passage's links that lets it pass: the claim under which it is listed. */
export function leadingLink(
  doc: DocumentState,
  passage: Passage,
  filter: PassageFilter,
  rank: ReadonlyMap<ClaimId, number>,
): Link | undefined {
  const passes = linkTest(resolved(doc, filter));
  let first: Link | undefined;
  for (const link of passage.links) {
    if (passes !== undefined && !passes(link)) continue;
    if (first === undefined || rankOf(rank, link) < rankOf(rank, first)) first = link;
  }
  return first;
}

/** Returns the place of each claim in the annotators' claim list, counted from 0, retired ones behind the others. */
export function claimRanks(
  doc: DocumentState,
  annotators: readonly AnnotatorId[] = [...doc.annotators.keys()],
): ReadonlyMap<ClaimId, number> {
  const claims = [...claimsInOrder(doc, annotators), ...claimsInOrder(doc, annotators, 'retired')];
  return new Map(claims.map((claim, index) => [claim.id, index]));
}

function byClaim(doc: DocumentState, filter: PassageFilter, passages: readonly Passage[]): Passage[] {
  const rank = claimRanks(doc);
  return passages
    .map((passage) => {
      const link = leadingLink(doc, passage, filter, rank);
      return { passage, place: link === undefined ? Infinity : rankOf(rank, link) };
    })
    .sort((a, b) => (a.place === b.place ? 0 : a.place - b.place))
    .map(({ passage }) => passage);
}

/** A claim that is not here comes behind all that are. */
const rankOf = (rank: ReadonlyMap<ClaimId, number>, link: Link): number =>
  rank.get(link.claim) ?? Number.MAX_SAFE_INTEGER;

function sheetsByArticle(doc: DocumentState, { articles, annotators }: PassageFilter): Map<ArticleId, Sheet[]> {
  const found = new Map<ArticleId, Sheet[]>();
  for (const stored of doc.sheets.values()) {
    if (stored.spans.size === 0) continue;
    // Everyone's work, but not what was made of it.
    if (annotators.length > 0 ? !annotators.includes(stored.annotator) : isGold(stored.annotator)) continue;
    if (articles.length > 0 && !articles.includes(stored.article)) continue;
    const sheet = effectiveSheet(doc, stored);
    const list = found.get(sheet.article);
    if (list === undefined) found.set(sheet.article, [sheet]);
    else list.push(sheet);
  }
  return found;
}

function testFor(doc: DocumentState, filter: PassageFilter): (passage: Passage, sheet: Sheet) => boolean {
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  const linkPasses = linkTest(filter);
  const { tags, note, unlinked } = filter;
  return (passage, sheet) =>
    (!unlinked || passage.links.length === 0) &&
    tags.every((tag) => passage.span.tags?.includes(tag) === true) &&
    (linkPasses === undefined || passage.links.some(linkPasses)) &&
    (note === null || hasNote(doc, passage, sheet, note)) &&
    (words.length === 0 || hasText(passage, words));
}

/** The filter with the claim that stands for the one that is asked for. */
function resolved(doc: DocumentState, filter: PassageFilter): PassageFilter {
  return filter.claim === null ? filter : { ...filter, claim: resolveClaim(doc, filter.claim) };
}

function linkTest({ claim, stances, unsure }: PassageFilter): ((link: Link) => boolean) | undefined {
  if (claim === null && stances.length === 0 && !unsure) return undefined;
  return (link) =>
    (claim === null || link.claim === claim) &&
    (stances.length === 0 || stances.includes(link.stance)) &&
    (!unsure || link.unsure === true);
}

function hasNote(doc: DocumentState, { span, links }: Passage, sheet: Sheet, place: NotePlace | 'any'): boolean {
  const onLink = (): boolean => links.some((link) => link.note !== undefined);
  switch (place) {
    case 'span':
      return span.note !== undefined;
    case 'link':
      return onLink();
    case 'any':
      return span.note !== undefined || onLink();
    case 'claim':
      return links.some((link) => doc.claims.get(link.claim)?.note !== undefined);
    case 'article':
      return sheet.progress?.note !== undefined;
  }
}

const folded = new WeakMap<Span, string>();

function hasText({ span, links }: Passage, words: readonly string[]): boolean {
  let quote = folded.get(span);
  if (quote === undefined) {
    quote = fold(span.quote);
    folded.set(span, quote);
  }
  if (words.every((word) => quote.includes(word))) return true;
  const notes = [span.note, ...links.map((link) => link.note)].filter((note) => note !== undefined);
  if (notes.length === 0) return false;
  const text = fold(notes.join('\n'));
  return words.every((word) => text.includes(word));
}

/** The text as it is compared: without case, accents and points; both sides of a comparison are folded alike. */
function fold(text: string): string {
  // Folding takes ten times as long as lower case, and most English needs no more than that.
  if (!/[\u00a0-\u1fff\u2070-\uffff]/.test(text)) return text.toLowerCase().replaceAll('’', "'");
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}|\u0640/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter] ?? letter)
    .replaceAll('’', "'");
}

function inText(a: Passage, b: Passage): number {
  return spanStart(a.span) - spanStart(b.span) || spanEnd(b.span) - spanEnd(a.span);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
