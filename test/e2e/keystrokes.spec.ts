/**
 * The ten jobs of docs/keyboard.md, each performed on the sample with exactly the presses that its table gives, and counted.
 * What leads up to a job may use the mouse; the job itself sends keys and nothing else.
 */
import type { Page } from '@playwright/test';
import { jobs, MOST_FOR_ANOTHER_CLAIM, MOST_FOR_CLAIM_IN_FOCUS, pressesOf, TYPING } from '#shared/actions/jobs.ts';
import type { Job, JobId } from '#shared/actions/jobs.ts';
import { claimRow, expect, pointAt, reader, saved, test } from './support/index.ts';
import type { CommandResult } from './support/index.ts';

interface Saved {
  readonly annotations: readonly {
    readonly article: string;
    readonly spans: readonly { readonly id: string; readonly quote: string }[];
    readonly links: readonly { readonly span: string; readonly claim: string; readonly stance: string }[];
  }[];
  readonly claims: readonly { readonly id: string; readonly text: string }[];
}

/** My work in Corvane Wire as it is saved: each span's words with its links, "stance: claim". */
type Work = readonly (readonly [quote: string, links: readonly string[]])[];

interface Scenario {
  readonly prepare: (page: Page) => Promise<void>;
  /** Words for the claim that is typed. */
  readonly words?: string;
  /** What must be the case after so many presses. */
  readonly after?: Readonly<Record<number, (page: Page) => Promise<void>>>;
  /** The work as it must be afterwards. */
  readonly expected: (before: Work) => Work;
  readonly check?: (page: Page) => Promise<void>;
}

const SENTENCE = 'Quillmere, finished in 1962, supplies about 90,000 people.';
const NOBODY = 'Nobody died in the flood at Sarrick on 12 March 2026.';
const DUTY = 'Nobody was on duty at Quillmere dam when gate 2 opened on 12 March 2026.';
const KILLED = 'Nobody was killed.';
const SHUT = 'opened fully at 03:40 and could not be shut until 09:15';

/** Puts the caret before these words of Corvane Wire. */
async function caretBefore(page: Page, words: string): Promise<void> {
  const { left, y } = await pointAt(page, 0, words);
  await page.mouse.click(left + 1, y);
  await expect(reader(page, 0)).toBeFocused();
}

/** Puts the span that begins with these words in focus. */
async function focusSpan(page: Page, words: string): Promise<void> {
  const { x, y } = await pointAt(page, 0, words);
  await page.mouse.click(x, y);
  await expect(spanInFocus(page)).toContainText(words);
}

const spanInFocus = (page: Page) => page.getByRole('complementary', { name: 'Span in focus' }).locator('q').first();

async function focusClaim(page: Page, words: string): Promise<void> {
  await claimRow(page, words).getByRole('rowheader').click();
  await expect(page.getByRole('row', { selected: true })).toContainText(words);
}

const added =
  (...work: Work): Scenario['expected'] =>
  (before) =>
    sorted([...before, ...work]);
const changed =
  (quote: string, to: Work[number]): Scenario['expected'] =>
  (before) =>
    sorted(before.map((one) => (one[0] === quote ? to : one)));

const scenarios: Readonly<Record<JobId, Scenario>> = {
  word: { prepare: (page) => caretBefore(page, 'supplies about'), expected: added(['supplies', []]) },
  sentence: { prepare: (page) => caretBefore(page, 'supplies about'), expected: added([SENTENCE, []]) },
  'three-words': {
    prepare: (page) => caretBefore(page, 'finished in 1962'),
    expected: added(['finished in 1962', []]),
  },
  'claim-in-focus': {
    prepare: async (page) => {
      await focusClaim(page, NOBODY);
      await caretBefore(page, 'supplies about');
    },
    expected: added([SENTENCE, [`agrees: ${NOBODY}`]]),
  },
  'another-claim': {
    prepare: async (page) => {
      await focusClaim(page, DUTY);
      await caretBefore(page, 'supplies about');
    },
    expected: added([SENTENCE, [`agrees: ${NOBODY}`]]),
  },
  'new-claim': {
    prepare: (page) => caretBefore(page, 'supplies about'),
    words: 'Quillmere dam was finished in 1962.',
    expected: added([SENTENCE, ['agrees: Quillmere dam was finished in 1962.']]),
  },
  'change-stance': {
    prepare: (page) => focusSpan(page, KILLED),
    expected: changed(KILLED, [KILLED, [`contradicts: ${NOBODY}`]]),
  },
  'move-end': {
    prepare: (page) => focusSpan(page, SHUT),
    expected: (before) =>
      sorted(before.map(([quote, links]) => (quote === SHUT ? [`${SHUT}, the`, links] : [quote, links]))),
  },
  'next-span': {
    prepare: (page) => caretBefore(page, 'A sluice gate'),
    expected: (before) => before,
    check: (page) => expect(spanInFocus(page)).toContainText('sent 2.1 million cubic metres of water'),
  },
  'delete-undo': {
    prepare: (page) => focusSpan(page, KILLED),
    after: { 1: (page) => expect(spanInFocus(page)).toHaveCount(0) },
    expected: (before) => before,
  },
};

for (const job of jobs) {
  test(`${job.job}: ${pressesOf(job)}`, async ({ openSampleProject, crossread }) => {
    const { page, project } = await openSampleProject();
    const { prepare, expected, words = '', after = {}, check } = scenarios[job.id];
    const before = await workOf(crossread, project);
    await prepare(page);

    let pressed = 0;
    for (const key of job.keys) {
      if (key === TYPING) await page.keyboard.type(words);
      else {
        await page.keyboard.press(key);
        pressed += 1;
        await after[pressed]?.(page);
      }
    }

    await check?.(page);
    await saved(page);
    await expect.poll(() => workOf(crossread, project)).toEqual(expected(before));
    expect(pressed).toBe(pressesOf(job));
    expect(pressed).toBeLessThanOrEqual(most(job));
  });
}

function most({ id, keys }: Job): number {
  if (id === 'claim-in-focus') return MOST_FOR_CLAIM_IN_FOCUS;
  return id === 'another-claim' ? MOST_FOR_ANOTHER_CLAIM : keys.length;
}

async function workOf(crossread: (...args: string[]) => Promise<CommandResult>, project: string): Promise<Work> {
  const whose = ['--annotator', 'Rhona Tessaly'];
  const { code, stdout } = await crossread('export', project, '--format', 'annotation-file', '--out', '-', ...whose);
  expect(code).toBe(0);
  const { annotations, claims } = JSON.parse(stdout) as Saved;
  const textOf = new Map(claims.map(({ id, text }) => [id, text]));
  const mine = annotations.find(({ article }) => article.startsWith('corvane-wire'));
  return sorted(
    (mine?.spans ?? []).map(({ id, quote }) => [
      quote,
      (mine?.links ?? [])
        .filter(({ span }) => span === id)
        .map(({ stance, claim }) => `${stance}: ${textOf.get(claim) ?? claim}`)
        .toSorted(),
    ]),
  );
}

const sorted = (work: Work): Work => work.toSorted(([one], [other]) => (one < other ? -1 : 1));
