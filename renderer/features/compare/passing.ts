/** Which spans of an article are left when only disagreements, or only the claim in focus, are wanted. */
import { useMemo } from 'react';
import { effectiveSheetOf } from '#shared/document/effective.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId, ClaimId } from '#shared/model/index.ts';
import { pairClaims } from '#shared/review/pairs.ts';
import { reviewQueue } from '#shared/review/queue.ts';
import { useDocument } from '../../state/document.ts';
import { useSession } from '../../state/session.ts';
import { useCompare } from './state.ts';

interface Wanted {
  readonly me: AnnotatorId | null;
  readonly shown: readonly AnnotatorId[];
  readonly onlyDisagreements: boolean;
  /** The claim that alone is wanted; null for all. */
  readonly claim: ClaimId | null;
}

/** Returns the ids of the spans that are left, or undefined if nothing is left out. Paired claims count as one. */
export function passingSpans(doc: DocumentState, article: ArticleId, wanted: Wanted): ReadonlySet<string> | undefined {
  const { me, shown, claim } = wanted;
  // With somebody alone there is nothing to disagree with.
  const onlyDisagreements = wanted.onlyDisagreements && shown.length > 1;
  const reviewer = me ?? shown[0];
  if (reviewer === undefined || (!onlyDisagreements && claim === null)) return undefined;
  const pairing = pairClaims(doc, reviewer, shown);
  const ofClaim = claim === null ? undefined : spansOfClass(doc, article, shown, pairing.classOf, claim);
  if (!onlyDisagreements) return ofClaim;
  const found = new Set<string>();
  for (const item of reviewQueue(doc, reviewer, shown, pairing)) {
    if (item.article !== article) continue;
    // Where only a pair of claims waits to be confirmed, the two agree: paired claims count as one here.
    const differ = item.kinds.length > 0 && !item.waitsForPair;
    if (!differ && item.state !== 'changed') continue;
    for (const { spans } of item.sides) {
      for (const { id } of spans) if (ofClaim === undefined || ofClaim.has(id)) found.add(id);
    }
  }
  return found;
}

function spansOfClass(
  doc: DocumentState,
  article: ArticleId,
  shown: readonly AnnotatorId[],
  classOf: (claim: ClaimId) => ClaimId,
  claim: ClaimId,
): Set<string> {
  const wanted = classOf(claim);
  return new Set(
    shown.flatMap((annotator) =>
      [...(effectiveSheetOf(doc, annotator, article)?.links.values() ?? [])].flatMap((link) =>
        classOf(link.claim) === wanted ? [link.span] : [],
      ),
    ),
  );
}

/** The same for what is wanted now. */
export function usePassing(article: ArticleId): ReadonlySet<string> | undefined {
  const onlyDisagreements = useCompare((state) => state.onlyDisagreements);
  const onlyClaim = useCompare((state) => state.onlyClaim);
  const any = onlyDisagreements || onlyClaim;
  // Without a filter nothing has to follow the document.
  const doc = useDocument((state) => (any ? state.doc : null));
  const me = useDocument((state) => state.me);
  const shown = useSession((state) => state.shown);
  const claim = useSession((state) => (onlyClaim ? state.claim : null));
  return useMemo(
    () => (doc === null ? undefined : passingSpans(doc, article, { me, shown, onlyDisagreements, claim })),
    [doc, article, me, shown, onlyDisagreements, claim],
  );
}

/** What is left of an article now, asked for by a gesture. */
export function passingNow(doc: DocumentState, article: ArticleId): ReadonlySet<string> | undefined {
  const { onlyDisagreements, onlyClaim } = useCompare.getState();
  const { shown, claim } = useSession.getState();
  const { me } = useDocument.getState();
  return passingSpans(doc, article, { me, shown, onlyDisagreements, claim: onlyClaim ? claim : null });
}
