/**
 * A document on its way from the engine to a page. Sheets hold nearly all of it, so they cross as columns: each key once per
 * sheet instead of once per record, claims and spans named by their place in a list. For 100,000 spans and as many links that
 * is less than half of what the records would be, and in proportion quicker to write and to read.
 */
import { z } from 'zod';
import { AnnotatorId, AnyRecord, ArticleId, Decision, Omission, Orphan, Progress } from '../model/index.ts';
import type { ClaimId, Fragment, Link, LinkId, Project, Span, SpanId, StanceId } from '../model/index.ts';
import { documentOf } from './records.ts';
import { sheetKey } from './state.ts';
import type { DocumentState, Sheet, SheetKey } from './state.ts';

/** What else a record of a list holds, by the record's place in it. */
const More = z.array(z.tuple([z.int().nonnegative(), z.record(z.string(), z.unknown())]));
const Strings = z.array(z.string());
/** A place in a list, or −1: then `more` has what it names. */
const Places = z.array(z.int().min(-1));

export const PackedSheet = z.object({
  annotator: AnnotatorId,
  article: ArticleId,
  spans: z.object({
    id: Strings,
    /** UTF-16 code units: start, end (exclusive), start, end … */
    at: z.array(z.array(z.int().nonnegative())),
    quote: Strings,
    prefix: Strings,
    suffix: Strings,
    created: Strings,
    more: More,
  }),
  /** `span` in the sheet's spans, `claim` in the document's claims. */
  links: z.object({ id: Strings, span: Places, claim: Places, stance: Strings, created: Strings, more: More }),
  omissions: z.array(Omission),
  progress: Progress.optional(),
  orphans: z.array(Orphan).optional(),
  decisions: z.array(Decision).optional(),
});
export type PackedSheet = z.infer<typeof PackedSheet>;

export const PackedDocument = z.object({
  /** Annotators, articles (without text), claims and relations. */
  records: z.array(AnyRecord),
  sheets: z.array(PackedSheet),
});
export type PackedDocument = z.infer<typeof PackedDocument>;

const SPAN_KEYS = new Set(['type', 'annotator', 'article', 'id', 'fragments', 'quote', 'prefix', 'suffix', 'created']);
const LINK_KEYS = new Set(['type', 'annotator', 'article', 'id', 'span', 'claim', 'stance', 'created']);

/** Returns all of the document but the project's own record; it survives JSON and a structured clone. */
export function packDocument(doc: DocumentState): PackedDocument {
  const { annotators, articles, claims, relations } = doc;
  const placeOfClaim = new Map([...claims.keys()].map((id, place) => [id, place]));
  return {
    records: [annotators, articles, claims, relations].flatMap((table): AnyRecord[] => [...table.values()]),
    sheets: [...doc.sheets.values()].map((sheet) => packSheet(sheet, placeOfClaim)),
  };
}

/** Returns the project's document as it was packed. */
export function unpackDocument(project: Project, packed: PackedDocument): DocumentState {
  const doc = documentOf(project, packed.records);
  const claims = [...doc.claims.keys()];
  const sheets = new Map<SheetKey, Sheet>(doc.sheets);
  for (const sheet of packed.sheets) sheets.set(sheetKey(sheet.annotator, sheet.article), unpackSheet(sheet, claims));
  return { ...doc, sheets };
}

function packSheet(sheet: Sheet, placeOfClaim: ReadonlyMap<ClaimId, number>): PackedSheet {
  const spans: PackedSheet['spans'] = { id: [], at: [], quote: [], prefix: [], suffix: [], created: [], more: [] };
  const placeOfSpan = new Map<SpanId, number>();
  for (const span of sheet.spans.values()) {
    const place = placeOfSpan.size;
    placeOfSpan.set(span.id, place);
    spans.id.push(span.id);
    spans.at.push(span.fragments.flat());
    spans.quote.push(span.quote);
    spans.prefix.push(span.prefix);
    spans.suffix.push(span.suffix);
    spans.created.push(span.created);
    if (Object.keys(span).length !== SPAN_KEYS.size) spans.more.push([place, besides(span, SPAN_KEYS)]);
  }
  const links: PackedSheet['links'] = { id: [], span: [], claim: [], stance: [], created: [], more: [] };
  for (const link of sheet.links.values()) {
    const span = placeOfSpan.get(link.span) ?? -1;
    const claim = placeOfClaim.get(link.claim) ?? -1;
    links.id.push(link.id);
    links.span.push(span);
    links.claim.push(claim);
    links.stance.push(link.stance);
    links.created.push(link.created);
    if (span === -1 || claim === -1 || Object.keys(link).length !== LINK_KEYS.size) {
      const named = { ...(span === -1 && { span: link.span }), ...(claim === -1 && { claim: link.claim }) };
      links.more.push([links.id.length - 1, { ...besides(link, LINK_KEYS), ...named }]);
    }
  }
  const { annotator, article, progress } = sheet;
  return {
    ...{ annotator, article, spans, links, omissions: [...sheet.omissions.values()] },
    ...(progress === undefined ? {} : { progress }),
    ...(sheet.orphans.size === 0 ? {} : { orphans: [...sheet.orphans.values()] }),
    ...(sheet.decisions.size === 0 ? {} : { decisions: [...sheet.decisions.values()] }),
  };
}

function unpackSheet(packed: PackedSheet, claims: readonly ClaimId[]): Sheet {
  const { annotator, article, progress } = packed;
  const spans = new Map<SpanId, Span>();
  const ids = packed.spans.id as SpanId[];
  const moreOfSpan = new Map(packed.spans.more);
  ids.forEach((id, place) => {
    const span: Span = {
      type: 'span',
      annotator,
      article,
      id,
      fragments: pairs(packed.spans.at[place] ?? []),
      quote: packed.spans.quote[place] ?? '',
      prefix: packed.spans.prefix[place] ?? '',
      suffix: packed.spans.suffix[place] ?? '',
      created: packed.spans.created[place] ?? '',
    };
    const more = moreOfSpan.get(place);
    spans.set(id, more === undefined ? span : { ...span, ...more });
  });
  const links = new Map<LinkId, Link>();
  const moreOfLink = new Map(packed.links.more);
  (packed.links.id as LinkId[]).forEach((id, place) => {
    const link: Link = {
      type: 'link',
      annotator,
      article,
      id,
      // Where the list has none, `more` does.
      span: ids[packed.links.span[place] ?? -1] ?? ('' as SpanId),
      claim: claims[packed.links.claim[place] ?? -1] ?? ('' as ClaimId),
      stance: packed.links.stance[place] as StanceId,
      created: packed.links.created[place] ?? '',
    };
    const more = moreOfLink.get(place);
    links.set(id, more === undefined ? link : { ...link, ...more });
  });
  const omissions = new Map(packed.omissions.map((omission) => [omission.claim, omission]));
  const orphans = new Map((packed.orphans ?? []).map((orphan) => [orphan.id, orphan]));
  const decisions = new Map((packed.decisions ?? []).map((decision) => [decision.id, decision]));
  return { annotator, article, spans, links, omissions, progress, orphans, decisions };
}

function besides(record: object, keys: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.has(key)));
}

function pairs(flat: readonly number[]): Span['fragments'] {
  const fragments: Fragment[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) fragments.push([flat[at] ?? 0, flat[at + 1] ?? 0]);
  return fragments as Span['fragments'];
}
