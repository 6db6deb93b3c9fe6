/** What of hers here a newer file of hers does not have any more. */
import { addressOf } from '../../document/diff.ts';
import type { DocumentState } from '../../document/state.ts';
import type { AnnotatorId, AnyRecord } from '../../model/index.ts';
import { workOf } from './standing.ts';

/**
 * Returns her records here that are not among `wanted`. A claim that others use stays, since their links would hang in the
 * air; `onKept` hears its words.
 */
export function removedOf(
  doc: DocumentState,
  she: AnnotatorId,
  wanted: readonly AnyRecord[],
  onKept: (text: string) => void,
): AnyRecord[] {
  const addresses = new Set(wanted.map(addressOf));
  const leftovers = workOf(doc, she).filter((record) => !addresses.has(addressOf(record)));
  if (!leftovers.some(({ type }) => type === 'claim')) return leftovers;
  const used = usedByOthers(doc, she);
  return leftovers.filter((record) => {
    if (record.type !== 'claim' || !used.has(record.id)) return true;
    onKept(record.text);
    return false;
  });
}

function usedByOthers(doc: DocumentState, she: AnnotatorId): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { annotator, links, omissions, orphans } of doc.sheets.values()) {
    if (annotator === she) continue;
    for (const link of links.values()) used.add(link.claim);
    for (const claim of omissions.keys()) used.add(claim);
    for (const orphan of orphans.values()) for (const { claim } of orphan.links) used.add(claim);
  }
  for (const { annotator, from, to } of doc.relations.values()) if (annotator !== she) used.add(from).add(to);
  for (const { annotator, mergedInto } of doc.claims.values()) {
    if (annotator !== she && mergedInto !== undefined) used.add(mergedInto);
  }
  return used;
}
