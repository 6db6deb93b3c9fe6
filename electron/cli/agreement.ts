/** `crossread agreement DIR`: how far annotators agree, all figures of the review. */
import type { AgreementPage, Figure, GammaAnswer } from '#shared/contract/index.ts';
import { annotatorOf, goldSets } from '#shared/document/gold.ts';
import { articlesInOrder } from '#shared/document/order.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { Annotator, AnnotatorId, ArticleId } from '#shared/model/index.ts';
import { EXPLANATIONS, GROUND } from '#shared/review/agreement/explain.ts';
import type { Family } from '#shared/review/agreement/explain.ts';
import { reviewGamma } from '#shared/review/agreement/gamma.ts';
import { agreementPage } from '#shared/review/agreement/page.ts';
import { printTable } from './agreement-table.ts';
import { Failure, print, printJson } from './output.ts';
import { Progress } from './progress.ts';
import { complainOf, reading } from './project.ts';
import { everybody, goldSet, listed, named } from './whose.ts';

export interface AgreementOptions {
  /** By name or id; ids ending in `.gold` are gold sets. */
  readonly annotators?: readonly string[];
  readonly reviewer?: string;
  readonly gamma?: boolean;
  readonly seed?: number;
  readonly explain?: boolean;
  readonly json?: boolean;
}

const SEED = 1;
const SAMPLES = 30;

export async function agreementCommand(dir: string, options: AgreementOptions): Promise<void> {
  await reading(dir, async (workspace) => {
    const { doc, problems } = workspace;
    const who = comparedOf(dir, doc, options.annotators);
    const annotators = who.map(({ id }) => id);
    const reviewer = reviewerOf(dir, doc, annotators, options.reviewer);
    const seed = options.seed ?? SEED;
    const page = agreementPage(doc, { annotators, reviewer, seed });
    const gamma = options.gamma === true ? gammaOf(doc, annotators, reviewer, seed) : undefined;
    if (page === undefined) return;
    if (options.json === true) printJson(gamma === undefined ? page : { ...page, gamma });
    else say(doc, page, gamma, who, options.explain === true);
    // Figures without what could not be read are not all that was asked for.
    complainOf(dir, problems);
  });
}

function gammaOf(
  doc: DocumentState,
  annotators: readonly AnnotatorId[],
  reviewer: AnnotatorId,
  seed: number,
): GammaAnswer | undefined {
  const progress = new Progress(doc.articles.size);
  let before = 0;
  const gamma = reviewGamma(doc, {
    ...{ annotators, reviewer, seed, samples: SAMPLES, alpha: 1, beta: 1, deltaEmpty: 1 },
    tick: (done) => {
      const articles = Math.floor(done / (SAMPLES + 1));
      for (; before < articles; before += 1) progress.step('γ');
      return true;
    },
  });
  progress.clear();
  return gamma;
}

/** Those who are named, else all who have marked anything. Gold sets are compared only if they are named. */
function comparedOf(dir: string, doc: DocumentState, wanted: readonly string[] | undefined): Annotator[] {
  const worked = new Set([...doc.sheets.values()].map(({ annotator }) => annotator));
  const who =
    wanted === undefined
      ? everybody(doc).filter(({ id }) => worked.has(id))
      : wanted.map((name) => oneOf(dir, doc, name)).filter((one, at, all) => all.indexOf(one) === at);
  if (new Set(who.map(({ id }) => id)).size < Math.max(2, wanted?.length ?? 0)) {
    const gold = goldSets(doc);
    throw new Failure(
      `${dir}: agreement needs two different annotators who have worked here; there are ` +
        `${listed(everybody(doc))}${gold.length > 0 ? `, and the gold sets ${gold.join(', ')}` : ''}`,
    );
  }
  return who;
}

function oneOf(dir: string, doc: DocumentState, name: string): Annotator {
  if (name.endsWith('.gold')) return goldSet(dir, doc, name);
  const [only] = named(dir, doc, [name]);
  if (only === undefined) throw new Failure(`${dir}: --annotators: there is no “${name}” here`);
  return only;
}

/** Whose word it is which claims are the same: who is named, else the one who has said anything about it. */
function reviewerOf(
  dir: string,
  doc: DocumentState,
  annotators: readonly AnnotatorId[],
  wanted: string | undefined,
): AnnotatorId {
  if (wanted !== undefined) return oneOf(dir, doc, wanted).id;
  const said = new Set(
    [...doc.relations.values()]
      .filter(({ kind }) => kind === 'same-as' || kind === 'distinct')
      .map(({ annotator }) => annotator),
  );
  const [only] = said;
  if (said.size > 1) {
    const names = [...said].flatMap((id) => annotatorOf(doc, id) ?? []);
    throw new Failure(
      `${dir}: several have said which claims are the same; say with --reviewer whose word counts: ${listed(names)}`,
    );
  }
  return only ?? annotators[0] ?? ('' as AnnotatorId);
}

const FAMILIES: readonly (readonly [Family, string])[] = [
  ['spans', 'Spans'],
  ['links', 'Links of places to claims, unmatched spans counted'],
  ['claims', 'Claims as clusters of spans'],
  ['stances', 'Stances of links that both made'],
  ['cells', 'Cells of claim × article'],
];

