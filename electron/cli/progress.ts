/** One line on the terminal that says how far a command has come; nothing where standard error is no terminal. */

export class Progress {
  private readonly total: number;
  private readonly shown = process.stderr.isTTY;
  private done = 0;

  constructor(total: number) {
    this.total = total;
  }

  step(label: string): void {
    this.done += 1;
    if (!this.shown) return;
    const width = Math.max(20, (process.stderr.columns || 80) - 1);
    const line = `[${this.done}/${this.total}] ${label}`;
    process.stderr.write(`\r\u001b[K${line.length > width ? `${line.slice(0, width - 1)}…` : line}`);
  }

  /** Takes the line away, so that something else can be said. */
  clear(): void {
    if (this.shown) process.stderr.write('\r\u001b[K');
  }
}
