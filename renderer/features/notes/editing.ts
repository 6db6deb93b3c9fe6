/** What is being written beside a text: a note, tags; or which of several links is meant. One thing at a time. */
import { create } from 'zustand';
import type { NoteTarget } from '#shared/document/commands.ts';
import { effectiveSheetOf, resolveClaim } from '#shared/document/effective.ts';
import { claimName } from '#shared/document/span-words.ts';
import type { ArticleId, Link } from '#shared/model/index.ts';
import { linksOf, spanOf } from '../../state/annotate.ts';
import { execute, useDocument } from '../../state/document.ts';
import { keyName } from '../../state/keymap.ts';
import { announce, notify } from '../../state/notices.ts';
import { activePane, useSession } from '../../state/session.ts';
import type { SpanRef } from '../../state/session.ts';
import { viewOf } from '../reader/index.ts';

/** A claim's note is written where the claim's details are. */
export type TextNote = Exclude<NoteTarget, { readonly type: 'claim' }>;

export type LinkDeed = 'note' | 'unsure';

export type Editing =
  | { readonly what: 'note'; readonly pane: string; readonly on: TextNote }
  | { readonly what: 'tags'; readonly pane: string; readonly ref: SpanRef }
  /** Which of the links is meant, and for what. */
  | {
      readonly what: 'choose';
      readonly pane: string;
      readonly ref: SpanRef;
      readonly links: readonly Link['id'][];
      readonly deed: LinkDeed;
    };

export const useEditing = create<{ readonly now: Editing | null }>(() => ({ now: null }));

function edit(now: Editing | null): void {
  useEditing.setState({ now });
}

/** Ends the editing; the keyboard goes back to the text if it was with the editor. */
export function stopEditing(toText: boolean): void {
  const { now } = useEditing.getState();
  if (now === null) return;
  edit(null);
  if (toText) viewOf(now.pane)?.focus();
}

/** My span in focus; a notice says why not. */
function mySpan(to: string): SpanRef | undefined {
  const { span } = useSession.getState();
  const { me } = useDocument.getState();
  if (span === null || spanOf(span) === undefined) {
    notify(
      `Put a span of yours in focus ${to}: click it, or press ${keyName('go.nextSpan')} to go to the next one.`,
      'warning',
    );
    return undefined;
  }
  if (span.annotator === me) return span;
  notify('This is a colleague’s work. Only she can change it.', 'warning');
  return undefined;
}

/** The pane in which the span in focus is shown: the active one, if it shows the article. */
function paneOf(article: ArticleId): string {
  const active = activePane();
  const { panes } = useSession.getState();
  if (active.article === article) return active.key;
  return panes.find((pane) => pane.article === article)?.key ?? active.key;
}

export function editSpanNote(): void {
  const ref = mySpan('to write a note on it');
  if (ref === undefined) return;
  const { article, span } = ref;
  edit({ what: 'note', pane: paneOf(article), on: { type: 'span', article, span } });
}

export function editSpanTags(): void {
  const ref = mySpan('to tag it');
  if (ref !== undefined) edit({ what: 'tags', pane: paneOf(ref.article), ref });
}

/** Writes a note on the active pane's article: the annotator's own, beside those of her colleagues. */
export function editArticleNote(): void {
  const { key, article } = activePane();
  if (article === null) return notify('Choose an article in this pane first.', 'warning');
  edit({ what: 'note', pane: key, on: { type: 'article', article } });
}

/** The note on the link of the span in focus that is meant; asks which if it may be several. */
export function editLinkNote(): void {
  withLink('note', 'to write a note on its link');
}

/** Marks that link as unsure, or as sure again. */
export function toggleUnsure(): void {
  withLink('unsure', 'to mark its link as unsure');
}

function withLink(deed: LinkDeed, to: string): void {
  const ref = mySpan(to);
  if (ref === undefined) return;
  const links = linksMeant(ref);
  const [only] = links;
  if (only === undefined) {
    return notify(
      `This span is not linked to a claim yet: press ${keyName('claim.pick')}, or a stance’s key for the claim in focus.`,
      'warning',
    );
  }
  if (links.length === 1) doTo(only, deed);
  else edit({ what: 'choose', pane: paneOf(ref.article), ref, links: links.map((link) => link.id), deed });
}

/** The links of the span to the claim in focus, else all of them. */
function linksMeant(ref: SpanRef): readonly Link[] {
  const { doc } = useDocument.getState();
  const { claim } = useSession.getState();
  const links = linksOf(ref);
  const focused = doc === null || claim === null ? null : resolveClaim(doc, claim);
  const those = links.filter((link) => link.claim === focused);
  return those.length > 0 ? those : links;
}

/** Does to the link what was asked for. */
export function doTo(link: Link, deed: LinkDeed): void {
  const { article, id } = link;
  if (deed === 'note') return edit({ what: 'note', pane: paneOf(article), on: { type: 'link', article, link: id } });
  const unsure = link.unsure !== true;
  if (execute({ type: 'setUnsure', article, link: id, unsure }) !== undefined) return;
  const claim = useDocument.getState().doc?.claims.get(link.claim);
  announce(`${unsure ? 'Unsure' : 'Sure'}: “${claimName(claim, 120)}”`);
}

/** The note as it is stored, or undefined if there is none; null if what it would be on is gone. */
function noteNow(on: TextNote): string | undefined | null {
  const { doc, me } = useDocument.getState();
  if (doc === null || me === null) return null;
  const sheet = effectiveSheetOf(doc, me, on.article);
  if (on.type === 'article') return doc.articles.has(on.article) ? sheet?.progress?.note : null;
  const record = on.type === 'span' ? sheet?.spans.get(on.span) : sheet?.links.get(on.link);
  return record === undefined ? null : record.note;
}

/** Keeps the note if it is another than before; an empty one takes it away. Returns false if it is refused. */
export function keepNote(on: TextNote, text: string): boolean {
  const before = noteNow(on);
  const note = text.trim();
  if (before === null || note === (before ?? '')) return true;
  if (execute({ type: 'setNote', on, note }) !== undefined) return false;
  announce(note === '' ? 'Note taken away.' : 'Note kept.');
  return true;
}

/** Keeps the tags if they are others than before. Returns false if they are refused. */
export function keepTags(ref: SpanRef, tags: readonly string[]): boolean {
  const span = spanOf(ref);
  if (span === undefined || tags.join('\n') === (span.tags ?? []).join('\n')) return true;
  if (execute({ type: 'setTags', article: ref.article, span: ref.span, tags }) !== undefined) return false;
  announce(tags.length === 0 ? 'Tags taken away.' : `Tags: ${tags.join(', ')}.`);
  return true;
}
