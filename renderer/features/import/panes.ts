/** Where the articles just taken in are shown. */
import type { ArticleId } from '#shared/model/index.ts';
import { activate, addPane, MAX_PANES, setPaneArticle, useSession } from '../../state/session.ts';
import type { Pane } from '../../state/session.ts';

/** On an empty desk, so many articles are laid side by side: more than three do not fit a common screen. */
const SIDE_BY_SIDE = 3;

/**
 * Returns what to do with the panes: empty ones are filled from the left; if the desk showed nothing, panes are added up to
 * three. An article that is being read is never taken away.
 */
export function placesFor(
  panes: readonly Pane[],
  articles: readonly ArticleId[],
): { fill: { pane: string; article: ArticleId }[]; add: ArticleId[] } {
  const empty = panes.filter((pane) => pane.article === null);
  const fill = empty.flatMap((pane, index) => {
    const article = articles[index];
    return article === undefined ? [] : [{ pane: pane.key, article }];
  });
  const wasBlank = empty.length === panes.length;
  const room = Math.min(SIDE_BY_SIDE, MAX_PANES) - panes.length;
  return { fill, add: wasBlank && room > 0 ? articles.slice(fill.length, fill.length + room) : [] };
}

/** Shows the articles by that rule, leaving the first of them active. */
export function showInPanes(articles: readonly ArticleId[]): void {
  const { fill, add } = placesFor(useSession.getState().panes, articles);
  for (const { pane, article } of fill) setPaneArticle(pane, article);
  const last = fill.at(-1);
  if (last !== undefined) activate(last.pane);
  for (const article of add) addPane(article);
  const first = fill[0];
  if (first !== undefined) activate(first.pane);
}
