/** Makes spans of the marked hits, as one step of history. */
import { uuidv7 } from 'uuidv7';
import { LinkId, SpanId } from '#shared/model/index.ts';
import type { ArticleId, ClaimId, StanceId } from '#shared/model/index.ts';
import { stanceLabel } from '../../state/annotate.ts';
import { execute, loadText, useDocument } from '../../state/document.ts';
import { messageOf } from '../../state/message-of.ts';
import { notify } from '../../state/notices.ts';
import { planInWords, planSpans } from './plan-spans.ts';
import { keyOfHit, useConcordance } from './state.ts';

/** Most hits that become spans at a time: nobody has looked at more, and it is one step of history. */
export const MOST_SPANS = 5000;

/** Makes spans of the marked hits and links each, if a link is wanted. The marks go; what was done is told. */
export async function makeSpans(link: { readonly claim: ClaimId; readonly stance: StanceId } | null): Promise<void> {
  const { answer, marked } = useConcordance.getState();
  const hits = (answer?.hits ?? []).filter((hit) => marked.has(keyOfHit(hit)));
  try {
    // The engine reads from the disk once; several at a time keep it busy.
    const articles = [...new Set(hits.map(({ article }) => article))];
    for (let from = 0; from < articles.length; from += 16) {
      await Promise.all(articles.slice(from, from + 16).map((article: ArticleId) => loadText(article)));
    }
  } catch (error) {
    return notify(`No span was made. ${messageOf(error)}`, 'warning');
  }
  const { doc, me, texts } = useDocument.getState();
  if (doc === null || me === null) return;
  const plan = planSpans({
    doc,
    me,
    hits,
    link,
    textOf: (article) => texts.get(article)?.text,
    newSpanId: () => SpanId.parse(uuidv7()),
    newLinkId: () => LinkId.parse(uuidv7()),
  });
  if (plan.commands.length > 0) {
    const label = link === null ? 'make spans of hits' : 'make spans of hits and link them';
    if (execute({ type: 'batch', label, commands: plan.commands }) !== undefined) return;
  }
  useConcordance.setState({ marked: new Set() });
  notify(planInWords(plan, link === null ? null : stanceLabel(link.stance)));
}
