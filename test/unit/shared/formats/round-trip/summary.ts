/** What a dataset says, without ids and order: two of equal summaries are the same work. */
import { effectiveSheetOf } from '#shared/document/effective.ts';
import type { Dataset, Keeps } from '#shared/formats/index.ts';
import type { Article, ArticleFields, ArticleId, Claim, Fragment } from '#shared/model/index.ts';

interface LinkSummary {
  claim: string;
  stance: string;
  unsure: boolean;
  note: string;
}

interface SpanSummary {
  annotator: string;
  fragments: Fragment[];
  tags: string[];
  note: string;
  links: LinkSummary[];
}

interface ArticleSummary {
  text: string;
  fields: Partial<ArticleFields>;
  spans: SpanSummary[];
  silent: { annotator: string; claim: string }[];
}

export interface Summary {
  articles: ArticleSummary[];
  claims: { text: string; group: string; guideline: string }[];
}

const sorted = <T>(list: T[]): T[] => {
  const key = new Map(list.map((one) => [one, JSON.stringify(one)]));
  return list.sort((a, b) => ((key.get(a) ?? '') < (key.get(b) ?? '') ? -1 : 1));
};

/** Returns the summary of the dataset's annotators' work; merged claims stand under the one they were merged into. */
export function summaryOf(dataset: Dataset, textOf: (article: ArticleId) => string): Summary {
  const { doc } = dataset;
  const textOfClaim = (id: Claim['id']): string => doc.claims.get(id)?.text ?? '?';
  const articles = [...doc.articles.values()].map((article: Article): ArticleSummary => {
    const { title, outlet, author, published, url, language, event } = article;
    const fields = { title, outlet, author, published, url, language, ...(event === undefined ? {} : { event }) };
    const spans: SpanSummary[] = [];
    const silent: ArticleSummary['silent'] = [];
    for (const id of dataset.annotators) {
      const annotator = doc.annotators.get(id)?.name ?? '?';
      const sheet = effectiveSheetOf(doc, id, article.id);
      for (const span of sheet?.spans.values() ?? []) {
        const links = [...(sheet?.links.values() ?? [])]
          .filter((link) => link.span === span.id)
          .map(({ claim, stance, unsure, note }) => ({
            ...{ claim: textOfClaim(claim), stance, unsure: unsure === true, note: note ?? '' },
          }));
        const { fragments, tags = [], note = '' } = span;
        spans.push({ annotator, fragments, tags: [...tags].sort(), note, links: sorted(links) });
      }
      for (const { claim } of sheet?.omissions.values() ?? []) silent.push({ annotator, claim: textOfClaim(claim) });
    }
    return { text: textOf(article.id), fields, spans, silent: sorted(silent) };
  });
  const claims = [...doc.claims.values()]
    .filter(({ mergedInto }) => mergedInto === undefined)
    .map(({ text, group = '', guideline = '' }) => ({ text, group, guideline }));
  return { articles, claims };
}

/** Returns the summary without what the format says it loses. */
export function lessLost(summary: Summary, keeps: Keeps): Summary {
  const used = new Set<string>();
  const articles = summary.articles.flatMap((article): ArticleSummary[] => {
    const spans = article.spans.flatMap((span) => {
      if (!keeps.bareSpans && span.links.length === 0) return [];
      return placesOf(span.fragments, keeps.fragments).map((fragments): SpanSummary => {
        return {
          annotator: keeps.annotators ? span.annotator : '',
          fragments,
          tags: keeps.tags ? span.tags : [],
          note: keeps.spanNotes ? span.note : '',
          links: span.links.map(({ claim, stance, unsure, note }) => ({
            ...{ claim, stance, unsure: keeps.unsure && unsure, note: keeps.linkNotes ? note : '' },
          })),
        };
      });
    });
    const silent = keeps.silent
      ? article.silent.map(({ annotator, claim }) => ({ annotator: keeps.annotators ? annotator : '', claim }))
      : [];
    if (!keeps.bareArticles && spans.length === 0 && silent.length === 0) return [];
    for (const { links } of spans) for (const { claim } of links) used.add(claim);
    const kept = Object.fromEntries(Object.entries(article.fields).filter(([name]) => keptField(keeps, name)));
    return [{ text: article.text, fields: kept, spans: sorted(spans), silent }];
  });
  const claims = summary.claims
    .filter(({ text }) => keeps.bareClaims || used.has(text))
    .map(({ text, group, guideline }) => ({
      ...{ text, group: keeps.groups ? group : '', guideline: keeps.guidelines ? guideline : '' },
    }));
  return { articles: sorted(articles), claims: sorted(claims) };
}

const keptField = (keeps: Keeps, name: string): boolean => (keeps.fields as readonly string[]).includes(name);

function placesOf(fragments: Fragment[], how: Keeps['fragments']): Fragment[][] {
  if (how === 'whole') return [fragments];
  if (how === 'parts') return fragments.map((fragment) => [fragment]);
  const [first, last] = [fragments[0], fragments.at(-1)];
  return first === undefined || last === undefined ? [] : [[[first[0], last[1]]]];
}
