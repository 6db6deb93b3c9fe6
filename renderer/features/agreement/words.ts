/** Groups, labels and figures in words. */
import type { AgreementGroup, Figure } from '#shared/contract/index.ts';
import { annotatorOf } from '#shared/document/gold.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import { CELL_WORDS } from '#shared/review/report/cell-words.ts';
import { figureBriefly } from '#shared/review/report/figures.ts';
import type { ChosenCell } from './state.ts';

export const annotatorName = (doc: DocumentState, id: AnnotatorId): string => annotatorOf(doc, id)?.name ?? id;

export function groupInWords(doc: DocumentState, { kind, annotators }: AgreementGroup): string {
  const names = annotators.map((id) => annotatorName(doc, id));
  return kind === 'all' && names.length > 2 ? `all ${names.length} annotators` : names.join(' and ');
}

/** What a row or column of a confusion matrix is called. */
export function labelInWords(doc: DocumentState, of: ChosenCell['of'], label: string): string {
  if (of === 'cells') return CELL_WORDS[label] ?? label;
  if (label === 'both') return 'agrees and contradicts';
  return doc.project.stances.find(({ id }) => id === label)?.label ?? label;
}

/** A figure in a column: the value with its interval, or a dash with the reason for screen readers and tooltips. */
export const figureInCell = (figure: Figure): string => (figure.value === null ? '–' : figureBriefly(figure));
