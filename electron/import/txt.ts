/** Plain text and pasted text. */
import type { Block } from '#shared/model/index.ts';
import { blocksOf, looksLikeTitle } from '#shared/text/blocks.ts';
import { canonicalText } from '#shared/text/canonical.ts';
import { proposeCut } from './boilerplate.ts';
import type { Draft } from './draft.ts';

/**
 * Returns a plain text with its blocks. Its first line (after boilerplate such as a section's name) is its title if it
 * looks like one and a blank line or a longer block follows; it stays in the text, as a heading.
 */
export function readText(source: string, format: 'text' | 'paste'): Draft {
  const text = canonicalText(source);
  const blocks = blocksOf(text);
  const at = titleBlock(text, blocks);
  const block = blocks[at];
  if (block === undefined) return { format, fields: {}, text, blocks };
  blocks[at] = { ...block, kind: 'heading' };
  return { format, fields: { title: text.slice(block.start, block.end) }, text, blocks };
}

/** The index of the block that is the text's title, or -1. Offsets of blocks are UTF-16 code units of `text`. */
export function titleBlock(text: string, blocks: readonly Block[]): number {
  const { head } = proposeCut(text, blocks);
  const at = blocks.findIndex(({ start }) => start >= head);
  const block = blocks[at];
  const next = blocks[at + 1];
  if (block === undefined || next === undefined || block.kind === 'item') return -1;
  if (!looksLikeTitle(text.slice(block.start, block.end))) return -1;
  const blankLine = text.slice(block.end, next.start).split('\n').length > 2;
  return blankLine || next.end - next.start > block.end - block.start ? at : -1;
}
