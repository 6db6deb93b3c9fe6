/** What the reviewer does to the queue; what changes the gold set is one step of history each. */
import { uuidv7 } from 'uuidv7';
import { membersOf } from '#shared/document/reduce/settle.ts';
import { articleName, short } from '#shared/document/span-words.ts';
import { DecisionId } from '#shared/model/index.ts';
import type { Decision } from '#shared/model/index.ts';
import { choiceOf, reasonOwed } from './queue-stub.ts';
import type { Item } from './queue-stub.ts';
import { execute, useDocument } from '../../state/document.ts';
import { keyName } from '../../state/keymap.ts';
import { announce, notify } from '../../state/notices.ts';
import { openAt, useSession } from '../../state/session.ts';
import { draftOf } from './draft.ts';
import { countsOf, isOpen, kindInWords, KIND_WORDS, KINDS, nextOpen, quoteOf, shownItems, STANDING_WORDS, STANDINGS, standingOf, verdictInWords } from './items.ts'; // prettier-ignore
import { agreedDecisions, currentItem, queueNow } from './queue-now.ts';
import { useReview } from './state.ts';

const newDecisionId = (): DecisionId => DecisionId.parse(uuidv7());

/** The reason that was given last, and for what: it belongs to the step that settled it. */
let justSettled: { readonly key: string; readonly steps: readonly unknown[] } | undefined;

/** Shows an item of the queue. */
export function showItem(key: string): void {
  useReview.setState({ at: key, draft: null, reasoning: false });
}

/** Takes what all agree on into the gold set. */
export function takeWhatAllAgreeOn(): void {
  const taken = takeAgreedNow();
  announce(taken === 0 ? 'All that they agree on is in the gold set.' : `Took ${inPlaces(taken)} on which all agree.`);
}

/** Returns how many places were taken. */
function takeAgreedNow(): number {
  const decisions = agreedDecisions(newDecisionId);
  if (decisions.length === 0) return 0;
  return execute({ type: 'settle', decisions }) === undefined ? decisions.length : 0;
}

/** Takes what the annotator with this place in the list has. */
export function takeOne(place: number): void {
  const item = currentItem();
  const side = item?.sides[place];
  if (item === undefined) return nothingHere();
  if (side === undefined) return notify(`Only ${item.sides.length} annotators are compared.`, 'warning');
  settle(item, { verdict: 'one', of: side.annotator, chosen: choiceOf(item, 'one', side.annotator) });
}

export function takeBoth(): void {
  const item = currentItem();
  if (item === undefined) return nothingHere();
  settle(item, { verdict: 'both', chosen: choiceOf(item, 'both') });
}

export function takeNeither(): void {
  const item = currentItem();
  if (item === undefined) return nothingHere();
  settle(item, { verdict: 'neither', chosen: choiceOf(item, 'neither') });
}

export function putOff(): void {
  const item = currentItem();
  if (item === undefined) return nothingHere();
  settle(item, { verdict: 'later', chosen: choiceOf(item, 'later') });
}

type Settled = Pick<Decision, 'verdict' | 'of' | 'chosen'>;

/** Settles the item; then the reason is asked for if one is owed, or the next open item comes up. */
function settle(item: Item, settled: Settled): void {
  // Whoever settles begins the adjudication: what all agree on is taken first, as a step of its own.
  takeAgreedNow();
  const said = useReview.getState().unsaid.get(item.key)?.trim() ?? '';
  const kept = item.decision !== undefined && sameVerdict(item.decision, settled) ? item.decision.reason : undefined;
  const reason = said === '' ? kept : said;
  const { article, sides } = item;
  const decision = {
    ...settled,
    article,
    sides: [...sides],
    id: newDecisionId(),
    ...(reason === undefined ? {} : { reason }),
  };
  if (execute({ type: 'settle', decisions: [decision] }) !== undefined) return;
  justSettled = { key: item.key, steps: useDocument.getState().history.past };
  useReview.setState({ draft: null });
  const { doc } = useDocument.getState();
  const after = queueNow().disagreements.find(({ key }) => key === item.key);
  const words = after?.decision === undefined || doc === null ? 'Settled' : inWords(after);
  if (after !== undefined && standingOf(after) === 'owed') {
    useReview.setState({ at: item.key, reasoning: true });
    announce(`${words}. A reason is owed.`);
  } else goOn(`${words}.`, item.key);
}

const sameVerdict = (one: Settled, other: Settled): boolean => one.verdict === other.verdict && one.of === other.of;

