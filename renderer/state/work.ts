/** How far I am with the articles, and what to do next. */
import { keyOfNext, nextInWords, whatNext } from '#shared/document/next.ts';
import type { Next } from '#shared/document/next.ts';
import { tallyOf, workStateOf } from '#shared/document/work.ts';
import type { ArticleId, ProjectId, WorkState } from '#shared/model/index.ts';
import { articlesOf, matrixOf, nameOf } from './derived.ts';
import { execute, useDocument } from './document.ts';
import { announce, notify } from './notices.ts';
import { activePane, useSession } from './session.ts';

const SAID: Readonly<Record<WorkState, string>> = {
  todo: 'to do',
  'in-progress': 'in progress',
  done: 'done',
};

/** Says how far I am with the article. */
export function setWorkState(article: ArticleId, state: WorkState): void {
  if (execute({ type: 'setProgress', article, state }) === undefined) announce(`${named(article)}: ${SAID[state]}.`);
}

/** Marks the article done or, if it is, leaves it to what I have done there again. */
export function toggleDone(article: ArticleId): void {
  const { doc, me } = useDocument.getState();
  if (doc === null || me === null) return;
  if (workStateOf(doc, me, article) !== 'done') return setWorkState(article, 'done');
  if (execute({ type: 'setProgress', article, state: null }) !== undefined) return;
  const after = useDocument.getState().doc;
  announce(`${named(article)}: ${after === null ? 'not done' : SAID[workStateOf(after, me, article)]}.`);
}

/** What was passed over in this project: shown, and asked again without having been done. */
let passedOver = new Set<string>();
let shownLast: string | undefined;
let project: ProjectId | undefined;

/**
 * Returns the next thing to do and says it. What was shown and is still not done when the next is asked for is passed over
 * until nothing else is left. Undefined, with a notice, if there is nothing to do or nobody to do it.
 */
export function nextThing(): Next | undefined {
  const { doc, me, readOnly } = useDocument.getState();
  if (doc === null) return undefined;
  if (me === null || readOnly !== null) {
    notify(readOnly?.message ?? 'Say who you are first: what is next is next for you.', 'warning');
    return undefined;
  }
  if (doc.project.id !== project) startAnew(doc.project.id);
  const { claim, panes, shown } = useSession.getState();
  const open = [activePane(), ...panes].flatMap((pane) => pane.article ?? []);
  const where = { claim, open, annotators: shown };
  let next = whatNext(doc, me, where, passedOver);
  if (next !== undefined && keyOfNext(next) === shownLast) {
    passedOver.add(shownLast);
    next = whatNext(doc, me, where, passedOver);
  }
  let round = '';
  if (next === undefined && passedOver.size > 0) {
    startAnew(doc.project.id);
    next = whatNext(doc, me, where);
    if (next !== undefined) round = 'Once round. ';
  }
  shownLast = next === undefined ? undefined : keyOfNext(next);
  notify(next === undefined ? nothingInWords() : `${round}${nextInWords(doc, next)}`);
  return next;
}

function startAnew(id: ProjectId): void {
  project = id;
  passedOver = new Set();
  shownLast = undefined;
}

function nothingInWords(): string {
  const { doc } = useDocument.getState();
  const articles = doc?.articles.size ?? 0;
  if (doc === null || articles === 0) return 'There is nothing to do yet: add the articles first.';
  const { claims, rows } = matrixOf(doc, useSession.getState().shown);
  const all = `${count(articles, 'article')} done`;
  if (claims.length === 0) return `Nothing is left to do: ${all}.`;
  return `Everything is decided: ${count(claims.length, 'claim')}, ${count(tallyOf(rows).of, 'cell')}, ${all}.`;
}

function named(article: ArticleId): string {
  const { doc } = useDocument.getState();
  const found = doc === null ? undefined : articlesOf(doc).find(({ id }) => id === article);
  return found === undefined ? article : nameOf(found);
}

const count = (n: number, noun: string): string => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
