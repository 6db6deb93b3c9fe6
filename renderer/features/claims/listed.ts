/** What the list shows: the claims in use or the retired ones, as the filter lets them through. */
import { useMemo } from 'react';
import type { MatrixRow } from '#shared/document/cells.ts';
import { mergedInto } from '#shared/document/effective.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, Claim, ClaimId } from '#shared/model/index.ts';
import { matrixOf } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { useSession } from '../../state/session.ts';
import { linesOf } from './list.ts';
import type { Filter, Line } from './list.ts';
import { useClaimsPanel } from './panel-state.ts';
import type { PanelState } from './panel-state.ts';

interface Choice {
  readonly claims: readonly Claim[];
  readonly rows: readonly MatrixRow[];
}

const NOTHING: Choice = { claims: [], rows: [] };

const retiredOf = (doc: DocumentState, who: readonly AnnotatorId[]): Choice => matrixOf(doc, who, 'retired');

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

/** The claims from which the filter chooses, in use or retired, and the filter in full. */
export function useChoice(): Choice & { readonly filter: Filter } {
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const who = useSession((state) => state.shown);
  const panel = useClaimsPanel();
  const retired = panel.also.includes('retired');
  const choice = useMemo(() => (doc === null ? NOTHING : choose(doc, who, retired)), [doc, who, retired]);
  const absorbed = useMemo(() => (doc === null ? NONE_ABSORBED : absorbedOf(doc)), [doc]);
  const filter = useMemo(() => ({ ...panel, me, absorbed }), [panel, me, absorbed]);
  return { claims: choice.claims, rows: choice.rows, filter };
}

/** The claims from which the filter chooses, and the lines that it lets through. */
export function useListed(): Choice & { readonly lines: readonly Line[]; readonly retired: number } {
  const doc = useDocument((state) => state.doc);
  const who = useSession((state) => state.shown);
  const { claims, rows, filter } = useChoice();
  const lines = useMemo(() => linesOf(claims, rows, filter), [claims, rows, filter]);
  const count = useMemo(() => (doc === null ? 0 : retiredOf(doc, who).claims.length), [doc, who]);
  return { claims, rows, lines, retired: count };
}

/** The same, asked once. */
export function listedNow(): Choice & { readonly lines: readonly Line[] } {
  const { doc, me } = useDocument.getState();
  const filter = useClaimsPanel.getState();
  if (doc === null) return { ...NOTHING, lines: [] };
  const choice = choose(doc, useSession.getState().shown, filter.also.includes('retired'));
  return { ...choice, lines: linesFrom(doc, choice, filter, me) };
}
