/** A screen against axe's rules for WCAG 2.0 to 2.2, levels A and AA, and its best practices. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The screens that were found sound in this process, each once for each theme. */
export const soundScreens: string[] = [];

/**
 * Expects no violation on the page as it is, light and dark, naming each with the elements at fault. The page must follow the
 * system's theme; it is left in the light one.
 */
export async function expectSound(page: Page, what: string, without: readonly string[] = []): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    const themed = page.locator('html[data-theme]');
    if ((await themed.count()) > 0) await expect(themed).toHaveAttribute('data-theme', colorScheme);
    // Colours on their way from one theme to the other are neither's.
    await expect
      .poll(() => page.evaluate(() => document.getAnimations().filter((each) => each instanceof CSSTransition).length))
      .toBe(0);
    await expectSoundNow(page, `${what}, ${colorScheme}`, without);
  }
}

async function expectSoundNow(page: Page, what: string, without: readonly string[]): Promise<void> {
  const builder = new AxeBuilder({ page })
    // Of what passes only the number of rules is asked for; describing each element takes most of the time.
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .disableRules([...without])
    // Without frames one pass in the page itself is enough; the other way opens a second page for each run.
    .setLegacyMode(page.frames().length === 1);
  const { violations, passes } = await builder.analyze();
  expect(passes.length, `${what}: rules that applied`).toBeGreaterThan(5);
  const found = violations.map(({ id, nodes }) => ({
    rule: id,
    at: nodes.map(
      ({ html, any, all }) => `${html.slice(0, 160)} ${[...any, ...all].map((check) => check.message).join(' ')}`,
    ),
  }));
  expect(found, what).toEqual([]);
  soundScreens.push(what);
}
