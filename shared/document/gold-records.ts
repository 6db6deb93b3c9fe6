/** Decisions → the spans, links and omissions of the gold set. */
import type { AnyRecord, ClaimId, Decision, LinkId, Omission, SpanId } from '../model/index.ts';
import type { ClassOf } from './same-claims.ts';

/**
 * Returns what the decisions of one article have chosen, as records of their gold set; offsets are UTF-16 code units, end
 * exclusive. Claims stand under the claim of their class. Of two links of one span that come together under one claim the
 * first stays; a cell that comes out linked is not silent. The same decisions give the same records, whatever their order.
 */
export function goldRecords(decisions: Iterable<Decision>, classOf: ClassOf): AnyRecord[] {
  const records: AnyRecord[] = [];
  const linked = new Set<ClaimId>();
  const silent = new Map<ClaimId, Omission>();
  const inOrder = [...decisions].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { annotator, article, id, chosen, created } of inOrder) {
    const at = { annotator, article, created };
    for (const { id: source, links, ...span } of chosen.spans) {
      const goldSpan = goldId(id, source) as SpanId;
      records.push({ ...span, ...at, type: 'span', id: goldSpan });
      const claims = new Set<ClaimId>();
      for (const link of links) {
        const claim = classOf(link.claim);
        linked.add(claim);
        if (claims.has(claim)) continue;
        claims.add(claim);
        records.push({ ...link, ...at, type: 'link', id: goldId(id, link.id) as LinkId, span: goldSpan, claim });
      }
    }
    for (const each of chosen.silent) {
      const claim = classOf(each);
      if (!silent.has(claim)) silent.set(claim, { ...at, type: 'omission', claim });
    }
  }
  return [...records, ...[...silent.values()].filter(({ claim }) => !linked.has(claim))];
}

/**
 * Returns an id for what a decision made of a record: the decision's time, then a hash of both ids, as a UUID of version 8
 * (RFC 9562, section 5.8). The same two ids always give the same one.
 */
export function goldId(decision: string, source: string): string {
  const [a, b] = [fnv(`a${decision}${source}`), fnv(`b${decision}${source}`)];
  const variant = ((Number.parseInt(b.slice(0, 1), 16) & 0x3) | 0x8).toString(16);
  return `${decision.slice(0, 14)}8${a.slice(0, 3)}-${variant}${b.slice(1, 4)}-${a.slice(3, 7)}${b.slice(4)}${fnv(a + b).slice(0, 4)}`;
}

/** FNV-1a of 32 bits (Fowler, Noll, Vo; draft-eastlake-fnv) over UTF-16 code units, as eight hex digits. */
function fnv(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
