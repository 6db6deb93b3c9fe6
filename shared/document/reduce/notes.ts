/** Notes on anything, and how far an article is. */
import { Claim, Progress, Span } from '../../model/index.ts';
import type { ArticleId } from '../../model/index.ts';
import type { Command, CommandContext } from '../commands.ts';
import { EMPTY_DIFF } from '../diff.ts';
import type { Diff } from '../diff.ts';
import type { DocumentState } from '../state.ts';
import { linkIn, twinsOf, written } from './links.ts';
import { add, changed, checked, mySheet, myClaim, refuse, remove, spanIn, update } from './refusal.ts';

/** Returns the diff that writes the note, or takes it away if it has no words. Throws a `Refusal`. */
export function noteDiff(
  doc: DocumentState,
  { on, note: typed }: Extract<Command, { type: 'setNote' }>,
  context: CommandContext,
): Diff {
  const note = typed.trim();
  switch (on.type) {
    case 'span': {
      const span = spanIn(mySheet(doc, on.article, context), on.span);
      return update(span, checked(Span, changed(span, { note })));
    }
    case 'link': {
      const sheet = mySheet(doc, on.article, context);
      const link = linkIn(sheet, on.link);
      // What those shown as one with it said stands in the note that was there to be changed.
      return written(link, { note }, twinsOf(doc, sheet, link), { note: '' });
    }
    case 'claim': {
      const claim = myClaim(doc, on.claim, context);
      return update(claim, checked(Claim, changed(claim, { note })));
    }
    case 'article':
      return progressDiff(doc, on.article, { note }, context);
  }
}

/** Returns the diff that changes the annotator's own record of the article; one that says nothing is not kept. Throws a `Refusal`. */
export function progressDiff(
  doc: DocumentState,
  article: ArticleId,
  to: { readonly note?: string; readonly state?: Progress['state'] | undefined },
  context: CommandContext,
): Diff {
  if (!doc.articles.has(article)) refuse(`There is no article "${article}".`);
  const before = mySheet(doc, article, context)?.progress;
  const start: Progress = before ?? { type: 'progress', annotator: context.me, article, created: context.now };
  const after = checked(Progress, changed(start, to));
  if (after.state === undefined && after.note === undefined) return before === undefined ? EMPTY_DIFF : remove(before);
  return before === undefined ? add(after) : update(before, after);
}
