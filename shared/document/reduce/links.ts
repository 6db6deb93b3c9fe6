/** Links and silent cells. A claim that was merged into another stands for that one. */
import { Link } from '../../model/index.ts';
import type { ClaimId, Omission, StanceId } from '../../model/index.ts';
import type { Command, CommandContext } from '../commands.ts';
import { compose, EMPTY_DIFF } from '../diff.ts';
import type { Diff } from '../diff.ts';
import { resolveClaim } from '../effective.ts';
import type { DocumentState, Sheet } from '../state.ts';
import { add, changed, checked, claimIn, mySheet, refuse, remove, spanIn, update } from './refusal.ts';

type LinkCommand = Extract<Command, { type: 'createLink' | 'setStance' | 'setUnsure' | 'deleteLink' | 'setSilent' }>;

/** Returns what the command changes. Throws a `Refusal`. */
export function linkDiff(doc: DocumentState, command: LinkCommand, context: CommandContext): Diff {
  const sheet = mySheet(doc, command.article, context);
  switch (command.type) {
    case 'createLink':
      return createLink(doc, sheet, command, context);
    case 'setStance':
      knownStance(doc, command.stance);
      return setStance(doc, sheet, linkIn(sheet, command.link), command.stance);
    case 'setUnsure': {
      const link = linkIn(sheet, command.link);
      return written(link, { unsure: command.unsure }, twinsOf(doc, sheet, link), { unsure: command.unsure });
    }
    case 'deleteLink': {
      const link = linkIn(sheet, command.link);
      return remove(link, ...twinsOf(doc, sheet, link));
    }
    case 'setSilent':
      return setSilent(doc, sheet, command, context);
  }
}

function createLink(
  doc: DocumentState,
  sheet: Sheet | undefined,
  command: Extract<Command, { type: 'createLink' }>,
  context: CommandContext,
): Diff {
  const span = spanIn(sheet, command.span);
  const claim = inUse(doc, command.claim);
  knownStance(doc, command.stance);
  const links = [...(sheet?.links.values() ?? [])];
  const same = links.filter((link) => link.span === span.id && resolveClaim(doc, link.claim) === claim);
  const first = same.find((link) => link.claim === claim) ?? same[0];
  if (first !== undefined) return setStance(doc, sheet, first, command.stance);
  const link: Link = {
    type: 'link',
    annotator: context.me,
    article: command.article,
    id: command.id,
    span: span.id,
    claim,
    stance: command.stance,
    created: context.now,
  };
  // A cell that is linked is no longer silent.
  return { ...add(link), removed: omissionsOf(doc, sheet, claim) };
}

function setSilent(
  doc: DocumentState,
  sheet: Sheet | undefined,
  command: Extract<Command, { type: 'setSilent' }>,
  context: CommandContext,
): Diff {
  if (!doc.articles.has(command.article)) refuse(`There is no article "${command.article}".`);
  const claim = resolveClaim(doc, claimIn(doc, command.claim).id);
  const omissions = omissionsOf(doc, sheet, claim);
  if (!command.silent) return remove(...omissions);
  inUse(doc, claim);
  if (omissions.length > 0) return EMPTY_DIFF;
  if ([...(sheet?.links.values() ?? [])].some((link) => resolveClaim(doc, link.claim) === claim)) {
    refuse('You have linked this claim in this article, so the article is not silent on it.');
  }
  return add({ type: 'omission', annotator: context.me, article: command.article, claim, created: context.now });
}

/** The claim that is meant, which must not be retired. */
function inUse(doc: DocumentState, id: ClaimId): ClaimId {
  const claim = claimIn(doc, resolveClaim(doc, claimIn(doc, id).id));
  if (claim.retired !== undefined) refuse('This claim is retired; restore it before you use it again.');
  return claim.id;
}

function omissionsOf(doc: DocumentState, sheet: Sheet | undefined, claim: ClaimId): Omission[] {
  return [...(sheet?.omissions.values() ?? [])].filter((each) => resolveClaim(doc, each.claim) === claim);
}

/** Returns the link; throws a `Refusal` if the sheet does not have it. */
export const linkIn = (sheet: Sheet | undefined, id: Link['id']): Link =>
  sheet?.links.get(id) ?? refuse('There is no such link of yours.');

/**
 * Returns the links that are shown as one with this one, without it: since two claims became one they say the same of the
 * same span. What is done to the one that is seen must be done to them, or they would come to light in its place.
 */
export function twinsOf(doc: DocumentState, sheet: Sheet | undefined, link: Link): Link[] {
  const claim = resolveClaim(doc, link.claim);
  return [...(sheet?.links.values() ?? [])].filter(
    ({ id, span, stance, claim: other }) =>
      id !== link.id && span === link.span && stance === link.stance && resolveClaim(doc, other) === claim,
  );
}

/** Returns the diff that changes the link and, so that nothing comes to light in its place, those shown as one with it. */
export function written(
  link: Link,
  to: { readonly unsure?: boolean; readonly note?: string },
  twins: readonly Link[],
  theirs: typeof to,
): Diff {
  return compose([
    update(link, checked(Link, changed(link, to))),
    ...twins.map((twin) => update(twin, checked(Link, changed(twin, theirs)))),
  ]);
}

function setStance(doc: DocumentState, sheet: Sheet | undefined, link: Link, stance: StanceId): Diff {
  if (link.stance === stance) return EMPTY_DIFF;
  const all = [link, ...twinsOf(doc, sheet, link)];
  return { ...EMPTY_DIFF, updated: all.map((each) => [each, { ...each, stance }] as const) };
}

function knownStance(doc: DocumentState, id: StanceId): void {
  if (!doc.project.stances.some((stance) => stance.id === id)) refuse(`This project has no stance "${id}".`);
}
