/** Two claims become one, one becomes two. Nothing is erased: the claim that goes redirects to the one that stays. */
import type { Claim, ClaimEvent, Link, Omission, Relation } from '../../model/index.ts';
import type { Command, CommandContext } from '../commands.ts';
import { EMPTY_DIFF } from '../diff.ts';
import type { Diff } from '../diff.ts';
import { isMerged, resolveClaim } from '../effective.ts';
import { inListOrder } from '../order.ts';
import type { DocumentState, Sheet } from '../state.ts';
import { numberBetween } from './claim-order.ts';
import { change, newClaim } from './claims.ts';
import { add, claimIn, mySheet, myClaim, refuse, remove, Steps, update, withoutEmpty } from './refusal.ts';

/**
 * Returns the merge of a claim into another. The annotator's own links, silent cells and relations move over; what others
 * linked to the old claim is found under the new one by the redirect (`effectiveSheet`). Where a span was linked to both with
 * different stances, the stance that it had to the claim that stays is kept and marked unsure.
 */
export function mergeDiff(
  doc: DocumentState,
  command: Extract<Command, { type: 'mergeClaim' }>,
  context: CommandContext,
): Diff {
  const from = myClaim(doc, command.claim, context, 'merge it into another');
  if (command.into === from.id) refuse('A claim cannot be merged into itself.');
  const into = claimIn(doc, resolveClaim(doc, claimIn(doc, command.into).id));
  if (into.id === from.id) refuse('That claim has been merged into this one already: they would go round in a circle.');
  if (isMerged(doc, from.id)) refuse('This claim has been merged into another already.');
  if (into.retired !== undefined) refuse('That claim is retired; restore it before you merge another into it.');

  const steps = new Steps(doc);
  for (const sheet of doc.sheets.values()) if (sheet.annotator === context.me) mergeSheet(steps, sheet, from, into);
  for (const relation of doc.relations.values()) {
    if (relation.annotator === context.me) mergeRelation(steps, relation, from, into);
  }
  const { now: at } = context;
  steps.take(change(from, { mergedInto: into.id }, [{ at, what: 'merged', other: into.id }]));
  if (into.annotator === context.me) {
    const has = new Set(into.examples?.map(({ span }) => span));
    const examples = [...(into.examples ?? []), ...(from.examples ?? []).filter(({ span }) => !has.has(span))];
    steps.take(change(into, { examples }, [{ at, what: 'absorbed', other: from.id }]));
  }
  return steps.finish();
}

function mergeSheet(steps: Steps, sheet: Sheet, from: Claim, into: Claim): void {
  const toInto = new Map<string, Link>();
  for (const link of sheet.links.values()) {
    if (resolveClaim(steps.doc, link.claim) === into.id) toInto.set(link.span, link);
  }
  let linked = toInto.size > 0;
  for (const link of sheet.links.values()) {
    if (link.claim !== from.id) continue;
    linked = true;
    const other = toInto.get(link.span);
    if (other === undefined) steps.take(update(link, { ...link, claim: into.id }));
    else {
      steps.take(remove(link));
      steps.take(update(other, joined(other, link)));
    }
  }
  const omissions = [...sheet.omissions.values()].filter(({ claim }) => {
    const end = resolveClaim(steps.doc, claim);
    return end === into.id || claim === from.id;
  });
  const [kept] = linked ? [] : omissions;
  for (const omission of omissions) if (omission !== kept || omission.claim === from.id) steps.take(remove(omission));
  if (kept?.claim === from.id) steps.take(add({ ...kept, claim: into.id } satisfies Omission));
}

/** One link for two of the same span: nothing that was said on either is lost but the stance that gives way. */
function joined(kept: Link, gone: Link): Link {
  const notes = [kept.note, gone.note].filter((note) => note !== undefined && note !== '');
  const unsure = kept.unsure === true || gone.unsure === true || kept.stance !== gone.stance;
  return withoutEmpty({ ...kept, unsure, note: [...new Set(notes)].join('\n').slice(0, 10_000) });
}

function mergeRelation(steps: Steps, relation: Relation, from: Claim, into: Claim): void {
  if (relation.from !== from.id && relation.to !== from.id) return;
  const next = {
    ...relation,
    from: relation.from === from.id ? into.id : relation.from,
    to: relation.to === from.id ? into.id : relation.to,
  };
  const double = [...steps.doc.relations.values()].some(
    ({ id, kind, from: one, to: two }) =>
      id !== next.id &&
      kind === next.kind &&
      ((one === next.from && two === next.to) || (kind !== 'entails' && one === next.to && two === next.from)),
  );
  steps.take(next.from === next.to || double ? remove(relation) : update(relation, next));
}

/** Returns the split: a new claim beside the old one, and those of the annotator's links that are named go to it. */
export function splitDiff(
  doc: DocumentState,
  command: Extract<Command, { type: 'splitClaim' }>,
  context: CommandContext,
): Diff {
  const claim = claimIn(doc, resolveClaim(doc, claimIn(doc, command.claim).id));
  if (command.links.length === 0) refuse('Choose at least one link that goes to the new claim.');
  const { now: at } = context;
  const order = orderBehind(doc, claim);
  const splitOff: ClaimEvent = { at, what: 'splitOff', other: claim.id };
  const fresh = newClaim({ id: command.id, text: command.text, group: claim.group }, context, {
    ...(claim.colour === undefined ? {} : { colour: claim.colour }),
    ...(order === undefined ? {} : { order }),
    history: [splitOff],
  });
  const steps = new Steps(doc);
  steps.take(add(fresh));
  for (const { article, link: id } of command.links) {
    const link = mySheet(doc, article, context)?.links.get(id);
    if (link === undefined || resolveClaim(doc, link.claim) !== claim.id) {
      return refuse('Only your own links to the claim can go to the new one.');
    }
    steps.take({ ...EMPTY_DIFF, updated: [[link, { ...link, claim: fresh.id }]] });
  }
  if (claim.annotator === context.me) steps.take(change(claim, {}, [{ at, what: 'split', other: fresh.id }]));
  return steps.finish();
}

/** A place in the list right behind the claim; undefined if there is no number left for one. */
function orderBehind(doc: DocumentState, claim: Claim): number | undefined {
  const list = inListOrder([...doc.claims.values()].filter((other) => (other.group ?? '') === (claim.group ?? '')));
  return numberBetween(claim, list[list.indexOf(claim) + 1]);
}
