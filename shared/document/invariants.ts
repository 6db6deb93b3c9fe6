/** What is true of every project, whatever was done to it. */
import { quoteOf } from '../anchoring/describe.ts';
import type { AnnotatorId, ArticleId, ClaimId, Span, SpanId } from '../model/index.ts';
import { resolveClaim } from './effective.ts';
import { fragmentsProblem } from './fragments.ts';
import type { DocumentState, Sheet } from './state.ts';

export interface Violation {
  /** Where: `annotator/article`, or `claims/annotator`. */
  readonly where: string;
  /** What is wrong, with the record's id. */
  readonly message: string;
}

/** What a change of a sheet touches: its spans, and the claims of its links and omissions. */
export interface Touched {
  readonly spans: ReadonlySet<SpanId>;
  readonly claims: ReadonlySet<ClaimId>;
}

/**
 * Returns everything in the sheet that breaks an invariant, empty if all is well. With the article's text, places and
 * quotes are checked too (UTF-16 code units, end exclusive). With `touched`, only what concerns these spans and claims is
 * looked at: a change of them alone can break nothing else, and in a sheet of 10,000 spans the rest takes its time.
 */
export function sheetViolations(doc: DocumentState, sheet: Sheet, text?: string, touched?: Touched): Violation[] {
  const where = `${sheet.annotator}/${sheet.article}`;
  const found: Violation[] = [];
  const report = (message: string): void => void found.push({ where, message });
  if (!doc.articles.has(sheet.article)) report(`article "${sheet.article}" is not in the project`);
  if (text !== undefined) {
    for (const span of spansOf(sheet, touched)) {
      const problem = fragmentsProblem(text, span.fragments);
      if (problem !== undefined) report(`span ${span.id}: ${problem}`);
      else if (quoteOf(text, span.fragments) !== span.quote) report(`span ${span.id}: the text there is not its quote`);
    }
  }
  const stances = new Set(doc.project.stances.map((stance) => stance.id));
  /** Nearly every span has one link: the list is only made for those with more. */
  const claimsOf = new Map<string, string | string[]>();
  for (const link of sheet.links.values()) {
    if (touched !== undefined && !touched.spans.has(link.span) && !touched.claims.has(link.claim)) continue;
    const known = claimsOf.get(link.span);
    if (known === undefined) claimsOf.set(link.span, link.claim);
    else if (known === link.claim || (typeof known !== 'string' && known.includes(link.claim)))
      report(`link ${link.id}: its span is linked to its claim twice`);
    else claimsOf.set(link.span, typeof known === 'string' ? [known, link.claim] : [...known, link.claim]);
    if (!sheet.spans.has(link.span)) report(`link ${link.id}: there is no span ${link.span}`);
    if (!doc.claims.has(link.claim)) report(`link ${link.id}: there is no claim ${link.claim}`);
    if (!stances.has(link.stance)) report(`link ${link.id}: the project has no stance "${link.stance}"`);
  }
  if (sheet.omissions.size === 0) return found;
  const linked = new Set(sheet.links.values().map((link): string => link.claim));
  for (const omission of sheet.omissions.values()) {
    if (touched?.claims.has(omission.claim) === false) continue;
    if (!doc.claims.has(omission.claim)) report(`marked silent: there is no claim ${omission.claim}`);
    if (linked.has(omission.claim)) report(`claim ${omission.claim} is marked silent although it is linked`);
  }
  return found;
}

function spansOf(sheet: Sheet, touched: Touched | undefined): Iterable<Span> {
  if (touched === undefined) return sheet.spans.values();
  return [...touched.spans].flatMap((id) => sheet.spans.get(id) ?? []);
}

/** Returns everything in the annotators' claims and relations that breaks an invariant: what they refer to must be there. */
export function claimViolations(doc: DocumentState): Violation[] {
  const found: Violation[] = [];
  const report = (annotator: AnnotatorId, message: string): void =>
    void found.push({ where: `claims/${annotator}`, message });
  for (const { id, annotator, mergedInto } of doc.claims.values()) {
    if (mergedInto === undefined) continue;
    if (!doc.claims.has(mergedInto))
      report(annotator, `claim ${id}: it was merged into ${mergedInto}, which is not there`);
    else if (resolveClaim(doc, id) === id) report(annotator, `claim ${id}: it was merged round in a circle`);
  }
  for (const { id, annotator, from, to } of doc.relations.values()) {
    for (const claim of [from, to]) {
      if (!doc.claims.has(claim)) report(annotator, `relation ${id}: there is no claim ${claim}`);
    }
    if (from === to) report(annotator, `relation ${id}: it relates a claim to itself`);
  }
  return found;
}

/** Returns every violation of the project; texts are checked where `textOf` gives them. */
export function violations(doc: DocumentState, textOf: (article: ArticleId) => string | undefined): Violation[] {
  return [
    ...claimViolations(doc),
    ...[...doc.sheets.values()].flatMap((sheet) => sheetViolations(doc, sheet, textOf(sheet.article))),
  ];
}
