/** A text and spans for the bench: invented words, seeded, so that every run and both readers get the same. */

export interface BenchText {
  readonly text: string;
  readonly blocks: { start: number; end: number; kind: 'paragraph' }[];
}

export interface BenchSpan {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Mulberry32: small, seeded, good enough to scatter spans. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const SYLLABLES = [
  'ka',
  'lo',
  'ren',
  'ti',
  'sum',
  'vel',
  'da',
  'no',
  'bri',
  'es',
  'mar',
  'u',
  'fen',
  'ost',
  'il',
  'gra',
];

export function benchText(length: number, seed = 7): BenchText {
  const random = seeded(seed);
  const pick = (): string => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? 'a';
  let text = '';
  const blocks: BenchText['blocks'] = [];
  while (text.length < length) {
    const start = text.length;
    const blockLength = Math.min(length - start, 250 + Math.floor(random() * 400));
    let block = '';
    while (block.length < blockLength) {
      const word = Array.from({ length: 1 + Math.floor(random() * 3) }, pick).join('');
      block += `${word}${random() < 0.09 ? '. ' : ' '}`;
    }
    text += block.slice(0, blockLength - 1).trimEnd();
    blocks.push({ start, end: text.length, kind: 'paragraph' });
    text += '\n';
  }
  return { text, blocks };
}

/** Spans of 10 to 100 characters inside one block each; they overlap and nest as chance has it. */
export function benchSpans({ blocks }: BenchText, count: number, seed = 11): BenchSpan[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => {
    const block = blocks[Math.floor(random() * blocks.length)] ?? { start: 0, end: 20 };
    const size = Math.min(block.end - block.start, 10 + Math.floor(random() * 90));
    const start = block.start + Math.floor(random() * (block.end - block.start - size));
    return { id: `span-${index}`, start, end: start + size };
  });
}
