/**
 * What an analyst does to the text: the gestures behind keys, menu and picker, each one step of history. They act on the
 * selection if there is one, otherwise on the span in focus.
 */
import { uuidv7 } from 'uuidv7';
import { tidyFragments } from '#shared/document/fragments.ts';
import type { Command } from '#shared/document/commands.ts';
import { effectiveSheetOf } from '#shared/document/effective.ts';
import { passageInWords, short } from '#shared/document/span-words.ts';
import { sheetIndex } from '#shared/document/sheet-index.ts';
import { sheetOf } from '#shared/document/state.ts';
import { ClaimId, LinkId, SpanId } from '#shared/model/index.ts';
import type { AnnotatorId, ArticleId, Link, Span, StanceId } from '#shared/model/index.ts';
import { execute, useDocument } from './document.ts';
import { keyName } from './keymap.ts';
import { announce, notify } from './notices.ts';
import { focusClaim, focusSpan, select, useSession } from './session.ts';
import type { SpanRef } from './session.ts';

export const newClaimId = (): ClaimId => ClaimId.parse(uuidv7());
const newSpanId = (): SpanId => SpanId.parse(uuidv7());
const newLinkId = (): LinkId => LinkId.parse(uuidv7());

/** The span that a ref names, or undefined if it is gone. */
export function spanOf(ref: SpanRef | null): Span | undefined {
  const { doc } = useDocument.getState();
  return ref === null || doc === null ? undefined : sheetOf(doc, ref.annotator, ref.article)?.spans.get(ref.span);
}

/** What the next link will hang on: its words, and the commands that make the span if it is not there yet. */
export interface Target {
  readonly ref: SpanRef;
  readonly quote: string;
  readonly create: readonly Command[];
}

/** The selection as a span to be, else my span in focus, else undefined. */
export function currentTarget(): Target | undefined {
  const { me, texts, doc } = useDocument.getState();
  const { selection, span } = useSession.getState();
  if (me === null || doc === null) return undefined;
  if (selection !== null) {
    const text = texts.get(selection.article)?.text;
    if (text === undefined) return undefined;
    const fragments = tidyFragments(text, [[selection.start, selection.end]]);
    const [start, end] = fragments[0] ?? [0, 0];
    if (start === end) return undefined;
    const same = [...(sheetOf(doc, me, selection.article)?.spans.values() ?? [])].find(
      (other) => other.fragments.length === 1 && other.fragments[0]?.[0] === start && other.fragments[0][1] === end,
    );
    if (same !== undefined) {
      return { ref: { annotator: me, article: selection.article, span: same.id }, quote: same.quote, create: [] };
    }
    const id = newSpanId();
    return {
      ref: { annotator: me, article: selection.article, span: id },
      quote: text.slice(start, end),
      create: [{ type: 'createSpan', id, article: selection.article, fragments }],
    };
  }
  const mine = spanOf(span);
  return mine === undefined || mine.annotator !== me || span === null
    ? undefined
    : { ref: span, quote: mine.quote, create: [] };
}

/** Makes a span of the selection and puts it in focus. Returns it, or undefined with a notice saying why not. */
export function createSpan(): SpanRef | undefined {
  const target = currentTarget();
  const { selection } = useSession.getState();
  if (target === undefined && selection !== null) {
    notify('Only white space is selected: a span needs words.', 'warning');
    return undefined;
  }
  if (target === undefined || selection === null) {
    notify('Select some words first: drag with the mouse, or hold Shift and move the caret.', 'warning');
    return undefined;
  }
  if (target.create.length > 0 && execute(batch('create span', target.create)) !== undefined) return undefined;
  focusSpan(target.ref);
  select(null);
  announce(`Span made: “${short(target.quote)}”.`);
  return target.ref;
}

/** A claim that exists, or the words of one to be made. */
export type ClaimChoice =
  { readonly claim: ClaimId } | { readonly newText: string; readonly group?: string | undefined };

/** Links the target to a claim with a stance, making span and claim where needed: one step of history. */
export function linkTarget(choice: ClaimChoice, stance: StanceId): boolean {
  const target = currentTarget();
  if (target === undefined) {
    notify('Select some words, or put a span of yours in focus, to link it.', 'warning');
    return false;
  }
  const commands: Command[] = [...target.create];
  let claim: ClaimId;
  if ('claim' in choice) claim = choice.claim;
  else {
    claim = newClaimId();
    commands.push({ type: 'createClaim', id: claim, text: choice.newText, group: choice.group });
  }
  const { article, span } = target.ref;
  commands.push({ type: 'createLink', id: newLinkId(), article, span, claim, stance });
  if (execute(batch('newText' in choice ? 'link to new claim' : 'link span', commands)) !== undefined) return false;
  select(null);
  focusSpan(target.ref);
  focusClaim(claim);
  announce(`Linked: ${spanInWords(target.ref)}`);
  return true;
}

