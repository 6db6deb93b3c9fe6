/** command → diff. Pure: it reads the document and says what would change; `applyDiff` makes the change. */
import { Annotator, Article, Project } from '../../model/index.ts';
import type { Command, CommandContext } from '../commands.ts';
import type { Diff } from '../diff.ts';
import type { DocumentState } from '../state.ts';
import { claimDiff, relationDiff } from './claims.ts';
import { linkDiff } from './links.ts';
import { mergeDiff, splitDiff } from './merge-split.ts';
import { noteDiff, progressDiff } from './notes.ts';
import { changed, checked, Refusal, refuse, Steps, update } from './refusal.ts';
import { settleDiff, withGold } from './settle.ts';
import { recipeDiff } from './recipes.ts';
import { spanDiff } from './spans.ts';

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

function diffOf(doc: DocumentState, command: Command, context: CommandContext): Diff {
  switch (command.type) {
    case 'createSpan':
    case 'setFragments':
    case 'setTags':
    case 'deleteSpan':
      return spanDiff(doc, command, context);
    case 'createLink':
    case 'setStance':
    case 'setUnsure':
    case 'deleteLink':
    case 'setSilent':
      return linkDiff(doc, command, context);
    case 'createClaim':
    case 'editClaim':
    case 'moveClaim':
    case 'deleteClaim':
    case 'retireClaim':
    case 'restoreClaim':
    case 'addExample':
    case 'removeExample':
      return claimDiff(doc, command, context);
    case 'mergeClaim':
      return mergeDiff(doc, command, context);
    case 'splitClaim':
      return splitDiff(doc, command, context);
    case 'createRelation':
    case 'deleteRelation':
      return withGold(doc, relationDiff(doc, command, context), context);
    case 'settle':
    case 'reopen':
      return settleDiff(doc, command, context);
    case 'setNote':
      return noteDiff(doc, command, context);
    case 'setProgress':
      return progressDiff(doc, command.article, { state: command.state ?? undefined }, context);
    case 'editArticle': {
      const article = doc.articles.get(command.article) ?? refuse(`There is no article "${command.article}".`);
      return update(article, checked(Article, { ...article, ...command.fields }));
    }
    case 'renameProject':
      return update(doc.project, checked(Project, { ...doc.project, name: command.name }));
    case 'setBlind':
      return update(doc.project, changed(doc.project, { blind: command.blind }));
    case 'saveRecipe':
    case 'deleteRecipe':
      return recipeDiff(doc, command);
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
      const steps = new Steps(doc);
      for (const part of command.commands) steps.take(diffOf(steps.doc, part, context));
      return steps.finish();
    }
  }
}
