/** Spans, stances and articles in words: what lists show, what screen readers say, what the history tells. */
import type { AnnotatorId, Article, Claim, Stance, StanceId } from '../model/index.ts';
import type { Passage } from './passages.ts';
import type { DocumentState } from './state.ts';

/** Verbs that a new project's stances start with, made to stand before a claim. */
const BEFORE_A_CLAIM: Readonly<Record<string, string>> = {
  agrees: 'agrees with',
  partly: 'partly agrees with',
  contradicts: 'contradicts',
  mentions: 'mentions',
};

/** Returns the stance as it stands before a claim: “agrees with”; a label of the project's own with a colon: “denies:”. */
export function stancePhrase(stance: Stance | undefined, id: StanceId): string {
  const label = stance?.label ?? id;
  return BEFORE_A_CLAIM[label] ?? `${label}:`;
}

/** Returns the text on one line and no longer than so many characters, cut between words, with “…” where it was cut. */
export function short(text: string, most = 80): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  if (letters.length <= most) return line;
  const cut = letters.slice(0, most).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–—-]+$/, '')}…`;
}

/** Returns the name by which the article is known among the others: its outlet, else its title, else its file's name. */
export function articleName(article: Article | undefined): string {
  return article === undefined ? 'an article that is not here' : article.outlet || article.title || article.source.name;
}

/** Returns the claim's words, cut short, or that it is not here. */
export function claimName(claim: Claim | undefined, most?: number): string {
  return claim === undefined ? 'a claim that is not here' : short(claim.text, most);
}

/**
 * Returns all that is known of the passage as one text to be heard: its words, each claim with its stance, whether it is
 * unsure, tags, notes, and whose it is if not `me`'s. Long quotes and claims are cut short.
 */
export function passageInWords(doc: DocumentState, { span, links }: Passage, me: AnnotatorId | null): string {
  const linked = links.map((link) => {
    const stance = doc.project.stances.find((one) => one.id === link.stance);
    const unsure = link.unsure === true ? ', unsure' : '';
    const note = link.note === undefined ? '' : `, note: ${short(link.note, 200)}`;
    return `${stancePhrase(stance, link.stance)} “${claimName(doc.claims.get(link.claim), 160)}”${unsure}${note}`;
  });
  const sentences = [
    `“${short(span.quote, 200)}”: ${links.length === 0 ? 'not linked to a claim' : linked.join('; ')}`,
    ...(span.tags === undefined ? [] : [`${span.tags.length === 1 ? 'Tag' : 'Tags'}: ${span.tags.join(', ')}`]),
    ...(span.note === undefined ? [] : [`Note: ${short(span.note, 200)}`]),
    ...(span.annotator === me ? [] : [`By ${doc.annotators.get(span.annotator)?.name ?? span.annotator}`]),
  ];
  return sentences.map((sentence) => (/[.?!…]”?$/.test(sentence) ? sentence : `${sentence}.`)).join(' ');
}
