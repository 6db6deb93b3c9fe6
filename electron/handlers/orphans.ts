/** Colleagues' spans that wait for their places in our texts, after their files were taken in. */
import { placesOfQuote } from '#shared/anchoring/reanchor.ts';
import type { PlaceChoice } from '#shared/anchoring/reanchor.ts';
import { CrossreadError } from '#shared/contract/index.ts';
import type { IncomingDecision, IncomingOrphan } from '#shared/contract/index.ts';
import { seenBy } from '#shared/document/blind.ts';
import { EMPTY_DIFF, sameRecord } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import { fragmentsProblem } from '#shared/document/fragments.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId, Orphan } from '#shared/model/index.ts';
import { candidatesOf } from '#shared/review/incoming/preview.ts';
import { placeOrphan, unplace } from '#shared/review/incoming/spans.ts';
import type { Workspace } from '../workspace/index.ts';

const WHY: Readonly<Record<Orphan['found'], string>> = {
  approximate: 'It was reworded, or stands amid another text.',
  ambiguous: 'Several places fit.',
  lost: 'It was not found in this text.',
};

/** Returns the spans that wait, in one article or in all, with places found anew: her own text is not at hand any more. */
export async function orphansOf(
  workspace: Workspace,
  article: ArticleId | undefined,
  me: AnnotatorId | null,
): Promise<IncomingOrphan[]> {
  const found: IncomingOrphan[] = [];
  for (const sheet of seenBy(workspace.doc, me).sheets.values()) {
    if (sheet.orphans.size === 0 || (article !== undefined && sheet.article !== article)) continue;
    const { text } = await workspace.readArticle(sheet.article);
    for (const orphan of sheet.orphans.values()) found.push(viewOf(workspace.doc, orphan, text));
  }
  return found;
}

function viewOf(doc: DocumentState, orphan: Orphan, text: string): IncomingOrphan {
  const { annotator, article, id, quote, prefix, suffix, found, proposal, links } = orphan;
  const choices: PlaceChoice[] = [
    ...(proposal === undefined || fragmentsProblem(text, proposal.fragments) !== undefined ? [] : [proposal]),
    ...placesOfQuote(text, orphan).filter(({ fragments }) => !sameRecord(fragments, proposal?.fragments)),
  ];
  return {
    ...{ annotator, article, span: id, quote, before: prefix, after: suffix },
    ...{ result: found, why: WHY[found], candidates: candidatesOf(text, choices) },
    links: links.map(({ claim, stance }) => ({ claim, text: doc.claims.get(claim)?.text ?? '', stance })),
  };
}

/** Gives spans their places, or sends them back to wait, and returns what changed. Throws `bad-input` naming the span. */
export async function settleOrphans(
  workspace: Workspace,
  annotator: AnnotatorId,
  decisions: readonly IncomingDecision[],
): Promise<Diff> {
  const added: Diff['added'][number][] = [];
  const removed: Diff['removed'][number][] = [];
  for (const { article, span: id, place } of decisions) {
    const sheet = sheetOf(workspace.doc, annotator, article);
    const orphan = sheet?.orphans.get(id);
    const refuse = (why: string): never => {
      throw new CrossreadError('bad-input', `Span ${id} of “${article}”: ${why}`);
    };
    if (place !== null) {
      if (orphan === undefined) return refuse('it does not wait for a place.');
      const { text } = await workspace.readArticle(article);
      const problem = fragmentsProblem(text, place);
      if (problem !== undefined) return refuse(problem);
      const { span, links } = placeOrphan(orphan, text, place);
      removed.push(orphan);
      added.push(span, ...links);
      continue;
    }
    const span = sheet?.spans.get(id);
    const links = [...(sheet?.links.values() ?? [])].filter((link) => link.span === id);
    const waiting = span === undefined ? undefined : unplace(span, links);
    if (span === undefined || waiting === undefined) return refuse('it was made in this text, or waits already.');
    removed.push(...links, span);
    added.push(waiting);
  }
  const diff = { ...EMPTY_DIFF, added, removed };
  await workspace.apply(diff, 'import');
  return diff;
}
