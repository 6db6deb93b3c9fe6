/** A union of two hands' work, record by record, can break what each hand alone kept whole. */
import { EMPTY_DIFF } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import type { DocumentState, SheetKey } from '#shared/document/state.ts';
import type { AnyRecord, Link } from '#shared/model/index.ts';

/**
 * Returns the diff that makes the named sheets of `doc` whole again, so that neither side loses more than it must: a span
 * that one side removed and the other linked comes back from `sources`; of two links of one span to one claim, the one
 * that `ours` holds stays; a cell that one side linked is not silent.
 */
export function mend(
  doc: DocumentState,
  keys: Iterable<SheetKey>,
  ours: DocumentState,
  sources: readonly DocumentState[],
): Diff {
  const added: AnyRecord[] = [];
  const removed: AnyRecord[] = [];
  for (const key of keys) {
    const sheet = doc.sheets.get(key);
    if (sheet === undefined) continue;
    const mine = ours.sheets.get(key)?.links;
    const pairs = new Map<string, Link>();
    const restored = new Set<string>();
    const links = [...sheet.links.values()];
    // Ours first, so that a second link of the same pair is the other side's.
    for (const link of [
      ...links.filter((each) => mine?.has(each.id)),
      ...links.filter((each) => !mine?.has(each.id)),
    ]) {
      const span = sheet.spans.get(link.span);
      const lost = sources.map((each) => each.sheets.get(key)?.spans.get(link.span)).find((each) => each !== undefined);
      const pair = `${link.span} ${link.claim}`;
      if (pairs.has(pair) || (span === undefined && lost === undefined)) removed.push(link);
      else {
        pairs.set(pair, link);
        if (span === undefined && lost !== undefined && !restored.has(lost.id)) added.push(lost);
        restored.add(link.span);
      }
    }
    const linked = new Set([...pairs.values()].map((link) => link.claim));
    for (const omission of sheet.omissions.values()) if (linked.has(omission.claim)) removed.push(omission);
  }
  return { ...EMPTY_DIFF, added, removed };
}
