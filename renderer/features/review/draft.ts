/** A version of a disagreement that nobody had: somebody's, with other edges, claims or stances. */
import { describe } from '#shared/anchoring/describe.ts';
import { tidyFragments } from '#shared/document/fragments.ts';
import type { Block, ClaimId, LinkId, Side, SideSpan, StanceId } from '#shared/model/index.ts';
import { moveEdge } from '#shared/text/move-edge.ts';
import type { EdgeStep } from '#shared/text/move-edge.ts';

export interface Draft {
  readonly spans: readonly SideSpan[];
  readonly silent: readonly ClaimId[];
  /** The row that the keys act on. */
  readonly at: number;
}

/** What the keys can act on: a span, one of its links, or a claim on which the article is silent. */
export type Row =
  | { readonly kind: 'span'; readonly span: number }
  | { readonly kind: 'link'; readonly span: number; readonly link: number }
  | { readonly kind: 'silent'; readonly claim: ClaimId };

/** Returns somebody's version, to be changed; the keys begin at the first link, since that is what most differ in. */
export function draftOf({ spans, silent }: Pick<Side, 'spans' | 'silent'>): Draft {
  const draft = { spans, silent, at: 0 };
  const at = rowsOf(draft).findIndex(({ kind }) => kind === 'link');
  return { ...draft, at: Math.max(0, at) };
}

/** Returns the rows in the order in which they are shown. */
export function rowsOf({ spans, silent }: Pick<Draft, 'spans' | 'silent'>): Row[] {
  return [
    ...spans.flatMap((span, index): Row[] => [
      { kind: 'span', span: index },
      ...span.links.map((_, link): Row => ({ kind: 'link', span: index, link })),
    ]),
    ...silent.map((claim): Row => ({ kind: 'silent', claim })),
  ];
}

/** Returns the draft with the keys at the row so many further on. */
export function stepped(draft: Draft, by: number): Draft {
  const last = rowsOf(draft).length - 1;
  return { ...draft, at: Math.min(last, Math.max(0, draft.at + by)) };
}

const rowAt = (draft: Draft): Row | undefined => rowsOf(draft)[draft.at];

/** Which span the row is of; the first, where it is of none. */
function spanAt(draft: Draft): number {
  const row = rowAt(draft);
  return row === undefined || row.kind === 'silent' ? 0 : row.span;
}

const withSpan = (draft: Draft, index: number, change: (span: SideSpan) => SideSpan): Draft => ({
  ...draft,
  spans: draft.spans.map((span, at) => (at === index ? change(span) : span)),
});

/** Which links the row means: the one it is, or all of its span. */
function linksAt(draft: Draft, row: Row & { kind: 'span' | 'link' }): (index: number) => boolean {
  return (index) => row.kind === 'span' || index === row.link;
}

/**
 * Returns the draft with an edge of the span at hand moved a step, its words told anew, or a sentence on why it cannot be. Of
 * several fragments the first's start and the last's end move.
 */
export function withEdge(
  draft: Draft,
  article: { readonly text: string; readonly blocks: readonly Block[] },
  step: EdgeStep,
  language: string,
): Draft | string {
  const index = spanAt(draft);
  const span = draft.spans[index];
  const which = step.edge === 'start' ? 0 : (span?.fragments.length ?? 1) - 1;
  const fragment = span?.fragments[which];
  if (span === undefined || fragment === undefined) return 'There is no span here whose edges could be moved.';
  const moved = moveEdge(article, fragment, step, language);
  if (typeof moved === 'string') return moved;
  const fragments = tidyFragments(
    article.text,
    span.fragments.map((each, at) => (at === which ? moved : each)),
  ).map(([start, end]): [number, number] => [start, end]);
  if (fragments.length === 0) return 'A span keeps at least one word.';
  return withSpan(draft, index, (old) => ({ ...old, fragments, ...describe(article.text, fragments) }));
}

/** Returns the draft with the stance for the link at hand, or for all links of the span at hand. */
export function withStance(draft: Draft, stance: StanceId): Draft | string {
  const row = rowAt(draft);
  if (row === undefined || row.kind === 'silent') return 'There is no link here whose stance could be set.';
  if ((draft.spans[row.span]?.links.length ?? 0) === 0) return 'The span is not linked: choose its claim first.';
  const meant = linksAt(draft, row);
  return withSpan(draft, row.span, (span) => ({
    ...span,
    links: span.links.map((link, index) => (meant(index) ? { ...link, stance } : link)),
  }));
}

/** Returns the draft with the link at hand unsure, or sure again. */
export function withUnsure(draft: Draft): Draft | string {
  const row = rowAt(draft);
  const links = row === undefined || row.kind === 'silent' ? [] : (draft.spans[row.span]?.links ?? []);
  if (row === undefined || row.kind === 'silent' || links.length === 0) return 'There is no link here to be unsure of.';
  const meant = linksAt(draft, row);
  return withSpan(draft, row.span, (span) => ({
    ...span,
    links: span.links.map((link, index) => {
      if (!meant(index)) return link;
      const { unsure, ...rest } = link;
      return unsure === true ? rest : { ...rest, unsure: true };
    }),
  }));
}

/** Returns the draft with the claim for the link at hand; on a span, with one link more. The keys are at that link then. */
export function withClaim(draft: Draft, claim: ClaimId, made: { id: LinkId; stance: StanceId }): Draft {
  const row = rowAt(draft);
  if (row === undefined || row.kind === 'silent') return draft;
  const links = draft.spans[row.span]?.links ?? [];
  const there = links.findIndex((link) => link.claim === claim);
  const index = there >= 0 ? there : row.kind === 'link' ? row.link : links.length;
  const changed =
    there >= 0
      ? draft
      : withSpan(draft, row.span, (span) => ({
          ...span,
          links:
            row.kind === 'link'
              ? span.links.map((link, at) => (at === row.link ? { ...link, claim } : link))
              : [...span.links, { ...made, claim }],
        }));
  const at = rowsOf(changed).findIndex((each) => each.kind === 'link' && each.span === row.span && each.link === index);
  return { ...changed, at };
}

/** Returns the draft without what is at hand: the link, the span with its links, or the claim that it is silent on. */
export function without(draft: Draft): Draft {
  const row = rowAt(draft);
  if (row === undefined) return draft;
  const left =
    row.kind === 'silent'
      ? { ...draft, silent: draft.silent.filter((claim) => claim !== row.claim) }
      : row.kind === 'span'
        ? { ...draft, spans: draft.spans.filter((_, index) => index !== row.span) }
        : withSpan(draft, row.span, (span) => ({
            ...span,
            links: span.links.filter((_, index) => index !== row.link),
          }));
  return stepped(left, 0);
}
