/** Going through the queue: by one, to the next open item, on after something was settled. */
import { membersOf } from '#shared/document/reduce/settle.ts';
import { articleName, short } from '#shared/document/span-words.ts';
import type { Decision } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { announce, notify } from '../../state/notices.ts';
import { openAt, useSession } from '../../state/session.ts';
import { countsOf, EVERYTHING, kindInWords, nextOpen, quoteOf, shownItems } from './items.ts';
import type { QueueItem } from './items.ts';
import { currentItem, queueNow } from './queue-now.ts';
import { useReview } from './state.ts';

/** Shows an item of the queue. */
export function showItem(key: string): void {
  useReview.setState({ at: key, draft: null, reasoning: false });
}

/** The item that is shown; where there is none, it says so. */
export function itemHere(): QueueItem | undefined {
  const item = currentItem();
  if (item === undefined) notify('There is no disagreement here to settle.');
  return item;
}

/** Shows the next item (1) or the one before (-1), of those that pass the filter. */
export function stepItem(by: 1 | -1): void {
  const items = listed();
  const at = items.findIndex(({ key }) => key === currentItem()?.key);
  const next = items[at + by];
  if (next !== undefined) showItem(next.key);
}

/** Shows the next open item (1) or the one before (-1), round from one end to the other. */
export function stepOpen(by: 1 | -1): void {
  const next = nextOpen(listed(), currentItem()?.key ?? null, by);
  if (next === undefined) announce('Nothing is open.');
  else showItem(next.key);
}

const listed = (): readonly QueueItem[] => listedWith(queueNow().disagreements, currentItem()?.key ?? '');

/** The items that pass the filter, and the one with the key, where it stood before it no longer passed. */
function listedWith(items: readonly QueueItem[], key: string): readonly QueueItem[] {
  const shown = new Set(shownItems(items, useReview.getState().filter));
  return items.filter((item) => item.key === key || shown.has(item));
}

/** Shows the next open item behind the one with the key and says which; stays if none is left. */
export function goOn(said: string, key: string): void {
  const { disagreements } = queueNow();
  const passing = nextOpen(listedWith(disagreements, key), key, 1);
  const next = passing ?? nextOpen(disagreements, key, 1);
  if (next === undefined || next.key === key) {
    useReview.setState({ at: key, reasoning: false });
    return announce(`${said} ${next === undefined ? everythingSettled(disagreements) : 'It is the last one.'}`);
  }
  // Nothing that passes the filter is open any more: the rest comes up.
  if (passing === undefined) useReview.setState({ filter: EVERYTHING });
  useReview.setState({ at: next.key, reasoning: false });
  const { all, settled } = countsOf(disagreements);
  announce(`${said} Next: ${itemInWords(next)} ${settled} of ${all} settled.`);
}

function everythingSettled(items: readonly QueueItem[]): string {
  const { later } = countsOf(items);
  return later === 0 ? 'Everything is settled.' : `Everything is settled but ${later} put off.`;
}

/** Returns the item as a screen reader says it. */
export function itemInWords(item: QueueItem): string {
  const { doc } = useDocument.getState();
  if (doc === null) return '';
  const kinds = item.kinds.map((kind) => kindInWords(doc, kind, item.sides)).join(', ');
  const where = articleName(doc.articles.get(item.article));
  return `${kinds === '' ? 'agreed' : kinds} in ${where}: “${short(quoteOf(doc, item), 120)}”.`;
}

/** Opens the article at the item, at the desk, with everyone's work who is compared. */
export function openItem(): void {
  const item = itemHere();
  if (item === undefined) return;
  const places = item.sides.flatMap(({ spans }) => spans.flatMap(({ fragments }) => fragments));
  const { shown } = useSession.getState();
  useSession.setState({ shown: [...new Set([...shown, ...item.sides.map(({ annotator }) => annotator)])] });
  if (places.length === 0) return openAt(item.article, 0, 1);
  openAt(item.article, Math.min(...places.map(([start]) => start)), Math.max(...places.map(([, end]) => end)));
}

// What is undone or done again is shown, so that it is seen.
useDocument.subscribe(({ history }, before) => {
  if (history === before.history || useSession.getState().view !== 'review') return;
  const by = history.future.length - before.history.future.length;
  const entry = by === 1 ? history.future[0] : by === -1 ? history.past.at(-1) : undefined;
  if (entry === undefined || history.past.length + by !== before.history.past.length) return;
  const decision = [...entry.diff.added, ...entry.diff.removed].find(
    (record): record is Decision => record.type === 'decision' && record.verdict !== 'agreed',
  );
  if (decision === undefined) return;
  const members = new Set(membersOf(decision));
  // Once the document is what the step made of it.
  queueMicrotask(() => {
    const item = queueNow().disagreements.find(({ sides }) =>
      membersOf({ sides: [...sides] }).some((one) => members.has(one)),
    );
    if (item !== undefined) showItem(item.key);
  });
});
