/** A dataset cut into what one file holds: one annotator’s work in one article. */
import { effectiveSheetOf, isMerged } from '../../document/effective.ts';
import { annotatorOf } from '../../document/gold.ts';
import { sheetIndex, spanEnd, spanStart } from '../../document/sheet-index.ts';
import type { Annotator, Article, Claim, ClaimId, Link, Span } from '../../model/index.ts';
import { compareText } from '../../schema/stable-json.ts';
import { annotatorsOf, bodyOf, byId, DatasetError } from '../format.ts';
import type { ArticleBody, Dataset } from '../format.ts';
import type { LinkFeature } from './layers.ts';

/** One annotator's work in one article. */
export interface Work {
  readonly annotator: Annotator;
  readonly article: Article;
  readonly body: ArticleBody;
  /** By place, then id. */
  readonly marks: readonly OwnMark[];
  readonly silent: readonly ClaimId[];
  /** Claims that are used here; with the first work also those that are used nowhere. By id, with the names of their authors. */
  readonly claims: readonly { readonly claim: Claim; readonly author: string }[];
}

/** A fragment of a span with one of its links, or with none. */
export interface OwnMark {
  readonly start: number;
  readonly end: number;
  readonly features: ReadonlyMap<LinkFeature, string>;
}

/**
 * Returns the works of the dataset's annotators, by annotator and article; offsets are UTF-16 code units, end exclusive. An
 * article in which nobody did anything comes once, under the first annotator, so that its text is there. Throws a
 * `DatasetError` if a link names what is not there.
 */
export function* worksOf(dataset: Dataset): Generator<Work> {
  const { doc } = dataset;
  const articles = byId(doc.articles.values());
  const annotators = annotatorsOf(dataset);
  const done = new Set(
    annotators.flatMap(({ id }) => articles.filter((one) => !isBare(dataset, id, one.id)).map((one) => one.id)),
  );
  let bare = unusedClaims(dataset);
  for (const [index, annotator] of annotators.entries()) {
    for (const article of articles) {
      if (isBare(dataset, annotator.id, article.id) && (index > 0 || done.has(article.id))) continue;
      yield workOf(dataset, annotator, article, bare);
      bare = [];
    }
  }
}

function isBare(dataset: Dataset, annotator: Annotator['id'], article: Article['id']): boolean {
  const sheet = effectiveSheetOf(dataset.doc, annotator, article);
  return sheet === undefined || sheet.spans.size + sheet.omissions.size === 0;
}

function unusedClaims(dataset: Dataset): Claim[] {
  const { doc, annotators } = dataset;
  const used = new Set<ClaimId>();
  for (const annotator of annotators) {
    for (const article of doc.articles.keys()) {
      const sheet = effectiveSheetOf(doc, annotator, article);
      for (const { claim } of sheet?.links.values() ?? []) used.add(claim);
      for (const claim of sheet?.omissions.keys() ?? []) used.add(claim);
    }
  }
  return [...doc.claims.values()].filter(({ id }) => !used.has(id) && !isMerged(doc, id));
}

function workOf(dataset: Dataset, annotator: Annotator, article: Article, bare: readonly Claim[]): Work {
  const sheet = effectiveSheetOf(dataset.doc, annotator.id, article.id);
  const used = new Map(bare.map((claim) => [claim.id, claim]));
  const claimOf = (id: ClaimId, what: string): Claim => {
    const claim = dataset.doc.claims.get(id);
    if (claim === undefined) {
      throw new DatasetError(
        `The ${what} of ${annotator.name} in "${article.id}" names the claim ${id}, which is not there.`,
      );
    }
    used.set(id, claim);
    return claim;
  };
  const spans = [...(sheet?.spans.values() ?? [])].sort(
    (a, b) => spanStart(a) - spanStart(b) || spanEnd(a) - spanEnd(b) || compareText(a.id, b.id),
  );
  const linksOf = sheet === undefined ? undefined : sheetIndex(sheet).linksOfSpan;
  const marks = spans.flatMap((span) => {
    const links = byId(linksOf?.get(span.id) ?? []);
    const said = links.length === 0 ? [undefined] : links;
    return said.flatMap((link) => {
      const claim = link === undefined ? undefined : claimOf(link.claim, `link ${link.id}`);
      return span.fragments.map(([start, end], part): OwnMark => ({
        ...{ start, end, features: featuresOf(annotator, span, part, link, claim) },
      }));
    });
  });
  const silent = [...(sheet?.omissions.keys() ?? [])].sort(compareText);
  for (const claim of silent) claimOf(claim, 'silent cell');
  const claims = byId(used.values()).map((claim) => {
    return { claim, author: annotatorOf(dataset.doc, claim.annotator)?.name ?? claim.annotator };
  });
  return { annotator, article, body: bodyOf(dataset, article.id), marks, silent, claims };
}

function featuresOf(
  annotator: Annotator,
  span: Span,
  part: number,
  link: Link | undefined,
  claim: Claim | undefined,
): Map<LinkFeature, string> {
  const all: readonly (readonly [LinkFeature, string | undefined])[] = [
    ['annotator', annotator.name],
    ['claim', claim?.id],
    ['claimText', claim?.text],
    ['group', claim?.group],
    ['note', link?.note],
    ['part', String(part + 1)],
    ['spanId', span.id],
    ['spanNote', span.note],
    ['stance', link?.stance],
    ['tags', span.tags === undefined || span.tags.length === 0 ? undefined : JSON.stringify(span.tags)],
    ['unsure', link?.unsure === true ? 'true' : undefined],
  ];
  return new Map(all.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])));
}

/** Returns how many fragments with a link, or without one, would be written. */
export function countMarks({ doc, annotators }: Dataset): number {
  let count = 0;
  for (const annotator of new Set(annotators)) {
    for (const article of doc.articles.keys()) {
      const sheet = effectiveSheetOf(doc, annotator, article);
      if (sheet === undefined) continue;
      const { linksOfSpan } = sheetIndex(sheet);
      for (const span of sheet.spans.values()) {
        count += span.fragments.length * Math.max(1, linksOfSpan.get(span.id)?.length ?? 0);
      }
    }
  }
  return count;
}
