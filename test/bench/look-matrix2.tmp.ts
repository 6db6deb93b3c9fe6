import path from 'node:path';
import { launch } from './support/chromium.ts';
import { serve } from './support/program-tmp.ts';
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
  await client.send('Profiler.enable');
  await client.send('Profiler.setSamplingInterval', { interval: 500 });
  const profile = async (name: string, run: () => Promise<unknown>) => {
    await client.send('Profiler.start');
    await run();
    const { profile: p } = await client.send('Profiler.stop');
    const self = new Map<string, number>();
    const total = new Map<string, number>();
    const parents = new Map<number, number>();
    const byId = new Map(p.nodes.map((n) => [n.id, n]));
    for (const n of p.nodes) for (const c of n.children ?? []) parents.set(c, n.id);
    const nm = (id: number) => {
      const n = byId.get(id);
      return `${n?.callFrame.functionName || '(anon)'}:${n?.callFrame.lineNumber}`;
    };
    (p.samples ?? []).forEach((id, i) => {
      const dt = (p.timeDeltas?.[i] ?? 0) / 1000;
      self.set(nm(id), (self.get(nm(id)) ?? 0) + dt);
      const seen = new Set<string>();
      for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
        if (!seen.has(nm(at))) total.set(nm(at), (total.get(nm(at)) ?? 0) + dt);
        seen.add(nm(at));
      }
    });
    const top = (m: Map<string, number>, k: number) =>
      [...m]
        .sort((a, b) => b[1] - a[1])
        .filter(([n]) => !/idle|program|root/.test(n))
        .slice(0, k)
        .map(([n, t]) => `${n} ${t.toFixed(0)}`)
        .join(', ');
    console.log('##', name, '\n  self', top(self, 16), '\n  total', top(total, 40));
  };
  await page.evaluate(async () => {
    await window.probe.painted(() => window.probe.press(document.querySelector('.reader'), 'm'));
  });
  await page.locator('.matrix-grid').waitFor();
  for (const k of ['ArrowDown', 's', 'o', 'PageDown']) await profile(k, async () => console.log(k, await key(k)));
  await profile('O', async () => console.log('O', await key('O', true)));
} finally {
  await browser.close();
  await server.stop();
}
process.exit();
