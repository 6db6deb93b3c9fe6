/**
 * `npm run bench -- project`: a project of 1,000 articles, 100,000 spans and as many links: what opening it takes and holds in
 * memory, what is done in it, and what the engine alone takes for the same.
 */
import path from 'node:path';
import type { Page } from 'playwright';
import { launch } from '../support/chromium.ts';
import { serve } from '../support/program.ts';
import { writeProject } from '../support/project.ts';
import type { WrittenProject } from '../support/project.ts';
import { count, median, megabytes, ms, table } from '../support/tables.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { fileSize, heapOf, interact, openProject, processMemory } from '../support/workbench.ts';
import type { Interactions } from '../support/workbench.ts';
import { benchEngine } from './engine.ts';
import { benchMatrix } from './matrix.ts';

const ARTICLES = 1_000;
const SPANS = 100;
const CLAIMS = 500;

export async function benchProject(): Promise<string> {
  const project = writeProject(path.join(temporaryFolder('crossread-bench-project-'), 'project'), {
    name: 'many',
    articles: Array.from({ length: ARTICLES }, () => ({ length: 6_000, spans: SPANS })),
    claims: CLAIMS,
  });
  process.stderr.write('  1,000 articles are written\n');
  const engine = await benchEngine(project);
  process.stderr.write('  the engine alone: done\n');
  const pages: Held[] = [];
  for (let run = 0; run < 3; run += 1) pages.push(await inPage(project, run));
  process.stderr.write('  the page: done\n');
  const matrix = await benchMatrix();
  process.stderr.write('  the matrix: done\n');

  const of = (what: keyof Interactions | 'first' | 'all' | 'found'): number => median(pages.map((each) => each[what]));
  const idle = of('idle');
  const held = pages[0];
  const line = (what: string, time: number, aim = ''): string[] => [
    what,
    ms(time),
    (time / idle).toFixed(1),
    ((time - idle) / (idle / 2)).toFixed(1),
    aim,
  ];
  const bytes = count(Math.round(fileSize(project.dir, project.me, project.articles[0] ?? '') / 1024));
  const opening = [
    ['engine alone: reads, checks and puts together', ms(engine.open), '', '', ''],
    ['from the start screen until the first pane is painted', ms(of('first')), '', '', '1,500 ms'],
    ['… until nothing more is drawn', ms(of('all')), '', '', ''],
    line('claim in focus', of('claim'), '2 beyond idle'),
    line('add a span', of('add'), '2 beyond idle'),
    [
      `… until it is saved (file of ${bytes} kB)`,
      ms(of('saved')),
      '',
      '',
      `10 ms beyond a bare fsync: ${ms(of('saved') - engine.bare)} (${ms(engine.bare)} bare)`,
    ],
    [
      'the same in the engine alone: until it is saved',
      ms(engine.apply),
      '',
      '',
      `10 ms beyond a bare fsync: ${ms(engine.apply - engine.bare)}`,
    ],
    line('concordance of a frequent word, until its hits are drawn', of('found')),
    ...matrix.map(({ what, time }) => line(what, time, '2 beyond idle')),
    ['page: script, garbage collected', megabytes(held?.heap ?? 0), '', '', '400 MB'],
    ['page: its process', megabytes(held?.page ?? 0), '', '', '400 MB'],
    ['engine: its process', megabytes(held?.engine ?? 0), '', '', ''],
  ];
  return table(['what', 'takes:', '÷ two idle frames:', 'frames beyond idle:', 'aim'], opening);
}

interface Held extends Interactions {
  readonly first: number;
  readonly all: number;
  /** From the last key of a frequent word until its hits are drawn. */
  readonly found: number;
  /** In bytes. */
  readonly heap: number;
  readonly page: number;
  readonly engine: number;
}

/** Looks for a word that stands in every article, in a view that is open already. */
async function concordance(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { probe } = window;
    await probe.painted(() => probe.press(document.body, 'F', { ctrlKey: true, shiftKey: true }));
    const input = document.querySelector('.search input.search-query');
    const start = performance.now();
    probe.type(input, 'ka');
    while (document.querySelector('.search .hit') === null && performance.now() - start < 60_000) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    if (document.querySelector('.search .hit') === null) throw new Error('The concordance found nothing.');
    return performance.now() - start;
  });
}

async function inPage(project: WrittenProject, run: number): Promise<Held> {
  const server = await serve({ project, panes: [0, 1, 2] }, false);
  const browser = await launch();
  try {
    const { page, first, all } = await openProject(browser, server, 3);
    const interactions = await interact(page, run);
    const heap = await heapOf(page);
    const found = await concordance(page);
    return { ...interactions, first, all, found, heap, page: await processMemory(browser), engine: server.memory() };
  } finally {
    await browser.close();
    await server.stop();
  }
}
