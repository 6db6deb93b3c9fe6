/** Behind one cell of a confusion matrix: the places that it counts. */
import { effectiveSheetOf } from '../../document/effective.ts';
import { articlesInOrder } from '../../document/order.ts';
import { sheetIndex } from '../../document/sheet-index.ts';
import type { DocumentState, Sheet } from '../../document/state.ts';
import type { AnnotatorId, ArticleId, ClaimId, Span } from '../../model/index.ts';
import { matchSpans } from '../match.ts';
import { pairClaims } from '../pairs.ts';
import { CELL_LABELS, contextOf, UNLOOKED_CELL, workedOn } from './context.ts';
import type { Labelling } from './context.ts';
import { labelsOf } from './sheet-labels.ts';

export interface ConfusedPlace {
  readonly article: ArticleId;
  /** The claim that stands for those which are paired. */
  readonly claim: ClaimId;
  /** The first's spans on the claim, and the second's; none on a side that is silent or has not looked. */
  readonly spans: readonly [readonly Span[], readonly Span[]];
}

export interface ConfusedOptions {
  readonly reviewer: AnnotatorId;
  /** All that are compared: whose claims are paired with whose depends on them. */
  readonly annotators: readonly AnnotatorId[];
  /** The two of the matrix, the first by rows. */
  readonly pair: readonly [AnnotatorId, AnnotatorId];
  readonly of: 'stances' | 'cells';
  /** The labels of the row and of the column, as the matrix names them. */
  readonly row: string;
  readonly column: string;
}

/**
 * Returns what the cell of the matrix counts, in the order of the articles and of the text, as the page of agreement counts
 * it: links of matched spans to one claim, or every claim of the two in every article that both have worked on.
 */
export function confusedPlaces(doc: DocumentState, options: ConfusedOptions): ConfusedPlace[] {
  const { reviewer, annotators, pair, of, row, column } = options;
  const { labelling, classesOf } = contextOf(doc, annotators, pairClaims(doc, reviewer, annotators));
  const classes = new Set(pair.flatMap((annotator) => [...(classesOf.get(annotator) ?? [])]));
  return articlesInOrder(doc).flatMap(({ id }): ConfusedPlace[] => {
    const [first, second] = pair.map((annotator) => effectiveSheetOf(doc, annotator, id));
    if (!workedOn(first) || !workedOn(second)) return [];
    const both = [first, second] as const;
    return of === 'stances'
      ? stancesIn(id, both, labelling, row, column)
      : cellsIn(id, both, labelling, classes, row, column);
  });
}

type Two = readonly [Sheet, Sheet];

function stancesIn(
  article: ArticleId,
  sheets: Two,
  labelling: Labelling,
  row: string,
  column: string,
): ConfusedPlace[] {
  const [ofFirst, ofSecond] = [labelsOf(sheets[0], labelling), labelsOf(sheets[1], labelling)];
  const { stanceLabels } = labelling;
  return matchSpans(sheets).flatMap(({ spans: [one, other] }): ConfusedPlace[] => {
    if (one === undefined || other === undefined) return [];
    const hers = ofSecond.spans.get(other.id)?.said;
    return (ofFirst.spans.get(one.id)?.said ?? []).flatMap(({ claim, ...said }): ConfusedPlace[] => {
      const answer = hers?.find((those) => those.claim === claim);
      if (answer === undefined || stanceLabels[said.stance] !== row || stanceLabels[answer.stance] !== column)
        return [];
      return [{ article, claim, spans: [[one], [other]] }];
    });
  });
}

function cellsIn(
  article: ArticleId,
  sheets: Two,
  labelling: Labelling,
  classes: ReadonlySet<ClaimId>,
  row: string,
  column: string,
): ConfusedPlace[] {
  const [ofFirst, ofSecond] = [labelsOf(sheets[0], labelling).cells, labelsOf(sheets[1], labelling).cells];
  const spansOn = (sheet: Sheet, claim: ClaimId): readonly Span[] => {
    const linked = new Set(
      [...sheet.links.values()].flatMap((link) =>
        (labelling.classes.get(link.claim) ?? link.claim) === claim ? [link.span] : [],
      ),
    );
    return linked.size === 0 ? [] : sheetIndex(sheet).spans.filter(({ id }) => linked.has(id));
  };
  const all = new Set([...classes, ...ofFirst.keys(), ...ofSecond.keys()]);
  return [...all].sort().flatMap((claim): ConfusedPlace[] => {
    if (CELL_LABELS[ofFirst.get(claim) ?? UNLOOKED_CELL] !== row) return [];
    if (CELL_LABELS[ofSecond.get(claim) ?? UNLOOKED_CELL] !== column) return [];
    return [{ article, claim, spans: [spansOn(sheets[0], claim), spansOn(sheets[1], claim)] }];
  });
}
