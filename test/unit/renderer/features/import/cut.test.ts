import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '#shared/text/blocks.ts';
import {
  cutCounts,
  cutFrom,
  cutThrough,
  isKept,
  piecesOf,
  restored,
  wordCount,
} from '#renderer/features/import/cut.ts';

const text = '\nShare this\n\nThe gate opened.\nNobody was hurt.\n0 Comments\nAdd a Comment\n';
const blocks = blocksOf(text);
const whole = { head: 0, tail: text.length };
const kept = ({ head, tail }: { head: number; tail: number }): string => text.slice(head, tail);

describe('cutting by blocks', () => {
  it('leaves out a block and all above it', () => {
    const cut = cutThrough(blocks, 0, whole);
    expect(cut && kept(cut)).toBe('The gate opened.\nNobody was hurt.\n0 Comments\nAdd a Comment\n');
  });

  it('leaves out a block and all below it', () => {
    const cut = cutFrom(blocks, 3, whole);
    expect(cut && kept(cut)).toBe('\nShare this\n\nThe gate opened.\nNobody was hurt.');
  });

  it('never leaves out everything', () => {
    expect(cutThrough(blocks, 4, whole)).toBeUndefined();
    expect(cutFrom(blocks, 0, whole)).toBeUndefined();
    const foot = cutFrom(blocks, 2, whole);
    expect(foot && cutThrough(blocks, 1, foot)).toBeUndefined();
  });

  it('takes back a block with what lies between it and what is kept', () => {
    const cut = cutThrough(blocks, 1, cutFrom(blocks, 3, whole) ?? whole) ?? whole;
    expect(kept(cut)).toBe('Nobody was hurt.');
    expect(kept(restored(text, blocks, 1, cut))).toBe('The gate opened.\nNobody was hurt.');
    expect(kept(restored(text, blocks, 3, cut))).toBe('Nobody was hurt.\n0 Comments');
  });

  it('gives the whole file back once its first and last block are taken back', () => {
    const cut = cutThrough(blocks, 1, cutFrom(blocks, 3, whole) ?? whole) ?? whole;
    expect(restored(text, blocks, 4, restored(text, blocks, 0, cut))).toEqual(whole);
  });

  it('counts what is cut at either end', () => {
    expect(cutCounts(blocks, whole)).toEqual({ head: 0, tail: 0 });
    expect(cutCounts(blocks, cutFrom(blocks, 3, whole) ?? whole)).toEqual({ head: 0, tail: 2 });
  });

  it('shows a cut inside a block in pieces', () => {
    const [, second] = blocks;
    if (second === undefined) throw new Error('the text has no second block');
    const cut = { head: second.start + 4, tail: second.start + 8 };
    expect(piecesOf(text, second, cut)).toEqual([
      { text: 'The ', kept: false },
      { text: 'gate', kept: true },
      { text: ' opened.', kept: false },
    ]);
  });

  it('shows every character of a block once, whatever is cut', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
        const cut = { head: Math.min(a, b), tail: Math.max(a, b) };
        for (const block of blocks) {
          const pieces = piecesOf(text, block, cut);
          expect(pieces.map((piece) => piece.text).join('')).toBe(text.slice(block.start, block.end));
          expect(pieces.some((piece) => piece.kept)).toBe(isKept(block, cut) && cut.head < cut.tail);
        }
      }),
    );
  });
});

describe('wordCount', () => {
  it('counts words, and characters where there are no spaces between words', () => {
    expect(wordCount('The gate’s 2 hand-brakes, opened.')).toBe(5);
    expect(wordCount('水库闸门')).toBe(4);
    expect(wordCount('في 2026')).toBe(2);
    expect(wordCount(' – … ')).toBe(0);
  });
});
