/** command → diff. Pure: it reads the document and says what would change; `applyDiff` makes the change. */
import { describe } from '../anchoring/describe.ts';
import { Annotator, Article, Claim, Project } from '../model/index.ts';
import type { AnyRecord, ArticleId, ClaimId, Link, Omission, Span, SpanId, StanceId } from '../model/index.ts';
import type { Command, CommandContext } from './commands.ts';
import { applyDiff, compose, EMPTY_DIFF, sameRecord } from './diff.ts';
import type { Diff } from './diff.ts';
import { fragmentsProblem } from './fragments.ts';
import { sheetOf } from './state.ts';
import type { DocumentState, Sheet } from './state.ts';

export type Reduced = { readonly ok: true; readonly diff: Diff } | { readonly ok: false; readonly message: string };

/**
 * Returns the diff that the command makes, or the reason why it is refused, in a sentence for the analyst. Refusal changes
 * nothing; a batch is refused whole. Offsets in commands are UTF-16 code units of the article's text, end exclusive.
 */
export function reduce(doc: DocumentState, command: Command, context: CommandContext): Reduced {
  try {
    return { ok: true, diff: diffOf(doc, command, context) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, message: error.message };
    throw error;
  }
}

class Refusal extends Error {}

function refuse(message: string): never {
  throw new Refusal(message);
}

function diffOf(doc: DocumentState, command: Command, context: CommandContext): Diff {
  switch (command.type) {
    case 'createSpan':
    case 'setFragments':
    case 'deleteSpan':
      return spanDiff(doc, command, context);
    case 'createClaim':
    case 'editClaim':
    case 'deleteClaim':
      return claimDiff(doc, command, context);
    case 'createLink':
    case 'setStance':
    case 'deleteLink':
    case 'setSilent':
      return linkDiff(doc, command, context);
    case 'editArticle': {
      const article = doc.articles.get(command.article) ?? refuse(`There is no article "${command.article}".`);
      return update(article, checked(Article, { ...article, ...command.fields }));
    }
    case 'renameProject':
      return update(doc.project, checked(Project, { ...doc.project, name: command.name }));
    case 'setStances': {
      const kept = new Set(command.stances.map((stance) => stance.id));
      for (const sheet of doc.sheets.values()) {
        for (const link of sheet.links.values()) {
          if (!kept.has(link.stance)) refuse(`The stance "${link.stance}" is in use and cannot be taken away.`);
        }
      }
      return update(doc.project, checked(Project, { ...doc.project, stances: [...command.stances] }));
    }
    case 'renameAnnotator': {
      const me = doc.annotators.get(context.me) ?? refuse('There is no such annotator.');
      return update(me, checked(Annotator, { ...me, name: command.name }));
    }
    case 'batch': {
      const diffs: Diff[] = [];
      let state = doc;
      for (const part of command.commands) {
        const diff = diffOf(state, part, context);
        state = applyDiff(state, diff);
        diffs.push(diff);
      }
      return compose(diffs);
    }
  }
}

function spanDiff(
  doc: DocumentState,
  command: Extract<Command, { type: 'createSpan' | 'setFragments' | 'deleteSpan' }>,
  context: CommandContext,
): Diff {
  if (command.type === 'deleteSpan') {
    const sheet = mySheet(doc, command.article, context);
    const span = spanIn(sheet, command.span);
    const links = [...(sheet?.links.values() ?? [])].filter((link) => link.span === span.id);
    return { ...EMPTY_DIFF, removed: [...links, span] };
  }
  const text = context.textOf(command.article) ?? refuse(`The text of "${command.article}" is not at hand.`);
  const problem = fragmentsProblem(text, command.fragments);
  if (problem !== undefined) refuse(problem);
  const place = {
    fragments: command.fragments.map(([start, end]): [number, number] => [start, end]),
    ...describe(text, command.fragments),
  };
  if (command.type === 'setFragments') {
    const span = spanIn(mySheet(doc, command.article, context), command.span);
    return update(span, { ...span, ...place });
  }
  if (!doc.articles.has(command.article)) refuse(`There is no article "${command.article}".`);
  const span: Span = {
    type: 'span',
    annotator: context.me,
    article: command.article,
    id: command.id,
    ...place,
    created: context.now,
  };
  return add(span);
}

