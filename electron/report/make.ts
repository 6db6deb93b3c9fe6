/** From the open project to reports: which figures each needs, computed once for all of them. */
import type { AgreementPage } from '#shared/contract/review.ts';
import { goldSets, isGold, writerOf } from '#shared/document/gold.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import { annotatorsWithWork } from '#shared/review/report/index.ts';
import type { ReportFile, ReportOptions } from '#shared/review/report/index.ts';

/** Computes how far these agree, two or more; the reviewer says which claims are the same. */
export type Agree = (annotators: readonly AnnotatorId[], reviewer: AnnotatorId) => Promise<AgreementPage>;

/** Puts a report together, in this thread or another. */
export type Write = (
  about: AnnotatorId | null,
  as: 'html' | 'json',
  options: ReportOptions,
) => ReportFile | Promise<ReportFile>;

export interface ReportRequest {
  readonly doc: DocumentState;
  readonly gold: AnnotatorId | null;
  /** Who is compared; all who have marked anything unless given. */
  readonly annotators?: readonly AnnotatorId[] | undefined;
  /** Whose word it is which claims are the same, while nothing is settled. */
  readonly reviewer?: AnnotatorId | null;
  readonly generator: string;
  readonly made: string;
  readonly agree: Agree;
  readonly write: Write;
}

/**
 * Returns what makes the reports of one project: one for an annotator, or, for null, the one on the project. Figures are
 * computed when the first report needs them. The adjudicator of the gold set is the reviewer; without one the reviewer given,
 * else whoever is named first.
 */
export function reporter(
  request: ReportRequest,
): (about: AnnotatorId | null, as: 'html' | 'json') => Promise<ReportFile> {
  const { doc, gold, agree, write, generator, made } = request;
  const compared = (request.annotators ?? annotatorsWithWork(doc)).filter((id) => !isGold(id));
  const pages = new Map<string, Promise<AgreementPage>>();
  const pageOf = async (annotators: readonly AnnotatorId[]): Promise<AgreementPage | null> => {
    const [first] = annotators;
    if (first === undefined || annotators.length < 2) return null;
    const key = annotators.join(' ');
    let page = pages.get(key);
    if (page === undefined)
      pages.set(key, (page = agree(annotators, gold === null ? (request.reviewer ?? first) : writerOf(gold))));
    return page;
  };
  return async (about, as) => {
    const who = about === null || compared.includes(about) ? compared : [about, ...compared];
    const agreement = await pageOf(who);
    const withGold = gold === null || !goldSets(doc).includes(gold) ? null : await pageOf([gold, ...who]);
    return write(about, as, { gold, agreement, withGold, generator, made });
  };
}
