/** What an analyst should know of an article before she keeps it, in a few words each. */
import type { CandidateId } from '#shared/contract/index.ts';
import { articleKinds } from '#shared/formats/articles.ts';
import type { Article, ArticleId } from '#shared/model/index.ts';
import type { Draft } from './run.ts';

export interface Badge {
  readonly kind: 'duplicate' | 'near';
  readonly text: string;
}

/**
 * Returns its badges: that the text is known already, or else the text most like it, in the project or earlier in this
 * import. `titles` are those of the list; what was kept or has gone from it is not named any more.
 */
export function badgesOf(
  draft: Draft,
  articles: ReadonlyMap<ArticleId, Article>,
  titles: ReadonlyMap<CandidateId, string>,
): Badge[] {
  const badges: Badge[] = [];
  const { duplicateOf, near } = draft.candidate;
  if (duplicateOf !== null) badges.push({ kind: 'duplicate', text: 'already in the project' });
  if (draft.sameAs !== null && titles.has(draft.sameAs)) {
    badges.push({ kind: 'duplicate', text: 'the same text twice in this list' });
  }
  if (badges.length > 0) return badges;

  const inProject = near[0];
  const inList = draft.near === null ? undefined : titles.get(draft.near.key);
  if (draft.near !== null && inList !== undefined && draft.near.share > (inProject?.share ?? 0)) {
    return [{ kind: 'near', text: `${likeness(draft.near.share, inList)}, in this list` }];
  }
  if (inProject === undefined) return [];
  const article = articles.get(inProject.article);
  return [{ kind: 'near', text: likeness(inProject.share, article?.title || article?.outlet || inProject.article) }];
}

/** Never rounded up to 100 %, which would say that nothing differs. */
function likeness(share: number, title: string): string {
  const percent = share >= 1 ? 100 : Math.min(99, Math.round(share * 100));
  return `${percent} % like “${shortened(title, 36)}”`;
}

function shortened(title: string, most: number): string {
  const letters = [...title];
  return letters.length <= most
    ? title
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** Returns the format's name as people say it. */
export function formatInWords(format: string): string {
  return format === 'paste' ? 'pasted' : (articleKinds.find(({ id }) => id === format)?.label ?? format);
}
