/** What a split has made, in numbers: for the person who chooses it, and for whoever reads the dataset. */
import { cellOf, polarities } from '../document/cells.ts';
import { effectiveSheet, isMerged } from '../document/effective.ts';
import type { ArticleId, ClaimId, Split } from '../model/index.ts';
import { compareText } from '../schema/stable-json.ts';
import { CELL_WORDS, SIDE_WORD } from './cells.ts';
import type { CellWord } from './cells.ts';
import type { Dataset, DatasetPart } from './format.ts';
import type { Uses } from './splits.ts';
import { PARTS } from './split-units.ts';
import type { PartName, Unit } from './split-units.ts';

export interface SplitPartReport {
  readonly name: PartName;
  /** Of all articles, as asked for, 0 to 1. */
  readonly share: number;
  /** Ids, in order. */
  readonly articles: readonly ArticleId[];
  /** Claims that stand in the part. */
  readonly claims: number;
  readonly spans: number;
  readonly links: number;
  /** Links by the stance's id; every stance of the project is told. */
  readonly stances: Readonly<Record<string, number>>;
  /** Claim of the part × article of the part, as all annotators of the dataset see it together. */
  readonly cells: Readonly<Record<CellWord, number>>;
}

export interface SplitReport extends Pick<Split, 'by' | 'seed' | 'leaks'> {
  readonly parts: readonly SplitPartReport[];
  /** Claims with links in articles of several parts, before any were left out. */
  readonly leaking: readonly { readonly claim: ClaimId; readonly text: string; readonly parts: readonly PartName[] }[];
  /** What was left out so that no claim stands in two parts. */
  readonly leftOut: { readonly links: number; readonly silent: number; readonly spans: number };
  /** Claims of the project that stand in no part, having neither a link nor a silent cell. */
  readonly unused: number;
  /** Articles that must stay together and are more than their part was to have: its share could not be kept. */
  readonly tooLarge: readonly { readonly part: PartName; readonly articles: number; readonly wanted: number }[];
}

/** Returns the report on the parts that were made of the dataset. */
export function reportOf(
  dataset: Dataset,
  split: Split,
  units: readonly Unit[],
  partOf: ReadonlyMap<ArticleId, PartName>,
  uses: ReadonlyMap<ClaimId, Uses>,
  parts: readonly DatasetPart[],
): SplitReport {
  const { by, seed, leaks, shares } = split;
  const whole = shares.train + shares.dev + shares.test;
  const wanted = (part: PartName): number => (shares[part] / whole) * partOf.size;
  const before = countsIn(dataset);
  const after = parts.map((part) => countsIn(part.dataset));
  const lost = (what: keyof Counts): number => before[what] - after.reduce((sum, counts) => sum + counts[what], 0);
  return {
    by,
    seed,
    leaks,
    parts: parts.map((part) => partReport(part, shares[part.name] / whole)),
    leaking: [...uses]
      .map(([claim, { links }]) => {
        const among = new Set([...links.keys()].map((article) => partOf.get(article)));
        const text = dataset.doc.claims.get(claim)?.text ?? '';
        return { claim, text, parts: PARTS.filter((part) => among.has(part)) };
      })
      .filter((entry) => entry.parts.length > 1)
      .sort((a, b) => compareText(a.claim, b.claim)),
    leftOut: { links: lost('links'), silent: lost('silent'), spans: lost('spans') },
    unused: [...dataset.doc.claims.keys()].filter((id) => !isMerged(dataset.doc, id) && !uses.has(id)).length,
    tooLarge: units.flatMap(({ articles: [first, ...others] }) => {
      const part = first === undefined ? undefined : partOf.get(first);
      if (part === undefined || others.length === 0) return [];
      const size = others.length + 1;
      return size > Math.ceil(wanted(part)) ? [{ part, articles: size, wanted: Math.round(wanted(part)) }] : [];
    }),
  };
}

interface Counts {
  readonly links: number;
  readonly silent: number;
  readonly spans: number;
}

function countsIn({ doc, annotators }: Dataset): Counts {
  const who = new Set(annotators);
  let [links, silent, spans] = [0, 0, 0];
  for (const stored of doc.sheets.values()) {
    if (!who.has(stored.annotator)) continue;
    const sheet = effectiveSheet(doc, stored);
    links += sheet.links.size;
    silent += sheet.omissions.size;
    spans += sheet.spans.size;
  }
  return { links, silent, spans };
}

function partReport({ name, dataset }: DatasetPart, share: number): SplitPartReport {
  const { doc, annotators } = dataset;
  const articles = [...doc.articles.keys()].sort(compareText);
  const claims = [...doc.claims.keys()].filter((id) => !isMerged(doc, id));
  const stances = new Map(doc.project.stances.map(({ id }): [string, number] => [id, 0]));
  const who = new Set(annotators);
  for (const sheet of doc.sheets.values()) {
    if (!who.has(sheet.annotator)) continue;
    for (const { stance } of effectiveSheet(doc, sheet).links.values())
      stances.set(stance, (stances.get(stance) ?? 0) + 1);
  }
  const polarityOf = polarities(doc.project);
  const cells = new Map(CELL_WORDS.map((word) => [word, 0]));
  for (const claim of claims) {
    for (const article of articles) {
      const cell = cellOf(doc, claim, article, [...who], polarityOf);
      const word =
        cell.state === 'linked' ? SIDE_WORD[cell.side] : cell.state === 'silent' ? 'silent' : 'not looked for';
      cells.set(word, (cells.get(word) ?? 0) + 1);
    }
  }
  const { links, spans } = countsIn(dataset);
  return {
    name,
    share,
    articles,
    claims: claims.length,
    spans,
    links,
    stances: Object.fromEntries(stances),
    cells: Object.fromEntries(cells) as Record<CellWord, number>,
  };
}
