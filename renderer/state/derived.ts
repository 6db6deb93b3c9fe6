/** What screens ask of the document, worked out once per version of it and of who is shown. */
import { useMemo } from 'react';
import type { MatrixRow } from '#shared/document/cells.ts';
import { matrixOf as workOutMatrix } from '#shared/document/matrix.ts';
import type { Matrix } from '#shared/document/matrix.ts';
import { articlesInOrder } from '#shared/document/order.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, Article, Claim } from '#shared/model/index.ts';
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

let matrixMemo: { doc: DocumentState; who: readonly AnnotatorId[]; matrix: Matrix } | undefined;

/**
 * The claims that are shown and their matrix rows, in order; cells are in the order of `articlesOf`. What an edit leaves as
 * it was keeps its reference.
 */
export function matrixOf(doc: DocumentState, who: readonly AnnotatorId[]): Matrix {
  if (matrixMemo?.doc !== doc || matrixMemo.who !== who) {
    const before = matrixMemo?.doc.project.id === doc.project.id ? matrixMemo.matrix : undefined;
    const ids = articlesOf(doc).map((article) => article.id);
    matrixMemo = { doc, who, matrix: workOutMatrix(doc, ids, who, before) };
  }
  return matrixMemo.matrix;
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