function inWords({ decision }: Item): string {
  const { doc } = useDocument.getState();
  if (decision === undefined || doc === null) return '';
  return decision.verdict === 'later' ? 'Put off' : `Settled: ${verdictInWords(doc, decision)}`;
}

/** Shows the next open item behind the one with the key and says which; stays if none is left. */
function goOn(said: string, key: string): void {
  const { filter } = useReview.getState();
  const { disagreements } = queueNow();
  const next = nextOpen(listedWith(disagreements, key), key, 1) ?? nextOpen(disagreements, key, 1);
  const { all, settled } = countsOf(disagreements);
  const passes = next !== undefined && shownItems([next], filter).length > 0;
  if (next === undefined || next.key === key) {
    useReview.setState({ at: key, reasoning: false });
    announce(`${said} ${next === undefined ? everythingSettled(disagreements) : 'It is the last one.'}`);
    return;
  }
  useReview.setState({
    at: next.key,
    reasoning: false,
    ...(passes ? {} : { filter: { kind: null, article: null, standing: null } }),
  });
  announce(`${said} Next: ${itemInWords(next)} ${settled} of ${all} settled.`);
}

/** The items that pass the filter, and the one with the key, where it stood before it no longer passed. */
function listedWith(items: readonly Item[], key: string): readonly Item[] {
  const shown = new Set(shownItems(items, useReview.getState().filter));
  return items.filter((item) => item.key === key || shown.has(item));
}

function everythingSettled(items: readonly Item[]): string {
  const { later } = countsOf(items);
  return later === 0 ? 'Everything is settled.' : `Everything is settled but ${later} put off.`;
}

/** Returns the item as a screen reader says it. */
export function itemInWords(item: Item): string {
  const { doc } = useDocument.getState();
  if (doc === null) return '';
  const kinds = item.kinds.map((kind) => kindInWords(doc, kind, item.sides)).join(', ');
  return `${kinds} in ${articleName(doc.articles.get(item.article))}: “${short(quoteOf(doc, item), 120)}”.`;
}

/** Puts the keyboard into the field of the reason. */
export function reasonFor(): void {
  if (currentItem() === undefined) return nothingHere();
  useReview.setState({ reasoning: true });
}

/** Keeps what is being written as a reason for when the item is settled. */
export function writeReason(key: string, text: string): void {
  useReview.setState({ unsaid: new Map(useReview.getState().unsaid).set(key, text) });
}

function forgetUnsaid(key: string): void {
  const unsaid = new Map(useReview.getState().unsaid);
  unsaid.delete(key);
  useReview.setState({ unsaid });
}

/** Gives the reason for what was settled; with `on`, the next open item comes up. Before that it waits to be settled. */
export function giveReason(key: string, text: string, on: boolean): void {
  const item = queueNow().disagreements.find((one) => one.key === key);
  if (item === undefined) return;
  const { decision, article } = item;
  if (decision === undefined) {
    if (!on) return;
    useReview.setState({ reasoning: false });
    if (text.trim() !== '') announce('The reason is kept; now settle the place by a key.');
    return;
  }
  forgetUnsaid(key);
  const reason = text.trim();
  if (reason !== (decision.reason ?? '')) {
    const { verdict, of, chosen, sides } = decision;
    const joined = justSettled?.key === key && justSettled.steps === useDocument.getState().history.past;
    const renewed = {
      article,
      id: newDecisionId(),
      sides,
      verdict,
      chosen,
      ...(of === undefined ? {} : { of }),
      reason,
    };
    if (execute({ type: 'settle', decisions: [renewed] }, joined) !== undefined) return;
    justSettled = undefined;
  }
  if (on) goOn(reasonOwed({ ...decision, reason }) ? 'A reason is still owed.' : 'Reason given.', key);
}

/** Leaves the field of the reason as it was; where one is owed, it stays owed, and the next open item comes up. */
export function leaveReason(key: string): void {
  forgetUnsaid(key);
  const item = queueNow().disagreements.find((one) => one.key === key);
  useReview.setState({ reasoning: false });
  if (item !== undefined && standingOf(item) === 'owed') goOn('The reason stays owed.', key);
}

/** Takes back how the item was settled. */
export function reopen(): void {
  const item = currentItem();
  if (item === undefined) return nothingHere();
  const { decision, article, key } = item;
  if (decision === undefined) return notify('It is open: there is nothing to take back.');
  if (execute({ type: 'reopen', article, decisions: [decision.id] }) !== undefined) return;
  useReview.setState({ at: key, draft: null, reasoning: false });
  announce(`Reopened: ${itemInWords(item)}`);
}

