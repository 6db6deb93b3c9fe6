/**
 * Runs in the browser: the same article and spans in this reader and in @recogito/text-annotator, timed the same way. The
 * clock starts with an empty page and stops when it has been still (no new element, no new highlight).
 */
import { createTextAnnotator } from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';
import { ReaderView } from '#renderer/features/reader/view/reader-view.ts';
import type { DrawnSpan } from '#renderer/features/reader/view/highlights.ts';
import '#renderer/ui/theme.css';
import '#renderer/features/reader/view/highlights.css';
import '#renderer/features/reader/reader.css';
import { benchSpans, benchText } from '../support/text.ts';
import type { BenchSpan } from '../support/text.ts';

export type Contestant = 'crossread' | 'recogito CSS_HIGHLIGHTS' | 'recogito SPANS';

export interface Timing {
  readonly load: number;
  readonly addOne: number;
  /** Lighting the fifty spans of one claim; the other reader has no such thing. */
  readonly focus: number;
  readonly scrollFrame: number;
  readonly nodes: number;
  /** Two frames of an idle page, measured in the same page just before. */
  readonly idle: number;
}

const LOOKS = ['plus', 'minus', 'partly', 'zero'] as const;
const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

async function twoIdleFrames(): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 7; run += 1) {
    await frame();
    const start = performance.now();
    await frame();
    await frame();
    times.push(performance.now() - start);
  }
  return median(times);
}

function drawn(): number {
  let count = document.getElementsByTagName('*').length;
  for (const highlight of CSS.highlights.values()) count += highlight.size;
  return count;
}

/** Milliseconds from `start` to the first of twelve frames (a fifth of a second) in which nothing more appeared: what is drawn late counts. */
async function still(start: number): Promise<number> {
  let before = -1;
  let quiet = 0;
  let settled = 0;
  let last = performance.now();
  for (let turn = 0; turn < 600 && quiet < 12; turn += 1) {
    await frame();
    const now = performance.now();
    const count = drawn();
    if (count === before && now - last < 100) {
      if (quiet === 0) settled = now;
      quiet += 1;
    } else quiet = 0;
    before = count;
    last = now;
  }
  return settled - start;
}

/** A frame of fast scrolling by the wheel: 300 pixels a frame, from the top. */
async function scrollFrames(host: HTMLElement): Promise<number> {
  const times: number[] = [];
  let last = await frame();
  const begin = last;
  for (let step = 0; step < 40 && last - begin < 4000; step += 1) {
    host.scrollTop += 300;
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  host.scrollTop = 0;
  return median(times);
}

async function ours(length: number, count: number): Promise<Timing> {
  const article = benchText(length);
  const spans = benchSpans(article, count).map(asDrawn);
  const host = makeHost();
  const idle = await twoIdleFrames();
  const start = performance.now();
  const view = new ReaderView(host, { article: 'bench' as never, sentences: [], ...article }, 'en', {
    onSelect: () => undefined,
    onPick: () => undefined,
    onEdges: () => undefined,
  });
  view.setSpans(spans);
  const load = await still(start);
  const again = performance.now();
  view.setSpans([...spans, asDrawn({ id: 'new', start: 20, end: 60 }, 1)]);
  const addOne = await still(again);
  const lit = spans.filter((_, index) => index % Math.ceil(spans.length / 50) === 0).map((span) => span.id);
  const once = performance.now();
  view.setClaimSpans(lit);
  const focus = await still(once);
  const scrollFrame = await scrollFrames(host);
  const nodes = host.getElementsByTagName('*').length;
  view.destroy();
  host.remove();
  return { load, addOne, focus, scrollFrame, nodes, idle };
}

function asDrawn(span: BenchSpan, index: number): DrawnSpan {
  return { id: span.id, fragments: [[span.start, span.end]], look: LOOKS[index % 4] ?? 'plus' };
}

async function theirs(renderer: 'CSS_HIGHLIGHTS' | 'SPANS', length: number, count: number): Promise<Timing> {
  const article = benchText(length);
  const spans = benchSpans(article, count);
  const host = makeHost();
  const idle = await twoIdleFrames();
  const start = performance.now();
  const content = document.createElement('div');
  content.className = 'article-text';
  for (const block of article.blocks) {
    const element = document.createElement('p');
    // Their offsets count the text content: the line end goes inside the block.
    element.textContent = `${article.text.slice(block.start, block.end)}\n`;
    content.append(element);
  }
  host.append(content);
  const annotator = createTextAnnotator(content, { renderer });
  annotator.setAnnotations(spans.map((span) => asTheirs(span, article.text)) as never);
  const load = await still(start);
  const again = performance.now();
  annotator.addAnnotation(asTheirs({ id: 'new', start: 20, end: 60 }, article.text) as never);
  const addOne = await still(again);
  const scrollFrame = await scrollFrames(host);
  const nodes = host.getElementsByTagName('*').length;
  annotator.destroy();
  host.remove();
  return { load, addOne, focus: 0, scrollFrame, nodes, idle };
}

function asTheirs(span: BenchSpan, text: string): unknown {
  return {
    id: span.id,
    bodies: [],
    target: {
      annotation: span.id,
      selector: [{ start: span.start, end: span.end, quote: text.slice(span.start, span.end) }],
    },
  };
}

function makeHost(): HTMLElement {
  const host = document.createElement('div');
  host.className = 'reader';
  host.style.cssText = 'height: 900px; width: 700px';
  document.body.append(host);
  return host;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

declare global {
  interface Window {
    bench: (who: Contestant, length: number, count: number) => Promise<Timing>;
  }
}

window.bench = async (who, length, count) => {
  const timing =
    who === 'crossread'
      ? await ours(length, count)
      : await theirs(who === 'recogito SPANS' ? 'SPANS' : 'CSS_HIGHLIGHTS', length, count);
  // Leave nothing behind for the next contestant.
  document.body.replaceChildren();
  for (const highlight of CSS.highlights.values()) highlight.clear();
  await frame();
  return timing;
};
