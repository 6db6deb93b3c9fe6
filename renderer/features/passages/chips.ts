/** The parts of a filter in words, each with the filter that is left without it. */
import type { NotePlace, PassageFilter } from '#shared/document/passages.ts';
import { articleName, claimName } from '#shared/document/span-words.ts';
import type { DocumentState } from '#shared/document/state.ts';

export interface FilterChip {
  readonly key: string;
  readonly words: string;
  readonly without: PassageFilter;
}

export const NOTE_WORDS: Readonly<Record<NotePlace | 'any', string>> = {
  any: 'Note on the span or a link',
  span: 'Note on the span',
  link: 'Note on a link',
  claim: 'Note on the claim',
  article: 'Note on the article',
};

/** Returns the chips in the order of the controls that set them. */
export function filterChips(doc: DocumentState, filter: PassageFilter): FilterChip[] {
  const chips: FilterChip[] = [];
  const chip = (key: string, words: string, change: Partial<PassageFilter>): void => {
    chips.push({ key, words, without: { ...filter, ...change } });
  };
  const { text, tags, note, unlinked, unsure, claim, stances, articles, annotators } = filter;
  if (text.trim() !== '') chip('text', `“${text.trim()}”`, { text: '' });
  if (unlinked) chip('unlinked', 'Unlinked', { unlinked: false });
  if (unsure) chip('unsure', 'Unsure', { unsure: false });
  if (note !== null) chip('note', NOTE_WORDS[note], { note: null });
  for (const tag of tags) chip(`tag ${tag}`, `Tag: ${tag}`, { tags: tags.filter((other) => other !== tag) });
  if (claim !== null) chip('claim', `Claim: ${claimName(doc.claims.get(claim), 60)}`, { claim: null });
  for (const id of stances) {
    const label = doc.project.stances.find((stance) => stance.id === id)?.label ?? id;
    chip(`stance ${id}`, `Stance: ${label}`, { stances: stances.filter((other) => other !== id) });
  }
  for (const id of articles) {
    const name = articleName(doc.articles.get(id));
    chip(`article ${id}`, `Article: ${name}`, { articles: articles.filter((other) => other !== id) });
  }
  for (const id of annotators) {
    const name = doc.annotators.get(id)?.name ?? id;
    chip(`annotator ${id}`, `By: ${name}`, { annotators: annotators.filter((other) => other !== id) });
  }
  return chips;
}

/** Returns the list with the item, or without it if it was there. */
export function toggled<T>(list: readonly T[], item: T): T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}
