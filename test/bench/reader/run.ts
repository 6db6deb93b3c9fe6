/** `npm run bench -- reader`: this reader beside @recogito/text-annotator, in one Chromium run, as ratios. */
import path from 'node:path';
import type { Browser } from 'playwright';
import { preview, build } from 'vite';
import { launch } from '../support/chromium.ts';
import { count, median, ms, table, times } from '../support/tables.ts';
import { temporaryFolder } from '../support/temporary.ts';
import type { Contestant, Timing } from './page.ts';

const CASES = [
  ...[100, 1_000, 5_000].map((spans) => [6_000, spans] as const),
  ...[100, 1_000, 5_000].map((spans) => [50_000, spans] as const),
  ...[1_000, 5_000, 10_000].map((spans) => [180_000, spans] as const),
  [1_000_000, 100_000] as const,
];
const OURS: Contestant = 'crossread';
const THEIRS: readonly Contestant[] = ['recogito CSS_HIGHLIGHTS', 'recogito SPANS'];
/** A contestant that has not done one case by then is stopped, and not asked again for it. */
const PATIENCE_MS = 20_000;
/** One that took so long is asked once, not three times. */
const SLOW_MS = 5_000;

const WHAT = [
  ['load', 'load'],
  ['addOne', 'add one'],
  ['focus', 'claim in focus'],
  ['scrollFrame', 'scroll frame'],
  ['nodes', 'elements'],
] as const;

export async function benchReader(runs = 3): Promise<string> {
  const root = import.meta.dirname;
  const outDir = path.join(temporaryFolder('crossread-bench-'), 'page');
  const quiet = { root, configFile: false, logLevel: 'error' } as const;
  await build({ ...quiet, build: { outDir, emptyOutDir: true, target: 'chrome128' } });
  const server = await preview({ ...quiet, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The bench page could not be served.');
  const browser = await launch();
  try {
    const rows: string[][] = [];
    for (const [length, spans] of CASES) {
      const timings = new Map<Contestant, Timing[]>([OURS, ...THEIRS].map((who): [Contestant, Timing[]] => [who, []]));
      const done = new Set<Contestant>();
      // In turn, a fresh page each, so that a slow moment of the machine hits all alike.
      for (let run = 0; run < runs; run += 1) {
        for (const [who, list] of timings) {
          if (done.has(who)) continue;
          const start = performance.now();
          const timing = await once(browser, url, who, length, spans);
          if (timing !== undefined) list.push(timing);
          if (timing === undefined || performance.now() - start > SLOW_MS) done.add(who);
        }
      }
      process.stderr.write(`  ${length} characters, ${spans} spans: done\n`);
      rows.push(...lines(length, spans, timings));
    }
    return table(
      [
        'characters:',
        'spans:',
        'what',
        'crossread:',
        'recogito, best of its two renderers:',
        'ratio:',
        'crossread ÷ two idle frames:',
      ],
      rows,
    );
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Returns what the contestant took, or undefined if it was stopped. */
async function once(
  browser: Browser,
  url: string,
  who: Contestant,
  length: number,
  spans: number,
): Promise<Timing | undefined> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 950 } });
  let timer: NodeJS.Timeout | undefined;
  try {
    await page.goto(url);
    await page.waitForFunction(() => 'bench' in window);
    const timing = page.evaluate(([w, l, c]) => window.bench(w, l, c), [who, length, spans] as const);
    const stopped = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), who === OURS ? 120_000 : PATIENCE_MS);
    });
    return await Promise.race([timing.catch(() => undefined), stopped]);
  } finally {
    clearTimeout(timer);
    // A page that is busy closes when it comes to it.
    await Promise.race([page.close(), new Promise((resolve) => setTimeout(resolve, 1_000))]);
  }
}

function lines(length: number, spans: number, timings: ReadonlyMap<Contestant, readonly Timing[]>): string[][] {
  const of = (who: Contestant, what: keyof Timing): number =>
    median((timings.get(who) ?? []).map((each) => each[what]));
  const idle = median([...timings.values()].flat().map((timing) => timing.idle));
  const gaveUp = THEIRS.every((who) => timings.get(who)?.length === 0);
  return WHAT.map(([what, name]) => {
    const mine = of(OURS, what);
    const best = Math.min(...THEIRS.map((who) => of(who, what)).filter((time) => !Number.isNaN(time)));
    const unit = what === 'nodes' ? count : ms;
    const theirs = what === 'focus' ? '' : gaveUp ? `stopped after ${PATIENCE_MS / 1000} s` : unit(best);
    const floor = what === 'scrollFrame' ? idle / 2 : idle;
    return [
      count(length),
      count(spans),
      name,
      unit(mine),
      theirs,
      what === 'focus' || gaveUp ? '' : times(best / mine),
      what === 'nodes' ? '' : (mine / floor).toFixed(1),
    ];
  });
}
