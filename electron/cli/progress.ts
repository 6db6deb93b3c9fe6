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
    this.show(`[${this.done}/${this.total}] ${label}`);
  }

  /** Shows the line in the place of the one before. */
  show(line: string): void {
    if (!this.shown) return;
    const width = Math.max(20, (process.stderr.columns || 80) - 1);
    process.stderr.write(`\r\u001b[K${line.length > width ? `${line.slice(0, width - 1)}…` : line}`);
  }

  /** Takes the line away, so that something else can be said. */
  clear(): void {
    if (this.shown) process.stderr.write('\r\u001b[K');
  }
}

const EACH_MS = 100;

/** The same for a file that is written: how much of it there is. */
export class WritingProgress {
  private readonly shown = process.stderr.isTTY;
  private told = Date.now();
  private line = false;

  readonly tell = ({ bytes, files }: { readonly bytes: number; readonly files: number }): void => {
    const now = Date.now();
    if (!this.shown || now - this.told < EACH_MS) return;
    this.told = now;
    this.line = true;
    const size = `${(bytes / 1_000_000).toFixed(1)} MB`;
    process.stderr.write(`\r\u001b[K${files > 0 ? `${files} files, ` : ''}${size} written`);
  };

  clear(): void {
    if (this.line) process.stderr.write('\r\u001b[K');
  }
}