function say(
  doc: DocumentState,
  page: AgreementPage,
  gamma: GammaAnswer | undefined,
  who: readonly Annotator[],
  explained: boolean,
): void {
  const nameOf = (id: AnnotatorId): string => who.find((one) => one.id === id)?.name ?? id;
  print(`Annotators: ${who.map(({ id, name }, at) => `${name} (${id}), ${page.worked[at] ?? 0} articles`).join('; ')}`);
  print(`Compared: ${page.compared} articles that at least two of them have worked on`);
  print(
    `Pairs of claims: ${page.pairs.confirmed} the same or confirmed` +
      (page.pairs.proposed === 0
        ? ''
        : `, ${page.pairs.proposed} proposed and confirmed by nobody: figures stand on these as well`),
  );
  print(`Intervals: 95 %, bootstrap over articles, ${page.resamples} resamples, seed ${page.seed}`);
  const heads = page.groups.map(({ kind, annotators }) =>
    kind === 'all' ? 'all together' : annotators.map(nameOf).join(' – '),
  );
  for (const [family, title] of FAMILIES) {
    print(`\n${title}`);
    const rows = EXPLANATIONS.filter((one) => one.family === family).flatMap(({ id, name }) => {
      if (id === 'gamma') return gamma === undefined ? [] : [[name, ...heads.map((_, at) => lastOf(heads, at, gamma))]];
      const figures = page.groups.map(({ figures: all }) => all[id]);
      return figures.every((figure) => figure === undefined) ? [] : [[name, ...figures.map(told)]];
    });
    printTable(['', ...heads], rows);
    if (explained)
      for (const { name, counts, source } of EXPLANATIONS.filter((one) => one.family === family)) {
        print(`  ${name}: ${counts} ${source}`);
      }
  }
  for (const what of ['stances', 'cells'] as const) {
    page.groups.forEach(({ [what]: confusion }, at) => {
      if (confusion === null) return;
      print(`\n${what === 'stances' ? 'Stances' : 'Cells'}: ${heads[at] ?? ''} (rows: the first; columns: the second)`);
      printTable(
        ['', ...confusion.labels],
        confusion.labels.map((label, row) => [label, ...(confusion.counts[row] ?? []).map(String)]),
      );
    });
  }
  const all = page.groups.length - 1;
  const columns = ['', 'spans, F1', 'links, α', 'stances, α', 'cells, α'];
  print('\nBy article, all together');
  const rows = inOrder(doc, page.byArticle);
  printTable(
    columns,
    rows.map(({ article, groups }) => {
      const row = groups[all];
      const title = doc.articles.get(article)?.title;
      return [
        cut(title === undefined || title === '' ? article : title),
        ...[row?.spans, row?.links, row?.stances, row?.cells].map(told),
      ];
    }),
  );
  if (gamma !== undefined) {
    print('\nγ by article');
    printTable(
      ['', 'γ', 'disorder', 'expected'],
      inOrder(doc, gamma.articles).map(({ article, gamma: figure, disorder, expected }) => [
        cut(doc.articles.get(article)?.title ?? article),
        ...[told(figure), number(disorder), number(expected)],
      ]),
    );
  }
  print('\nBy claim, all together');
  printTable(
    columns,
    page.byClaim.map(({ claim, groups }) => {
      const row = groups[all];
      return [
        cut(doc.claims.get(claim)?.text ?? claim),
        ...[row?.spans, row?.links, row?.stances, row?.cells].map(told),
      ];
    }),
  );
  reasons(page, heads);
  if (explained) print(`\n${GROUND}`);
}

/** As articles are ordered everywhere. */
function inOrder<T extends { readonly article: ArticleId }>(doc: DocumentState, rows: readonly T[]): T[] {
  const place = new Map(articlesInOrder(doc).map(({ id }, at) => [id, at]));
  return [...rows].sort((a, b) => (place.get(a.article) ?? 0) - (place.get(b.article) ?? 0));
}

/** γ is computed for all annotators together only. */
function lastOf(heads: readonly string[], at: number, gamma: GammaAnswer): string {
  return at === heads.length - 1 ? told(gamma.gamma) : '';
}

/** Why some of the groups' figures have no value, each reason once. */
function reasons(page: AgreementPage, heads: readonly string[]): void {
  const lines = page.groups.flatMap(({ figures }, at) =>
    EXPLANATIONS.flatMap(({ id, family, name }) => {
      const figure = id === 'gamma' ? undefined : figures[id];
      return figure?.why === undefined ? [] : [`  ${family}, ${name}, ${heads[at] ?? ''}: ${figure.why}`];
    }),
  );
  if (lines.length > 0) print(`\nWithout a value (–)\n${lines.join('\n')}`);
}

function told(figure: Figure | undefined): string {
  if (figure === undefined) return '';
  if (figure.value === null) return '–';
  const interval =
    figure.low === undefined || figure.high === undefined ? '' : ` [${number(figure.low)}, ${number(figure.high)}]`;
  return `${number(figure.value)}${interval}`;
}

const number = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

const cut = (text: string): string => (text.length > 48 ? `${text.slice(0, 47)}…` : text);
