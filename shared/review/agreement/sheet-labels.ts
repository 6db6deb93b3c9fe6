/** One annotator's spans and cells in one article as labels: worked out once per sheet and labelling. */
import { sideOf } from '../../document/cells.ts';
import { sheetIndex } from '../../document/sheet-index.ts';
import type { Sheet } from '../../document/state.ts';
import type { ClaimId, Link, SpanId } from '../../model/index.ts';
import { CELL_OF_SIDE, SILENT_CELL } from './context.ts';
import type { Labelling } from './context.ts';

/** The label of a span that is linked to no claim, and of a place where the annotator has no span. */
export const NO_CLAIM = 'no claim';
export const NO_SPAN = 'no span';

/** What a span says of one class of claims. */
export interface Said {
  readonly claim: ClaimId;
  /** Its place among the labelling's `stanceLabels`. */
  readonly stance: number;
  /** On the scale from denying (1) over partly (2) to affirming (3); undefined if it takes no side. */
  readonly side: number | undefined;
}

export interface SpanLabels {
  /** The classes of the claims it is linked to, as one label. */
  readonly label: string;
  readonly said: readonly Said[];
  /** The claims themselves, oldest first. */
  readonly claims: readonly ClaimId[];
}

export interface SheetLabels {
  readonly spans: ReadonlyMap<SpanId, SpanLabels>;
  /** Places in `CELL_LABELS`, by class; a class that is not listed is not looked for. */
  readonly cells: ReadonlyMap<ClaimId, number>;
}

const known = new WeakMap<Sheet, { readonly labelling: Labelling; readonly labels: SheetLabels }>();

/** Returns the labels of the sheet, in which merged claims are those that they lead to. */
export function labelsOf(sheet: Sheet, labelling: Labelling): SheetLabels {
  const before = known.get(sheet);
  if (before?.labelling === labelling) return before.labels;
  const labels = { spans: spanLabels(sheet, labelling), cells: cellLabels(sheet, labelling) };
  known.set(sheet, { labelling, labels });
  return labels;
}

function spanLabels(sheet: Sheet, labelling: Labelling): ReadonlyMap<SpanId, SpanLabels> {
  const spans = new Map<SpanId, SpanLabels>();
  const { linksOfSpan } = sheetIndex(sheet);
  for (const span of sheet.spans.keys()) {
    const links = linksOfSpan.get(span) ?? [];
    const [only] = links;
    if (only === undefined) {
      spans.set(span, UNLINKED);
    } else if (links.length === 1) {
      const said = saidBy(labelling.classes.get(only.claim) ?? only.claim, links, labelling);
      spans.set(span, { label: said.claim, said: [said], claims: [only.claim] });
    } else {
      const said = [...byClass(links, labelling)].map(([claim, those]) => saidBy(claim, those, labelling));
      const label = said
        .map(({ claim }) => claim)
        .sort()
        .join(' ');
      spans.set(span, { label, said, claims: [...new Set(links.map(({ claim }) => claim))].sort() });
    }
  }
  return spans;
}

const UNLINKED: SpanLabels = { label: NO_CLAIM, said: [], claims: [] };

function byClass(links: readonly Link[], { classes }: Labelling): Map<ClaimId, Link[]> {
  return Map.groupBy(links, ({ claim }) => classes.get(claim) ?? claim);
}

function saidBy(claim: ClaimId, links: readonly Link[], { stanceLabels, polarityOf }: Labelling): Said {
  const side = sideOf(links, polarityOf);
  // Of several stances the one that outweighs the others, as in a cell.
  const stance = links
    .map(({ stance: id }) => ({ place: stanceLabels.indexOf(id), polarity: polarityOf.get(id) ?? '0' }))
    .filter(({ polarity }) => polarity === side)
    .reduce((least, { place }) => Math.min(least, place), stanceLabels.length);
  return {
    claim,
    stance: side === 'both' || stance === stanceLabels.length ? stanceLabels.length - 1 : Math.max(0, stance),
    side: side === undefined ? undefined : SCALE[side],
  };
}

const SCALE = { '-': 1, '±': 2, both: 2, '+': 3, '0': undefined } as const;

function cellLabels(sheet: Sheet, labelling: Labelling): ReadonlyMap<ClaimId, number> {
  const cells = new Map<ClaimId, number>();
  for (const claim of sheet.omissions.keys()) cells.set(labelling.classes.get(claim) ?? claim, SILENT_CELL);
  for (const [of, links] of byClass([...sheet.links.values()], labelling)) {
    const side = sideOf(links, labelling.polarityOf);
    if (side !== undefined) cells.set(of, CELL_OF_SIDE[side]);
  }
  return cells;
}
