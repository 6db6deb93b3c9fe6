/** Tables as text. */
import { print } from './output.ts';

/** Prints the table with its columns one under the other, the first to the left, the others to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((cell, column) =>
    Math.max(...[head, ...rows].map((row) => [...(row[column] ?? '')].length), cell.length),
  );
  for (const row of [head, ...rows]) {
    const cells = widths.map((width, column) => {
      const cell = row[column] ?? '';
      const room = ' '.repeat(Math.max(0, width - [...cell].length));
      return column === 0 ? `${cell}${room}` : `${room}${cell}`;
    });
    print(`  ${cells.join('  ')}`.trimEnd());
  }
}
