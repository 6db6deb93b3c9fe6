/** The span–claim links of a dataset, each with everything it refers to, in a fixed order. */
import { effectiveSheet, effectiveSheetOf } from '../document/effective.ts';
import { spanEnd, spanStart } from '../document/sheet-index.ts';
import type { Annotator, Article, Claim, Fragment, Link, Span, Stance } from '../model/index.ts';
import { compareText } from '../schema/stable-json.ts';
import { toCodePoint } from '../text/units.ts';
import type { OffsetMap } from '../text/units.ts';
import { annotatorsOf, bodyOf, byId, DatasetError } from './format.ts';
import type { ArticleBody, Dataset } from './format.ts';

export interface LinkRow {
  readonly annotator: Annotator;
  readonly article: Article;
  readonly body: ArticleBody;
  readonly span: Span;
  readonly claim: Claim;
  readonly stance: Stance;
  readonly link: Link;
  /** Turns fragments of the text from UTF-16 code units into Unicode code points, end exclusive. */
  readonly inCodePoints: (fragments: readonly Fragment[]) => [number, number][];
}

/**
 * Returns the links of the dataset's annotators: by annotator, article id, place in the article (start, then end), claim
 * id, link id. Throws a `DatasetError` if a link names a span, claim or stance that the project does not have.
 */
export function* linkRows(dataset: Dataset): Generator<LinkRow> {
  const { doc } = dataset;
  const stances = new Map(doc.project.stances.map((stance) => [stance.id, stance]));
  const articles = byId(doc.articles.values());
  for (const annotator of annotatorsOf(dataset)) {
    for (const article of articles) {
      const sheet = effectiveSheetOf(doc, annotator.id, article.id);
      if (sheet === undefined || sheet.links.size === 0) continue;
      const body = bodyOf(dataset, article.id);
      let map: OffsetMap | undefined;
      const inCodePoints = (fragments: readonly Fragment[]): [number, number][] => {
        const at = (map ??= toCodePoint(body.text));
        return fragments.map(([start, end]) => [at(start), at(end)]);
      };
      const rows = [...sheet.links.values()].map((link): LinkRow => {
        const where = `The link ${link.id} of ${annotator.name} in "${article.id}"`;
        const span = sheet.spans.get(link.span) ?? fail(`${where} names the span ${link.span}, which is not there.`);
        const claim = doc.claims.get(link.claim) ?? fail(`${where} names the claim ${link.claim}, which is not there.`);
        const stance = stances.get(link.stance) ?? fail(`${where} has the stance "${link.stance}", unknown here.`);
        return { annotator, article, body, span, claim, stance, link, inCodePoints };
      });
      yield* rows.sort(inReadingOrder);
    }
  }
}

/** Returns the number of links of the dataset's annotators. */
export function countLinks(dataset: Dataset): number {
  const who = new Set(dataset.annotators);
  let count = 0;
  for (const sheet of dataset.doc.sheets.values()) {
    if (who.has(sheet.annotator)) count += effectiveSheet(dataset.doc, sheet).links.size;
  }
  return count;
}

/**
 * Returns the sentences that the span touches, joined by one space; the quote itself where no sentence is known. Sentences
 * are those stored with the article, since two versions of ICU may cut a text differently.
 */
export function contextOf(body: ArticleBody, span: Span): string {
  const touched = body.sentences.filter(([start, end]) =>
    span.fragments.some(([from, to]) => from < end && start < to),
  );
  return touched.length === 0 ? span.quote : touched.map(([start, end]) => body.text.slice(start, end)).join(' ');
}

function inReadingOrder(a: LinkRow, b: LinkRow): number {
  return (
    spanStart(a.span) - spanStart(b.span) ||
    spanEnd(a.span) - spanEnd(b.span) ||
    compareText(a.span.id, b.span.id) ||
    compareText(a.claim.id, b.claim.id) ||
    compareText(a.link.id, b.link.id)
  );
}

function fail(message: string): never {
  throw new DatasetError(message);
}
