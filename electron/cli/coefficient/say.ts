/** Putting an answer into lines for a person. */
import { print } from '../output.ts';

/** Prints the value first, then whatever else is known, one thing a line; an interval goes into one. */
export function sayAnswer({ metric, value, why, interval, ...details }: Readonly<Record<string, unknown>>): void {
  const name = String(metric);
  if (value === null) print(`${name}: undefined. ${String(why)}`);
  else print(`${name}: ${figure(value)}${interval === undefined ? '' : ` (${intervalText(interval)})`}`);
  const rows = flat(details);
  const width = Math.max(0, ...rows.map(([row]) => row.length));
  for (const [row, text] of rows) print(`  ${row.padEnd(width)}  ${text}`);
}

function flat(details: Readonly<Record<string, unknown>>, under = ''): [string, string][] {
  return Object.entries(details).flatMap(([key, detail]): [string, string][] => {
    const name = under === '' ? words(key) : `${under}, ${under.startsWith('by ') ? key : words(key)}`;
    if (detail === undefined) return [];
    if (key === 'interval') return [[name, intervalText(detail)]];
    if (Array.isArray(detail)) return [[name, String(detail.length)]];
    if (typeof detail !== 'object' || detail === null) return [[name, figure(detail)]];
    const { value, why, ...rest } = detail as Record<string, unknown>;
    const own =
      value === undefined ? [] : [[name, value === null ? `– ${String(why)}` : figure(value)] as [string, string]];
    return [...own, ...flat(rest, name)];
  });
}

function intervalText(interval: unknown): string {
  const { low, high, why } = interval as { low?: unknown; high?: unknown; why?: unknown };
  return typeof low === 'number' ? `95 % from ${figure(low)} to ${figure(high)}` : `no interval: ${String(why)}`;
}

const words = (key: string): string => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Whole numbers as they are, others with four decimals, nothing as a dash. */
function figure(value: unknown): string {
  if (value === null) return '–';
  if (typeof value !== 'number') return typeof value === 'string' ? value : JSON.stringify(value);
  return Number.isInteger(value) ? String(value) : value.toFixed(4);
}
