/** From records to what is drawn: which spans an article shows, and how each looks. */
import { polarities, sideOf } from '#shared/document/cells.ts';
import type { CellSide } from '#shared/document/cells.ts';
import { effectiveSheetOf } from '#shared/document/effective.ts';
import { sheetIndex } from '#shared/document/sheet-index.ts';
import type { DocumentState, Sheet } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId, ClaimId, Project } from '#shared/model/index.ts';
import type { DrawnSpan, Look } from './view/highlights.ts';

const LOOK_OF_SIDE: Readonly<Record<CellSide, 'plus' | 'minus' | 'partly' | 'zero' | 'mixed'>> = {
  '+': 'plus',
  '-': 'minus',
  '±': 'partly',
  '0': 'zero',
  both: 'mixed',
};

const cache = new WeakMap<Sheet, { project: Project; mine: boolean; spans: readonly DrawnSpan[] }>();

/** The spans of a sheet as they are drawn; the same sheet gives the same list. */
function spansOfSheet(sheet: Sheet, project: Project, mine: boolean): readonly DrawnSpan[] {
  const known = cache.get(sheet);
  if (known !== undefined && known.project === project && known.mine === mine) return known.spans;
  const polarityOf = polarities(project);
  const { linksOfSpan, spans } = sheetIndex(sheet);
  const drawn = spans.map((span): DrawnSpan => {
    const links = linksOfSpan.get(span.id) ?? [];
    const side = sideOf(links, polarityOf);
    const look = side === undefined ? 'unlinked' : LOOK_OF_SIDE[side];
    return {
      id: span.id,
      fragments: span.fragments,
      look: (mine ? look : `other-${look}`) satisfies Look,
      noted: span.note !== undefined || links.some((link) => link.note !== undefined),
    };
  });
  cache.set(sheet, { project, mine, spans: drawn });
  return drawn;
}

/** The sheets of an article that are shown, mine last so that it is drawn on top. */
export function shownSheets(
  doc: DocumentState,
  article: ArticleId,
  shown: readonly AnnotatorId[],
  me: AnnotatorId | null,
): Sheet[] {
  return [...shown]
    .sort((a, b) => Number(a === me) - Number(b === me))
    .flatMap((annotator) => effectiveSheetOf(doc, annotator, article) ?? []);
}

export function drawnSpans(sheets: readonly Sheet[], project: Project, me: AnnotatorId | null): readonly DrawnSpan[] {
  const lists = sheets.map((sheet) => spansOfSheet(sheet, project, sheet.annotator === me));
  return lists.length === 1 ? (lists[0] ?? []) : lists.flat();
}

/** The spans of the given sheets that are linked to the claim. */
export function spansOfClaim(sheets: readonly Sheet[], claim: ClaimId): string[] {
  return sheets.flatMap((sheet) => (sheetIndex(sheet).linksOfClaim.get(claim) ?? []).map((link) => link.span));
}
