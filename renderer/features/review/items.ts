/** The queue of disagreements: which of them are shown, in what order they are gone through, and each in words. */
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId, Decision, Side } from '#shared/model/index.ts';
import { reasonOwed } from '#shared/review/choice.ts';
import type { ClassOf } from '#shared/document/same-claims.ts';
import type { Item, Kind } from '#shared/review/queue.ts';

/** How a disagreement stands. `owed`: it is settled, but the reason that it needs has not been given. */
export type Standing = 'open' | 'later' | 'changed' | 'owed' | 'settled';

export interface QueueFilter {
  readonly kind: Kind | null;
  readonly article: ArticleId | null;
  readonly standing: Standing | null;
}

export const EVERYTHING: QueueFilter = { kind: null, article: null, standing: null };

export const KINDS: readonly Kind[] = ['claim', 'stance', 'split', 'missed', 'extra', 'boundary'];

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  boundary: 'boundary',
  claim: 'claim',
  stance: 'stance',
  missed: 'missed',
  extra: 'extra',
  split: 'split',
};

export const STANDINGS: readonly Standing[] = ['open', 'changed', 'owed', 'later', 'settled'];

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  open: 'open',
  changed: 'changed since settled',
  owed: 'reason owed',
  later: 'later',
  settled: 'settled',
};

/** A place of the queue, with how it stands. */
export interface QueueItem extends Item {
  readonly standing: Standing;
}

/** Returns the place with how it stands. Whether a reason is owed depends on which claims are one: as in reports, those confirmed. */
export function withStanding(item: Item, classOf: ClassOf): QueueItem {
  const { state, decision } = item;
  if (state === 'open' || state === 'later' || state === 'changed') return { ...item, standing: state };
  if (decision === undefined) return { ...item, standing: 'open' };
  return { ...item, standing: reasonOwed(decision, classOf) ? 'owed' : 'settled' };
}

/** Returns whether the disagreement still wants something of the reviewer. What was put off waits until it is asked for. */
export const isOpen = ({ standing }: QueueItem): boolean => ['open', 'changed', 'owed'].includes(standing);

/** Returns the items that pass the filter. */
export function shownItems(items: readonly QueueItem[], { kind, article, standing }: QueueFilter): QueueItem[] {
  return items.filter(
    (item) =>
      (kind === null || item.kinds.includes(kind)) &&
      (article === null || item.article === article) &&
      (standing === null || item.standing === standing),
  );
}

/** Returns the next open item behind (1) or before (-1) the one with the key, round from one end to the other. */
export function nextOpen(items: readonly QueueItem[], key: string | null, by: 1 | -1): QueueItem | undefined {
  const at = items.findIndex((item) => item.key === key);
  const ahead =
    by === 1
      ? [...items.slice(at + 1), ...items.slice(0, at + 1)]
      : [...items.slice(0, Math.max(0, at)).reverse(), ...items.slice(Math.max(0, at)).reverse()];
  return ahead.find(isOpen);
}

export interface Counts {
  readonly all: number;
  readonly settled: number;
  /** Of the settled, how many still want a reason. */
  readonly owed: number;
  readonly later: number;
}

/** Returns how far the queue has come. */
export function countsOf(items: readonly QueueItem[]): Counts {
  const standings = items.map(({ standing }) => standing);
  const count = (...which: readonly Standing[]): number => standings.filter((each) => which.includes(each)).length;
  return { all: items.length, settled: count('settled', 'owed'), owed: count('owed'), later: count('later') };
}

/** Returns the names of those of the sides that the test finds, joined for a sentence. */
function namesOf(doc: DocumentState, sides: readonly Side[], test: (side: Side) => boolean): string {
  const names = sides.filter(test).map(({ annotator }) => nameOf(doc, annotator));
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

export const nameOf = (doc: DocumentState, annotator: AnnotatorId): string =>
  doc.annotators.get(annotator)?.name ?? annotator;

/** Returns what kind of disagreement it is, in a word or a few: “missed by J. Lind”. */
export function kindInWords(doc: DocumentState, kind: Kind, sides: readonly Side[]): string {
  const hasNone = ({ spans, silent }: Side): boolean => spans.length + silent.length === 0;
  const hasSpan = ({ spans }: Side): boolean => spans.length > 0;
  // Where nobody has a span, somebody found the article silent and another did not look.
  const has = sides.some(hasSpan) ? hasSpan : (side: Side): boolean => !hasNone(side);
  if (!sides.some(has)) return 'gone';
  if (kind === 'missed') return `missed by ${namesOf(doc, sides, (side) => !has(side))}`;
  if (kind === 'extra') return `only ${namesOf(doc, sides, has)}`;
  return KIND_WORDS[kind];
}

/** Returns what was decided: “J. Lind’s”, “both”. */
export function verdictInWords(doc: DocumentState, { verdict, of, sides }: Decision): string {
  if (verdict === 'one') return of === undefined ? 'one' : `${nameOf(doc, of)}’s`;
  if (verdict === 'both') return sides.length > 2 ? 'all' : 'both';
  return verdict;
}

/** Returns the words that the item is about: the first span’s, or the claim that somebody found the article silent on. */
export function quoteOf(doc: DocumentState, { sides, decision }: Item): string {
  const all = [...sides, ...(decision?.sides ?? [])];
  const span = all.flatMap(({ spans }) => spans)[0];
  if (span !== undefined) return span.quote;
  const claim = all.flatMap(({ silent }) => silent)[0];
  return claim === undefined ? '' : (doc.claims.get(claim)?.text ?? 'a claim that is not here');
}
