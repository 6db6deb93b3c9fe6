/** Cutting boilerplate off an article's head and foot, block by block. Offsets are UTF-16 code units of the text read. */
import type { Block } from '#shared/model/index.ts';

/** What is kept: `[head, tail)`. */
export interface Cut {
  readonly head: number;
  readonly tail: number;
}

/** Returns whether any of the block is kept. */
export function isKept(block: Block, cut: Cut): boolean {
  return block.end > cut.head && block.start < cut.tail;
}

/** Returns the block's text in pieces, each kept or cut; a cut may fall inside a block. */
export function piecesOf(text: string, block: Block, cut: Cut): { text: string; kept: boolean }[] {
  const from = clamp(cut.head, block);
  const to = Math.max(from, clamp(cut.tail, block));
  return [
    { text: text.slice(block.start, from), kept: false },
    { text: text.slice(from, to), kept: true },
    { text: text.slice(to, block.end), kept: false },
  ].filter((piece) => piece.text !== '');
}

/** Returns the cut with this block and all above it left out too, or undefined if nothing would remain. */
export function cutThrough(blocks: readonly Block[], at: number, cut: Cut): Cut | undefined {
  const next = blocks[at + 1];
  return next !== undefined && next.start < cut.tail
    ? { head: Math.max(cut.head, next.start), tail: cut.tail }
    : undefined;
}

/** Returns the cut with this block and all below it left out too, or undefined if nothing would remain. */
export function cutFrom(blocks: readonly Block[], at: number, cut: Cut): Cut | undefined {
  const previous = blocks[at - 1];
  return previous !== undefined && previous.end > cut.head
    ? { head: cut.head, tail: Math.min(cut.tail, previous.end) }
    : undefined;
}

/** Returns the cut with this block taken back, and with it all between it and what is kept. */
export function restored(text: string, blocks: readonly Block[], at: number, cut: Cut): Cut {
  const block = blocks[at];
  if (block === undefined) return cut;
  // The first and the last block bring back the white space beyond them, so that an uncut text is the whole file.
  return {
    head: block.start < cut.head ? (at === 0 ? 0 : block.start) : cut.head,
    tail: block.end > cut.tail ? (at === blocks.length - 1 ? text.length : block.end) : cut.tail,
  };
}

/** Returns how many blocks are cut at the head and at the foot. */
export function cutCounts(blocks: readonly Block[], cut: Cut): { head: number; tail: number } {
  return {
    head: blocks.filter((block) => block.end <= cut.head).length,
    tail: blocks.filter((block) => block.start >= cut.tail).length,
  };
}

const SPACELESS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}';
const WORD = new RegExp(`[${SPACELESS}]|(?:(?![${SPACELESS}])[\\p{L}\\p{N}\\p{M}’'-])+`, 'gu');

/** Returns how many words the text has; in scripts that set no spaces between words, how many characters. */
export function wordCount(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

const clamp = (offset: number, block: Block): number => Math.min(block.end, Math.max(block.start, offset));
