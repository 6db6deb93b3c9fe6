/**
 * What to do next. The order follows the way an analyst works: finish what lies open, then one claim through all articles,
 * then the next claim, and only then the articles as wholes. An article that she marked done is left in peace until
 * nothing else is left.
 *
 * 1. Spans of hers without a claim, in the articles that are open (the one in focus first).
 * 2. The claim in focus, where she has not looked for it: in the open articles, then in the others in reading order.
 * 3. The claims after it in the list, and round again, each in the same way.
 * 4. Spans of hers without a claim in the other articles.
 * 5. Articles that are not done.
 * 6. In articles that are done: spans without a claim, then claims not looked for.
 */
import type { AnnotatorId, Article, ArticleId, ClaimId, Span, WorkState } from '../model/index.ts';
import { gapsOf } from './gaps.ts';
import { articlesInOrder, claimsInOrder } from './order.ts';
import { sheetIndex } from './sheet-index.ts';
import { sheetOf } from './state.ts';
import type { DocumentState } from './state.ts';
import { workStateOf } from './work.ts';

/** Where the annotator is. */
export interface Whereabouts {
  readonly claim: ClaimId | null;
  /** Articles that are open, the one in focus first. */
  readonly open: readonly ArticleId[];
  /** Whose claims are on the list; she herself always counts. */
  readonly annotators: readonly AnnotatorId[];
}

export type Next =
  | { readonly do: 'link'; readonly article: ArticleId; readonly span: Span; readonly done: boolean }
  | { readonly do: 'look'; readonly article: ArticleId; readonly claim: ClaimId; readonly done: boolean }
  | {
      readonly do: 'finish';
      readonly article: ArticleId;
      readonly state: Exclude<WorkState, 'done'>;
      /** Claims not looked for there, of all. */
      readonly left: number;
      readonly claims: number;
    };

/** Returns what tells the thing from every other. An article of which more or less is left is another thing. */
export function keyOfNext(next: Next): string {
  switch (next.do) {
    case 'link':
      return `link ${next.article} ${next.span.id}`;
    case 'look':
      return `look ${next.article} ${next.claim}`;
    case 'finish':
      return `finish ${next.article} ${next.state} ${next.left} ${next.claims}`;
  }
}

/**
 * Returns the next thing for the annotator to do, in the order above, that is not among those passed over (by
 * `keyOfNext`); undefined if everything else is decided and done.
 */
export function whatNext(
  doc: DocumentState,
  me: AnnotatorId,
  where: Whereabouts,
  passedOver: ReadonlySet<string> = new Set(),
): Next | undefined {
  return thingsToDo(doc, me, where).find((next) => !passedOver.has(keyOfNext(next)));
}

function* thingsToDo(doc: DocumentState, me: AnnotatorId, { claim, open, annotators }: Whereabouts): Generator<Next> {
  const inOrder = [...new Set([...open, ...articlesInOrder(doc).map(({ id }) => id)])].filter((id) =>
    doc.articles.has(id),
  );
  const isDone = (article: ArticleId): boolean => workStateOf(doc, me, article) === 'done';
  const undone = inOrder.filter((article) => !isDone(article));
  const done = inOrder.filter(isDone);
  const claims = claimsFrom(doc, claim, annotators.includes(me) ? annotators : [...annotators, me]);

  yield* spansToLink(doc, me, undone, (article) => open.includes(article), false);
  yield* cellsToLook(doc, me, claims, undone, false);
  yield* spansToLink(doc, me, undone, (article) => !open.includes(article), false);
  for (const article of undone) {
    const left = claims.filter((id) => gapsOf(doc, id, [article], me)[0]?.state === 'unlooked').length;
    const state = workStateOf(doc, me, article);
    if (state !== 'done') yield { do: 'finish', article, state, left, claims: claims.length };
  }
  yield* spansToLink(doc, me, done, () => true, true);
  yield* cellsToLook(doc, me, claims, done, true);
}

/** The claims of the list from the one in focus on, and round again. */
function claimsFrom(doc: DocumentState, claim: ClaimId | null, annotators: readonly AnnotatorId[]): ClaimId[] {
  const claims = claimsInOrder(doc, annotators).map(({ id }) => id);
  const at = claim === null ? 0 : Math.max(0, claims.indexOf(claim));
  return [...claims.slice(at), ...claims.slice(0, at)];
}

function* spansToLink(
  doc: DocumentState,
  me: AnnotatorId,
  articles: readonly ArticleId[],
  wanted: (article: ArticleId) => boolean,
  done: boolean,
): Generator<Next> {
  for (const article of articles) {
    const sheet = wanted(article) ? sheetOf(doc, me, article) : undefined;
    if (sheet === undefined) continue;
    const { spans, linksOfSpan } = sheetIndex(sheet);
    for (const span of spans) if (!linksOfSpan.has(span.id)) yield { do: 'link', article, span, done };
  }
}

function* cellsToLook(
  doc: DocumentState,
  me: AnnotatorId,
  claims: readonly ClaimId[],
  articles: readonly ArticleId[],
  done: boolean,
): Generator<Next> {
  for (const claim of claims) {
    for (const { article, state } of gapsOf(doc, claim, articles, me)) {
      if (state === 'unlooked') yield { do: 'look', article, claim, done };
    }
  }
}

/** Returns the thing in a sentence or two: what to do, and why. */
export function nextInWords(doc: DocumentState, next: Next): string {
  const article = nameOf(doc.articles.get(next.article), next.article);
  switch (next.do) {
    case 'link':
      return `Link “${short(next.span.quote)}” in ${article}: this span has no claim yet${though(next.done)}.`;
    case 'look': {
      const claim = short(doc.claims.get(next.claim)?.text ?? next.claim);
      return `Look for “${claim}” in ${article}: it is not looked for there yet${though(next.done)}.`;
    }
    case 'finish':
      if (next.claims === 0) return `Read ${article}: it is ${STATE_WORD[next.state]}, and there is no claim yet.`;
      if (next.left > 0) return `Finish ${article}: ${next.left} of ${next.claims} claims are not looked for there.`;
      return `Finish ${article}: every claim is decided there, but it is not marked done.`;
  }
}

const STATE_WORD = { todo: 'still to do', 'in-progress': 'in progress' } as const;

const though = (done: boolean): string => (done ? ', though the article is marked done' : '');

function nameOf(article: Article | undefined, id: ArticleId): string {
  return article === undefined ? id : article.outlet || article.title || article.id;
}

const LONGEST = 90;

/** The words on one line, cut at a word's end where they are many. */
function short(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  if (line.length <= LONGEST) return line;
  const cut = line.slice(0, LONGEST);
  const end = cut.lastIndexOf(' ');
  return `${(end > LONGEST / 2 ? cut.slice(0, end) : cut).replace(/[\uD800-\uDBFF]$/u, '')} …`;
}
