/** Searching the articles of the open project. */
import { CrossreadError } from '#shared/contract/index.ts';
import type { searchCalls } from '#shared/contract/index.ts';
import { articlesInOrder } from '#shared/document/order.ts';
import type { EngineContext, Handlers } from './types.ts';

/** A search that takes less than this shows no progress. */
const QUICK_MS = 300;
const EACH_MS = 150;

/** Returns the handlers of the calls that search. */
export function searchHandlers({ session, emit }: EngineContext): Pick<Handlers, keyof typeof searchCalls> {
  /** The one search that each page may have. */
  const running = new Map<string, { readonly search: string; readonly controller: AbortController }>();
  return {
    'search.find': async ({ search, query, scope, context }, { page }) => {
      const { workspace, search: texts } = session.get();
      const articles =
        scope === 'all' ? articlesInOrder(workspace.doc) : [workspace.doc.articles.get(scope.article) ?? null];
      const [only] = articles;
      if (scope !== 'all' && only === null) {
        throw new CrossreadError('not-found', `The project has no article "${scope.article}".`);
      }
      running.get(page)?.controller.abort();
      const mine = { search, controller: new AbortController() };
      running.set(page, mine);
      let told = Date.now() + QUICK_MS - EACH_MS;
      const onProgress = (done: number): void => {
        const now = Date.now();
        if (now - told < EACH_MS) return;
        told = now;
        emit({ name: 'search', payload: { search, done, of: articles.length } });
      };
      try {
        const request = { query, articles: articles.filter((article) => article !== null), context };
        return await texts.find(request, mine.controller.signal, onProgress);
      } finally {
        if (running.get(page) === mine) running.delete(page);
      }
    },
    'search.cancel': async ({ search }, { page }) => {
      const mine = running.get(page);
      if (mine?.search === search) mine.controller.abort();
      return {};
    },
  };
}
