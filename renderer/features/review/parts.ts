/** The parts of the review, in the order of their tabs. */
import type { ComponentType } from 'react';
import type { ActionId } from '#shared/actions/index.ts';
import { AgreementPart } from '../agreement/index.ts';
import { ReportsPart } from '../reports/index.ts';
import type { Part } from './state.ts';

interface ReviewPart {
  readonly id: Part;
  readonly words: string;
  /** What shows it by key. */
  readonly action: ActionId;
  /** What is shown, where the frame has nothing to tell it. */
  readonly content?: ComponentType;
}

export const PARTS: readonly ReviewPart[] = [
  { id: 'disagreements', words: 'Disagreements', action: 'review.disagreements' },
  { id: 'claims', words: 'Claims', action: 'review.claims' },
  { id: 'agreement', words: 'Agreement', action: 'review.agreement', content: AgreementPart },
  { id: 'reports', words: 'Reports', action: 'review.reports', content: ReportsPart },
];
