/** Numbers into Markdown, ready to paste into docs/bench.md. */

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

export const ms = (time: number): string => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
export const times = (ratio: number): string => `${ratio.toFixed(1)}×`;
export const count = (number: number): string => number.toLocaleString('en');
export const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

/** A column's head: those that end in `:` hold numbers and stand to the right. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const names = heads.map((head) => head.replace(/:$/, ''));
  const widths = names.map((name, column) => Math.max(3, name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => {
    const padded = widths.map((width, column) => {
      const cell = cells[column] ?? '';
      return heads[column]?.endsWith(':') === true ? cell.padStart(width) : cell.padEnd(width);
    });
    return `| ${padded.join(' | ')} |`;
  };
  const rule = widths.map((width, column) =>
    heads[column]?.endsWith(':') === true ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [line(names), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}
