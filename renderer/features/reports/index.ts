/** Reports: what became of each annotator's work, and agreement and method for the project. */
export { ReportsPart } from './ReportsPart.tsx';
