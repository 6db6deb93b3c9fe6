/**
 * Datasets divided for training, developing and testing, so that what is tested on was not trained on: whole articles, or
 * all articles on one event, go to one part, and claims do not stand in two unless that is allowed.
 */
import { effectiveSheet, resolveClaim } from '../document/effective.ts';
import type { Sheet } from '../document/state.ts';
import type { ArticleId, ClaimId, Split } from '../model/index.ts';
import { stableStringify } from '../schema/stable-json.ts';
import { DatasetError } from './format.ts';
import type { Dataset, DatasetPart, Format, OutputFile } from './format.ts';
import { withArticles, withClaims, withLinks } from './narrow.ts';
import { reportOf } from './split-report.ts';
import type { SplitReport } from './split-report.ts';
import { assigned, PARTS, unitsOf } from './split-units.ts';
import type { PartName } from './split-units.ts';

export interface SplitDataset {
  /** Always three, some of them perhaps empty. */
  readonly parts: readonly DatasetPart[];
  readonly report: SplitReport;
}

/** By claim (those merged into it included): how often it stands in each article, by links and by silent cells. */
export interface Uses {
  readonly links: Map<ArticleId, number>;
  readonly silent: Map<ArticleId, number>;
}

/**
 * Returns the dataset in three parts, and a report. Every article is in exactly one part; the same seed gives the same parts.
 *
 * Each part holds the claims that stand in it: those with a link or a silent cell there. Where claims may leak (`allow`) a
 * claim may stand in several. With `together`, articles linked to one claim are in one part; with `drop` they need not be,
 * and a claim belongs to the part that has most of its links (of its silent cells if it has no links; of two the first), its
 * links elsewhere being left out with the spans that have no other. With both, silent cells in parts that a claim does not
 * belong to are left out, since they would bring its words there. Examples of a claim that are quoted from articles of
 * another part are left out always. Only the dataset's annotators count. Throws a `DatasetError` if all shares are 0.
 */
export function splitDataset(dataset: Dataset, split: Split): SplitDataset {
  const uses = usesOf(dataset);
  const sharing = split.leaks === 'together' ? [...uses.values()].map(({ links }) => [...links.keys()]) : [];
  const units = unitsOf(dataset.doc.articles.values(), split.by, sharing);
  const partOf = assigned(units, split);
  const homes = split.leaks === 'allow' ? undefined : homesOf(uses, partOf);
  const parts = PARTS.map((name): DatasetPart => ({ name, dataset: partNamed(dataset, name, partOf, homes) }));
  return { parts, report: reportOf(dataset, split, units, partOf, uses, parts) };
}

/**
 * Returns the files of each part under `train/`, `dev/` and `test/` (or as the format itself tells parts apart), then
 * `splits.json`: the report with the seed, the counts and the ids of each part's articles. Throws as `splitDataset`, and a
 * `DatasetError` for a format that is only read.
 */
export function* splitFiles(format: Format, dataset: Dataset, split: Split): Generator<OutputFile> {
  const { parts, report } = splitDataset(dataset, split);
  if (format.filesOfParts !== undefined) yield* format.filesOfParts(parts);
  else for (const part of parts) yield* filesOf(format, part);
  yield { path: 'splits.json', pieces: [stableStringify({ ...report, generator: dataset.generator })] };
}

function* filesOf(format: Format, { name, dataset }: DatasetPart): Generator<OutputFile> {
  if (format.files !== undefined) {
    for (const { path, pieces } of format.files(dataset)) yield { path: `${name}/${path}`, pieces };
  } else if (format.serialise !== undefined) {
    yield { path: `${name}/${format.fileName(dataset)}`, pieces: format.serialise(dataset) };
  } else {
    throw new DatasetError(`${format.info.label} can be read, not written.`);
  }
}

function usesOf({ doc, annotators }: Dataset): Map<ClaimId, Uses> {
  const who = new Set(annotators);
  const uses = new Map<ClaimId, Uses>();
  const note = (claim: ClaimId, kind: keyof Uses, { article }: Sheet): void => {
    let found = uses.get(claim);
    if (found === undefined) uses.set(claim, (found = { links: new Map(), silent: new Map() }));
    found[kind].set(article, (found[kind].get(article) ?? 0) + 1);
  };
  for (const sheet of doc.sheets.values()) {
    if (!who.has(sheet.annotator)) continue;
    const { links, omissions } = effectiveSheet(doc, sheet);
    for (const { claim } of links.values()) note(claim, 'links', sheet);
    for (const claim of omissions.keys()) note(claim, 'silent', sheet);
  }
  return uses;
}

function homesOf(
  uses: ReadonlyMap<ClaimId, Uses>,
  partOf: ReadonlyMap<ArticleId, PartName>,
): ReadonlyMap<ClaimId, PartName> {
  const homes = new Map<ClaimId, PartName>();
  for (const [claim, { links, silent }] of uses) {
    const counts = { train: 0, dev: 0, test: 0 };
    for (const [article, count] of links.size > 0 ? links : silent) {
      const part = partOf.get(article);
      if (part !== undefined) counts[part] += count;
    }
    homes.set(
      claim,
      PARTS.reduce((best, part) => (counts[part] > counts[best] ? part : best)),
    );
  }
  return homes;
}

function partNamed(
  dataset: Dataset,
  name: PartName,
  partOf: ReadonlyMap<ArticleId, PartName>,
  homes: ReadonlyMap<ClaimId, PartName> | undefined,
): Dataset {
  const here = withArticles(dataset, (article) => partOf.get(article) === name);
  const { doc } = dataset;
  const belongs = ({ claim }: { readonly claim: ClaimId }): boolean => {
    const home = homes?.get(resolveClaim(doc, claim));
    return home === undefined || home === name;
  };
  const part = homes === undefined ? here : withLinks(here, { link: belongs, silence: belongs, bareSpans: true });
  const used = usesOf(part);
  const withUsed = withClaims(part, (claim) => used.has(resolveClaim(doc, claim)));
  const claims = [...withUsed.doc.claims].map(([id, claim]) => {
    const examples = claim.examples?.filter(({ article }) => partOf.get(article) === name);
    return [id, examples === undefined ? claim : { ...claim, examples }] as const;
  });
  return { ...withUsed, doc: { ...withUsed.doc, claims: new Map(claims) } };
}
