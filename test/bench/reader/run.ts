/** `npm run bench -- reader`: this reader beside @recogito/text-annotator, in one Chromium run, as ratios. */
import path from 'node:path';
import { chromium } from 'playwright';
import { preview, build } from 'vite';
import { findChromium } from '#electron/launch/chromium.mjs';
import { temporaryFolder } from '../support/temporary.ts';
import type { Contestant, Timing } from './page.ts';

const CASES = [6_000, 50_000, 180_000].flatMap((length) =>
  [100, 1_000, 5_000].map((count) => [length, count] as const),
);
const WHO: readonly Contestant[] = ['crossread', 'recogito CSS_HIGHLIGHTS', 'recogito SPANS'];

export async function benchReader(runs = 3): Promise<string> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error('There is no Chromium here: install one, or name it in CROSSREAD_CHROMIUM.');
  const root = import.meta.dirname;
  const outDir = path.join(temporaryFolder('crossread-bench-'), 'page');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'chrome128' },
  });
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The bench page could not be served.');
  const browser = await chromium.launch({
    executablePath,
    args: ['--disable-gpu', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const lines = [
      '| characters | spans | what | crossread | recogito, best of its two renderers | ratio | crossread ÷ two idle frames |',
      '| ---: | ---: | --- | ---: | ---: | ---: | ---: |',
    ];
    for (const [length, count] of CASES) {
      const timings = new Map<Contestant, Timing[]>(WHO.map((who) => [who, []]));
      // In turn, a fresh page each, so that a slow moment of the machine hits all alike.
      for (let run = 0; run < runs; run += 1) {
        for (const who of WHO) {
          const page = await browser.newPage({ viewport: { width: 1400, height: 950 } });
          await page.goto(url);
          await page.waitForFunction(() => 'bench' in window);
          timings
            .get(who)
            ?.push(await page.evaluate(([w, l, c]) => window.bench(w, l, c), [who, length, count] as const));
          await page.close();
        }
      }
      process.stderr.write(`  ${length} characters, ${count} spans: done\n`);
      const of = (who: Contestant, what: keyof Timing): number => median((timings.get(who) ?? []).map((t) => t[what]));
      const idle = median([...timings.values()].flat().map((timing) => timing.idle));
      for (const [what, name, floor] of [
        ['load', 'load', idle],
        ['addOne', 'add one', idle],
        ['scrollFrame', 'scroll frame', idle / 2],
        ['nodes', 'elements', 0],
      ] as const) {
        const mine = of('crossread', what);
        const best = Math.min(of('recogito CSS_HIGHLIGHTS', what), of('recogito SPANS', what));
        const unit = what === 'nodes' ? '' : ' ms';
        lines.push(
          `| ${length.toLocaleString('en')} | ${count.toLocaleString('en')} | ${name} | ${mine.toFixed(0)}${unit} | ${best.toFixed(0)}${unit} | ${(best / mine).toFixed(1)}× | ${floor === 0 ? '' : (mine / floor).toFixed(1)} |`,
        );
      }
    }
    return lines.join('\n');
  } finally {
    await browser.close();
    await server.close();
  }
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
