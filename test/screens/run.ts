/**
 * `npm run screens`: pictures of the running workbench on the sample project, light and dark, narrow and wide, into
 * test-results/screens; the README's picture into docs/. To be looked at by a person, not compared by a machine.
 */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import type { Page } from 'playwright';
import { findChromium } from '#electron/launch/chromium.mjs';
import { startServer } from '../e2e/support/engine.ts';
import { review } from './review-tour.ts';
import { across, claims, exporting, finding, imports, matrix, notes } from './tour.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const out = path.join(root, 'test-results', 'screens');
const executablePath = findChromium();
if (executablePath === null)
  throw new Error('There is no Chromium here: install one, or name it in CROSSREAD_CHROMIUM.');
await mkdir(out, { recursive: true });
const folder = await mkdtemp(path.join(tmpdir(), 'crossread-screens-'));
const browser = await chromium.launch({
  executablePath,
  args: ['--disable-gpu', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
try {
  for (const theme of ['light', 'dark'] as const) await walk(theme);
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
console.log(`screens: ${out}`);

async function walk(theme: 'light' | 'dark'): Promise<void> {
  const env = {
    CROSSREAD_CONFIG_DIR: path.join(folder, theme, 'config'),
    CROSSREAD_PROJECTS_DIR: path.join(folder, theme, 'projects'),
  };
  const running = await startServer({}, env);
  const context = await browser.newContext({ colorScheme: theme, viewport: { width: 1600, height: 900 } });
  const page = await context.newPage();
  const shot = async (name: string, of = page): Promise<void> => {
    await settled(of);
    await of.screenshot({ path: path.join(out, `${name}-${theme}.png`) });
  };
  await page.goto(running.url);
  await page.getByRole('button', { name: /sample/i }).waitFor();
  await shot('start');
  await page.getByRole('button', { name: /sample/i }).click();
  await page.locator('.article-text').nth(2).waitFor();
  await page.getByRole('row', { name: /Fourteen people/ }).click();
  await shot('desk');
  if (theme === 'light') await page.screenshot({ path: path.join(root, 'docs', 'desk.png') });
  await page.locator('.reader').first().focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Control+ArrowDown');
  for (let word = 0; word < 5; word += 1) await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('c');
  await page.getByRole('dialog').waitFor();
  await shot('picker');
  await page.keyboard.press('Escape');
  // The last of the seven, The Unbowed, contradicts what the others say.
  for (const article of [6, 5]) {
    await page.keyboard.press('Control+Shift+Enter');
    await page.locator('.article-chooser li').nth(article).click();
    if (article === 6) await across(page, shot);
  }
  await shot('five-panes');
  await matrix(page, shot);
  await finding(page, shot);
  await claims(page, shot);
  await notes(page, shot);
  await exporting(page, shot);
  const projects = path.join(folder, theme, 'projects');
  const [project = ''] = await readdir(projects);
  await review(page, shot, { folder, project: path.join(projects, project), env });
  for (let pane = 0; pane < 3; pane += 1) await page.keyboard.press('Alt+w');
  await imports(page, shot);
  await page.setViewportSize({ width: 820, height: 800 });
  await shot('narrow');
  // A window of 1280 × 800 at 200 %.
  await page.setViewportSize({ width: 640, height: 400 });
  await shot('zoom-200');
  await page.keyboard.press('m');
  await shot('zoom-200-matrix');
  await page.keyboard.press('m');
  await page.setViewportSize({ width: 2400, height: 1200 });
  await shot('wide');
  await page.goto('about:blank');
  await context.close();
  await running.stop();
}

/** Fonts are there, and nothing has moved for a quarter of a second. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(250);
  await page.waitForLoadState('networkidle');
}
