/** What of the queue is shown, by key: the next kind, the next state, one article or all. */
import { articleName } from '#shared/document/span-words.ts';
import { useDocument } from '../../state/document.ts';
import { announce } from '../../state/notices.ts';
import { isOpen, KIND_WORDS, KINDS, shownItems, STANDING_WORDS, STANDINGS } from './items.ts';
import type { QueueFilter } from './items.ts';
import { currentItem, queueNow } from './queue-now.ts';
import { useReview } from './state.ts';

export function nextKind(): void {
  const { filter } = useReview.getState();
  const kind = after([null, ...KINDS], filter.kind);
  narrow({ kind }, kind === null ? 'Any kind' : `Only ${KIND_WORDS[kind]}`);
}

export function nextStanding(): void {
  const { filter } = useReview.getState();
  const standing = after([null, ...STANDINGS], filter.standing);
  narrow({ standing }, standing === null ? 'Any state' : `Only ${STANDING_WORDS[standing]}`);
}

export function toggleArticle(): void {
  const { filter } = useReview.getState();
  const articles = useDocument.getState().doc?.articles;
  const article = filter.article === null ? (currentItem()?.article ?? null) : null;
  narrow({ article }, article === null ? 'All articles' : `Only ${articleName(articles?.get(article))}`);
}

/** Shows only what passes, says how much that is, and goes to the first open item of it. */
export function narrow(change: Partial<QueueFilter>, said: string): void {
  const filter = { ...useReview.getState().filter, ...change };
  const shown = shownItems(queueNow().disagreements, filter);
  const here = currentItem()?.key ?? null;
  const stays = shown.some(({ key }) => key === here);
  useReview.setState({ filter, draft: null, at: stays ? here : ((shown.find(isOpen) ?? shown[0])?.key ?? here) });
  announce(`${said}: ${shown.length} ${shown.length === 1 ? 'disagreement' : 'disagreements'}.`);
}

const after = <T>(choices: readonly T[], now: T): T => choices[(choices.indexOf(now) + 1) % choices.length] ?? now;