/** The stance key: links the target to the claim in focus, or changes the stance of the link that is there. */
export function setStance(stance: StanceId): boolean {
  const { claim, selection, span } = useSession.getState();
  if (claim !== null && (selection !== null || spanOf(span) !== undefined)) return linkTarget({ claim }, stance);
  const links = linksOf(span);
  const only = links.length === 1 ? links[0] : undefined;
  if (only !== undefined) return linkTarget({ claim: only.claim }, stance);
  notify(
    claim === null
      ? `Choose the claim first: press ${keyName('claim.pick')} on a selection, or click a claim.`
      : 'Select the words that speak to the claim in focus first.',
    'warning',
  );
  return false;
}

/** The links of the span, under the claims that stand for theirs. */
export function linksOf(ref: SpanRef | null): readonly Link[] {
  const { doc } = useDocument.getState();
  if (ref === null || doc === null) return [];
  const sheet = effectiveSheetOf(doc, ref.annotator, ref.article);
  return sheet === undefined ? [] : (sheetIndex(sheet).linksOfSpan.get(ref.span) ?? []);
}

/** Puts a span in focus with its (first) claim, and says what it is: highlights say nothing to a screen reader. */
export function focusOn(ref: SpanRef, before = ''): void {
  const span = spanOf(ref);
  if (span === undefined) return;
  focusSpan(ref);
  const links = linksOf(ref);
  const { claim } = useSession.getState();
  const [first] = links;
  if (first !== undefined && !links.some((link) => link.claim === claim)) focusClaim(first.claim);
  announce(`${before === '' ? '' : `${before}: `}${spanInWords(ref)}`);
}

/** The span with its claims, tags and notes, as it is said to a screen reader. */
function spanInWords(ref: SpanRef): string {
  const { doc, me } = useDocument.getState();
  const span = spanOf(ref);
  return doc === null || span === undefined ? '' : passageInWords(doc, { span, links: linksOf(ref) }, me);
}

/** Deletes the span in focus with its links. */
export function deleteSpan(): void {
  const { span } = useSession.getState();
  if (span === null || spanOf(span) === undefined) return;
  if (!isMine(span.annotator)) return notMine();
  const quote = spanOf(span)?.quote ?? '';
  if (execute({ type: 'deleteSpan', article: span.article, span: span.span }) === undefined) {
    focusSpan(null);
    announce(`Span deleted: “${short(quote)}”. Undo brings it back.`);
  }
}

/** Takes the link between the span in focus and a claim away. */
export function unlink(link: Link): void {
  if (!isMine(link.annotator)) return notMine();
  if (execute({ type: 'deleteLink', article: link.article, link: link.id }) !== undefined) return;
  announce(`Unlinked from “${short(useDocument.getState().doc?.claims.get(link.claim)?.text ?? '')}”.`);
}

/** Marks the cell of the claim in the article *checked: silent*, or takes the mark away. */
export function toggleSilent(claim: ClaimId, article: ArticleId): void {
  const { doc, me } = useDocument.getState();
  if (doc === null || me === null) return;
  const silent = effectiveSheetOf(doc, me, article)?.omissions.has(claim) === true;
  if (execute({ type: 'setSilent', article, claim, silent: !silent }) === undefined) {
    announce(silent ? 'Not looked for.' : 'Checked: silent.');
  }
}

/** Replaces the place of the span in focus (UTF-16 code units, end exclusive); white space at its ends is left out. */
export function moveEdges(ref: SpanRef, fragments: Span['fragments']): boolean {
  if (!isMine(ref.annotator)) {
    notMine();
    return false;
  }
  const text = useDocument.getState().texts.get(ref.article)?.text;
  const place = text === undefined ? fragments : tidyFragments(text, fragments);
  return execute({ type: 'setFragments', article: ref.article, span: ref.span, fragments: place }) === undefined;
}

export function stanceLabel(stance: StanceId): string {
  return useDocument.getState().doc?.project.stances.find((other) => other.id === stance)?.label ?? stance;
}

const isMine = (annotator: AnnotatorId): boolean => annotator === useDocument.getState().me;

function notMine(): void {
  notify('This is a colleague’s work. Only she can change it.', 'warning');
}

const batch = (label: string, commands: readonly Command[]): Command => ({ type: 'batch', label, commands });
