/** The report for the project, as data: who agreed how far, by which method, and how disagreements were settled. */
import type { AgreementPage, AgreementRow } from '../../contract/review.ts';
import { annotatorOf } from '../../document/gold.ts';
import { articlesInOrder } from '../../document/order.ts';
import { articleName } from '../../document/span-words.ts';
import type { DocumentState } from '../../document/state.ts';
import type { AnnotatorId, ArticleId, ClaimId } from '../../model/index.ts';
import { goldOfReport } from './annotator.ts';
import type { GoldOf, ReportOptions } from './annotator.ts';
import { groupFigures } from './figures.ts';
import type { GroupFigures } from './figures.ts';
import { methodOf, sourcesOf } from './method.ts';
import type { MethodPart } from './method.ts';
import { settledIn } from './places.ts';
import type { SettledPlace } from './places.ts';
import { annotatorsWithWork, settlementOf, workOf } from './tally.ts';
import type { Settlement, Work } from './tally.ts';

export interface ReportedArticle {
  readonly id: ArticleId;
  readonly name: string;
  readonly title: string;
  readonly published: string;
  readonly language: string;
  /** Of the text, in UTF-16 code units. */
  readonly length: number;
  readonly hash: string;
  /** How many annotators marked anything in it. */
  readonly annotators: number;
}

export interface ProjectReport {
  readonly format: 'crossread/project-report';
  readonly version: 1;
  readonly generator: string;
  readonly made: string;
  readonly offsetUnit: 'utf-16';
  readonly project: { readonly id: string; readonly name: string };
  readonly annotators: readonly Work[];
  readonly articles: readonly ReportedArticle[];
  readonly stances: readonly { readonly id: string; readonly label: string; readonly polarity: string }[];
  readonly agreement: ReportedAgreement | null;
  /** Each annotator against the gold set. */
  readonly againstGold: readonly GroupFigures[];
  readonly gold: (GoldOf & { readonly work: Work; readonly settlement: Settlement }) | null;
  /** Decisions that overrule somebody's judgement and do not say why. */
  readonly reasonsOwed: readonly SettledPlace[];
  readonly method: readonly MethodPart[];
  /** Of the formulas, in full. */
  readonly sources: readonly string[];
}

export interface ReportedAgreement extends Pick<
  AgreementPage,
  'seed' | 'resamples' | 'standsOn' | 'pairs' | 'compared'
> {
  /** All together first where they are more than two, then the pairs. */
  readonly groups: readonly GroupFigures[];
  /** Of all together; of the one pair where there are two. */
  readonly byArticle: readonly { readonly article: ArticleId; readonly name: string; readonly figures: AgreementRow }[];
  readonly byClaim: readonly { readonly claim: ClaimId; readonly text: string; readonly figures: AgreementRow }[];
  /** What has no value, and why. */
  readonly undefined: readonly { readonly group: string; readonly figure: string; readonly why: string }[];
}

/** Returns the report for the project. The same document, options and pages give the same report. */
export function projectReport(doc: DocumentState, options: ReportOptions): ProjectReport {
  const { gold, agreement, withGold, generator, made } = options;
  const who = annotatorsWithWork(doc);
  const settled = gold === null ? { places: [], open: 0 } : settledIn(doc, gold);
  const nameOf = (id: AnnotatorId): string => annotatorOf(doc, id)?.name ?? id;
  const { id, name, stances } = doc.project;
  const told = agreement === null ? null : reportedAgreement(doc, agreement);
  const report = {
    format: 'crossread/project-report',
    version: 1,
    generator,
    made,
    offsetUnit: 'utf-16',
    project: { id, name },
    annotators: who.map((each) => workOf(doc, each)),
    articles: articlesInOrder(doc).map((article) => ({
      id: article.id,
      name: articleName(article),
      title: article.title,
      published: article.published,
      language: article.language,
      length: article.length,
      hash: article.hash,
      annotators: who.filter((each) => {
        const sheet = doc.sheets.get(`${each}/${article.id}`);
        return sheet !== undefined && sheet.spans.size + sheet.omissions.size > 0;
      }).length,
    })),
    stances: stances.map(({ id: stance, label, polarity }) => ({ id: stance, label, polarity })),
    agreement: told,
    againstGold:
      withGold === null || gold === null
        ? []
        : withGold.groups
            .filter(({ kind, annotators }) => kind === 'pair' && annotators.includes(gold))
            .map((group) => groupFigures(group, nameOf)),
    gold:
      gold === null ? null : { ...goldOfReport(doc, gold), work: workOf(doc, gold), settlement: settlementOf(settled) },
    reasonsOwed: settled.places.filter(({ needsReason, reason }) => needsReason && reason === undefined),
  } as const;
  return { ...report, method: methodOf(report), sources: sourcesOf(report) };
}

function reportedAgreement(doc: DocumentState, page: AgreementPage): ReportedAgreement {
  const nameOf = (id: AnnotatorId): string => annotatorOf(doc, id)?.name ?? id;
  const { seed, resamples, standsOn, pairs, compared, annotators } = page;
  const all = page.groups.findIndex(({ kind }) => kind === 'all');
  const whole = annotators.length > 2 ? all : page.groups.findIndex(({ kind }) => kind === 'pair');
  const shown =
    annotators.length > 2 ? [page.groups[all], ...page.groups.filter((_, at) => at !== all)] : [page.groups[whole]];
  const groups = shown.flatMap((group) => (group === undefined ? [] : [groupFigures(group, nameOf)]));
  return {
    ...{ seed, resamples, standsOn, pairs, compared, groups },
    byArticle: page.byArticle.flatMap(({ article, groups: rows }) => {
      const figures = rows[whole];
      return figures === undefined ? [] : [{ article, name: articleName(doc.articles.get(article)), figures }];
    }),
    byClaim: page.byClaim.flatMap(({ claim, groups: rows }) => {
      const figures = rows[whole];
      return figures === undefined ? [] : [{ claim, text: doc.claims.get(claim)?.text ?? claim, figures }];
    }),
    undefined: groups.flatMap((group) =>
      group.figures.flatMap(({ value, name, subject, why }) =>
        value === null ? [{ group: groupName(group), figure: `${subject}, ${name}`, why: why ?? '' }] : [],
      ),
    ),
  };
}

/** Returns what a group is called: “all annotators”, or both names. */
export function groupName({ kind, annotators }: Pick<GroupFigures, 'kind' | 'annotators'>): string {
  return kind === 'all' ? 'all annotators' : annotators.map(({ name }) => name).join(' and ');
}
