import { afterEach, expect, test } from 'vitest';
import { ReviewThread } from '#electron/review/index.ts';
import { CrossreadError } from '#shared/contract/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { reviewGamma } from '#shared/review/agreement/gamma.ts';
import { agreementPage } from '#shared/review/agreement/page.ts';
import { claimOf, relationOf } from '#test/support/records.ts';
import { ada, ben, projectFrom } from '../../shared/review/support.ts';
import type { Plan } from '../../shared/review/support.ts';

const open: ReviewThread[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((thread) => thread.close()));
});
function newThread(): ReviewThread {
  const thread = new ReviewThread();
  open.push(thread);
  return thread;
}

const plan = {
  articles: ['one', 'two'],
  claims: [
    [1, ada, 'The bridge was closed on Monday'],
    [2, ben, 'On Monday the bridge was closed'],
  ],
  spans: [
    { by: ada, at: [[0, 8]], links: [[1, 'agrees']] },
    { by: ben, at: [[2, 9]], links: [[2, 'contradicts']] },
    { by: ada, in: 'two', at: [[20, 28]], links: [[1, 'agrees']] },
    { by: ben, in: 'two', at: [[20, 28]], links: [[2, 'agrees']] },
    { by: ben, in: 'two', at: [[40, 52]], links: [[2, 'agrees']] },
  ],
} satisfies Plan;

const options = { annotators: [ada, ben], reviewer: ada, seed: 5, resamples: 60 };
const nobody = new AbortController().signal;
const ignore = (): void => undefined;
const inThread = (thread: ReviewThread, doc: DocumentState) =>
  thread.compute(doc, { what: 'agreement', options }, nobody, ignore);

test('answers what is computed here, also after every kind of change', async () => {
  const thread = newThread();
  const first = projectFrom(plan);
  expect(await inThread(thread, first)).toEqual(agreementPage(first, options));

  // Span gone; annotator's whole sheet gone; claims refused; a claim renamed; an article that is new.
  const [key, sheet] = [...first.sheets][0] ?? expect.fail();
  const fewer = { ...first, sheets: new Map(first.sheets).set(key, { ...sheet, spans: new Map(), links: new Map() }) };
  const gone = { ...first, sheets: new Map([...first.sheets].filter(([other]) => other !== key)) };
  const refusal = relationOf(90, ada, 1, 2, 'distinct');
  const refused = { ...gone, relations: new Map([[refusal.id, refusal]]) };
  const other = claimOf(2, ben, 'Fourteen passengers were rescued');
  const renamed = { ...first, claims: new Map(first.claims).set(other.id, other) };
  const larger = projectFrom({ ...plan, articles: ['one', 'two', 'three'] });
  const pages = [];
  for (const doc of [fewer, gone, refused, renamed, larger, first]) {
    const page = await inThread(thread, doc);
    expect(page).toEqual(agreementPage(doc, options));
    pages.push(page);
  }
  expect(new Set(pages.map((page) => JSON.stringify(page))).size).toBeGreaterThan(3);
});

test('γ comes with its best alignment', async () => {
  const doc = projectFrom(plan);
  const [, two] = doc.articles.keys();
  const task = { annotators: [ada, ben], reviewer: ada, seed: 1, samples: 10, alpha: 1, beta: 1, deltaEmpty: 1 };
  const answer = await newThread().compute(
    doc,
    { what: 'gamma', options: { ...task, article: two ?? expect.fail() } },
    nobody,
    ignore,
  );
  expect(answer).toEqual(reviewGamma(doc, { ...task, article: two }));
  const spans = [...doc.sheets.values()]
    .filter(({ article }) => article === two)
    .map((sheet) => [...sheet.spans.keys()]);
  // The same place under paired claims is one part; Ben's third span has no partner.
  expect(answer.alignment).toEqual([
    [spans[0]?.[0], spans[1]?.[0]],
    [null, spans[1]?.[1]],
  ]);
});

test('a computation that is cancelled ends, and the thread is ready for the next', async () => {
  const thread = newThread();
  const doc = projectFrom(plan);
  const controller = new AbortController();
  const endless = { ...options, resamples: 100_000_000 };
  const heard: number[] = [];
  const running = thread.compute(doc, { what: 'agreement', options: endless }, controller.signal, (done) => {
    heard.push(done);
    controller.abort();
  });
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  expect(heard[0]).toBeGreaterThan(0);
  expect(await inThread(thread, doc)).toEqual(agreementPage(doc, options));
});

test('what waits its turn is cancelled without being begun, and closing ends all', async () => {
  const thread = newThread();
  const doc = projectFrom(plan);
  const endless = { ...options, resamples: 100_000_000 };
  const first = thread.compute(doc, { what: 'agreement', options: endless }, nobody, ignore);
  const second = thread.compute(doc, { what: 'agreement', options }, AbortSignal.abort(), ignore);
  const ended = Promise.all([
    expect(first).rejects.toBeInstanceOf(CrossreadError),
    expect(second).rejects.toMatchObject({ code: 'cancelled' }),
  ]);
  await thread.close();
  await ended;
});
