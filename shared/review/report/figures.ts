/** Figures of agreement as a report tells them: named, rounded, with the reason where there is none. */
import type { AgreementGroup, AgreementPage, Confusion, Figure, FigureId } from '../../contract/review.ts';
import type { AnnotatorId } from '../../model/index.ts';
import { decimal, grouped } from './words.ts';

/** What a figure is about. */
export type Subject = 'spans' | 'links' | 'claims' | 'stances' | 'cells';

/** Returns what the subject is called, and what one of the things that are compared is. */
export const SUBJECTS: Readonly<Record<Subject, { readonly title: string; readonly units: string }>> = {
  spans: { title: 'Spans', units: 'spans' },
  links: { title: 'Links, unmatched spans counted', units: 'places' },
  claims: { title: 'Claims as groups of spans', units: 'spans' },
  stances: { title: 'Stances', units: 'links' },
  cells: { title: 'Cells of claim × article', units: 'cells' },
};

/** The figures in the order of the report, each with its subject and its short name there. */
export const FIGURES: Readonly<Record<FigureId, { readonly subject: Subject; readonly name: string }>> = {
  'span-f1-exact': { subject: 'spans', name: 'F1, exact' },
  'span-precision-exact': { subject: 'spans', name: 'precision, exact' },
  'span-recall-exact': { subject: 'spans', name: 'recall, exact' },
  'span-f1-overlap': { subject: 'spans', name: 'F1, by overlap' },
  'span-precision-overlap': { subject: 'spans', name: 'precision, by overlap' },
  'span-recall-overlap': { subject: 'spans', name: 'recall, by overlap' },
  'span-u-alpha': { subject: 'spans', name: 'Krippendorff’s α for unitizing' },
  'link-kappa': { subject: 'links', name: 'Cohen’s κ' },
  'link-fleiss': { subject: 'links', name: 'Fleiss’ κ' },
  'link-alpha': { subject: 'links', name: 'Krippendorff’s α, nominal' },
  'claim-b-cubed': { subject: 'claims', name: 'B-cubed F1' },
  'claim-ceaf-e': { subject: 'claims', name: 'CEAF-e F1' },
  'claim-adjusted-rand': { subject: 'claims', name: 'adjusted Rand index' },
  'stance-kappa': { subject: 'stances', name: 'Cohen’s κ' },
  'stance-fleiss': { subject: 'stances', name: 'Fleiss’ κ' },
  'stance-alpha': { subject: 'stances', name: 'Krippendorff’s α, nominal' },
  'stance-ordinal': { subject: 'stances', name: 'Krippendorff’s α, ordinal' },
  'cell-kappa': { subject: 'cells', name: 'Cohen’s κ' },
  'cell-fleiss': { subject: 'cells', name: 'Fleiss’ κ' },
  'cell-alpha': { subject: 'cells', name: 'Krippendorff’s α, nominal' },
};

export const FIGURE_IDS = Object.keys(FIGURES) as FigureId[];

export interface NamedFigure extends Figure {
  readonly id: FigureId;
  readonly subject: Subject;
  readonly name: string;
}

/** Two annotators, or all: what they agree on. */
export interface GroupFigures {
  readonly kind: 'pair' | 'all';
  readonly annotators: readonly { readonly id: AnnotatorId; readonly name: string; readonly spans: number }[];
  readonly articles: number;
  readonly places: AgreementGroup['places'];
  readonly figures: readonly NamedFigure[];
  readonly stances: Confusion | null;
  readonly cells: Confusion | null;
}

/** Returns a group of the page with the names of its annotators and figures, in the order of the report. */
export function groupFigures(group: AgreementGroup, nameOf: (id: AnnotatorId) => string): GroupFigures {
  const { kind, annotators, articles, spans, places, figures, stances, cells } = group;
  return {
    kind,
    annotators: annotators.map((id, at) => ({ id, name: nameOf(id), spans: spans[at] ?? 0 })),
    articles,
    places,
    figures: FIGURE_IDS.flatMap((id) => {
      const figure = figures[id];
      return figure === undefined ? [] : [{ id, ...FIGURES[id], ...figure }];
    }),
    stances,
    cells,
  };
}

/** Returns the page's groups of two in which the annotator is, with the annotator first wherever the direction matters not. */
export function pairsOf(page: AgreementPage, annotator: AnnotatorId): AgreementGroup[] {
  return page.groups.filter(({ kind, annotators }) => kind === 'pair' && annotators.includes(annotator));
}

/** Returns “0.87 (95 % interval 0.80 to 0.92)”, “0.87 (no interval: …)”, or “undefined: …”. */
export function figureInWords({ value, why, low, high, noInterval }: Figure): string {
  if (value === null) return `undefined: ${lowerFirst(why ?? 'no reason is known.')}`.replace(/\.$/, '');
  if (low !== undefined && high !== undefined) {
    return `${decimal(value)} (95 % interval ${decimal(low)} to ${decimal(high)})`;
  }
  return noInterval === undefined
    ? decimal(value)
    : `${decimal(value)} (no interval: ${lowerFirst(noInterval).replace(/\.$/, '')})`;
}

/** Returns how many things a figure compared, in words: “1,204 places”. */
export function comparedInWords({ n, subject }: Pick<NamedFigure, 'n' | 'subject'>): string {
  return `${grouped(n)} ${SUBJECTS[subject].units}`;
}

const lowerFirst = (text: string): string =>
  /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
