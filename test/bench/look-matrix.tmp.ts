import path from 'node:path';
import { launch } from './support/chromium.ts';
import { serve } from './support/program.ts';
import { writeProject } from './support/project.ts';
import { temporaryFolder } from './support/temporary.ts';
import { openProject } from './support/workbench.ts';
const project = writeProject(path.join(temporaryFolder('crossread-lookm-'), 'project'), {
  name: 'grid',
  articles: Array.from({ length: 200 }, () => ({ length: 3000, spans: 60 })),
  claims: 500,
});
const server = await serve({ project, panes: [0] }, false);
const browser = await launch();
try {
  const { page } = await openProject(browser, server, 1, 1500);
  const idle = await page.evaluate(() => window.probe.idle());
  console.log('idle two frames', idle.toFixed(1));
  const key = (k: string, shiftKey = false, sel = '.matrix-grid') =>
    page.evaluate(
      async ([k, s, sel]) => {
        const g = document.querySelector<HTMLElement>(sel as string) ?? document.body;
        const found: number[] = [];
        for (let i = 0; i < 6; i++)
          found.push(await window.probe.painted(() => window.probe.press(g, k as string, { shiftKey: s as boolean })));
        return `min ${Math.min(...found).toFixed(0)}: ` + found.map((f) => f.toFixed(0)).join(' ');
      },
      [k, shiftKey, sel] as const,
    );
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cost = async (name: string, run: () => Promise<unknown>) => {
    const get = async () =>
      Object.fromEntries((await client.send('Performance.getMetrics')).metrics.map((m) => [m.name, m.value]));
    const a = await get();
    await run();
    const b = await get();
    const d = (k: string) => (1000 * ((b[k] ?? 0) - (a[k] ?? 0))).toFixed(0);
    console.log(
      '   cost',
      name,
      'script',
      d('ScriptDuration'),
      'style',
      d('RecalcStyleDuration'),
      'layout',
      d('LayoutDuration'),
      'task',
      d('TaskDuration'),
    );
  };
  console.log(
    'open matrix / back',
    await page.evaluate(async () => {
      const o = await window.probe.painted(() => window.probe.press(document.querySelector('.reader'), 'm'));
      return o.toFixed(0);
    }),
  );
  await page.locator('.matrix-grid').waitFor();
  for (const k of ['ArrowDown', 'ArrowRight', 'PageDown', '1', '4', 'o', 's', 'q', 'ArrowDown'])
    await cost(k + ' ×6', async () => console.log(k, await key(k)));
  await page.evaluate(() => window.probe.press(document.querySelector('.matrix-grid'), 'q'));
  await cost('Shift+o ×6', async () => console.log('Shift+o', await key('O', true)));
  await page.evaluate(() => window.probe.press(document.querySelector('.matrix-grid'), '0'));
  await cost('type ×6', async () =>
    console.log(
      'type',
      await page.evaluate(async () => {
        const i = document.querySelector<HTMLInputElement>('.matrix-tools input');
        const f: number[] = [];
        for (const t of ['k', 'ka', 'ka l', 'ka', 'a', ''])
          f.push(await window.probe.painted(() => window.probe.type(i, t)));
        return f.map((x) => x.toFixed(0)).join(' ');
      }),
    ),
  );
  await cost('diagonal ×100', async () =>
    console.log(
      'diagonal',
      await page.evaluate(async () => {
        const g = document.querySelector<HTMLElement>('.matrix-grid');
        const frame = () => new Promise<number>((r) => requestAnimationFrame(() => r(performance.now())));
        if (g) {
          g.scrollTop = 0;
          g.scrollLeft = 0;
        }
        await frame();
        await frame();
        const f: number[] = [];
        let last = await frame();
        for (let i = 0; i < 100; i++) {
          if (g) {
            g.scrollTop += 90;
            g.scrollLeft += 60;
          }
          const now = await frame();
          f.push(now - last);
          last = now;
        }
        f.sort((a, b) => a - b);
        return `median ${f[50]?.toFixed(1)} p95 ${f[95]?.toFixed(1)} max ${f[99]?.toFixed(1)}`;
      }),
    ),
  );
  console.log('dom', await page.evaluate(() => document.querySelectorAll('.matrix-grid *').length));
  // whatNext
  console.log(
    'x',
    await page.evaluate(async () => {
      const f: number[] = [];
      for (let i = 0; i < 4; i++) {
        const t = performance.now();
        window.probe.press(document.activeElement, 'x');
        f.push(performance.now() - t);
        await new Promise((r) => setTimeout(r, 600));
      }
      return f.map((x) => x.toFixed(0)).join(' ');
    }),
  );
} finally {
  await browser.close();
  await server.stop();
}
process.exit();
