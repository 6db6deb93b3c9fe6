/** What the palette offers for some words: actions, claims to put in focus, articles to open. */
import { actions, findActions } from '#shared/actions/index.ts';
import type { ActionDescriptor, ActionId } from '#shared/actions/index.ts';
import { claimsFor } from '#shared/document/claim-search.ts';
import type { Article, Claim, Stance } from '#shared/model/index.ts';
import { findable, hasWords, typedWords } from '#shared/text/find-words.ts';

export type NamedAction = ActionDescriptor & { readonly id: ActionId };

export type Item =
  | { readonly kind: 'action'; readonly action: NamedAction }
  | { readonly kind: 'claim'; readonly claim: Claim }
  | { readonly kind: 'article'; readonly article: Article };

export interface Around {
  readonly stances: readonly Stance[];
  readonly claims: readonly Claim[];
  readonly articles: readonly Article[];
  readonly recent: readonly ActionId[];
}

/** Before these signs only claims or only articles are looked through. */
export const CLAIMS_SIGN = '#';
export const ARTICLES_SIGN = '@';

/** More than anyone looks through; typing brings up the others. */
const MOST = 60;
/** Claims and articles below the actions: a look at what the sign would bring. */
const BELOW = 5;

/** Returns the offer in its order: with a sign its kind alone, else actions, then the few claims and articles that fit. */
export function itemsFor(typed: string, { stances, claims, articles, recent }: Around): Item[] {
  const sign = typed.trimStart().slice(0, 1);
  const words = typed.trimStart().slice(1).trim();
  if (sign === CLAIMS_SIGN) return claimItems(claims, words, MOST);
  if (sign === ARTICLES_SIGN) return articleItems(articles, words, MOST);
  const text = typed.trim();
  const actionItems = (slips: boolean): Item[] =>
    findActions(actionsWith(stances), text, recent, slips).map((action) => ({ kind: 'action', action }));
  if (text === '') return actionItems(false);
  const found = [...actionItems(false), ...claimItems(claims, text, BELOW), ...articleItems(articles, text, BELOW)];
  // Only where nothing is called so: what is nearly called so would stand above the claims that are.
  return found.length > 0 ? found : actionItems(true);
}

function claimItems(claims: readonly Claim[], words: string, most: number): Item[] {
  const found =
    words === '' ? claims : claimsFor(claims, words).flatMap(({ claim, matches }) => (matches ? [claim] : []));
  return found.slice(0, most).map((claim) => ({ kind: 'claim', claim }));
}

function articleItems(articles: readonly Article[], words: string, most: number): Item[] {
  const typed = typedWords(words);
  return articles
    .filter(({ outlet, title, author }) => hasWords(findable(`${outlet} ${title} ${author}`), typed))
    .slice(0, most)
    .map((article) => ({ kind: 'article', article }));
}

let memo: { stances: readonly Stance[]; list: readonly NamedAction[] } | undefined;

/** Returns the actions under the names that the project gives its stances; keys without a stance are left out. */
export function actionsWith(stances: readonly Stance[]): readonly NamedAction[] {
  if (memo?.stances !== stances) {
    const list = actions.flatMap((action): NamedAction[] => {
      const key = /^stance\.(\d)$/.exec(action.id)?.[1];
      if (key === undefined) return action.id === 'view.palette' ? [] : [action];
      const stance = stances.find((one) => one.key === key);
      return stance === undefined ? [] : [{ ...action, label: `Stance: ${stance.label}` }];
    });
    memo = { stances, list };
  }
  return memo.list;
}
