/** `crossread stats DIR`: how much there is. */
import { cellOf, polarities } from '#shared/document/cells.ts';
import type { CellSide } from '#shared/document/cells.ts';
import { effectiveSheet, isMerged } from '#shared/document/effective.ts';
import { annotatorOf, goldSets, isGold, writerOf } from '#shared/document/gold.ts';
import type { DocumentState, Sheet } from '#shared/document/state.ts';
import { Verdict } from '#shared/model/index.ts';
import type { AnnotatorId, ArticleId, Claim } from '#shared/model/index.ts';
import { compareText } from '#shared/schema/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { print, printJson } from './output.ts';
import { complainOf, reading } from './project.ts';

const CELLS: Readonly<Record<CellSide, string>> = {
  '+': 'agrees',
  '-': 'contradicts',
  both: 'both',
  '±': 'partly',
  '0': 'mentions',
};

/** In the order in which they are told: '0' above would come first, being a number among an object's keys. */
const KINDS = ['agrees', 'contradicts', 'both', 'partly', 'mentions', 'silent', 'not looked for'];

export interface Stats {
  readonly project: { readonly id: string; readonly name: string };
  readonly articles: number;
  readonly words: number;
  /** Those in use: neither retired nor merged into another. */
  readonly claims: number;
  readonly retired: number;
  readonly merged: number;
  readonly spans: number;
  /** As they are seen: two that merges have made one count once. */
  readonly links: number;
  readonly unsure: number;
  readonly silent: number;
  readonly annotators: readonly {
    readonly id: string;
    readonly name: string;
    readonly claims: number;
    readonly spans: number;
    readonly links: number;
    readonly silent: number;
  }[];
  /** What was settled; its spans, links and silent cells are not in the sums above. */
  readonly gold: readonly GoldStats[];
  /** By the stance's id. */
  readonly linksByStance: Readonly<Record<string, number>>;
  /** Claim in use × article, as all annotators see it together. */
  readonly cells: Readonly<Record<string, number>>;
  /** Claims that some article denies. */
  readonly contradicted: readonly { readonly id: string; readonly text: string; readonly articles: number }[];
}

export interface GoldStats {
  /** Id and name of the gold set. */
  readonly id: string;
  readonly name: string;
  readonly adjudicator: string;
  /** Articles in which something was settled. */
  readonly articles: number;
  /** Places settled; those put off are not among them. */
  readonly decisions: number;
  readonly later: number;
  readonly verdicts: Readonly<Record<string, number>>;
  readonly spans: number;
  readonly links: number;
  readonly silent: number;
}

export async function statsCommand(dir: string, { json = false }: { readonly json?: boolean }): Promise<void> {
  await reading(dir, async (workspace) => {
    const stats = statsOf(workspace.doc, await countWords(workspace));
    if (json) printJson(stats);
    else printStats(stats);
    // Figures without what could not be read are not all that was asked for.
    complainOf(dir, workspace.problems);
  });
}

/** Words as Unicode segments them (UAX 29), which counts Chinese and Thai as well. */
async function countWords(workspace: Workspace): Promise<number> {
  let words = 0;
  for (const { id, language } of workspace.doc.articles.values()) {
    const body = await workspace.readArticle(id).catch(() => null);
    for (const { isWordLike } of segmenterFor(language).segment(body?.text ?? '')) if (isWordLike === true) words += 1;
  }
  return words;
}

function segmenterFor(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' });
  } catch {
    // A tag of the right shape need not be one that exists.
    return new Intl.Segmenter('und', { granularity: 'word' });
  }
}

/** Returns the figures of the project; `words` is told, not counted here. */
export function statsOf(doc: DocumentState, words: number): Stats {
  const annotators = [...doc.annotators.values()].sort((a, b) => compareText(a.id, b.id));
  const sheets = [...doc.sheets.values()]
    .filter(({ annotator }) => !isGold(annotator))
    .map((sheet) => effectiveSheet(doc, sheet));
  const claims = [...doc.claims.values()];
  const inUse = claimsInUse(doc);
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const links = sheets.flatMap((sheet) => [...sheet.links.values()]);
  const linksByStance = Object.fromEntries(
    doc.project.stances.map(({ id }) => [id, links.filter(({ stance }) => stance === id).length]),
  );
  return {
    project: { id: doc.project.id, name: doc.project.name },
    articles: doc.articles.size,
    words,
    claims: inUse.length,
    retired: claims.filter(({ id, retired }) => retired !== undefined && !isMerged(doc, id)).length,
    merged: claims.filter(({ id }) => isMerged(doc, id)).length,
    spans: sum(sheets.map(({ spans }) => spans.size)),
    links: links.length,
    unsure: links.filter(({ unsure }) => unsure === true).length,
    silent: sum(sheets.map(({ omissions }) => omissions.size)),
    annotators: annotators.map(({ id, name }) => {
      const hers = sheets.filter(({ annotator }) => annotator === id);
      return {
        id,
        name,
        claims: inUse.filter(({ annotator }) => annotator === id).length,
        spans: sum(hers.map(({ spans }) => spans.size)),
        links: sum(hers.map((sheet) => sheet.links.size)),
        silent: sum(hers.map(({ omissions }) => omissions.size)),
      };
    }),
    gold: goldSets(doc).map((id) => goldStats(doc, id)),
    linksByStance,
    ...cellsOf(doc),
  };
}

