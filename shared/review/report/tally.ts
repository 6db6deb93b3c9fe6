/** Who did how much, and how much was settled in which way: the counts of reports. */
import { effectiveSheet, isMerged } from '../../document/effective.ts';
import { annotatorOf, isGold } from '../../document/gold.ts';
import type { DocumentState, Sheet } from '../../document/state.ts';
import type { Verdict } from '../../model/index.ts';
import type { AnnotatorId } from '../../model/index.ts';
import type { Kind } from '../kinds.ts';
import type { Settled } from './places.ts';

export interface Work {
  readonly id: AnnotatorId;
  readonly name: string;
  /** In which there is a span, a link or a mark. */
  readonly articles: number;
  readonly spans: number;
  readonly links: number;
  readonly silent: number;
  /** Claims in use that are the annotator's own. */
  readonly claims: number;
}

/** Returns how much the annotator, or the gold set, holds. Links count as merges make them. */
export function workOf(doc: DocumentState, id: AnnotatorId): Work {
  const sheets = [...doc.sheets.values()]
    .filter(({ annotator }) => annotator === id)
    .map((each) => effectiveSheet(doc, each));
  const sum = (size: (sheet: Sheet) => number): number => sheets.reduce((total, sheet) => total + size(sheet), 0);
  return {
    id,
    name: annotatorOf(doc, id)?.name ?? id,
    articles: sheets.filter(({ spans, omissions }) => spans.size + omissions.size > 0).length,
    spans: sum(({ spans }) => spans.size),
    links: sum(({ links }) => links.size),
    silent: sum(({ omissions }) => omissions.size),
    claims: [...doc.claims.values()].filter(
      (claim) => claim.annotator === id && claim.retired === undefined && !isMerged(doc, claim.id),
    ).length,
  };
}

/** Returns the annotators who have marked anything, by name; gold sets are not among them. */
export function annotatorsWithWork(doc: DocumentState): AnnotatorId[] {
  const found = new Set<AnnotatorId>();
  for (const { annotator, spans, omissions } of doc.sheets.values()) {
    if (!isGold(annotator) && spans.size + omissions.size > 0) found.add(annotator);
  }
  const name = (id: AnnotatorId): string => doc.annotators.get(id)?.name ?? id;
  return [...found].sort((a, b) => name(a).localeCompare(name(b), 'en') || (a < b ? -1 : 1));
}

export interface Settlement {
  /** Places settled; those put off are not among them. */
  readonly settled: number;
  readonly later: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Places about which nothing was decided. */
  readonly open: number;
  /** Places in which the annotators differed, by in what; a place with two differences counts in both. */
  readonly kinds: Readonly<Record<Kind, Readonly<Record<Verdict, number>>>>;
  /** Of the decisions that overrule somebody's judgement: how many say why, and how many do not. */
  readonly reasons: { readonly given: number; readonly owed: number };
  /** Settled places in which somebody's work is no longer what was compared. */
  readonly changedSince: number;
}

/** Returns how the places were settled, in sum. */
export function settlementOf({ places, open }: Settled): Settlement {
  const none = (): Record<Verdict, number> => ({ agreed: 0, one: 0, both: 0, edited: 0, neither: 0, later: 0 });
  const verdicts = none();
  const kinds = { claim: none(), stance: none(), split: none(), missed: none(), extra: none(), boundary: none() };
  const reasons = { given: 0, owed: 0 };
  let changedSince = 0;
  for (const { verdict, kinds: found, reason, needsReason, sides } of places) {
    verdicts[verdict] += 1;
    for (const each of found) kinds[each][verdict] += 1;
    if (needsReason) reasons[reason === undefined ? 'owed' : 'given'] += 1;
    if (verdict !== 'later' && sides.some(({ now }) => now !== undefined)) changedSince += 1;
  }
  return {
    settled: places.length - verdicts.later,
    later: verdicts.later,
    verdicts,
    kinds,
    open,
    reasons,
    changedSince,
  };
}
