/** What the list shows: the claims in use or the retired ones, as the filter lets them through. */
import { useMemo } from 'react';
import { matrixRow } from '#shared/document/cells.ts';
import type { MatrixRow } from '#shared/document/cells.ts';
import { mergedInto } from '#shared/document/effective.ts';
import { claimsInOrder } from '#shared/document/order.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, Claim, ClaimId } from '#shared/model/index.ts';
import { articlesOf, matrixOf } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { useSession } from '../../state/session.ts';
import { linesOf } from './list.ts';
import type { Line } from './list.ts';
import { useClaimsPanel } from './panel-state.ts';
import type { PanelState } from './panel-state.ts';

interface Choice {
  readonly claims: readonly Claim[];
  readonly rows: readonly MatrixRow[];
}

const NOTHING: Choice = { claims: [], rows: [] };

let retiredMemo: { doc: DocumentState; who: readonly AnnotatorId[]; choice: Choice } | undefined;

/** The retired claims with their rows. */
function retiredOf(doc: DocumentState, who: readonly AnnotatorId[]): Choice {
  if (retiredMemo?.doc !== doc || retiredMemo.who !== who) {
    const articles = articlesOf(doc).map((article) => article.id);
    const claims = claimsInOrder(doc, who, 'retired');
    const rows = claims.map((claim) => matrixRow(doc, claim.id, articles, who));
    retiredMemo = { doc, who, choice: { claims, rows } };
  }
  return retiredMemo.choice;
}

const choose = (doc: DocumentState, who: readonly AnnotatorId[], retired: boolean): Choice =>
  retired ? retiredOf(doc, who) : matrixOf(doc, who);

const NONE_ABSORBED: ReadonlyMap<ClaimId, readonly Claim[]> = new Map();

/** The claims that were merged into each. */
function absorbedOf(doc: DocumentState): ReadonlyMap<ClaimId, readonly Claim[]> {
  const merged = mergedInto(doc);
  if (merged.size === 0) return NONE_ABSORBED;
  return new Map([...merged].map(([into, ids]) => [into, ids.flatMap((id) => doc.claims.get(id) ?? [])]));
}

function linesFrom(doc: DocumentState, { claims, rows }: Choice, filter: PanelState, me: AnnotatorId | null): Line[] {
  return linesOf(claims, rows, { ...filter, me, absorbed: absorbedOf(doc) });
}

/** The claims from which the filter chooses, and the lines that it lets through. */
export function useListed(): Choice & { readonly lines: readonly Line[]; readonly retired: number } {
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const who = useSession((state) => state.shown);
  const filter = useClaimsPanel();
  const retired = filter.also.includes('retired');
  const choice = useMemo(() => (doc === null ? NOTHING : choose(doc, who, retired)), [doc, who, retired]);
  const lines = useMemo(() => (doc === null ? [] : linesFrom(doc, choice, filter, me)), [doc, choice, filter, me]);
  const count = useMemo(() => (doc === null ? 0 : retiredOf(doc, who).claims.length), [doc, who]);
  return { ...choice, lines, retired: count };
}

/** The same, asked once. */
export function listedNow(): Choice & { readonly lines: readonly Line[] } {
  const { doc, me } = useDocument.getState();
  const filter = useClaimsPanel.getState();
  if (doc === null) return { ...NOTHING, lines: [] };
  const choice = choose(doc, useSession.getState().shown, filter.also.includes('retired'));
  return { ...choice, lines: linesFrom(doc, choice, filter, me) };
}
