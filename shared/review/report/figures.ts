/** Figures of agreement as a report tells them: named, rounded, with the reason where there is none. */
import type { AgreementGroup, AgreementPage, Confusion, Figure, FigureId } from '../../contract/review.ts';
import type { AnnotatorId } from '../../model/index.ts';
import { EXPLANATIONS } from '../agreement/explain.ts';
import type { Family } from '../agreement/explain.ts';
import { decimal, grouped } from './words.ts';

/** Returns what the subject is called, and what one of the things that are compared is. */
export const SUBJECTS: Readonly<Record<Family, { readonly title: string; readonly units: string }>> = {
  spans: { title: 'Spans', units: 'spans' },
  links: { title: 'Links, unmatched spans counted', units: 'places' },
  claims: { title: 'Claims as groups of spans', units: 'spans' },
  stances: { title: 'Stances', units: 'links' },
  cells: { title: 'Cells of claim × article', units: 'cells' },
};

export interface NamedFigure extends Figure {
  readonly id: FigureId;
  readonly subject: Family;
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
    figures: EXPLANATIONS.flatMap(({ id, family, name }) => {
      const figure = id === 'gamma' ? undefined : figures[id];
      return id === 'gamma' || figure === undefined ? [] : [{ id, subject: family, name, ...figure }];
    }),
    stances,
    cells,
  };
}

/** Returns the page's groups of two in which the annotator is. */
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

/** Returns the same for a narrow column: “0.87 (0.80 to 0.92)”, “0.87”, or “undefined: …”. */
export function figureBriefly(figure: Figure): string {
  const { value, low, high } = figure;
  if (value === null) return figureInWords(figure);
  return low === undefined || high === undefined
    ? decimal(value)
    : `${decimal(value)} (${decimal(low)} to ${decimal(high)})`;
}

/** Returns how many things a figure compared, in words: “1,204 places”. */
export function comparedInWords({ n, subject }: Pick<NamedFigure, 'n' | 'subject'>): string {
  return `${grouped(n)} ${SUBJECTS[subject].units}`;
}

const lowerFirst = (text: string): string =>
  /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
