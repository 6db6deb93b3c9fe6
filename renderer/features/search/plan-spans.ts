/** From hits to spans: which are to be made, which are there already, which cannot be. */
import type { Command } from '#shared/document/commands.ts';
import { fragmentsProblem, tidyFragments } from '#shared/document/fragments.ts';
import { effectiveSheet } from '#shared/document/effective.ts';
import { sheetIndex } from '#shared/document/sheet-index.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId, ClaimId, LinkId, SpanId, StanceId } from '#shared/model/index.ts';
import { coverIn } from './cover.ts';

export interface SpanPlan {
  readonly commands: readonly Command[];
  readonly made: number;
  /** Hits that were spans of mine before. */
  readonly reused: number;
  readonly linked: number;
  /** Hits of white space only, or that cut a character in two. */
  readonly refused: number;
}

interface Wanted {
  readonly doc: DocumentState;
  readonly me: AnnotatorId;
  readonly hits: readonly { readonly article: ArticleId; readonly start: number; readonly end: number }[];
  readonly textOf: (article: ArticleId) => string | undefined;
  /** What every span is to be linked to, or null. */
  readonly link: { readonly claim: ClaimId; readonly stance: StanceId } | null;
  readonly newSpanId: () => SpanId;
  readonly newLinkId: () => LinkId;
}

/** Returns the commands that make the hits (UTF-16 code units) spans of mine; white space at their ends is left out. */
export function planSpans({ doc, me, hits, textOf, link, newSpanId, newLinkId }: Wanted): SpanPlan {
  const commands: Command[] = [];
  const planned = new Map<string, SpanId>();
  let made = 0;
  let reused = 0;
  let linked = 0;
  let refused = 0;
  for (const { article, start, end } of hits) {
    const text = textOf(article);
    const fragments = text === undefined ? [] : tidyFragments(text, [[start, end]]);
    const [fragment] = fragments;
    if (text === undefined || fragment === undefined || fragmentsProblem(text, fragments) !== undefined) {
      refused += 1;
      continue;
    }
    const key = `${article} ${fragment[0]} ${fragment[1]}`;
    // Two hits may be one span once the white space at their ends is gone.
    if (planned.has(key)) continue;
    const sheet = sheetOf(doc, me, article);
    const cover = sheet === undefined ? undefined : coverIn(sheet, fragment[0], fragment[1]);
    const span = cover?.how === 'same' ? cover.span.id : newSpanId();
    planned.set(key, span);
    if (cover?.how === 'same') reused += 1;
    else {
      made += 1;
      commands.push({ type: 'createSpan', id: span, article, fragments });
    }
    if (link === null) continue;
    const links = sheet === undefined ? [] : (sheetIndex(effectiveSheet(doc, sheet)).linksOfSpan.get(span) ?? []);
    if (links.some(({ claim, stance }) => claim === link.claim && stance === link.stance)) continue;
    linked += 1;
    commands.push({ type: 'createLink', id: newLinkId(), article, span, ...link });
  }
  return { commands, made, reused, linked, refused };
}

/** Returns what the plan has done, in a sentence or two. */
export function planInWords({ made, reused, linked, refused }: SpanPlan, stance: string | null): string {
  const spans = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'span' : 'spans'}`;
  const parts = [made === 0 ? 'No new span.' : `${spans(made)} made.`];
  if (reused > 0) parts.push(`${spans(reused)} of yours ${reused === 1 ? 'was' : 'were'} there already.`);
  if (stance !== null) parts.push(`${linked === 0 ? 'Nothing new to link' : `${spans(linked)} linked`}: ${stance}.`);
  if (refused > 0) parts.push(`${refused.toLocaleString('en')} could not be made: white space, or half a character.`);
  if (made + linked > 0) parts.push('One undo takes it all back.');
  return parts.join(' ');
}
