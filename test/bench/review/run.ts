/**
 * `npm run bench -- review`: the agreement page of 3 annotators, 1,000 articles and 100,000 spans in the engine's thread, for the
 * first time and after an edit; γ of 2 × 1,000 units with 30 samples; α over 20,000 ratings.
 */
import { gamma } from '#shared/agreement/gamma/index.ts';
import { krippendorffAlpha } from '#shared/agreement/krippendorff-alpha.ts';
import { coincidencesOf } from '#shared/agreement/tables.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { pairClaims } from '#shared/review/pairs.ts';
import { ReviewThread } from '#electron/review/index.ts';
import { median, ms, table } from '../support/tables.ts';
import { seeded } from '../support/text.ts';
import { reviewProject } from './project.ts';

const RUNS = 3;

export async function benchReview(): Promise<string> {
  const { doc, annotators } = reviewProject({ annotators: 3, articles: 1_000, spans: 100_000, claims: 300 });
  const [reviewer] = annotators;
  if (reviewer === undefined) throw new Error('The project has no annotators.');
  const spans = [...doc.sheets.values()].reduce((sum, sheet) => sum + sheet.spans.size, 0);
  process.stderr.write(`  a project of ${spans} spans is made\n`);

  const page = { what: 'agreement', options: { annotators, reviewer, seed: 1 } } as const;
  const idle = new AbortController().signal;
  const first: number[] = [];
  const again: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const thread = new ReviewThread();
    first.push(await timed(() => thread.compute(doc, page, idle, () => undefined)));
    again.push(await timed(() => thread.compute(withoutOneSpan(doc), page, idle, () => undefined)));
    await thread.close();
  }
  process.stderr.write('  the page: done\n');

  const random = seeded(3);
  const units = ['one', 'other'].flatMap((rater) =>
    Array.from({ length: 1_000 }, (_, index) => {
      const begin = index * 40 + Math.floor(random() * 20);
      return { rater, begin, end: begin + 5 + Math.floor(random() * 30), label: `claim ${Math.floor(random() * 8)}` };
    }),
  );
  const gammas: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    gammas.push(await timed(() => gamma(units, { alpha: 1, beta: 1, deltaEmpty: 1, seed: 1, samples: 30 })));
  }
  process.stderr.write('  γ: done\n');

  // 10,000 items of two ratings each.
  const items = Array.from({ length: 10_000 }, () => {
    const label = String(Math.floor(random() * 12));
    return [label, random() < 0.8 ? label : String(Math.floor(random() * 12))];
  });
  const alphas: number[] = [];
  for (let run = 0; run < 9; run += 1) {
    alphas.push(await timed(() => krippendorffAlpha(coincidencesOf(items), 'interval')));
  }
  const fresh = reviewProject({ annotators: 2, articles: 50, spans: 5_000, claims: 500 });
  const pairing = await timed(() => pairClaims(fresh.doc, reviewer, fresh.annotators));
  const repaired = await timed(() => pairClaims(withoutOneSpan(fresh.doc), reviewer, fresh.annotators));
  return table(
    ['what', 'takes:', 'aim'],
    [
      [`the whole page without γ, 3 × 1,000 articles, ${spans} spans: first time`, ms(median(first)), '5,000 ms'],
      ['… after an edit of one article', ms(median(again)), ''],
      ['γ of 2 × 1,000 units, 30 samples', ms(median(gammas)), '10,000 ms'],
      ['α over 20,000 ratings', ms(median(alphas)), '100 ms'],
      ['pairing 500 claims with 500: first time', ms(pairing), ''],
      ['… after an edit', ms(repaired), ''],
    ],
  );
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The document with one span of one sheet gone, and its links. */
function withoutOneSpan(doc: DocumentState): DocumentState {
  const sheets = new Map(doc.sheets);
  for (const [key, sheet] of sheets) {
    const [first] = sheet.spans.keys();
    if (first === undefined) continue;
    const spans = new Map([...sheet.spans].filter(([id]) => id !== first));
    const links = new Map([...sheet.links].filter(([, { span }]) => span !== first));
    sheets.set(key, { ...sheet, spans, links });
    return { ...doc, sheets };
  }
  return doc;
}
