/** From records to what is drawn: which spans an article shows, and how each looks. */
import { polarities, sideOf } from '#shared/document/cells.ts';
import type { CellSide } from '#shared/document/cells.ts';
import { effectiveSheetOf } from '#shared/document/effective.ts';
import { sheetIndex } from '#shared/document/sheet-index.ts';
import type { DocumentState, Sheet } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId, ClaimId, Project } from '#shared/model/index.ts';
import { inLaneOrder, linePlaceOf } from '../../state/shown.ts';
import type { DrawnSpan, Look } from './view/highlights.ts';

const LOOK_OF_SIDE: Readonly<Record<CellSide, 'plus' | 'minus' | 'partly' | 'zero' | 'mixed'>> = {
  '+': 'plus',
  '-': 'minus',
  '±': 'partly',
  '0': 'zero',
  both: 'mixed',
};

/** How one annotator's spans are told from the others': her line (0 for mine) and her lanes. */
interface Place {
  readonly line: number;
  readonly lanes: NonNullable<DrawnSpan['lanes']>;
}

/** Lanes there are, and lines for colleagues; with more annotators they come again. */
const LANES = 6;
const LINES = 5;

const cache = new WeakMap<Sheet, { project: Project; place: string; spans: readonly DrawnSpan[] }>();

/** Returns her line and lanes: with several shown, each has lanes of her own, mine next to the text. */
function placeFor(annotator: AnnotatorId, shown: readonly AnnotatorId[], me: AnnotatorId | null): Place {
  const each = Math.max(1, Math.floor(LANES / Math.max(1, shown.length)));
  const column = Math.max(0, inLaneOrder(shown, me).indexOf(annotator));
  const line = linePlaceOf(shown, me, annotator);
  return { line: line === 0 ? 0 : 1 + ((line - 1) % LINES), lanes: [(column * each) % LANES, each] };
}

/** The spans of a sheet as they are drawn; the same sheet gives the same list. */
function spansOfSheet(sheet: Sheet, project: Project, { line, lanes }: Place): readonly DrawnSpan[] {
  const known = cache.get(sheet);
  const place = `${line} ${lanes.join()}`;
  if (known !== undefined && known.project === project && known.place === place) return known.spans;
  const polarityOf = polarities(project);
  const { linksOfSpan, spans } = sheetIndex(sheet);
  const drawn = spans.map((span): DrawnSpan => {
    const links = linksOfSpan.get(span.id) ?? [];
    const side = sideOf(links, polarityOf);
    const look = side === undefined ? 'unlinked' : LOOK_OF_SIDE[side];
    return {
      id: span.id,
      fragments: span.fragments,
      look: line === 0 ? look : (`who-${line}` as Look),
      bar: line === 0 ? look : `other-${look}`,
      lanes,
      noted: span.note !== undefined || links.some((link) => link.note !== undefined),
    };
  });
  cache.set(sheet, { project, place, spans: drawn });
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

/** The spans as they are drawn, each annotator's with her own line and lanes; `shown` is everyone who is shown. */
export function drawnSpans(
  sheets: readonly Sheet[],
  project: Project,
  me: AnnotatorId | null,
  shown: readonly AnnotatorId[],
): readonly DrawnSpan[] {
  const lists = sheets.map((sheet) => spansOfSheet(sheet, project, placeFor(sheet.annotator, shown, me)));
  return lists.length === 1 ? (lists[0] ?? []) : lists.flat();
}

/** The spans of the given sheets that are linked to the claim. */
export function spansOfClaim(sheets: readonly Sheet[], claim: ClaimId): string[] {
  return sheets.flatMap((sheet) => (sheetIndex(sheet).linksOfClaim.get(claim) ?? []).map((link) => link.span));
}
