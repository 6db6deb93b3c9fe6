/**
 * The places in which annotators agree and disagree, with what the reviewer decided about them: what is adjudicated, one by
 * one. Nothing of it is stored but the decisions; the rest follows from everyone's work as it is now.
 */
import { resolveClaim } from '../document/effective.ts';
import { goldOf } from '../document/gold.ts';
import { articlesInOrder } from '../document/order.ts';
import type { ClassOf } from '../document/same-claims.ts';
import { sheetOf } from '../document/state.ts';
import type { DocumentState, Sheet } from '../document/state.ts';
import type { AnnotatorId, ArticleId, Decision, Side } from '../model/index.ts';
import { workedOn } from './agreement/context.ts';
import { kindsOf, sameWork } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { sidesOfPlaces } from './place-sides.ts';
import type { Pairing } from './pairs.ts';

export type { Kind } from './kinds.ts';

export interface Item {
  /** Stays with the place while the spans in it do. */
  readonly key: string;
  readonly article: ArticleId;
  /** In what they differ, the gravest first; empty where they agree and the reviewer wants to be asked all the same. */
  readonly kinds: readonly Kind[];
  /** What each annotator has, in the order in which they are compared. */
  readonly sides: readonly Side[];
  /** Where the place begins, in UTF-16 code units; the end of all texts for a cell. */
  readonly at: number;
  /**
   * `agreed`: taken without asking. `changed`: it was settled, and what was settled is not what is there now. A place that
   * was settled and has nothing left in it is `changed` too.
   */
  readonly state: 'agreed' | 'open' | 'later' | 'settled' | 'changed';
  readonly decision: Decision | undefined;
  /** They agree if the claims are the same that are proposed as a pair and not yet confirmed. */
  readonly waitsForPair: boolean;
  /** Whose version is taken where enough of them agree. */
  readonly agreedBy: AnnotatorId | undefined;
}

/** What is taken without asking. */
export interface TakeRule {
  /** So many must have the same; `all` of those who are compared unless a number is given. */
  readonly agreeing: 'all' | number;
  /** Asks where one of them was unsure, though they agree. */
  readonly askUnsure: boolean;
  /** Asks about everything. */
  readonly askAll: boolean;
  /** Takes what stands in articles on which only one of them has worked. Otherwise these are left alone. */
  readonly takeAlone: boolean;
}

export const TAKE_WHAT_ALL_AGREE_ON: TakeRule = { agreeing: 'all', askUnsure: false, askAll: false, takeAlone: false };

const remembered = new WeakMap<Sheet | object, { readonly key: readonly unknown[]; readonly items: readonly Item[] }>();

/**
 * Returns the places of all articles on which two of the annotators have worked and one has something, in the order of the articles and their
 * texts, each with how it stands with the reviewer's decisions. Claims that are paired count as one; agreement that rests
 * on a pair which is only proposed is not taken without asking. An annotator who has not worked on an article has missed
 * nothing in it.
 */
export function reviewQueue(
  doc: DocumentState,
  reviewer: AnnotatorId,
  annotators: readonly AnnotatorId[],
  pairing: Pairing,
  rule: TakeRule = TAKE_WHAT_ALL_AGREE_ON,
): readonly Item[] {
  const pairs = pairing.pairs.map(({ a, b, state }) => `${a} ${b} ${state}`).join();
  return articlesInOrder(doc).flatMap(({ id: article }) => {
    const gold = sheetOf(doc, goldOf(reviewer), article);
    const sheets = annotators.map((annotator) => sheetOf(doc, annotator, article));
    const first = sheets.find((sheet) => sheet !== undefined) ?? gold;
    if (first === undefined) return [];
    const key = [gold?.decisions, ...sheets, doc.claims, doc.relations, pairs, rule, annotators.join(' ')];
    const known = remembered.get(first);
    if (known?.key.length === key.length && known.key.every((each, at) => each === key[at])) return known.items;
    const decisions = [...(gold?.decisions.values() ?? [])];
    // Whoever had something when it was settled has worked on it, though her newer file may have nothing there.
    const then = new Set(decisions.flatMap(({ sides }) => sides.map(({ annotator }) => annotator)));
    const worked = annotators.filter((annotator, at) => workedOn(sheets[at]) || then.has(annotator));
    const items = itemsOf(doc, article, { annotators, worked }, pairing, rule, decisions);
    remembered.set(first, { key, items });
    return items;
  });
}

