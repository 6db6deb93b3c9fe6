/** Two claims become one, one becomes two. Nothing is erased: the claim that goes redirects to the one that stays. */
import type { Claim, ClaimEvent, Link, Omission, Relation } from '../../model/index.ts';
import type { Command, CommandContext } from '../commands.ts';
import type { Diff } from '../diff.ts';
import { isMerged, joinedNotes, resolveClaim } from '../effective.ts';
import { inListOrder } from '../order.ts';
import { sheetOf } from '../state.ts';
import type { DocumentState, Sheet } from '../state.ts';
import { numberBetween } from './claim-order.ts';
import { change, newClaim } from './claims.ts';
import { linkIn, twinsOf } from './links.ts';
import { add, changed, claimIn, mySheet, myClaim, refuse, remove, Steps, update } from './refusal.ts';

/**
 * Returns the merge of a claim into another. The annotator's own links, silent cells and relations move over; what others
 * linked to the old claim is found under the new one by the redirect (`effectiveSheet`). Where a span was linked to both with
 * different stances, the stance that it had to the claim that stays is kept and marked unsure. Throws a `Refusal`.
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
  // Claims that went round in a circle before, as a colleague's file may bring them, must not draw another in.
  if (resolveClaim(steps.doc, from.id) !== into.id)
    refuse('That claim has been merged round in a circle; restore it first.');
  if (into.annotator === context.me) {
    const has = new Set(into.examples?.map(({ span }) => span));
    const examples = [...(into.examples ?? []), ...(from.examples ?? []).filter(({ span }) => !has.has(span))];
    steps.take(change(into, { examples }, [{ at, what: 'absorbed', other: from.id }]));
  }
  return steps.finish();
}

function mergeSheet(steps: Steps, sheet: Sheet, from: Claim, into: Claim): void {
  const { doc } = steps;
  const links = [...sheet.links.values()];
  const toInto = new Map(
    links.filter((link) => resolveClaim(doc, link.claim) === into.id).map((link) => [link.span, link]),
  );
  const toFrom = links.filter((link) => resolveClaim(doc, link.claim) === from.id);
  for (const link of toFrom) {
    const other = toInto.get(link.span);
    const next = other === undefined ? { ...link, claim: into.id } : joined(other, link);
    if (other !== undefined) steps.take(remove(link));
    steps.take(update(other ?? link, next));
    toInto.set(link.span, next);
  }
  const omissions = [...sheet.omissions.values()].filter(({ claim }) =>
    [from.id, into.id].includes(resolveClaim(doc, claim)),
  );
  const stays = omissions.find(({ claim }) => claim === into.id) ?? omissions[0];
  for (const omission of omissions) if (toInto.size > 0 || omission !== stays) steps.take(remove(omission));
  if (toInto.size > 0 || stays === undefined || stays.claim === into.id) return;
  steps.take(remove(stays));
  steps.take(add({ ...stays, claim: into.id } satisfies Omission));
}

/** One link for two of the same span: nothing that was said on either is lost but the stance that gives way. */
function joined(kept: Link, gone: Link): Link {
  const unsure = kept.unsure === true || gone.unsure === true || kept.stance !== gone.stance;
  return changed(kept, { unsure, note: joinedNotes(kept.note, gone.note) });
}

/** The relation moves over. Where that makes it one that the annotator has drawn already, their notes are joined. */
function mergeRelation(steps: Steps, relation: Relation, from: Claim, into: Claim): void {
  const end = (claim: Relation['from']): Relation['from'] => {
    const resolved = resolveClaim(steps.doc, claim);
    return resolved === from.id ? into.id : resolved;
  };
  const moved = { from: end(relation.from), to: end(relation.to) };
  const touched = [relation.from, relation.to].some((claim) => resolveClaim(steps.doc, claim) === from.id);
  if (!touched) return;
  const double = [...steps.doc.relations.values()].find((other) => {
    if (other.id === relation.id || other.annotator !== relation.annotator || other.kind !== relation.kind)
      return false;
    const [one, two] = [end(other.from), end(other.to)];
    return (
      (one === moved.from && two === moved.to) || (other.kind !== 'entails' && one === moved.to && two === moved.from)
    );
  });
  if (moved.from === moved.to) steps.take(remove(relation));
  else if (double === undefined) steps.take(update(relation, { ...relation, ...moved }));
  else {
    steps.take(remove(relation));
    steps.take(update(double, changed(double, { note: joinedNotes(double.note, relation.note) })));
  }
}

/**
 * Returns the split: a new claim beside the old one, and those of the annotator's links that are named go to it. Throws a
 * `Refusal`.
 */
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
    const sheet = mySheet(doc, article, context);
    const link = linkIn(sheet, id);
    if (resolveClaim(doc, link.claim) !== claim.id)
      refuse('Only links to the claim that is split can go to the new one.');
    for (const each of [link, ...twinsOf(doc, sheet, link)]) moveLink(steps, each, fresh);
  }
  if (claim.annotator === context.me) steps.take(change(claim, {}, [{ at, what: 'split', other: fresh.id }]));
  return steps.finish();
}

/** Two links of one span that were shown under the claim become one under the new one. */
function moveLink(steps: Steps, { annotator, article, id }: Link, to: Claim): void {
  const links = sheetOf(steps.doc, annotator, article)?.links;
  const link = links?.get(id);
  if (link === undefined || link.claim === to.id) return;
  const other = links?.values().find(({ span, claim }) => span === link.span && claim === to.id);
  if (other === undefined) steps.take(update(link, { ...link, claim: to.id }));
  else {
    steps.take(remove(link));
    steps.take(update(other, joined(other, link)));
  }
}

/** A place in the list right behind the claim; undefined if there is no number left for one. */
function orderBehind(doc: DocumentState, claim: Claim): number | undefined {
  const list = inListOrder([...doc.claims.values()].filter((other) => (other.group ?? '') === (claim.group ?? '')));
  return numberBetween(claim, list[list.indexOf(claim) + 1]);
}
