/** Settling places, and the gold set that follows from what was settled. */
import { Decision } from '../../model/index.ts';
import type { AnnotatorId, AnyRecord, ArticleId, ClaimId } from '../../model/index.ts';
import type { Command, CommandContext, NewDecision } from '../commands.ts';
import { addressOf, applyDiff, compose, EMPTY_DIFF, isEmptyDiff, sameRecord } from '../diff.ts';
import type { Diff } from '../diff.ts';
import { fragmentsProblem } from '../fragments.ts';
import { goldOf } from '../gold.ts';
import { goldRecords } from '../gold-records.ts';
import { sameClaims } from '../same-claims.ts';
import { sheetOf } from '../state.ts';
import type { DocumentState, Sheet } from '../state.ts';
import { checked, refuse } from './refusal.ts';

type SettleCommand = Extract<Command, { type: 'settle' | 'reopen' }>;

/** Returns what settling or reopening changes: the decisions, and the gold set of their articles. Throws a `Refusal`. */
export function settleDiff(doc: DocumentState, command: SettleCommand, context: CommandContext): Diff {
  const gold = goldOf(context.me);
  if (command.type === 'reopen') {
    const sheet = sheetOf(doc, gold, command.article);
    const removed = command.decisions.map(
      (id) => sheet?.decisions.get(id) ?? refuse('There is no such decision of yours in this article.'),
    );
    return goldDiff(doc, { ...EMPTY_DIFF, removed }, [command.article], context.me);
  }
  const added = command.decisions.map((decision) => newDecision(doc, decision, gold, context));
  const removed: Decision[] = [];
  for (const [article, decisions] of Map.groupBy(added, (decision) => decision.article)) {
    const about = new Set(decisions.flatMap(membersOf));
    for (const old of sheetOf(doc, gold, article)?.decisions.values() ?? []) {
      if (membersOf(old).some((member) => about.has(member))) removed.push(old);
    }
  }
  return goldDiff(doc, { ...EMPTY_DIFF, added, removed }, new Set(added.map(({ article }) => article)), context.me);
}

/**
 * Returns the diff with what it changes in the annotator's gold sets: claims that she says to be the same are one claim
 * there.
 */
export function withGold(doc: DocumentState, diff: Diff, { me }: CommandContext): Diff {
  if (isEmptyDiff(diff)) return diff;
  const gold = goldOf(me);
  const settled = [...doc.sheets.values()].filter(({ annotator }) => annotator === gold);
  return settled.length === 0
    ? diff
    : goldDiff(
        doc,
        diff,
        settled.map(({ article }) => article),
        me,
      );
}

/** Returns what a decision is about, as strings: spans and silent cells, each with its annotator. */
export function membersOf(decision: Pick<Decision, 'sides'>): string[] {
  return decision.sides.flatMap(({ annotator, spans, silent }) => [
    ...spans.map(({ id }) => `${annotator} ${id}`),
    ...silent.map((claim) => `${annotator} silent ${claim}`),
  ]);
}

function newDecision(
  doc: DocumentState,
  { article, id, sides, verdict, of, chosen, reason }: NewDecision,
  annotator: AnnotatorId,
  { now, textOf }: CommandContext,
): Decision {
  if (!doc.articles.has(article)) refuse(`There is no article "${article}".`);
  if (sides.every(({ spans, silent }) => spans.length + silent.length === 0) && verdict !== 'neither') {
    refuse('Nobody has anything there, so there is nothing to settle.');
  }
  if (verdict === 'one' && !sides.some((side) => side.annotator === of)) refuse('It is not said whose is taken.');
  const text = textOf(article);
  const stances = new Set<string>(doc.project.stances.map((stance) => stance.id));
  const claims = new Set<ClaimId>(chosen.silent);
  for (const span of chosen.spans) {
    const problem = text === undefined ? undefined : fragmentsProblem(text, span.fragments);
    if (problem !== undefined) refuse(problem);
    for (const link of span.links) {
      claims.add(link.claim);
      if (!stances.has(link.stance)) refuse(`The project has no stance "${link.stance}".`);
    }
  }
  for (const claim of claims) if (!doc.claims.has(claim)) refuse('There is no such claim.');
  return checked(Decision, {
    ...{ type: 'decision', annotator, article, id, sides, verdict, chosen, created: now },
    ...(of === undefined || verdict !== 'one' ? {} : { of }),
    ...(reason === undefined || reason.trim() === '' ? {} : { reason: reason.trim() }),
  });
}

/** The diff, and what the gold sheets of the articles become by it. */
function goldDiff(doc: DocumentState, diff: Diff, articles: Iterable<ArticleId>, me: AnnotatorId): Diff {
  const after = applyDiff(doc, diff);
  const classOf = sameClaims(after, me);
  const added: AnyRecord[] = [];
  const updated: [AnyRecord, AnyRecord][] = [];
  const removed: AnyRecord[] = [];
  for (const article of articles) {
    const sheet = sheetOf(after, goldOf(me), article);
    const chosen = goldRecords(sheet?.decisions.values() ?? [], classOf);
    const wanted = new Map(chosen.map((each) => [addressOf(each), each]));
    for (const here of sheet === undefined ? [] : derivedIn(sheet)) {
      const to = wanted.get(addressOf(here));
      wanted.delete(addressOf(here));
      if (to === undefined) removed.push(here);
      else if (!sameRecord(here, to)) updated.push([here, to]);
    }
    added.push(...wanted.values());
  }
  return compose([diff, { added, updated, removed }]);
}

const derivedIn = ({ spans, links, omissions }: Sheet): AnyRecord[] => [
  ...spans.values(),
  ...links.values(),
  ...omissions.values(),
];