function itemsOf(
  doc: DocumentState,
  article: ArticleId,
  { annotators, worked }: { readonly annotators: readonly AnnotatorId[]; readonly worked: readonly AnnotatorId[] },
  { classOf, confirmedClassOf }: Pairing,
  rule: TakeRule,
  decisions: readonly Decision[],
): Item[] {
  const byMember = new Map<string, Decision>();
  // Of two decisions on one thing, which a sync tool may bring together, the newer counts.
  for (const decision of decisions.toSorted((a, b) => (a.created < b.created ? -1 : 1))) {
    for (const member of [...members(decision.sides), ...places(decision.sides)]) byMember.set(member, decision);
  }
  const met = new Set<Decision>();
  const [only, second] = worked;
  const all = second === undefined && !rule.takeAlone ? [] : sidesOfPlaces(doc, article, annotators, classOf);
  const items = all.map((sides): Item => {
    const named = new Set(members(sides).flatMap((member) => byMember.get(member) ?? []));
    // A span that was made anew in the same place, by an older file or another program, is the same to a reviewer.
    const found = named.size > 0 ? named : new Set(places(sides).flatMap((place) => byMember.get(place) ?? []));
    for (const decision of found) met.add(decision);
    const [decision] = [...found].sort((a, b) => (a.created < b.created ? 1 : -1));
    const asked = sides.filter(({ annotator }) => worked.includes(annotator));
    const differ = kindsOf(asked, classOf);
    const waitsForPair = differ.length === 0 && kindsOf(asked, confirmedClassOf).length > 0;
    const kinds: readonly Kind[] = waitsForPair ? ['claim'] : differ;
    const enough = second === undefined ? only : majorityOf(asked, confirmedClassOf, rule);
    const agreedBy = waitsForPair || asks(sides, rule) ? undefined : enough;
    const same = found.size === 1 && decision !== undefined && seenAsNow(doc, decision, sides);
    return {
      ...{ key: keyOf(article, sides), article, kinds, sides, at: startOf(sides), decision, waitsForPair, agreedBy },
      state: stateOf(decision, same, agreedBy !== undefined),
    };
  });
  for (const decision of decisions) {
    if (met.has(decision) || members(decision.sides).length === 0 || nothingOf(decision, annotators)) continue;
    const sides = annotators.map((annotator): Side => ({ annotator, spans: [], silent: [] }));
    items.push({
      ...{ key: `${article} gone ${decision.id}`, article, kinds: ['missed'], sides, at: startOf(decision.sides) },
      ...{ state: 'changed', decision, waitsForPair: false, agreedBy: undefined },
    });
  }
  return items.sort((a, b) => a.at - b.at);
}

function stateOf(decision: Decision | undefined, same: boolean, agreed: boolean): Item['state'] {
  if (decision === undefined) return agreed ? 'agreed' : 'open';
  if (!same) return 'changed';
  if (decision.verdict === 'later') return 'later';
  return agreed && decision.verdict === 'agreed' ? 'agreed' : 'settled';
}

const asks = (sides: readonly Side[], { askAll, askUnsure }: TakeRule): boolean =>
  askAll ||
  (askUnsure && sides.some(({ spans }) => spans.some(({ links }) => links.some(({ unsure }) => unsure === true))));

/** Returns an annotator whose version enough of them have; of several such versions the one that most have. */
function majorityOf(sides: readonly Side[], classOf: ClassOf, { agreeing }: TakeRule): AnnotatorId | undefined {
  const needed = agreeing === 'all' ? sides.length : Math.min(sides.length, Math.max(2, agreeing));
  let best: { readonly of: AnnotatorId; readonly count: number } | undefined;
  for (const side of sides) {
    const count = sides.filter((other) => sameWork(side, other, classOf)).length;
    if (count >= needed && count > (best?.count ?? 0)) best = { of: side.annotator, count };
  }
  return best?.of;
}

/** Whether what was decided upon is what the same annotators have now. Notes and tags are no matter of judgement. */
function seenAsNow(doc: DocumentState, decision: Decision, sides: readonly Side[]): boolean {
  const before = new Map(decision.sides.map((side) => [side.annotator, side]));
  const itself: ClassOf = (claim) => resolveClaim(doc, claim);
  return sides.every((side) => {
    const then = before.get(side.annotator) ?? { annotator: side.annotator, spans: [], silent: [] };
    return sameWork(then, side, itself, true);
  });
}

/** Whether the decision is about none of the annotators: others were compared when it was made. */
const nothingOf = (decision: Decision, annotators: readonly AnnotatorId[]): boolean =>
  decision.sides.every(
    ({ annotator, spans, silent }) => !annotators.includes(annotator) || spans.length + silent.length === 0,
  ) || decision.chosen.spans.length + decision.chosen.silent.length === 0;

const members = (sides: readonly Side[]): string[] =>
  sides.flatMap(({ annotator, spans, silent }) => [
    ...spans.map(({ id }) => `${annotator} ${id}`),
    ...silent.map((claim) => `${annotator} silent ${claim}`),
  ]);

const places = (sides: readonly Side[]): string[] =>
  sides.flatMap(({ annotator, spans }) => spans.map(({ fragments }) => `${annotator} @${fragments.join()}`));

const keyOf = (article: ArticleId, sides: readonly Side[]): string => `${article} ${members(sides)[0] ?? ''}`;

const startOf = (sides: readonly Side[]): number =>
  Math.min(
    Number.MAX_SAFE_INTEGER,
    ...sides.flatMap(({ spans }) => spans.map(({ fragments }) => fragments[0]?.[0] ?? 0)),
  );
