/** Small projects for tests of review, written as one line per span. */
import { documentOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { AnnotatorId } from '#shared/model/index.ts';
import type { AnyRecord, Fragment, Span } from '#shared/model/index.ts';
import { articleOf, claimOf, linkOf, omissionOf, projectOf, spanOf } from '#test/support/records.ts';

export const ada = AnnotatorId.parse('ada');
export const ben = AnnotatorId.parse('ben');
export const cleo = AnnotatorId.parse('cleo');

/** Words enough for any place up to 400. */
export const TEXT = 'Some words that stand here. '.repeat(15).trim();

/** A span's place, and to which claims (by number) it is linked with which stances. */
export interface Marked {
  readonly by: AnnotatorId;
  readonly in?: string;
  readonly at: readonly Fragment[];
  readonly links?: readonly (readonly [claim: number, stance: string])[];
}

export interface Plan {
  readonly articles?: readonly string[];
  /** Texts by number. */
  readonly claims?: readonly (readonly [number: number, by: AnnotatorId, text: string])[];
  readonly spans?: readonly Marked[];
  readonly silent?: readonly { readonly by: AnnotatorId; readonly in?: string; readonly claim: number }[];
  readonly more?: readonly AnyRecord[];
}

/** Spans and links are numbered in the order given, from 1000 on. */
export function projectFrom({
  articles = ['one'],
  claims = [],
  spans = [],
  silent = [],
  more = [],
}: Plan): DocumentState {
  const texts = new Map(articles.map((id) => [id, articleOf(id, `${TEXT} ${id}`)]));
  const articleNamed = (id = articles[0] ?? ''): ReturnType<typeof articleOf> => {
    const article = texts.get(id);
    if (article === undefined) throw new Error(`The test has no article ${id}.`);
    return article;
  };
  const authors = new Set([...claims.map(([, by]) => by), ...spans.map(({ by }) => by), ...silent.map(({ by }) => by)]);
  let number = 1000;
  const marked = spans.flatMap(({ by, in: where, at, links = [] }): AnyRecord[] => {
    const span: Span = spanOf(number++, by, articleNamed(where).id, TEXT, at);
    return [span, ...links.map(([claim, stance]) => linkOf(number++, span, claim, stance))];
  });
  return documentOf(projectOf(1, 'Test'), [
    ...texts.values(),
    ...[...authors].map((id): AnyRecord => ({ type: 'annotator', id, name: id.toUpperCase() })),
    ...claims.map(([claim, by, text]) => claimOf(claim, by, text)),
    ...marked,
    ...silent.map(({ by, in: where, claim }) => omissionOf(by, articleNamed(where).id, claim)),
    ...more,
  ]);
}
