/** The spans that need a person. */
import type { Became, IncomingPreview } from '#shared/contract/index.ts';
import type { ArticleId } from '#shared/model/index.ts';

export type Choices = ReadonlyMap<string, number | null>;

export interface WaitingSpan {
  readonly key: string;
  /** The article here. */
  readonly article: ArticleId;
  readonly title: string;
  readonly became: Became;
}

/** Returns those that are neither exact nor moved, in the order of the articles; what was settled before is among them. */
export function waitingOf({ articles }: Pick<IncomingPreview, 'articles'>): WaitingSpan[] {
  return articles.flatMap(({ here, title, became }) =>
    became
      .filter(({ result }) => result === 'approximate' || result === 'ambiguous' || result === 'lost')
      .map((one) => ({ key: `${here} ${one.span}`, article: here, title, became: one })),
  );
}

/** Returns how many of the spans have a place: decided now, or settled when an earlier file was taken in. */
export function decidedCount(waiting: readonly WaitingSpan[], choices: Choices): number {
  return waiting.filter(({ key, became }) => choices.has(key) || became.kept).length;
}

/** Returns the candidate that counts for the span now: null for none. */
export function chosenFor({ key, became }: WaitingSpan, choices: Choices): number | null | undefined {
  const choice = choices.get(key);
  if (choice !== undefined) return choice;
  if (!became.kept) return undefined;
  const { place, candidates } = became;
  if (place === null) return null;
  const at = candidates.findIndex(({ fragments }) => String(fragments) === String(place.fragments));
  return at === -1 ? undefined : at;
}
