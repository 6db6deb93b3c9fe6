/** A dataset for the bench of the formats, in memory: one annotator, a hundred links an article, twenty a claim; seeded. */
import { createHash } from 'node:crypto';
import { describe } from '#shared/anchoring/describe.ts';
import { tidyFragments } from '#shared/document/fragments.ts';
import { documentOf } from '#shared/document/records.ts';
import type { ArticleBody, Dataset } from '#shared/formats/index.ts';
import { AnnotatorId, ArticleId, DEFAULT_STANCES, Project } from '#shared/model/index.ts';
import type { AnyRecord, ClaimId, LinkId, SpanId } from '#shared/model/index.ts';
import { sentencesOf } from '#shared/text/sentences.ts';
import { benchSpans, benchText, seeded } from '../support/text.ts';

const CREATED = '2026-01-14T09:10:00.000Z';
const LENGTH = 6_000;
const LINKS_PER_ARTICLE = 100;
const LINKS_PER_CLAIM = 20;

const uuid = (group: number, index: number): string =>
  `0193${group.toString(16).padStart(4, '0')}-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;

/** Returns the dataset; emoji and a second fragment now and then, since real ones have them. */
export function benchDataset(links: number): Dataset {
  const random = seeded(5);
  const below = (count: number): number => Math.floor(random() * count);
  const annotator = AnnotatorId.parse('bench');
  const records: AnyRecord[] = [{ type: 'annotator', id: annotator, name: 'Bench' }];
  const claims = Math.max(1, Math.round(links / LINKS_PER_CLAIM));
  const words = benchText(Math.min(2_000_000, claims * 60), 3).text.split(/[\s.]+/);
  for (let index = 0; index < claims; index += 1) {
    const start = (index * 6) % Math.max(1, words.length - 8);
    records.push({
      ...{ type: 'claim', annotator, id: uuid(2, index) as ClaimId, created: CREATED },
      ...{ text: words.slice(start, start + 8).join(' '), group: `Group ${Math.floor(index / 25) + 1}` },
    });
  }
  const texts = new Map<ArticleId, ArticleBody>();
  let made = 0;
  for (let number = 0; number < Math.max(1, Math.round(links / LINKS_PER_ARTICLE)); number += 1) {
    const article = ArticleId.parse(`article-${String(number + 1).padStart(5, '0')}`);
    const body = benchText(LENGTH, number + 7);
    const text = `🔥${body.text.slice(2)}`;
    const sentences = sentencesOf(text, body.blocks, 'en').map(([start, end]): [number, number] => [start, end]);
    texts.set(article, { text, blocks: body.blocks, sentences });
    records.push({
      ...{ type: 'article', id: article, title: `Article ${number + 1}`, outlet: `Outlet ${number % 40}`, author: '' },
      ...{ published: `2026-01-${String((number % 28) + 1).padStart(2, '0')}`, url: '', language: 'en' },
      hash: createHash('sha256').update(text, 'utf8').digest('hex'),
      ...{ length: text.length, added: CREATED, source: { name: 'bench.txt', format: 'txt' } },
    });
    const [extra] = benchSpans(body, 1, number);
    for (const { start, end } of benchSpans(body, LINKS_PER_ARTICLE, number + 11)) {
      const second: [number, number][] = random() < 0.05 && extra !== undefined ? [[extra.start, extra.end]] : [];
      // The flame at the beginning is two code units that no span may cut.
      if ([start, end, extra?.start, extra?.end].includes(1)) continue;
      const fragments = tidyFragments(text, [[start, end], ...second]);
      if (fragments.length === 0) continue;
      made += 1;
      const at = { annotator, article, created: CREATED };
      const span = uuid(3, made) as SpanId;
      const places = fragments.map(([from, to]): [number, number] => [from, to]);
      records.push({ type: 'span', ...at, id: span, fragments: places, ...describe(text, fragments) });
      const stance = DEFAULT_STANCES[below(4)] ?? DEFAULT_STANCES[0];
      if (stance === undefined) continue;
      const claim = uuid(2, below(claims)) as ClaimId;
      records.push({ type: 'link', ...at, id: uuid(4, made) as LinkId, span, claim, stance: stance.id });
    }
  }
  const project = Project.parse({
    ...{ type: 'project', id: uuid(1, 1), name: 'Bench', created: CREATED, stances: DEFAULT_STANCES },
  });
  return { doc: documentOf(project, records), texts, annotators: [annotator], generator: 'Crossread bench' };
}
