/** Writes a project of invented articles, spans, claims and links, by the workspace's own way from records to files. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { textFromContent } from '#electron/workspace/content.ts';
import { pathOf, textPathOf } from '#electron/workspace/layout.ts';
import { describe } from '#shared/anchoring/describe.ts';
import { tidyFragments } from '#shared/document/fragments.ts';
import { emptySheet } from '#shared/document/state.ts';
import { AnnotatorId, Article, ArticleId, Claim, DEFAULT_STANCES, Link, Project, Span } from '#shared/model/index.ts';
import type { ClaimId, Fragment, ProjectId } from '#shared/model/index.ts';
import { benchSpans, benchText, seeded } from './text.ts';
import type { BenchText } from './text.ts';

export interface ProjectPlan {
  readonly name: string;
  /** One entry per article: its length in characters and how many spans it has. */
  readonly articles: readonly { readonly length: number; readonly spans: number }[];
  readonly claims: number;
}

export interface WrittenProject {
  readonly dir: string;
  readonly id: ProjectId;
  readonly me: AnnotatorId;
  readonly articles: readonly ArticleId[];
}

export const ME = AnnotatorId.parse('bench');
const CREATED = '2026-01-14T09:10:00.000Z';

/** Ids in order, of version 7's shape, the same in every run. */
const uuid = (group: number, index: number): string =>
  `0193${group.toString(16).padStart(4, '0')}-${(index >>> 16).toString(16).padStart(4, '0')}-7000-8000-${index.toString(16).padStart(12, '0')}`;

export function writeProject(dir: string, plan: ProjectPlan): WrittenProject {
  const random = seeded(5);
  const project = Project.parse({
    type: 'project',
    id: uuid(1, plan.articles.length),
    name: plan.name,
    created: CREATED,
    stances: DEFAULT_STANCES,
  });
  const put = (file: string, content: string): void => {
    const target = path.join(dir, ...file.split('/'));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, content);
  };
  put(pathOf({ kind: 'project' }), textFromContent({ kind: 'project', project }));

  const annotator = { type: 'annotator', id: ME, name: 'Bench' } as const;
  const words = benchText(plan.claims * 60, 3).text.split(/[\s.]+/);
  const claims = new Map<ClaimId, Claim>();
  for (let index = 0; index < plan.claims; index += 1) {
    const text = words.slice(index * 6, index * 6 + 8).join(' ');
    const group = `Group ${Math.floor(index / 25) + 1}`;
    const claim = Claim.parse({ type: 'claim', annotator: ME, id: uuid(2, index), text, group, created: CREATED });
    claims.set(claim.id, claim);
  }
  const order = [...claims.keys()];
  put(
    pathOf({ kind: 'claims', annotator: ME }),
    textFromContent({ kind: 'claims', annotator, claims, relations: new Map(), extra: {} }),
  );

  let made = 0;
  const articles = plan.articles.map(({ length, spans }, index) => {
    const body = benchText(length, index + 7);
    const id = ArticleId.parse(`article-${String(index + 1).padStart(4, '0')}`);
    const hash = createHash('sha256').update(body.text, 'utf8').digest('hex');
    const article = Article.parse({
      type: 'article',
      id,
      title: `Article ${index + 1}`,
      outlet: `Outlet ${(index % 40) + 1}`,
      author: '',
      published: `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
      url: '',
      language: 'und',
      hash,
      length: body.text.length,
      added: CREATED,
      source: { name: 'bench.txt', format: 'txt' },
    });
    put(textPathOf(id), body.text);
    const sentences = sentencesOf(body);
    put(
      pathOf({ kind: 'article', article: id }),
      textFromContent({ kind: 'article', article, body: { blocks: body.blocks, sentences } }),
    );
    const at = { annotator: ME, article: id };
    const sheet = { ...emptySheet(ME, id), spans: new Map<Span['id'], Span>(), links: new Map<Link['id'], Link>() };
    for (const { start, end } of benchSpans(body, spans, index + 11)) {
      const fragments = tidyFragments(body.text, [[start, end]]);
      if (fragments.length === 0) continue;
      made += 1;
      const span = Span.parse({
        type: 'span',
        ...at,
        id: uuid(3, made),
        fragments,
        ...describe(body.text, fragments),
        created: CREATED,
      });
      const claim = order[Math.floor(random() * order.length)];
      const stance = DEFAULT_STANCES[Math.floor(random() * random() * DEFAULT_STANCES.length)]?.id;
      const link = Link.parse({
        type: 'link',
        ...at,
        id: uuid(4, made),
        span: span.id,
        claim,
        stance,
        created: CREATED,
      });
      sheet.spans.set(span.id, span);
      sheet.links.set(link.id, link);
    }
    if (sheet.spans.size > 0) {
      const content = { kind: 'annotations', sheet, annotator, article: { id, hash }, extra: {} } as const;
      put(pathOf({ kind: 'annotations', ...at }), textFromContent(content));
    }
    return id;
  });
  return { dir, id: project.id, me: ME, articles };
}

/** What ends in a full stop is a sentence here: enough for texts that are made that way. */
function sentencesOf({ text, blocks }: BenchText): Fragment[] {
  return blocks.flatMap(({ start, end }): Fragment[] => {
    const found: Fragment[] = [];
    let from = start;
    for (const { index } of text.slice(start, end).matchAll(/\. /g)) {
      found.push([from, start + index + 1]);
      from = start + index + 2;
    }
    if (from < end) found.push([from, end]);
    return found;
  });
}
