/**
 * Blind projects: whoever annotates does not see what others did in an article before she has marked it done, so that two
 * readings stay two. The engine gives out a document without it; what is not there cannot be shown, exported or counted.
 */
import type { AnnotatorId, ArticleId, Claim, ClaimId } from '../model/index.ts';
import { writerOf } from './gold.ts';
import type { DocumentState, Sheet, SheetKey } from './state.ts';
import { workStateOf } from './work.ts';

const views = new WeakMap<DocumentState, Map<AnnotatorId | null, DocumentState>>();

/** Returns whether others' work in the article is kept from the annotator for now. */
export function isWithheld(doc: DocumentState, me: AnnotatorId | null, article: ArticleId): boolean {
  return doc.project.blind === true && (me === null || workStateOf(doc, me, article) !== 'done');
}

/**
 * Returns the document as the annotator may see it; the document itself if nothing is kept from her. Others' sheets of
 * articles that she has not marked done are left out; so are their own claims that they use there and nowhere else, and
 * relations of others with a claim that is left out. What nobody has used yet, such as a list of claims that was agreed on
 * beforehand, stays.
 */
export function seenBy(doc: DocumentState, me: AnnotatorId | null): DocumentState {
  if (doc.project.blind !== true) return doc;
  let known = views.get(doc);
  if (known === undefined) views.set(doc, (known = new Map<AnnotatorId | null, DocumentState>()));
  let view = known.get(me);
  if (view === undefined) known.set(me, (view = viewOf(doc, me)));
  return view;
}

function viewOf(doc: DocumentState, me: AnnotatorId | null): DocumentState {
  const sheets = new Map<SheetKey, Sheet>();
  const withheld: Sheet[] = [];
  for (const [key, sheet] of doc.sheets) {
    if (writerOf(sheet.annotator) !== me && isWithheld(doc, me, sheet.article)) withheld.push(sheet);
    else sheets.set(key, sheet);
  }
  if (withheld.length === 0) return doc;
  const seen = new Set([...sheets.values()].flatMap(claimsIn));
  const hidden = new Set<ClaimId>();
  for (const sheet of withheld) {
    for (const id of claimsIn(sheet)) {
      const claim = doc.claims.get(id);
      if (claim?.annotator === sheet.annotator && claim.annotator !== me && !seen.has(id)) hidden.add(id);
    }
  }
  // A claim that is seen leads to those that it was merged into.
  for (const claim of doc.claims.values()) if (!hidden.has(claim.id)) unhide(doc, claim, hidden);
  for (const { annotator, from, to } of doc.relations.values()) {
    if (annotator === me) hidden.delete(from);
    if (annotator === me) hidden.delete(to);
  }
  const claims = new Map([...doc.claims].filter(([id]) => !hidden.has(id)));
  const relations = new Map([...doc.relations].filter(([, { from, to }]) => !hidden.has(from) && !hidden.has(to)));
  return {
    ...{ ...doc, sheets },
    claims: claims.size === doc.claims.size ? doc.claims : claims,
    relations: relations.size === doc.relations.size ? doc.relations : relations,
  };
}

const claimsIn = ({ links, omissions }: Sheet): ClaimId[] => [
  ...[...links.values()].map(({ claim }) => claim),
  ...omissions.keys(),
];

function unhide(doc: DocumentState, claim: Claim, hidden: Set<ClaimId>): void {
  for (let at = claim.mergedInto; at !== undefined && hidden.delete(at); at = doc.claims.get(at)?.mergedInto);
}