/** Begins a version of the item that nobody had. */
export function beginEditing(): void {
  const item = currentItem();
  if (item === undefined) return nothingHere();
  const { decision, sides } = item;
  const base =
    decision?.verdict === 'edited'
      ? decision.chosen
      : (sides.find(({ spans }) => spans.length > 0) ?? sides.find(({ silent }) => silent.length > 0));
  if (base === undefined) return notify('Nobody has anything here any more: reopen it, or take neither.', 'warning');
  useReview.setState({ at: item.key, draft: draftOf(base), reasoning: false });
  announce(`Editing. ${keyName('claim.pick')} chooses the claim, digits the stance, Enter settles, Escape leaves it.`);
}

export function leaveEditing(): void {
  useReview.setState({ draft: null });
  announce('Left as it was.');
}

/** Settles the item with what was made; where that is what somebody had, it is hers that is taken. */
export function finishEditing(): void {
  const item = currentItem();
  const { draft } = useReview.getState();
  if (item === undefined || draft === null) return;
  const chosen = { spans: [...draft.spans], silent: [...draft.silent] };
  const same = item.sides.find(({ spans, silent }) => JSON.stringify({ spans, silent }) === JSON.stringify(chosen));
  if (chosen.spans.length + chosen.silent.length === 0) settle(item, { verdict: 'neither', chosen });
  else if (same !== undefined) settle(item, { verdict: 'one', of: same.annotator, chosen });
  else settle(item, { verdict: 'edited', chosen });
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

const listed = (): readonly Item[] => listedWith(queueNow().disagreements, currentItem()?.key ?? '');

/** Opens the article at the item, at the desk. */
export function openItem(): void {
  const item = currentItem();
  if (item === undefined) return nothingHere();
  const places = item.sides.flatMap(({ spans }) => spans.flatMap(({ fragments }) => fragments));
  const start = Math.min(...places.map(([from]) => from));
  const end = Math.max(...places.map(([, to]) => to));
  const { shown } = useSession.getState();
  useSession.setState({ shown: [...new Set([...shown, ...item.sides.map(({ annotator }) => annotator)])] });
  openAt(item.article, places.length === 0 ? 0 : start, places.length === 0 ? 1 : end);
}

/** Filters: the next kind, the next standing, this article or all. */
export function nextKind(): void {
  const { filter } = useReview.getState();
  const kind = after([null, ...KINDS], filter.kind);
  narrow({ ...filter, kind }, kind === null ? 'Any kind' : `Only ${KIND_WORDS[kind]}`);
}

export function nextStanding(): void {
  const { filter } = useReview.getState();
  const standing = after([null, ...STANDINGS], filter.standing);
  narrow({ ...filter, standing }, standing === null ? 'Any state' : `Only ${STANDING_WORDS[standing]}`);
}

export function toggleArticle(): void {
  const { filter } = useReview.getState();
  const { doc } = useDocument.getState();
  const article = filter.article === null ? (currentItem()?.article ?? null) : null;
  narrow({ ...filter, article }, article === null ? 'All articles' : `Only ${articleName(doc?.articles.get(article))}`);
}

function narrow(filter: ReturnType<typeof useReview.getState>['filter'], said: string): void {
  const shown = shownItems(queueNow().disagreements, filter);
  const { at } = useReview.getState();
  const stays = shown.some(({ key }) => key === at);
  useReview.setState({ filter, draft: null, ...(stays ? {} : { at: (shown.find(isOpen) ?? shown[0])?.key ?? at }) });
  announce(`${said}: ${shown.length} ${shown.length === 1 ? 'disagreement' : 'disagreements'}.`);
}

const after = <T>(choices: readonly T[], now: T): T => choices[(choices.indexOf(now) + 1) % choices.length] ?? now;

const inPlaces = (count: number): string => `${count} ${count === 1 ? 'place' : 'places'}`;

function nothingHere(): void {
  notify('There is no disagreement here to settle.');
}

// What is undone or done again is shown, so that it is seen.
useDocument.subscribe(({ history }, before) => {
  if (history === before.history || useSession.getState().view !== 'review') return;
  const undone = history.future.length === before.history.future.length + 1 ? history.future[0] : undefined;
  const redone = history.future.length === before.history.future.length - 1 ? history.past.at(-1) : undefined;
  const { added = [], removed = [] } = (undone ?? redone)?.diff ?? {};
  const decision = [...added, ...removed].find(
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
