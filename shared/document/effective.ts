/**
 * Merged claims, seen from outside: a merge is a redirect on the claim that goes, since its author may write her own file
 * only. Whoever reads links by claim reads them under the claim they resolve to; whoever writes, writes the sheet as stored.
 */
import type { AnnotatorId, ArticleId, ClaimId, Link, LinkId, Omission } from '../model/index.ts';
import { sheetOf } from './state.ts';
import type { DocumentState, Sheet } from './state.ts';

type Redirects = ReadonlyMap<ClaimId, ClaimId>;

const known = new WeakMap<DocumentState['claims'], Redirects>();
/** Equal redirects are one object, so that what was worked out under them stays when another claim is edited. */
let newest: Redirects = new Map();

/** Where each merged claim leads in the end. A circle, which only a foreign file can bring, leads nowhere. */
function redirectsOf({ claims }: DocumentState): Redirects {
  const cached = known.get(claims);
  if (cached !== undefined) return cached;
  const found = new Map<ClaimId, ClaimId>();
  for (const claim of claims.values()) {
    const seen = new Set<ClaimId>([claim.id]);
    let end = claim;
    for (;;) {
      const next = end.mergedInto === undefined ? undefined : claims.get(end.mergedInto);
      if (next === undefined) break;
      if (seen.has(next.id)) {
        end = claim;
        break;
      }
      seen.add(next.id);
      end = next;
    }
    if (end !== claim) found.set(claim.id, end.id);
  }
  if (found.size !== newest.size || [...found].some(([from, to]) => newest.get(from) !== to)) newest = found;
  known.set(claims, newest);
  return newest;
}

/** Returns the claim that the given one was merged into, however many times on; itself if it was not merged. */
export function resolveClaim(doc: DocumentState, claim: ClaimId): ClaimId {
  return redirectsOf(doc).get(claim) ?? claim;
}

/** Returns whether the claim stands for itself: it was not merged into one that is there. */
export function isMerged(doc: DocumentState, claim: ClaimId): boolean {
  return redirectsOf(doc).has(claim);
}

const absorbed = new WeakMap<Redirects, ReadonlyMap<ClaimId, readonly ClaimId[]>>();

/** Returns the claims that were merged into each claim, directly or by way of others. */
export function mergedInto(doc: DocumentState): ReadonlyMap<ClaimId, readonly ClaimId[]> {
  const redirects = redirectsOf(doc);
  let found = absorbed.get(redirects);
  if (found === undefined) {
    found = Map.groupBy(redirects.keys(), (claim) => redirects.get(claim) ?? claim);
    absorbed.set(redirects, found);
  }
  return found;
}

/** By the stored sheet, so that an unchanged sheet gives the same effective one. */
const effectiveSheets = new WeakMap<Sheet, { readonly redirects: Redirects; readonly sheet: Sheet }>();

/**
 * Returns the sheet with its links and omissions under the claims that they resolve to; the same object where nothing is
 * redirected. Of two links of one span that come together with one stance, the older stays and says what both said: their
 * notes, and that one was unsure. A cell that comes out linked is not silent.
 */
export function effectiveSheet(doc: DocumentState, sheet: Sheet): Sheet {
  const redirects = redirectsOf(doc);
  if (redirects.size === 0) return sheet;
  const before = effectiveSheets.get(sheet);
  if (before?.redirects === redirects) return before.sheet;
  const effective = redirected(sheet, redirects);
  effectiveSheets.set(sheet, { redirects, sheet: effective });
  return effective;
}

/** Returns the effective sheet of the annotator in the article, or undefined if she has done nothing there. */
export function effectiveSheetOf(doc: DocumentState, annotator: AnnotatorId, article: ArticleId): Sheet | undefined {
  const sheet = sheetOf(doc, annotator, article);
  return sheet === undefined ? undefined : effectiveSheet(doc, sheet);
}

/** Returns the notes that differ, one below the other, as far as a note may go (10,000 UTF-16 code units). */
export function joinedNotes(...notes: readonly (string | undefined)[]): string {
  return [...new Set(notes.filter((note) => note !== undefined))].join('\n').slice(0, 10_000);
}

function withWordsOf(link: Link, other: Link): Link {
  if (other.note === undefined && other.unsure !== true) return link;
  const note = joinedNotes(link.note, other.note);
  const unsure = link.unsure === true || other.unsure === true;
  return { ...link, ...(note === '' ? {} : { note }), ...(unsure ? { unsure } : {}) };
}

function redirected(sheet: Sheet, redirects: Redirects): Sheet {
  const links = new Map<LinkId, Link>();
  const omissions = new Map<ClaimId, Omission>();
  const seen = new Map<string, LinkId>();
  const linked = new Set<ClaimId>();
  const claimsIn = [...sheet.links.values(), ...sheet.omissions.values()];
  if (!claimsIn.some(({ claim }) => redirects.has(claim))) return sheet;
  const first = (a: { claim: ClaimId }, b: { claim: ClaimId }): number =>
    Number(redirects.has(a.claim)) - Number(redirects.has(b.claim));
  // Those that were there first, so that one that comes along gives way; then by id, which is by age, so that the order in
  // which the records happen to lie in memory decides nothing.
  const inOrder = [...sheet.links.values()].sort((a, b) => first(a, b) || compare(a.id, b.id));
  for (const link of inOrder) {
    const claim = redirects.get(link.claim) ?? link.claim;
    const key = `${link.span} ${claim} ${link.stance}`;
    linked.add(claim);
    const same = links.get(seen.get(key) ?? link.id);
    if (same !== undefined) {
      links.set(same.id, withWordsOf(same, link));
      continue;
    }
    seen.set(key, link.id);
    links.set(link.id, claim === link.claim ? link : { ...link, claim });
  }
  for (const omission of [...sheet.omissions.values()].sort((a, b) => first(a, b) || compare(a.claim, b.claim))) {
    const claim = redirects.get(omission.claim) ?? omission.claim;
    if (!linked.has(claim) && !omissions.has(claim))
      omissions.set(claim, claim === omission.claim ? omission : { ...omission, claim });
  }
  return { ...sheet, links, omissions };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
