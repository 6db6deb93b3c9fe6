/** Whether a gold set is what its decisions say, which only a hand that edited its file can have changed. */
import type { AnyRecord, Fragment, SpanId } from '../model/index.ts';
import { sameRecord } from './diff.ts';
import { isGold, writerOf } from './gold.ts';
import { goldRecords } from './gold-records.ts';
import { sameClaims } from './same-claims.ts';
import type { ClassOf } from './same-claims.ts';
import type { DocumentState, Sheet } from './state.ts';

/**
 * Returns a sentence for each thing in the gold sheet that does not follow from its decisions, and for each that follows and
 * is not there; empty for the sheet of an annotator. Claims count as the adjudicator sees them now: one that a colleague
 * merged since is still the same claim.
 */
export function goldProblems(doc: DocumentState, sheet: Sheet): string[] {
  if (!isGold(sheet.annotator)) return [];
  const classOf = sameClaims(doc, writerOf(sheet.annotator));
  const chosen = contentOf(goldRecords(sheet.decisions.values(), classOf), classOf);
  const here = contentOf([...sheet.spans.values(), ...sheet.links.values(), ...sheet.omissions.values()], classOf);
  const problems: string[] = [];
  for (const { id, verdict, of, sides } of sheet.decisions.values()) {
    if (verdict === 'one' && !sides.some(({ annotator }) => annotator === of)) {
      problems.push(`decision ${id}: it does not say whose is taken`);
    }
  }
  for (const [id, { fragments, links }] of here.spans) {
    const meant = chosen.spans.get(id);
    if (meant === undefined) problems.push(`span ${id}: no decision chose it`);
    else if (!sameRecord(fragments, meant.fragments)) problems.push(`span ${id}: its decision gives it another place`);
    else if (!covers(links, meant.links)) problems.push(`span ${id}: its links are not those of its decision`);
  }
  for (const id of chosen.spans.keys()) {
    if (!here.spans.has(id)) problems.push(`span ${id}: a decision chose it, but it is not there`);
  }
  for (const claim of here.silent) {
    if (!chosen.silent.has(claim) && !chosen.linked.has(claim)) {
      problems.push(`claim ${claim} is marked silent, which no decision chose`);
    }
  }
  for (const claim of chosen.silent) {
    if (!here.silent.has(claim)) problems.push(`claim ${claim}: a decision chose silent, but it is not marked`);
  }
  return problems;
}

interface Content {
  readonly spans: ReadonlyMap<
    SpanId,
    { readonly fragments: readonly Fragment[]; readonly links: Map<string, string[]> }
  >;
  readonly silent: ReadonlySet<string>;
  readonly linked: ReadonlySet<string>;
}

function contentOf(records: readonly AnyRecord[], classOf: ClassOf): Content {
  const spans = new Map<SpanId, { readonly fragments: readonly Fragment[]; readonly links: Map<string, string[]> }>();
  const silent = new Set<string>();
  const linked = new Set<string>();
  for (const record of records) {
    if (record.type === 'span') spans.set(record.id, { fragments: record.fragments, links: new Map() });
    else if (record.type === 'omission') silent.add(classOf(record.claim));
  }
  for (const record of records) {
    if (record.type !== 'link') continue;
    const claim = classOf(record.claim);
    linked.add(claim);
    const links = spans.get(record.span)?.links;
    links?.set(claim, [...(links.get(claim) ?? []), record.stance]);
  }
  return { spans, silent, linked };
}

/** The same claims, and for each the stance that was chosen: claims that became one since may have brought another along. */
function covers(here: ReadonlyMap<string, string[]>, meant: ReadonlyMap<string, string[]>): boolean {
  if (here.size !== meant.size) return false;
  return [...meant].every(([claim, stances]) => stances.every((stance) => here.get(claim)?.includes(stance) === true));
}
