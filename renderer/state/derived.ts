/** What screens ask of the document, worked out once per version of it and of who is shown. */
import { useMemo } from 'react';
import type { MatrixRow } from '#shared/document/cells.ts';
import { matrixOf as workOutMatrix } from '#shared/document/matrix.ts';
import type { Matrix } from '#shared/document/matrix.ts';
import { articlesInOrder } from '#shared/document/order.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { workStateOf } from '#shared/document/work.ts';
import type { AnnotatorId, Article, ArticleId, Claim, WorkState } from '#shared/model/index.ts';
import { useDocument } from './document.ts';
import { useSession } from './session.ts';

const NO_ARTICLES: readonly Article[] = [];
const NO_CLAIMS: readonly Claim[] = [];
const NO_ROWS: readonly MatrixRow[] = [];

let articlesMemo: { of: DocumentState['articles']; list: readonly Article[] } | undefined;

/** The project's articles in the order in which they are shown. */
export function articlesOf(doc: DocumentState): readonly Article[] {
  if (articlesMemo?.of !== doc.articles) articlesMemo = { of: doc.articles, list: articlesInOrder(doc) };
  return articlesMemo.list;
}

type Which = Matrix['from']['which'];

const matrixMemos = new Map<Which, { doc: DocumentState; who: readonly AnnotatorId[]; matrix: Matrix }>();

/**
 * The claims that are shown (those in use, or the retired ones) and their matrix rows, in order; cells are in the order of
 * `articlesOf`. What an edit leaves as it was keeps its reference.
 */
export function matrixOf(doc: DocumentState, who: readonly AnnotatorId[], which: Which = 'in use'): Matrix {
  const memo = matrixMemos.get(which);
  if (memo?.doc === doc && memo.who === who) return memo.matrix;
  const before = memo?.doc.project.id === doc.project.id ? memo.matrix : undefined;
  const ids = articlesOf(doc).map((article) => article.id);
  const matrix = workOutMatrix(doc, ids, who, before, which);
  matrixMemos.set(which, { doc, who, matrix });
  return matrix;
}

export function useArticles(): readonly Article[] {
  const doc = useDocument((state) => state.doc);
  return useMemo(() => (doc === null ? NO_ARTICLES : articlesOf(doc)), [doc]);
}

export function useMatrix(): { claims: readonly Claim[]; rows: readonly MatrixRow[] } {
  const doc = useDocument((state) => state.doc);
  const shown = useSession((state) => state.shown);
  return useMemo(() => (doc === null ? { claims: NO_CLAIMS, rows: NO_ROWS } : matrixOf(doc, shown)), [doc, shown]);
}

/** How far I am with the article; undefined if nobody works here. */
export function useWorkState(article: ArticleId): WorkState | undefined {
  return useDocument(({ doc, me }) => (doc === null || me === null ? undefined : workStateOf(doc, me, article)));
}

/** What an article is called in a sentence or a heading: its outlet, else its title. */
export const nameOf = (article: Article): string => article.outlet || article.title || article.id;

/** Two or three letters that stand for an article where there is no room for its outlet: "Harbour Wire" → HW. */
export function initialsOf(article: Article): string {
  const name = article.outlet || article.title || article.id;
  const words = name
    .split(/[\s·–—-]+/u)
    .filter((word) => /\p{L}|\p{N}/u.test(word) && !/^(the|of|and|a)$/iu.test(word));
  const letters = words.slice(0, 3).map((word) => [...word][0] ?? '');
  return (letters.length > 1 ? letters.join('') : [...(words[0] ?? name)].slice(0, 2).join('')).toUpperCase();
}
