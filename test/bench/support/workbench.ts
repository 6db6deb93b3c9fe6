/** The real workbench in a page, and what is done to it in every bench. */
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { installProbe } from './probe.ts';
import { residentBytes } from './program.ts';
import type { Server } from './program.ts';
import { median } from './tables.ts';

export interface Opening {
  readonly page: Page;
  readonly idle: number;
  readonly first: number;
  readonly all: number;
}

/** Opens the project from the start screen's list, as a person does, and waits until its panes are painted. */
export async function openProject(browser: Browser, server: Server, panes: number, width = 1700): Promise<Opening> {
  const page = await browser.newPage({ viewport: { width, height: 1000 } });
  await page.addInitScript(installProbe);
  await page.goto(server.url);
  await page.locator('.recent-open').first().waitFor();
  const idle = await page.evaluate(() => window.probe.idle());
  const { first, all } = await page.evaluate(async (count) => {
    const entry = document.querySelector<HTMLElement>('.recent-open');
    return window.probe.opened(() => entry?.click(), count);
  }, panes);
  return { page, idle, first, all };
}

export interface Interactions {
  readonly idle: number;
  readonly claim: number;
  readonly add: number;
  readonly saved: number;
  readonly scroll: number;
  readonly slowScroll: number;
}

/**
 * Puts claims in focus, adds spans and scrolls, each some times; the medians. `session` counts how often the project has been
 * worked on so: its spans stand behind those of the sessions before.
 */
export async function interact(page: Page, session = 0, runs = 5): Promise<Interactions> {
  const idle = await page.evaluate(() => window.probe.idle());
  const claims: number[] = [];
  for (let run = 0; run < runs + 1; run += 1) {
    claims.push(
      await page.evaluate(() => {
        const grid = document.querySelector<HTMLElement>('.claims [role="grid"]');
        grid?.focus({ preventScroll: true });
        return window.probe.painted(() => window.probe.press(grid, 'ArrowDown'));
      }),
    );
  }
  const added: { painted: number; saved: number }[] = [];
  for (let run = 0; run < runs + 1; run += 1) {
    added.push(
      await page.evaluate(
        async (step) => {
          const reader = document.querySelector<HTMLElement>('.reader');
          const { probe } = window;
          const ctrlKey = true;
          await probe.painted(() => {
            reader?.focus({ preventScroll: true });
            probe.press(reader, 'Home', { ctrlKey });
            for (let word = 0; word < step * 5; word += 1) probe.press(reader, 'ArrowRight', { ctrlKey });
            probe.press(reader, 'ArrowRight', { ctrlKey, shiftKey: true });
            probe.press(reader, 'ArrowRight', { ctrlKey, shiftKey: true });
          });
          return probe.saved(() => probe.press(reader, 'Enter'));
        },
        session * (runs + 1) + run,
      ),
    );
  }
  const scroll = await page.evaluate(() => window.probe.scroll('.reader'));
  // The first time of each is left out: the browser still compiles what it runs.
  return {
    idle,
    claim: median(claims.slice(1)),
    add: median(added.slice(1).map((each) => each.painted)),
    saved: median(added.slice(1).map((each) => each.saved)),
    scroll: scroll.middle,
    slowScroll: scroll.slow,
  };
}

/** How many spans the project's own file of an article holds now. */
export function storedSpans(dir: string, annotator: string, article: string): number {
  const file = path.join(dir, 'annotations', annotator, `${article}.json`);
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as { spans: unknown[] }).spans.length;
}

/** The size of the file that holds an article's annotations, in bytes. */
export function fileSize(dir: string, annotator: string, article: string): number {
  return fs.statSync(path.join(dir, 'annotations', annotator, `${article}.json`)).size;
}

/** Milliseconds that the disk alone takes to hold as many bytes for good: file, fsync, rename, fsync of the folder. */
export function bareWrite(folder: string, bytes: number, runs = 9): number {
  const content = Buffer.alloc(bytes, 'x');
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    const temporary = path.join(folder, 'bare.tmp');
    const file = fs.openSync(temporary, 'w');
    fs.writeSync(file, content);
    fs.fsyncSync(file);
    fs.closeSync(file);
    fs.renameSync(temporary, path.join(folder, 'bare'));
    const directory = fs.openSync(folder, 'r');
    fs.fsyncSync(directory);
    fs.closeSync(directory);
    times.push(performance.now() - start);
  }
  fs.rmSync(path.join(folder, 'bare'), { force: true });
  return median(times);
}

/** What the page's script holds, after what is garbage has been collected, in bytes. */
export async function heapOf(page: Page): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  await client.send('Performance.enable');
  const { metrics } = await client.send('Performance.getMetrics');
  await client.detach();
  return metrics.find((each) => each.name === 'JSHeapUsedSize')?.value ?? Number.NaN;
}

/** What the page's process has in memory in all, in bytes. */
export async function processMemory(browser: Browser): Promise<number> {
  const client = await browser.newBrowserCDPSession();
  const { processInfo } = await client.send('SystemInfo.getProcessInfo');
  await client.detach();
  return Math.max(...processInfo.filter((each) => each.type === 'renderer').map((each) => residentBytes(each.id)));
}
