/** Makes spans of the marked hits, as one step of history. */
import { uuidv7 } from 'uuidv7';
import { LinkId, SpanId } from '#shared/model/index.ts';
import type { ArticleId, ClaimId, StanceId } from '#shared/model/index.ts';
import { stanceLabel } from '../../state/annotate.ts';
import { execute, loadText, useDocument } from '../../state/document.ts';
import { messageOf } from '../../state/message-of.ts';
import { notify } from '../../state/notices.ts';
import { useSession } from '../../state/session.ts';
import { keyOfHit } from './lines.ts';
import { planInWords, planSpans } from './plan-spans.ts';
import { useConcordance } from './state.ts';
import { hitCount } from './words.ts';

/** Most hits that become spans at a time: nobody has looked at more, and it is one step of history. */
export const MOST_SPANS = 5000;

/**
 * Makes spans of the marked hits, or of the one at hand if none is marked, and links each if that is wanted. The marks go;
 * what was done is told.
 */
export async function makeSpans(): Promise<void> {
  const { answer, marked, at } = useConcordance.getState();
  const { readOnly } = useDocument.getState();
  if (readOnly !== null) return notify(readOnly.message, 'warning');
  const chosen = marked.size === 0 && at !== null ? new Set([at]) : marked;
  const hits = (answer?.hits ?? []).filter((hit) => chosen.has(keyOfHit(hit)));
  if (hits.length === 0) return notify('Mark the hits first: the space bar marks one, A marks all.', 'warning');
  if (hits.length > MOST_SPANS) {
    const most = MOST_SPANS.toLocaleString('en');
    return notify(`${hitCount(hits.length)} are marked; up to ${most} become spans at a time.`, 'warning');
  }
  const link = linkWanted();
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

/** The link that every span is to get: to the claim in focus, if that is wanted and one is. */
function linkWanted(): { readonly claim: ClaimId; readonly stance: StanceId } | null {
  const { linking, stance } = useConcordance.getState();
  const { claim } = useSession.getState();
  const { doc } = useDocument.getState();
  if (!linking || claim === null || doc?.claims.has(claim) !== true) return null;
  const { stances } = doc.project;
  const chosen = stances.find(({ id }) => id === stance) ?? stances[0];
  return chosen === undefined ? null : { claim, stance: chosen.id };
}
