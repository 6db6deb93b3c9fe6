/** Plots as SVG in the page itself. They say nothing that does not stand beside them as a number or a word. */
import type { Confusion, Figure } from '../../contract/review.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import { grouped } from './words.ts';

/** From where to where a plot reaches. */
export interface Scale {
  readonly low: number;
  readonly high: number;
}

/** Returns the scale that holds all values and intervals: up to 1, down to 0 or to the tenth below the least. */
export function scaleFor(figures: readonly Figure[]): Scale {
  const least = Math.min(0, ...figures.flatMap(({ value, low }) => [value ?? 0, low ?? 0]));
  return { low: Math.max(-1, Math.floor(least * 10) / 10), high: 1 };
}

const HEIGHT = 18;
/** Of the width, on each side, in per cent: a dot at the end of the scale is drawn whole. */
const MARGIN = 4;

/** Returns a line with the value as a dot and its interval as a bar; of an undefined one, the line alone. */
export function intervalPlot({ value, low, high }: Figure, scale: Scale): Markup {
  const x = (at: number): string => {
    const share = (Math.min(scale.high, Math.max(scale.low, at)) - scale.low) / (scale.high - scale.low);
    return `${(MARGIN + share * (100 - 2 * MARGIN)).toFixed(1)}%`;
  };
  const middle = HEIGHT / 2;
  return html`<svg aria-hidden="true" focusable="false">
    <line class="axis" x1="${x(scale.low)}" x2="${x(scale.high)}" y1="${middle}" y2="${middle}" />
    ${[0, 0.5, 1].filter((at) => at >= scale.low).map((at) => html`<line class="${at === 0 ? 'zero' : 'axis'}" x1="${x(at)}" x2="${x(at)}" y1="2" y2="${HEIGHT - 2}" />`)}
    ${low !== undefined && high !== undefined && html`<line class="range" x1="${x(low)}" x2="${x(high)}" y1="${middle}" y2="${middle}" />`}
    ${value !== null && html`<circle class="value" cx="${x(value)}" cy="${middle}" r="4" />`}
  </svg>`;
}

const CELL = 44;
const LABELS = 96;
const TOP = 74;
/** For the name of the last column, which leans to the right. */
const RIGHT = 64;

/** Returns a confusion matrix: the area of a square goes by the count, which stands beneath it; the diagonal is filled. */
export function confusionPlot(
  { labels, counts }: Confusion,
  rows: string,
  columns: string,
  nameOf: (label: string) => string,
): Markup {
  const used = labels
    .map((_, at) => at)
    .filter((at) => counts.some((row, i) => (row[at] ?? 0) > 0 || (i === at && row.some((n) => n > 0))));
  const most = Math.max(1, ...counts.flat());
  const size = used.length * CELL;
  const [width, height] = [LABELS + size + RIGHT, TOP + size + 8];
  return html`<svg
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-label="${describe({ labels, counts }, rows, columns, nameOf)}"
  >
    ${used.map((label, at) => {
      const middle = LABELS + at * CELL + CELL / 2;
      const name = cut(nameOf(labels[label] ?? ''));
      return html`<text x="${middle}" y="${TOP - 6}" transform="rotate(-40 ${middle} ${TOP - 6})">${name}</text>
        <text x="${LABELS - 6}" y="${TOP + at * CELL + CELL / 2 + 4}" text-anchor="end">${name}</text>`;
    })}
    ${used.map((row, y) =>
      used.map((column, x) => {
        const n = counts[row]?.[column] ?? 0;
        const [left, top] = [LABELS + x * CELL, TOP + y * CELL];
        const side = n === 0 ? 0 : Math.max(3, Math.sqrt(n / most) * (CELL - 20));
        const middle = left + CELL / 2;
        return html`<rect
            class="cell"
            x="${left}"
            y="${top}"
            width="${CELL}"
            height="${CELL}"
          />${n > 0 && html`<rect class="${row === column ? 'same' : 'differs'}" x="${(middle - side / 2).toFixed(1)}" y="${(top + 16 - side / 2).toFixed(1)}" width="${side.toFixed(1)}" height="${side.toFixed(1)}" />`}<text
            class="${n === 0 ? 'faint' : ''}"
            x="${middle}"
            y="${top + CELL - 4}"
            text-anchor="middle"
            >${grouped(n)}</text
          >`;
      }),
    )}
  </svg>`;
}

/** The matrix as a sentence, for those who do not see it. */
function describe(
  { labels, counts }: Confusion,
  rows: string,
  columns: string,
  nameOf: (label: string) => string,
): string {
  const cells = labels.flatMap((row, at) =>
    labels.flatMap((column, to) => {
      const n = counts[at]?.[to] ?? 0;
      return n === 0 ? [] : [`${nameOf(row)} with ${nameOf(column)}: ${n}`];
    }),
  );
  return `${rows} (rows) against ${columns} (columns). ${cells.join('; ')}.`;
}

const cut = (text: string): string => ([...text].length > 15 ? `${[...text].slice(0, 14).join('')}…` : text);
