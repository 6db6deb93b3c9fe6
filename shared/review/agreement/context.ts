/** What the figures of a page have in common: who is compared, which claims count as one, which labels there are. */
import type { CellSide } from '../../document/cells.ts';
import { polarities } from '../../document/cells.ts';
import type { DocumentState, Sheet } from '../../document/state.ts';
import type { AnnotatorId, ClaimId, Polarity, Project } from '../../model/index.ts';
import { claimsOf } from '../pair-evidence.ts';
import type { Pairing } from '../pairs.ts';

/** The states of a cell, in the order of their confusion matrix. The last one is that of a cell nobody has touched. */
export const CELL_LABELS = ['agrees', 'contradicts', 'both', 'partly', 'mentions', 'silent', 'unlooked'] as const;

/** Where each side of a linked cell stands in `CELL_LABELS`. */
export const CELL_OF_SIDE: Readonly<Record<CellSide, number>> = { '+': 0, '-': 1, both: 2, '±': 3, '0': 4 };
export const SILENT_CELL = 5;
export const UNLOOKED_CELL = 6;

/** What the labels of spans and cells depend on besides the sheets: the same object as long as none of it changes. */
export interface Labelling {
  /** The class of every claim in use. */
  readonly classes: ReadonlyMap<ClaimId, ClaimId>;
  readonly stances: Project['stances'];
  /** The stances' ids, and at the end `both`: a span that affirms and denies one claim. */
  readonly stanceLabels: readonly string[];
  readonly polarityOf: ReadonlyMap<string, Polarity>;
}

export interface Context {
  readonly labelling: Labelling;
  /** For each annotator the classes that her claims are of. */
  readonly classesOf: ReadonlyMap<AnnotatorId, ReadonlySet<ClaimId>>;
}

let newest: Labelling | undefined;

/** Returns what the page's figures have in common. */
export function contextOf(doc: DocumentState, annotators: readonly AnnotatorId[], { classOf }: Pairing): Context {
  const classes = new Map<ClaimId, ClaimId>();
  const classesOf = new Map<AnnotatorId, Set<ClaimId>>();
  for (const annotator of annotators) {
    const hers = claimsOf(doc, annotator);
    for (const claim of hers) classes.set(claim, classOf(claim));
    classesOf.set(annotator, new Set(hers.map(classOf)));
  }
  const { stances } = doc.project;
  const same =
    newest !== undefined &&
    newest.stances === stances &&
    newest.classes.size === classes.size &&
    [...classes].every(([claim, of]) => newest?.classes.get(claim) === of);
  if (!same || newest === undefined) {
    newest = {
      classes,
      stances,
      stanceLabels: [...stances.map(({ id }) => id), 'both'],
      polarityOf: polarities(doc.project),
    };
  }
  return { labelling: newest, classesOf };
}

/**
 * Returns whether someone has worked on the article of the sheet: marked something, settled something, or said that she is
 * at it or done. Only such articles are compared, so that an article which somebody has not opened yet is no disagreement,
 * and one in which she looked and found nothing is.
 */
export function workedOn(sheet: Sheet | undefined): sheet is Sheet {
  if (sheet === undefined) return false;
  const { spans, links, omissions, decisions, progress } = sheet;
  if (spans.size + links.size + omissions.size + decisions.size > 0) return true;
  return progress?.state === 'done' || progress?.state === 'in-progress';
}