function claimDiff(
  doc: DocumentState,
  command: Extract<Command, { type: 'createClaim' | 'editClaim' | 'deleteClaim' }>,
  context: CommandContext,
): Diff {
  if (command.type === 'createClaim') {
    return add(
      checked(Claim, {
        type: 'claim',
        annotator: context.me,
        id: command.id,
        text: command.text,
        ...(command.group ? { group: command.group } : {}),
        created: context.now,
      }),
    );
  }
  const claim = doc.claims.get(command.claim) ?? refuse('There is no such claim.');
  if (claim.annotator !== context.me) {
    const author = doc.annotators.get(claim.annotator)?.name ?? claim.annotator;
    refuse(`This claim was written by ${author}; only she can change it.`);
  }
  if (command.type === 'editClaim') {
    const { group, ...rest } = claim;
    const nextGroup = command.group ?? group;
    const next = { ...rest, text: command.text ?? claim.text, ...(nextGroup ? { group: nextGroup } : {}) };
    return update(claim, checked(Claim, next));
  }
  for (const sheet of doc.sheets.values()) {
    if (sheet.omissions.has(claim.id) || [...sheet.links.values()].some((link) => link.claim === claim.id)) {
      refuse('This claim has links or cells marked silent; take those away first.');
    }
  }
  return { ...EMPTY_DIFF, removed: [claim] };
}

function linkDiff(
  doc: DocumentState,
  command: Extract<Command, { type: 'createLink' | 'setStance' | 'deleteLink' | 'setSilent' }>,
  context: CommandContext,
): Diff {
  const sheet = mySheet(doc, command.article, context);
  switch (command.type) {
    case 'createLink': {
      const span = spanIn(sheet, command.span);
      knownClaim(doc, command.claim);
      knownStance(doc, command.stance);
      const links = [...(sheet?.links.values() ?? [])];
      const same = links.find((link) => link.span === span.id && link.claim === command.claim);
      if (same !== undefined) return update(same, { ...same, stance: command.stance });
      const link: Link = {
        type: 'link',
        annotator: context.me,
        article: command.article,
        id: command.id,
        span: span.id,
        claim: command.claim,
        stance: command.stance,
        created: context.now,
      };
      // A cell that is linked is no longer silent.
      const omission = sheet?.omissions.get(command.claim);
      return { ...EMPTY_DIFF, added: [link], removed: omission === undefined ? [] : [omission] };
    }
    case 'setStance': {
      knownStance(doc, command.stance);
      const link = sheet?.links.get(command.link) ?? refuse('There is no such link of yours.');
      return update(link, { ...link, stance: command.stance });
    }
    case 'deleteLink':
      return { ...EMPTY_DIFF, removed: [sheet?.links.get(command.link) ?? refuse('There is no such link of yours.')] };
    case 'setSilent': {
      knownClaim(doc, command.claim);
      if (!doc.articles.has(command.article)) refuse(`There is no article "${command.article}".`);
      const omission = sheet?.omissions.get(command.claim);
      if (!command.silent) return omission === undefined ? EMPTY_DIFF : { ...EMPTY_DIFF, removed: [omission] };
      if (omission !== undefined) return EMPTY_DIFF;
      if ([...(sheet?.links.values() ?? [])].some((link) => link.claim === command.claim)) {
        refuse('You have linked this claim in this article, so the article is not silent on it.');
      }
      const silent: Omission = {
        type: 'omission',
        annotator: context.me,
        article: command.article,
        claim: command.claim,
        created: context.now,
      };
      return add(silent);
    }
  }
}

const mySheet = (doc: DocumentState, article: ArticleId, context: CommandContext): Sheet | undefined =>
  sheetOf(doc, context.me, article);

const spanIn = (sheet: Sheet | undefined, id: SpanId): Span =>
  sheet?.spans.get(id) ?? refuse('There is no such span of yours in this article.');

function knownClaim(doc: DocumentState, id: ClaimId): void {
  if (!doc.claims.has(id)) refuse('There is no such claim.');
}

function knownStance(doc: DocumentState, id: StanceId): void {
  if (!doc.project.stances.some((stance) => stance.id === id)) refuse(`This project has no stance "${id}".`);
}

function checked<T extends AnyRecord>(
  schema: {
    safeParse: (
      value: unknown,
    ) => { success: true; data: T } | { success: false; error: { issues: { message: string; path: PropertyKey[] }[] } };
  },
  value: unknown,
): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  return refuse(`${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'not valid'}`.replace(/^: /, ''));
}

const add = (record: AnyRecord): Diff => ({ ...EMPTY_DIFF, added: [record] });

const update = (from: AnyRecord, to: AnyRecord): Diff =>
  sameRecord(from, to) ? EMPTY_DIFF : { ...EMPTY_DIFF, updated: [[from, to]] };
