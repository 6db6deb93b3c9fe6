/** Colleagues' work on the command line: taken in, and told what became of each span in a text that differs. */
import type { Became, IncomingArticle } from '#shared/contract/index.ts';
import { articleName, short } from '#shared/document/span-words.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { newestIn } from '#shared/review/incoming/plan.ts';
import type { IncomingPlan } from '#shared/review/incoming/plan.ts';
import { planSubmission, readIncoming, takeSubmission } from '../import/incoming/index.ts';
import type { Submission } from '../import/incoming/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Found } from './collect.ts';
import { complain, print } from './output.ts';

interface Summary {
  /** Name of the annotator. */
  readonly annotator: string;
  /** Articles that are new here. */
  readonly articles: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly same: number;
}

/** What became of one annotator's work; the same for programs (--json) and, shorter, for people. */
export interface WorkReport {
  readonly from: string;
  /** Null if it was refused. */
  readonly summary: Summary | null;
  readonly problems: readonly { readonly place: string; readonly message: string }[];
  readonly notices: readonly string[];
  /** Articles whose texts differ, with each span in them. Empty if it was refused. */
  readonly reanchored: readonly Pick<IncomingArticle, 'inFile' | 'here' | 'by' | 'likeness' | 'counts' | 'became'>[];
}

/** Takes in all that the file, folder or zip holds, older work of one annotator before newer. Throws if the disk fails. */
export async function takeWork(workspace: Workspace, found: Found, replace: boolean): Promise<WorkReport[]> {
  const { submissions, problems } = await readIncoming({ path: found.file, label: found.label });
  const reports = problems.map(({ from, message }) => refusal(from, [{ place: '', message }]));
  const made = ({ file }: Submission): number => Date.parse(newestIn(file) ?? '') || 0;
  const named = submissions.map(({ file }) => file.annotator);
  for (const submission of [...submissions].sort((a, b) => made(a) - made(b))) {
    const beside = named.filter(({ id }) => id !== submission.file.annotator.id);
    const plan = await planSubmission(workspace, submission, { me: null, beside });
    const wrong = [...plan.problems];
    if (plan.needsReplace !== null && !replace) wrong.push({ place: '', message: plan.needsReplace });
    if (wrong.length > 0) reports.push(refusal(submission.from, wrong));
    else {
      await takeSubmission(workspace, plan, replace);
      reports.push(reportOf(submission.from, plan));
    }
  }
  return reports;
}

/** Says what became of it: for people on standard output, what went wrong on standard error. */
export function sayWork(report: WorkReport, doc: DocumentState, json: boolean): void {
  const { from, summary, problems, notices, reanchored } = report;
  for (const { place, message } of problems) complain(from, place, message);
  if (json || summary === null) return;
  const { annotator, articles, added, changed, removed } = summary;
  const parts = [
    articles > 0 ? `${articles} new ${articles === 1 ? 'article' : 'articles'}` : '',
    added > 0 ? `${added} ${added === 1 ? 'record' : 'records'} added` : '',
    changed > 0 ? `${changed} changed` : '',
    removed > 0 ? `${removed} removed` : '',
  ].filter(Boolean);
  print(`${from}\t${annotator}: ${parts.length === 0 ? 'already here' : parts.join(', ')}`);
  for (const notice of notices) print(`\t${notice}`);
  for (const { here, counts, became } of reanchored) {
    const counted = Object.entries(counts).flatMap(([kind, count]) => (count > 0 ? [`${kind} ${count}`] : []));
    const name = articleName(doc.articles.get(here));
    print(`\t${here} (${name}) has another text here: ${counted.join(', ') || 'no spans in it'}`);
    for (const span of became) for (const line of linesOf(span)) print(`\t\t${line}`);
  }
}

/** The span and where it went, then each place that a person may choose from. */
function linesOf({ result, quote, place, candidates, kept, why }: Became): string[] {
  if (result === 'exact' && !kept) return [];
  const where = place === null ? (kept ? 'still waits' : 'waits') : `at ${rangesOf(place.fragments)}`;
  const settled = kept && place !== null ? ', as settled before' : '';
  const [first, ...others] = candidates;
  const score = result === 'approximate' && first !== undefined ? ` ${first.score.toFixed(2)}` : '';
  const lines = [`${result}${score}\t“${short(quote)}” ${where}${settled}${place === null ? `: ${why}` : ''}`];
  if (place !== null) return lines;
  for (const candidate of first === undefined ? [] : [first, ...others]) {
    const what =
      result === 'lost' ? 'looks like it' : result === 'approximate' && candidate === first ? 'proposed' : 'or';
    lines.push(
      `\t${what} ${candidate.score.toFixed(2)}: “${short(candidate.words)}” at ${rangesOf(candidate.fragments)}`,
    );
  }
  return lines;
}

const rangesOf = (fragments: Became['candidates'][number]['fragments']): string =>
  fragments.map(([start, end]) => `${start}–${end}`).join(', ');

function reportOf(from: string, plan: IncomingPlan): WorkReport {
  const { annotator, newArticles, diff, same, notices, articles } = plan;
  return {
    from,
    summary: {
      ...{ annotator: annotator.name, articles: newArticles.length, added: diff.added.length },
      ...{ changed: diff.updated.length, removed: diff.removed.length, same },
    },
    problems: [],
    notices,
    reanchored: articles
      .filter(({ state }) => state === 'differs')
      .map(({ inFile, here, by, likeness, counts, became }) => ({ inFile, here, by, likeness, counts, became })),
  };
}

const refusal = (from: string, problems: WorkReport['problems']): WorkReport => ({
  ...{ from, summary: null, problems, notices: [], reanchored: [] },
});