function goldStats(doc: DocumentState, id: AnnotatorId): GoldStats {
  const sheets = [...doc.sheets.values()].filter(({ annotator }) => annotator === id);
  const decisions = sheets.flatMap((sheet) => [...sheet.decisions.values()]);
  const verdicts = Object.fromEntries(
    Verdict.options.map((each) => [each, decisions.filter(({ verdict }) => verdict === each).length]),
  );
  const sum = (count: (sheet: Sheet) => number): number => sheets.reduce((total, sheet) => total + count(sheet), 0);
  const later = verdicts['later'] ?? 0;
  return {
    id,
    name: annotatorOf(doc, id)?.name ?? id,
    adjudicator: writerOf(id),
    articles: sheets.filter((sheet) => sheet.decisions.size > 0).length,
    decisions: decisions.length - later,
    later,
    verdicts,
    spans: sum(({ spans }) => spans.size),
    links: sum((sheet) => effectiveSheet(doc, sheet).links.size),
    silent: sum((sheet) => effectiveSheet(doc, sheet).omissions.size),
  };
}

const claimsInUse = (doc: DocumentState): Claim[] =>
  [...doc.claims.values()].filter(({ id, retired }) => retired === undefined && !isMerged(doc, id));

function cellsOf(doc: DocumentState): Pick<Stats, 'cells' | 'contradicted'> {
  const who = [...doc.annotators.keys()];
  const polarityOf = polarities(doc.project);
  const cells: Record<string, number> = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
  const contradicted: { id: string; text: string; articles: number }[] = [];
  for (const claim of claimsInUse(doc).sort((a, b) => compareText(a.id, b.id))) {
    const denying: ArticleId[] = [];
    for (const article of doc.articles.keys()) {
      const cell = cellOf(doc, claim.id, article, who, polarityOf);
      const linked = cell.state === 'linked' ? cell.side : undefined;
      const kind = linked !== undefined ? CELLS[linked] : cell.state === 'silent' ? 'silent' : 'not looked for';
      cells[kind] = (cells[kind] ?? 0) + 1;
      if (linked === '-' || linked === 'both') denying.push(article);
    }
    if (denying.length > 0) contradicted.push({ id: claim.id, text: claim.text, articles: denying.length });
  }
  return { cells, contradicted };
}

function settledInWords({ decisions, articles, verdicts }: GoldStats): string {
  const counts = Object.entries(verdicts).filter(([, count]) => count > 0);
  const each = counts.length === 0 ? '' : ` (${counts.map(([verdict, count]) => `${count} ${verdict}`).join(', ')})`;
  return `${decisions} ${decisions === 1 ? 'place' : 'places'} in ${articles} ${articles === 1 ? 'article' : 'articles'}${each}`;
}

function printStats(stats: Stats): void {
  const rows: [string, string | number][] = [
    ['project', stats.project.name],
    ['articles', stats.articles],
    ['words', stats.words],
    ['claims', stats.claims],
    ...(['retired', 'merged'] as const).flatMap((kind): [string, number][] =>
      stats[kind] === 0 ? [] : [[`  ${kind} besides`, stats[kind]]],
    ),
    ['spans', stats.spans],
    ['links', stats.unsure === 0 ? stats.links : `${stats.links} (${stats.unsure} unsure)`],
    ...Object.entries(stats.linksByStance).map(([id, count]): [string, number] => [`  ${id}`, count]),
    ['checked: silent', stats.silent],
    ['cells, claim × article', stats.claims * stats.articles],
    ...Object.entries(stats.cells).map(([kind, count]): [string, number] => [`  ${kind}`, count]),
    ['annotators', stats.annotators.length],
    ...stats.annotators.map(({ id, name, claims, spans, links, silent }): [string, string] => [
      `  ${id}`,
      `${name}: ${claims} claims, ${spans} spans, ${links} links, ${silent} silent`,
    ]),
    ...stats.gold.flatMap((gold): [string, string][] => [
      ['gold set', gold.name],
      ['  settled', settledInWords(gold)],
      ['  holds', `${gold.spans} spans, ${gold.links} links, ${gold.silent} silent`],
    ]),
    ['contradicted claims', stats.contradicted.length],
    ...stats.contradicted.map(({ text, articles }): [string, string] => [`  in ${articles}`, text]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, value] of rows) print(`${name.padEnd(width)}  ${value}`);
}
