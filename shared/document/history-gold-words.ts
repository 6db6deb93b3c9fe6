/** What a step of the history did to a gold set, in words. */
import type { AnyRecord, ArticleId, Decision } from '../model/index.ts';
import { isGold } from './gold.ts';
import type { Diff } from './diff.ts';
import { sameRecord } from './diff.ts';
import type { Clause, Part } from './history-claim-words.ts';
import { articleName, claimName, short } from './span-words.ts';
import type { DocumentState } from './state.ts';

/** Returns the diff without the spans, links and omissions of gold sets: they follow from decisions and are not told. */
export function withoutGold(diff: Diff): Diff {
  const told = (record: AnyRecord): boolean =>
    !((record.type === 'span' || record.type === 'link' || record.type === 'omission') && isGold(record.annotator));
  return {
    added: diff.added.filter(told),
    updated: diff.updated.filter(([from]) => told(from)),
    removed: diff.removed.filter(told),
  };
}

/** Returns what was settled, explained or reopened, one clause for each kind of it; many places are counted. */
export function goldClauses(doc: DocumentState, diff: Diff): Clause[] {
  const isDecision = (record: AnyRecord): record is Decision => record.type === 'decision';
  const added = diff.added.filter(isDecision);
  const removed = diff.removed.filter(isDecision);
  const agreed = added.filter(({ verdict }) => verdict === 'agreed');
  const settled = added.filter(({ verdict }) => verdict !== 'agreed');
  const [only] = settled;
  const [gone] = removed;
  return [
    ...(agreed.length === 0 ? [] : [[`Took ${places(agreed)} on which all agree into the gold set`]]),
    ...(settled.length > 1
      ? [[`Settled ${places(settled)} in ${articles(doc, settled)}`]]
      : only === undefined
        ? []
        : [settledClause(doc, only, removed)]),
    ...(added.length > 0 || gone === undefined
      ? []
      : [
          removed.length === 1
            ? ['Reopened ', about(doc, gone), ` in ${articles(doc, removed)}`]
            : [`Reopened ${places(removed)} in ${articles(doc, removed)}`],
        ]),
  ];
}

function settledClause(doc: DocumentState, decision: Decision, removed: readonly Decision[]): Clause {
  const { verdict, of, chosen, reason } = decision;
  const where = ` in ${articles(doc, [decision])}`;
  const before = removed.find((old) => old.verdict === verdict && old.of === of && sameRecord(old.chosen, chosen));
  if (before !== undefined && before.reason !== reason) {
    return reason === undefined
      ? ['Took the reason away for ', about(doc, decision), where]
      : ['Gave a reason for ', about(doc, decision), `${where}: `, { quote: short(reason) }];
  }
  if (verdict === 'later') return ['Put off ', about(doc, decision), where];
  const name = of === undefined ? undefined : (doc.annotators.get(of)?.name ?? of);
  const words = {
    one: `${name ?? 'one'}’s`,
    both: decision.sides.length > 2 ? 'all of theirs' : 'both',
    edited: 'an edited version',
    neither: decision.sides.length > 2 ? 'none' : 'neither',
    agreed: 'as all agree',
  } as const;
  const why: Clause = reason === undefined ? [] : [', because: ', { quote: short(reason) }];
  return ['Settled ', about(doc, decision), `${where}: ${words[verdict]}`, ...why];
}

/** The words that the decision is about, or the claim that somebody found the article silent on. */
function about(doc: DocumentState, { sides, chosen }: Decision): Part {
  const all = [...sides, chosen];
  const span = all.flatMap(({ spans }) => spans)[0];
  if (span !== undefined) return { quote: short(span.quote) };
  const claim = all.flatMap(({ silent }) => silent)[0];
  return { quote: claimName(claim === undefined ? undefined : doc.claims.get(claim)) };
}

const places = (decisions: readonly Decision[]): string =>
  `${decisions.length.toLocaleString('en')} ${decisions.length === 1 ? 'place' : 'places'}`;

function articles(doc: DocumentState, decisions: readonly Decision[]): string {
  const ids = new Set<ArticleId>(decisions.map(({ article }) => article));
  const [only] = ids;
  return ids.size === 1 && only !== undefined ? articleName(doc.articles.get(only)) : `${ids.size} articles`;
}
