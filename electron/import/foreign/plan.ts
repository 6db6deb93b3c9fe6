/** A corpus held against an open project: which documents are articles of it, and what a mapping would bring in. */
import { uuidv7 } from 'uuidv7';
import { CrossreadError } from '#shared/contract/index.ts';
import type { ForeignEffect } from '#shared/contract/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { ForeignCorpus } from '#shared/formats/foreign/corpus.ts';
import { planForeign } from '#shared/formats/foreign/plan.ts';
import type { ForeignPlan } from '#shared/formats/foreign/plan.ts';
import { ArticleId } from '#shared/model/index.ts';
import type { Annotator, AnnotatorId, Mapping } from '#shared/model/index.ts';
import { newAnnotatorId } from '../../common/annotator-id.ts';
import { firstOf, mappingProblem } from './facts.ts';
import type { ForeignReading } from './thread.ts';

export type Placed =
  | { readonly state: 'known'; readonly article: ArticleId }
  /** The same text again has the same number. */
  | { readonly state: 'new'; readonly number: number }
  | { readonly state: 'empty' };

/** Returns which article each document is: by the id that its format knows it by, else by its text. */
export function placeDocuments({ corpus, hashes }: ForeignReading, doc: DocumentState): Placed[] {
  const known = new Map<string, ArticleId>();
  for (const { id, hash } of doc.articles.values()) known.set(hash, id);
  const fresh = new Map<string, number>();
  return corpus.documents.map(({ article, text }, index): Placed => {
    if (article !== undefined && doc.articles.has(article)) return { state: 'known', article };
    const hash = hashes[index] ?? '';
    const there = known.get(hash);
    if (there !== undefined) return { state: 'known', article: there };
    if (text.trim() === '') return { state: 'empty' };
    const number = fresh.get(hash) ?? fresh.size;
    fresh.set(hash, number);
    return { state: 'new', number };
  });
}

/** Returns stand-ins for the ids that new articles would get, to count with. */
export function provisionalIds(placed: readonly Placed[]): (ArticleId | undefined)[] {
  return placed.map((one) => {
    if (one.state === 'empty') return undefined;
    return one.state === 'known' ? one.article : ArticleId.parse(`new-${one.number}`);
  });
}

export interface PlanFor {
  readonly doc: DocumentState;
  readonly articles: readonly (ArticleId | undefined)[];
  readonly me: AnnotatorId | null;
  readonly now: string;
}

/** Returns the records that taking the corpus in would add. Throws `bad-input` if the mapping does not fit the project. */
export function planWith(corpus: ForeignCorpus, mapping: Mapping, { doc, articles, me, now }: PlanFor): ForeignPlan {
  const stances = new Set<string>(doc.project.stances.map(({ id }) => id));
  const wrong = mappingProblem(mapping, { stances, claims: doc.claims, annotators: doc.annotators });
  if (wrong !== undefined) throw new CrossreadError('bad-input', wrong);
  const made = new Map<string, Annotator>();
  const annotatorFor = (who: AnnotatorId | { readonly name: string }): Annotator => {
    if (typeof who === 'string') {
      const there = doc.annotators.get(who);
      if (there === undefined) throw new CrossreadError('bad-input', `The project has no annotator "${who}".`);
      return there;
    }
    for (const annotator of doc.annotators.values()) if (annotator.name === who.name) return annotator;
    let annotator = made.get(who.name);
    while (annotator === undefined) {
      const id = newAnnotatorId(who.name);
      const taken = doc.annotators.has(id) || [...made.values()].some((other) => other.id === id);
      if (!taken) annotator = { type: 'annotator', id, name: who.name };
    }
    made.set(who.name, annotator);
    return annotator;
  };
  return planForeign(corpus, mapping, { ...{ doc, articles, annotatorFor, now }, author: me, newId: uuidv7 });
}

/** Returns what the plan comes to. */
export function effectOf(plan: ForeignPlan, placed: readonly Placed[]): ForeignEffect {
  const { spans, links, claims, silent, annotators, same } = plan.counts;
  const made = new Set<string>();
  const linked = new Set<string>();
  for (const record of plan.diff.added) {
    if (record.type === 'claim') made.add(record.id);
    if (record.type === 'link' || record.type === 'omission') linked.add(record.claim);
  }
  return {
    articles: articleCounts(placed),
    ...{ spans, links, silent, annotators, same },
    claims: { new: claims, existing: [...linked].filter((id) => !made.has(id)).length },
    problems: firstOf(plan.problems),
  };
}

function articleCounts(placed: readonly Placed[]): ForeignEffect['articles'] {
  const distinct = (keys: readonly (string | number)[]): number => new Set(keys).size;
  return {
    new: distinct(placed.flatMap((one) => (one.state === 'new' ? [one.number] : []))),
    known: distinct(placed.flatMap((one) => (one.state === 'known' ? [one.article] : []))),
    left: placed.filter(({ state }) => state === 'empty').length,
  };
}
