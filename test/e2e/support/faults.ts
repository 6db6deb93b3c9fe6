/** What no page of ours may do, whatever the test is about: each is collected and fails the test at its end. */
import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';

export class Faults {
  private readonly found: string[] = [];
  private readonly allowed: RegExp[] = [];

  /** Names a fault that the test provokes on purpose. */
  allow(pattern: RegExp): void {
    this.allowed.push(pattern);
  }

  /** Returns the faults that the test did not announce. */
  list(): readonly string[] {
    return this.found.filter((fault) => !this.allowed.some((pattern) => pattern.test(fault)));
  }

  /** Watches every page that the context has or will have. */
  async watch(context: BrowserContext): Promise<void> {
    await context.exposeBinding('crossreadTestViolation', (_source, what: string) => {
      this.found.push(`CSP violation: ${what}`);
    });
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const report = (window as unknown as { crossreadTestViolation: (what: string) => void }).crossreadTestViolation;
        report(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
      });
    });
    context.on('request', (request) => {
      const url = new URL(request.url());
      const local = url.hostname === '127.0.0.1' || url.protocol === 'blob:' || url.protocol === 'about:';
      if (!local) this.found.push(`request that leaves 127.0.0.1: ${request.method()} ${request.url()}`);
    });
    context.on('page', (page) => {
      this.watchPage(page);
    });
    for (const page of context.pages()) this.watchPage(page);
  }

  private watchPage(page: Page): void {
    page.on('pageerror', (error) => {
      this.found.push(`uncaught error: ${error.stack ?? error.message}`);
    });
    page.on('console', (message: ConsoleMessage) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      this.found.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    });
  }
}
