/**
 * A project for the review's bench, in memory: annotators with claim lists of their own who mostly mark the same places, with
 * other edges, now and then another claim or stance, and leave some out. Seeded, so that every run gets the same.
 */
import { documentOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { AnnotatorId, ArticleId, DEFAULT_STANCES, Project } from '#shared/model/index.ts';
import type { AnyRecord, ClaimId, LinkId, SpanId } from '#shared/model/index.ts';
import { benchText, seeded } from '../support/text.ts';

export interface ReviewPlan {
  readonly annotators: number;
  readonly articles: number;
  /** Spans of all annotators together. */
  readonly spans: number;
  /** Claims in each annotator's list. */
  readonly claims: number;
}

const CREATED = '2026-01-14T09:10:00.000Z';
const LENGTH = 6_000;
/** Of the places there are, each annotator marks so many. */
const FOUND = 0.8;

const uuid = (group: number, index: number): string =>
  `0193${group.toString(16).padStart(4, '0')}-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;

/** Returns the project, and who annotated it. */
export function reviewProject({ annotators, articles, spans, claims }: ReviewPlan): {
  readonly doc: DocumentState;
  readonly annotators: readonly AnnotatorId[];
} {
  const random = seeded(9);
  const below = (count: number): number => Math.floor(random() * count);
  const who = Array.from({ length: annotators }, (_, index) => AnnotatorId.parse(`reader-${index + 1}`));
  const records: AnyRecord[] = who.map((id) => ({ type: 'annotator', id, name: id }));
  const claimId = (annotator: number, index: number): ClaimId => uuid(10 + annotator, index) as ClaimId;
  const words = benchText(claims * 80, 3).text.split(/[\s.]+/);
  who.forEach((annotator, place) => {
    for (let index = 0; index < claims; index += 1) {
      const text = words.slice(index * 7, index * 7 + 9);
      // Everyone has a word of her own for a thing.
      text[below(text.length)] = words[below(words.length)] ?? '';
      records.push({ type: 'claim', annotator, id: claimId(place, index), text: text.join(' '), created: CREATED });
    }
  });
  let made = 0;
  const perArticle = Math.round(spans / articles / annotators / FOUND);
  for (let number = 0; number < articles; number += 1) {
    const article = ArticleId.parse(`article-${String(number + 1).padStart(4, '0')}`);
    records.push({
      type: 'article',
      id: article,
      title: `Article ${number + 1}`,
      outlet: '',
      author: '',
      published: '',
      url: '',
      language: 'und',
      hash: number.toString(16).padStart(64, '0'),
      length: LENGTH,
      added: CREATED,
      source: { name: 'bench.txt', format: 'txt' },
    });
    const marked = who.map(() => new Set<ClaimId>());
    for (let place = 0; place < perArticle; place += 1) {
      const start = 20 + below(LENGTH - 200);
      const end = start + 20 + below(90);
      const claim = below(claims);
      const stance = below(4) * Number(random() < 0.4);
      who.forEach((annotator, at) => {
        if (random() > FOUND) return;
        const edges = random() < 0.6 ? [start, end] : [start + below(12), end - below(8)];
        const mine = claimId(at, random() < 0.85 ? claim : below(claims));
        made += 1;
        const span = uuid(3, made) as SpanId;
        const said = DEFAULT_STANCES[random() < 0.85 ? stance : below(4)] ?? DEFAULT_STANCES[0];
        if (said === undefined) return;
        records.push({
          ...{ type: 'span', annotator, article, id: span, fragments: [[edges[0] ?? 0, edges[1] ?? 1]] },
          ...{ quote: 'quote', prefix: '', suffix: '', created: CREATED },
        });
        records.push({
          ...{ type: 'link', annotator, article, id: uuid(4, made) as LinkId, span, claim: mine },
          ...{ stance: said.id, created: CREATED },
        });
        marked[at]?.add(mine);
      });
    }
    who.forEach((annotator, at) => {
      for (let index = 0; index < claims; index += 7) {
        const claim = claimId(at, (index + number) % claims);
        if (marked[at]?.has(claim) !== true) {
          records.push({ type: 'omission', annotator, article, claim, created: CREATED });
        }
      }
    });
  }
  const project = Project.parse({
    ...{ type: 'project', id: uuid(1, articles), name: 'Review', created: CREATED, stances: DEFAULT_STANCES },
  });
  return { doc: documentOf(project, records), annotators: who };
}
