/** Claims one at a time: written, edited, moved in the list, retired, restored, deleted, given examples. */
import { Claim } from '../../model/index.ts';
import type { ClaimEvent, Example } from '../../model/index.ts';
import type { Command, CommandContext } from '../commands.ts';
import { EMPTY_DIFF } from '../diff.ts';
import type { Diff } from '../diff.ts';
import { resolveClaim } from '../effective.ts';
import { sheetOf } from '../state.ts';
import type { DocumentState } from '../state.ts';
import { moveDiff } from './claim-order.ts';
import { add, changed, checked, claimIn, myClaim, refuse, remove, update } from './refusal.ts';

type ClaimCommand = Extract<
  Command,
  {
    type:
      | 'createClaim'
      | 'editClaim'
      | 'moveClaim'
      | 'deleteClaim'
      | 'retireClaim'
      | 'restoreClaim'
      | 'addExample'
      | 'removeExample';
  }
>;

/** Returns what the command changes. Throws a `Refusal`. */
export function claimDiff(doc: DocumentState, command: ClaimCommand, context: CommandContext): Diff {
  switch (command.type) {
    case 'createClaim':
      return add(newClaim(command, context));
    case 'editClaim':
      return editDiff(doc, command, context);
    case 'moveClaim':
      return moveDiff(doc, myClaim(doc, command.claim, context, 'move it'), command.after, context);
    case 'deleteClaim':
      return deleteDiff(doc, myClaim(doc, command.claim, context), context);
    case 'retireClaim': {
      const claim = myClaim(doc, command.claim, context, 'retire it');
      if (claim.mergedInto !== undefined) refuse('This claim has been merged into another.');
      if (claim.retired !== undefined) refuse('This claim is retired already.');
      return change(claim, { retired: context.now }, [{ at: context.now, what: 'retired' }]);
    }
    case 'restoreClaim': {
      const claim = myClaim(doc, command.claim, context, 'restore it');
      if (claim.retired === undefined && claim.mergedInto === undefined) refuse('This claim is in use.');
      const other = claim.mergedInto;
      const event: ClaimEvent = { at: context.now, what: 'restored', ...(other === undefined ? {} : { other }) };
      return change(claim, { retired: undefined, mergedInto: undefined }, [event]);
    }
    case 'addExample': {
      const claim = myClaim(doc, command.claim, context);
      const span = sheetOf(doc, command.annotator, command.article)?.spans.get(command.span);
      if (span === undefined) return refuse('There is no such span.');
      const examples = claim.examples ?? [];
      if (examples.some((each) => each.span === span.id)) refuse('This span is an example of the claim already.');
      const { annotator, article } = command;
      const example: Example = { annotator, article, span: span.id, quote: span.quote };
      return change(claim, { examples: [...examples, example] }, [
        { at: context.now, what: 'example', quote: span.quote },
      ]);
    }
    case 'removeExample': {
      const claim = myClaim(doc, command.claim, context);
      const gone = (claim.examples ?? []).find((each) => each.span === command.span);
      if (gone === undefined) return refuse('This span is not an example of the claim.');
      return change(claim, { examples: (claim.examples ?? []).filter((each) => each !== gone) }, [
        { at: context.now, what: 'exampleGone', quote: gone.quote },
      ]);
    }
  }
}

/** Returns the claim that the words make; throws a `Refusal` if they do not. */
export function newClaim(
  { id, text, group }: { readonly id: Claim['id']; readonly text: string; readonly group?: string | undefined },
  { me, now }: CommandContext,
  more: Partial<Claim> = {},
): Claim {
  return checked(
    Claim,
    changed<Claim>({ type: 'claim', annotator: me, id, text, created: now }, { group: group?.trim(), ...more }),
  );
}

/** Returns the claim's change, with the events added to its history. Keys that become undefined or empty go. */
export function change(
  claim: Claim,
  to: { readonly [K in keyof Claim]?: Claim[K] | undefined },
  events: readonly ClaimEvent[] = [],
): Diff {
  const history = [...(claim.history ?? []), ...events];
  const next = changed(claim, events.length === 0 ? to : { ...to, history });
  // The text stays even if it is empty, so that the schema can say what is wrong with it.
  return update(claim, checked(Claim, { ...next, text: to.text ?? claim.text }));
}

function editDiff(doc: DocumentState, command: Extract<Command, { type: 'editClaim' }>, context: CommandContext): Diff {
  const claim = myClaim(doc, command.claim, context);
  const { text, group, guideline, colour } = command;
  const words = { text: text?.trim(), group: group?.trim(), guideline: guideline?.trim() };
  const events = (['text', 'group', 'guideline'] as const).flatMap((what): ClaimEvent[] => {
    const before = claim[what] ?? '';
    return words[what] === undefined || words[what] === before ? [] : [{ at: context.now, what, before }];
  });
  const given = Object.entries({ ...words, colour }).filter(([, value]) => value !== undefined);
  return change(claim, Object.fromEntries(given), events);
}

function deleteDiff(doc: DocumentState, claim: Claim, { me }: CommandContext): Diff {
  // A colleague's file that is still to come may link to it.
  if (claim.mergedInto !== undefined) refuse('This claim leads to the one that it was merged into; it has to stay.');
  for (const sheet of doc.sheets.values()) {
    if (sheet.omissions.has(claim.id) || [...sheet.links.values()].some((link) => link.claim === claim.id)) {
      refuse('This claim has links or cells marked silent; take those away first.');
    }
  }
  if ([...doc.claims.values()].some((other) => other.mergedInto === claim.id)) {
    refuse('Another claim has been merged into this one; retire it instead.');
  }
  const relations = [...doc.relations.values()].filter(({ from, to }) => from === claim.id || to === claim.id);
  const foreign = relations.find((relation) => relation.annotator !== me);
  if (foreign !== undefined) {
    const author = doc.annotators.get(foreign.annotator)?.name ?? foreign.annotator;
    refuse(`${author} has related this claim to another; retire it instead.`);
  }
  return remove(...relations, claim);
}

type RelationCommand = Extract<Command, { type: 'createRelation' | 'deleteRelation' }>;

/**
 * Returns the relation's coming or going. One that is there already, whoever drew it, changes nothing; whether two claims are
 * one, each reviewer says for herself. Throws a `Refusal`.
 */
export function relationDiff(doc: DocumentState, command: RelationCommand, context: CommandContext): Diff {
  if (command.type === 'deleteRelation') {
    const relation = doc.relations.get(command.relation);
    if (relation === undefined) return refuse('There is no such relation.');
    if (relation.annotator !== context.me) refuse('This relation was drawn by a colleague; only she can take it away.');
    return remove(relation);
  }
  const from = resolveClaim(doc, claimIn(doc, command.from).id);
  const to = resolveClaim(doc, claimIn(doc, command.to).id);
  if (from === to) refuse('A claim cannot be related to itself.');
  const { id, kind } = command;
  const ownOnly = kind === 'same-as' || kind === 'distinct';
  const same = [...doc.relations.values()].some((other) => {
    if (other.kind !== kind || (ownOnly && other.annotator !== context.me)) return false;
    const ends = [resolveClaim(doc, other.from), resolveClaim(doc, other.to)];
    return (ends[0] === from && ends[1] === to) || (kind !== 'entails' && ends[0] === to && ends[1] === from);
  });
  if (same) return EMPTY_DIFF;
  return add({ type: 'relation', annotator: context.me, id, from, to, kind, created: context.now });
}
