/** `npm run bench -- desk`: the workbench over its server, from eight short articles to one of a million characters. */
import path from 'node:path';
import { launch } from '../support/chromium.ts';
import { serve } from '../support/program.ts';
import { writeProject } from '../support/project.ts';
import type { ProjectPlan } from '../support/project.ts';
import { count, median, ms, table } from '../support/tables.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { bareWrite, fileSize, interact, openProject, storedSpans } from '../support/workbench.ts';

interface Case {
  readonly name: string;
  readonly plan: ProjectPlan;
  readonly panes: number;
  readonly width: number;
  readonly runs: number;
}

const CASES: readonly Case[] = [
  {
    name: 'eight panes of 6,000 characters, 200 spans each',
    plan: { name: 'eight', articles: Array.from({ length: 8 }, () => ({ length: 6_000, spans: 200 })), claims: 60 },
    panes: 8,
    width: 2500,
    runs: 3,
  },
  {
    name: 'one article of 180,000 characters, 10,000 spans',
    plan: { name: 'long', articles: [{ length: 180_000, spans: 10_000 }], claims: 200 },
    panes: 1,
    width: 1700,
    runs: 3,
  },
  {
    name: 'one article of 1,000,000 characters, 100,000 spans',
    plan: { name: 'huge', articles: [{ length: 1_000_000, spans: 100_000 }], claims: 500 },
    panes: 1,
    width: 1700,
    runs: 1,
  },
];

export async function benchDesk(): Promise<string> {
  const rows: string[][] = [];
  for (const each of CASES) {
    rows.push(...(await runCase(each)));
    process.stderr.write(`  ${each.name}: done\n`);
  }
  return table(['desk', 'what', 'takes:', '÷ two idle frames:', 'frames beyond idle:', 'beyond a bare fsync:'], rows);
}

async function runCase({ name, plan, panes, width, runs }: Case): Promise<string[][]> {
  const dir = path.join(temporaryFolder('crossread-bench-desk-'), 'project');
  const project = writeProject(dir, plan);
  const open: number[] = [];
  const found: Awaited<ReturnType<typeof interact>>[] = [];
  for (let run = 0; run < runs; run += 1) {
    const server = await serve({ project, panes: Array.from({ length: panes }, (_, index) => index) }, false);
    const browser = await launch();
    try {
      const opening = await openProject(browser, server, panes, width);
      open.push(opening.all);
      const before = storedSpans(dir, project.me, project.articles[0] ?? '');
      const interactions = await interact(opening.page, run);
      const after = storedSpans(dir, project.me, project.articles[0] ?? '');
      // A bench that measured refusals would be fast.
      if (after - before < 4) throw new Error(`Only ${after - before} spans were added and saved.`);
      found.push(interactions);
    } finally {
      await browser.close();
      await server.stop();
    }
  }
  const of = (what: keyof (typeof found)[number]): number => median(found.map((each) => each[what]));
  const bytes = fileSize(dir, project.me, project.articles[0] ?? '');
  const bare = bareWrite(dir, bytes);
  const idle = of('idle');
  const frames = (time: number): string => ((time - idle) / (idle / 2)).toFixed(1);
  const line = (what: string, time: number): string[] => [
    name,
    what,
    ms(time),
    (time / idle).toFixed(1),
    frames(time),
    '',
  ];
  return [
    line('open: until all is painted', median(open)),
    line('claim in focus', of('claim')),
    line('add a span', of('add')),
    [
      name,
      `… until it is saved (file of ${count(Math.round(bytes / 1024))} kB)`,
      ms(of('saved')),
      '',
      '',
      `${ms(of('saved') - bare)} (${ms(bare)} bare)`,
    ],
    [
      name,
      'scroll frame',
      ms(of('scroll')),
      (of('scroll') / (idle / 2)).toFixed(1),
      frames(of('scroll') + idle / 2),
      '',
    ],
    [name, 'scroll frame, slowest of twenty', ms(of('slowScroll')), '', frames(of('slowScroll') + idle / 2), ''],
  ];
}
