/** The matrix of 500 claims by 200 articles, and of the same claims by 1,000: shown, filtered by words, walked. */
import path from 'node:path';
import { launch } from '../support/chromium.ts';
import { serve } from '../support/program.ts';
import { writeProject } from '../support/project.ts';
import { median } from '../support/tables.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { openProject } from '../support/workbench.ts';

export async function benchMatrix(): Promise<{ what: string; time: number }[]> {
  const project = writeProject(path.join(temporaryFolder('crossread-bench-matrix-'), 'project'), {
    name: 'matrix',
    articles: Array.from({ length: 200 }, () => ({ length: 6_000, spans: 100 })),
    claims: 500,
  });
  const server = await serve({ project, panes: [0, 1, 2] }, false);
  const browser = await launch();
  try {
    const { page } = await openProject(browser, server, 3);
    const times = await page.evaluate(async () => {
      const { probe } = window;
      const [shown, filtered, walked]: [number[], number[], number[]] = [[], [], []];
      for (let run = 0; run < 4; run += 1) {
        shown.push(await probe.painted(() => probe.press(document.body, 'm')));
        const input = document.querySelector('.matrix input[type="search"]');
        if (input === null) throw new Error('There is no matrix.');
        // Words that some of the claims have; then all again.
        for (const typed of ['k', 'ka', 'ka l', '']) filtered.push(await probe.painted(() => probe.type(input, typed)));
        const grid = document.querySelector<HTMLElement>('.matrix [role="grid"]');
        grid?.focus();
        for (let step = 0; step < 3; step += 1) {
          walked.push(await probe.painted(() => probe.press(grid, 'ArrowDown')));
        }
        await probe.painted(() => probe.press(document.body, 'm'));
      }
      return { shown, filtered, walked };
    });
    // The first round is left out: the browser still compiles what it runs.
    return [
      { what: 'matrix of 500 claims × 200 articles: shown', time: median(times.shown.slice(1)) },
      { what: '… filtered by words', time: median(times.filtered.slice(4)) },
      { what: '… a step to the next claim', time: median(times.walked.slice(3)) },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}
