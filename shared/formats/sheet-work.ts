/** What each annotator did in each article of a dataset, span by span: what formats with a record per text write. */
import { effectiveSheetOf, isMerged } from '../document/effective.ts';
import { spanEnd, spanStart } from '../document/sheet-index.ts';
import type { Annotator, Article, Claim, ClaimId, Link, Span, Stance } from '../model/index.ts';
import { compareText } from '../schema/stable-json.ts';
import { annotatorsOf, bodyOf, byId, DatasetError } from './format.ts';
import type { ArticleBody, Dataset } from './format.ts';

export interface LinkWork {
  readonly link: Link;
  readonly claim: Claim;
  readonly stance: Stance;
}

export interface SpanWork {
  readonly span: Span;
  /** By claim, then link; none of a span that is linked to no claim. */
  readonly links: readonly LinkWork[];
}

export interface SheetWork {
  readonly annotator: Annotator;
  /** In reading order. */
  readonly spans: readonly SpanWork[];
  /** Claims of the cells marked silent. */
  readonly silent: readonly Claim[];
}

export interface ArticleWork {
  readonly article: Article;
  readonly body: ArticleBody;
  /** One for each annotator who did something in it. */
  readonly sheets: readonly SheetWork[];
}

/**
 * Returns every article of the dataset by id with its annotators' spans, links (merged claims resolved) and silent cells.
 * Throws a `DatasetError` if a link names a span, claim or stance that the project does not have.
 */
export function* articleWork(dataset: Dataset): Generator<ArticleWork> {
  const { doc } = dataset;
  const stances = new Map(doc.project.stances.map((stance) => [stance.id, stance]));
  const annotators = annotatorsOf(dataset);
  for (const article of byId(doc.articles.values())) {
    const sheets = annotators.flatMap((annotator): SheetWork[] => {
      const sheet = effectiveSheetOf(doc, annotator.id, article.id);
      if (sheet === undefined || sheet.spans.size + sheet.omissions.size === 0) return [];
      const of = Map.groupBy(sheet.links.values(), ({ span }) => span);
      const spans = [...sheet.spans.values()].sort(inReadingOrder).map((span): SpanWork => {
        const links = (of.get(span.id) ?? []).map((link): LinkWork => {
          const where = `The link ${link.id} of ${annotator.name} in "${article.id}"`;
          const claim =
            doc.claims.get(link.claim) ?? fail(`${where} names the claim ${link.claim}, which is not there.`);
          const stance = stances.get(link.stance) ?? fail(`${where} has the stance "${link.stance}", unknown here.`);
          return { link, claim, stance };
        });
        return {
          span,
          links: links.sort((a, b) => compareText(a.claim.id, b.claim.id) || compareText(a.link.id, b.link.id)),
        };
      });
      const silent = [...sheet.omissions.keys()].sort(compareText).map((id) => {
        return (
          doc.claims.get(id) ?? fail(`A silent cell of "${article.id}" names the claim ${id}, which is not there.`)
        );
      });
      return [{ annotator, spans, silent }];
    });
    yield { article, body: bodyOf(dataset, article.id), sheets };
  }
}

/** Returns the number of labelled stretches: one for each fragment and link. */
export function countStretches(dataset: Dataset): number {
  let count = 0;
  for (const { sheets } of articleWork(dataset)) {
    for (const { spans } of sheets) {
      for (const { span, links } of spans) count += span.fragments.length * Math.max(1, links.length);
    }
  }
  return count;
}

/** Returns the claims that stand for themselves (no merged ones), by id. */
export function ownClaims({ doc }: Dataset): Claim[] {
  return byId(doc.claims.values()).filter(({ id }) => !isMerged(doc, id));
}

/**
 * Returns a name for each claim: its words on one line, cut to so many UTF-16 code units; where two claims would have the
 * same name, the later one's ends with a number.
 */
export function claimNames(dataset: Dataset, longest: number): ReadonlyMap<ClaimId, string> {
  const names = new Map<ClaimId, string>();
  const taken = new Set<string>();
  for (const { id, text } of ownClaims(dataset)) {
    const words = text.replace(/\s+/g, ' ');
    let name = cut(words, longest);
    for (let number = 2; taken.has(name); number += 1) name = `${cut(words, longest - 8)} (${number})`;
    taken.add(name);
    names.set(id, name);
  }
  return names;
}

const cut = (words: string, longest: number): string =>
  words.length <= longest ? words : `${words.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;

function inReadingOrder(a: Span, b: Span): number {
  return spanStart(a) - spanStart(b) || spanEnd(a) - spanEnd(b) || compareText(a.id, b.id);
}

function fail(message: string): never {
  throw new DatasetError(message);
}
