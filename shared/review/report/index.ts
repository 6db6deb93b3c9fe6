/** Reports: for each annotator what became of her work, for the project agreement and method. As data, and as pages. */
import type { DocumentState } from '../../document/state.ts';
import type { AnnotatorId } from '../../model/index.ts';
import { annotatorReport } from './annotator.ts';
import type { ReportOptions } from './annotator.ts';
import { annotatorHtml } from './annotator-html.ts';
import { annotatorInWords } from './annotator-words.ts';
import { projectReport } from './project.ts';
import { projectHtml } from './project-html.ts';
import { projectInWords } from './project-words.ts';

export type { ReportOptions } from './annotator.ts';
export { annotatorsWithWork } from './tally.ts';

export interface ReportFile {
  /** Safe on every system, extension included. */
  readonly fileName: string;
  readonly content: string;
  /** The report in a few sentences. */
  readonly words: readonly string[];
}

/** Returns the report about the annotator, or about the project (null), as a file of the kind. */
export function reportFile(
  doc: DocumentState,
  about: AnnotatorId | null,
  as: 'html' | 'json',
  options: ReportOptions,
): ReportFile {
  const stanceName = (id: string): string => doc.project.stances.find((each) => each.id === id)?.label ?? id;
  if (about === null) {
    const report = projectReport(doc, options);
    const content = as === 'html' ? projectHtml(report) : json(report);
    return { fileName: `report-project.${as}`, content, words: projectInWords(report) };
  }
  const report = annotatorReport(doc, about, options);
  const content = as === 'html' ? annotatorHtml(report, stanceName) : json(report);
  return { fileName: `report-${about}.${as}`, content, words: annotatorInWords(report) };
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
