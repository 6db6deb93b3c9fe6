/** Records for tests, by number: the same number is always the same id, and a higher one sorts later. */
import { createHash } from 'node:crypto';
import { describe as describePlace } from '#shared/anchoring/describe.ts';
import {
  ArticleId,
  ClaimId,
  DecisionId,
  DEFAULT_STANCES,
  LinkId,
  ProjectId,
  RelationId,
  SpanId,
  StanceId,
} from '#shared/model/index.ts';
import type {
  AnnotatorId,
  Article,
  Claim,
  Fragment,
  Link,
  Omission,
  Progress,
  Project,
  Relation,
  RelationKind,
  Span,
} from '#shared/model/index.ts';

/** When everything was made, unless a test says otherwise. */
export const NOW = '2026-02-03T04:05:06.000Z';

export const uuid = (number: number): string => `018f0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
export const claimId = (number: number): ClaimId => ClaimId.parse(uuid(number));
export const linkId = (number: number): LinkId => LinkId.parse(uuid(number));
export const decisionId = (number: number): DecisionId => DecisionId.parse(uuid(number));
export const relationId = (number: number): RelationId => RelationId.parse(uuid(number));
export const spanId = (number: number): SpanId => SpanId.parse(uuid(number));
export const agrees = StanceId.parse('agrees');
export const contradicts = StanceId.parse('contradicts');

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export const projectOf = (number: number, name: string): Project => ({
  type: 'project',
  id: ProjectId.parse(uuid(number)),
  name,
  created: NOW,
  stances: [...DEFAULT_STANCES],
});

export const articleOf = (id: string, text: string, more: Partial<Article> = {}): Article => ({
  type: 'article',
  id: ArticleId.parse(id),
  title: `Title of ${id}`,
  outlet: `Outlet of ${id}`,
  author: '',
  published: '2026-02-01',
  url: '',
  language: 'en',
  hash: sha256(text),
  length: text.length,
  added: NOW,
  source: { name: `${id}.txt`, format: 'text' },
  ...more,
});

export const claimOf = (number: number, annotator: AnnotatorId, text: string, more: Partial<Claim> = {}): Claim => ({
  type: 'claim',
  annotator,
  id: claimId(number),
  text,
  created: NOW,
  ...more,
});

export const relationOf = (
  number: number,
  annotator: AnnotatorId,
  from: number,
  to: number,
  kind: RelationKind,
  more: Partial<Relation> = {},
): Relation => ({
  type: 'relation',
  annotator,
  id: relationId(number),
  from: claimId(from),
  to: claimId(to),
  kind,
  created: NOW,
  ...more,
});

/** The fragments are UTF-16 code units of the text; words and context are taken from there. */
export const spanOf = (
  number: number,
  annotator: AnnotatorId,
  article: ArticleId,
  text: string,
  fragments: readonly Fragment[],
  more: Partial<Span> = {},
): Span => ({
  type: 'span',
  annotator,
  article,
  id: spanId(number),
  fragments: fragments.map(([start, end]): [number, number] => [start, end]),
  ...describePlace(text, fragments),
  created: NOW,
  ...more,
});

export const linkOf = (
  number: number,
  span: Span,
  claim: number,
  stance: string,
  more: Partial<Link> & Record<string, unknown> = {},
): Link => ({
  type: 'link',
  annotator: span.annotator,
  article: span.article,
  id: linkId(number),
  span: span.id,
  claim: claimId(claim),
  stance: StanceId.parse(stance),
  created: NOW,
  ...more,
});

export const omissionOf = (annotator: AnnotatorId, article: ArticleId, claim: number): Omission => ({
  type: 'omission',
  annotator,
  article,
  claim: claimId(claim),
  created: NOW,
});

export const progressOf = (annotator: AnnotatorId, article: ArticleId, more: Partial<Progress>): Progress => ({
  type: 'progress',
  annotator,
  article,
  ...more,
  created: NOW,
});
