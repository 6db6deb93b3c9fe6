import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitOffsets } from '#shared/formats/foreign/offsets.ts';
import type { Counting, LineEnds, OffsetUnit, RawPlace } from '#shared/formats/foreign/offsets.ts';
import type { Fragment } from '#shared/model/index.ts';
import { canonicalText } from '#shared/text/canonical.ts';

const UNITS: readonly OffsetUnit[] = ['code-point', 'utf-16', 'grapheme', 'byte'];
const LINES: readonly LineEnds[] = ['as-is', 'LF', 'CR LF'];

const ends = (text: string, lines: LineEnds): string => {
  if (lines === 'as-is') return text;
  const one = text.split(/\r\n|\r|\n/);
  return one.join(lines === 'LF' ? '\n' : '\r\n');
};

/** How long the text is, counted by other means than the code under test. */
const lengthIn = (text: string, { unit, lines }: Counting): number => {
  const counted = ends(text, lines);
  if (unit === 'utf-16') return counted.length;
  if (unit === 'code-point') return Array.from(counted).length;
  if (unit === 'byte') return Buffer.byteLength(counted, 'utf8');
  return Array.from(new Intl.Segmenter().segment(counted)).length;
};

/** The place of the words in the raw text as a program that counts so would write it. */
const placeOf = (raw: string, words: string, counting: Counting, quoted = true): RawPlace => {
  const at = raw.indexOf(words);
  if (at === -1) throw new Error(`“${words}” is not in the text`);
  const start = lengthIn(raw.slice(0, at), counting);
  return { fragments: [[start, start + lengthIn(words, counting)]], quote: quoted ? words : undefined };
};

const wordsAt = (raw: string, fragments: unknown): string[] => {
  if (!Array.isArray(fragments)) throw new Error(`not accepted: ${JSON.stringify(fragments)}`);
  return (fragments as Fragment[]).map(([start, end]) => canonicalText(raw).slice(start, end));
};

const whyOf = (one: unknown): string => {
  if (typeof one === 'object' && one !== null && 'why' in one && typeof one.why === 'string') return one.why;
  throw new Error(`accepted: ${JSON.stringify(one)}`);
};

// An emoji of five code points in one grapheme, a letter with a combining mark, two bytes, three bytes, every line end.
const MIXED = '👩‍👩‍👧 one\r\ncafe\u0301 two 🔥\rnaïve three\nשלום four 汉字\r\n\r\nfive end';
const WORDS = ['one', 'two', 'three', 'שלום', 'four', '汉字', 'five', 'end'];

describe('every unit with every line end', () => {
  for (const unit of UNITS) {
    for (const lines of LINES) {
      for (const declared of [{ unit, lines }, { unit: 'utf-16', lines: 'CR LF' } as const]) {
        test(`${unit}, ${lines}, declared as ${declared.unit}, ${declared.lines}`, () => {
          const places = WORDS.map((words) => placeOf(MIXED, words, { unit, lines }));
          const { verdict, places: found } = fitOffsets([{ raw: MIXED, places }], { declared });
          expect(found[0]?.map((fragments) => wordsAt(MIXED, fragments))).toEqual(WORDS.map((words) => [words]));
          expect(verdict.checked).toBe(WORDS.length);
          expect(verdict.declared).toBe(unit === declared.unit && lines === declared.lines);
        });
      }
    }
  }
});

test.each([
  [{ unit: 'code-point', lines: 'LF' }, 'Unicode code points, a line end counted as one'],
  [{ unit: 'utf-16', lines: 'as-is' }, 'UTF-16 code units'],
  [{ unit: 'utf-16', lines: 'CR LF' }, 'UTF-16 code units, CR LF counted as two'],
  [{ unit: 'byte', lines: 'as-is' }, 'UTF-8 bytes'],
] as const)('says in words which counting it took: %j', (counting, unit) => {
  const places = WORDS.map((words) => placeOf(MIXED, words, counting));
  const declared = { unit: 'grapheme', lines: 'as-is' } as const;
  expect(fitOffsets([{ raw: MIXED, places }], { declared }).verdict).toEqual({
    unit,
    declared: false,
    checked: WORDS.length,
  });
});

test('any text: what one counting wrote is found again, whatever was declared', () => {
  const piece = fc.constantFrom('a', 'b ', '🔥', '👩‍👩‍👧', 'e\u0301', 'é', '汉', '\n', '\r\n', '\r ', 'ש');
  const counting = fc.record({ unit: fc.constantFrom(...UNITS), lines: fc.constantFrom(...LINES) });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), counting, counting, (pieces, written, declared) => {
      const raw = pieces.map((one, index) => `${one}<${index}>`).join('');
      const words = pieces.map((_, index) => `<${index}>`);
      const places = words.map((one) => placeOf(raw, one, written));
      const found = fitOffsets([{ raw, places }], { declared }).places[0] ?? [];
      expect(found.map((fragments) => wordsAt(raw, fragments))).toEqual(words.map((one) => [one]));
    }),
    { numRuns: 200 },
  );
});

test('a CR LF is one grapheme even in a plain text', () => {
  const place = { fragments: [[3, 6]], quote: 'two' } as const;
  const fit = fitOffsets([{ raw: 'a\r\ntwo', places: [place] }], { declared: { unit: 'grapheme', lines: 'as-is' } });
  expect(fit.places).toEqual([[[[2, 5]]]]);
  expect(fit.verdict).toEqual({ unit: 'Unicode code points', declared: false, checked: 1 });
});

test('the declared counting wins where several fit', () => {
  const raw = 'plain words before 🔥';
  const place = { fragments: [[6, 11]], quote: 'words' } as const;
  for (const unit of UNITS) {
    const { verdict, places } = fitOffsets([{ raw, places: [place] }], { declared: { unit, lines: 'as-is' } });
    expect(places).toEqual([[[[6, 11]]]]);
    expect(verdict.declared).toBe(true);
  }
});

test('the declared unit with other line ends comes before other units', () => {
  // Code points as they stand and bytes with LF both put “x” at 4: “é” has two bytes, the line end two characters.
  const raw = 'é\r\n_x';
  const { verdict } = fitOffsets([{ raw, places: [{ fragments: [[4, 5]], quote: 'x' }] }], {
    declared: { unit: 'byte', lines: 'as-is' },
  });
  expect(verdict).toEqual({ unit: 'UTF-8 bytes, a line end counted as one', declared: false, checked: 1 });
});

test('one hopeless annotation is told while the rest is accepted', () => {
  const raw = '🔥 fire and smoke';
  const counting = { unit: 'code-point', lines: 'as-is' } as const;
  const fire = placeOf(raw, 'fire', counting);
  const smoke = placeOf(raw, 'smoke', counting);
  const water = { fragments: [[2, 7]], quote: 'water' } as const;
  const { verdict, places } = fitOffsets([{ raw, places: [fire, water, smoke] }], {
    declared: { unit: 'utf-16', lines: 'as-is' },
  });
  expect(verdict).toEqual({ unit: 'Unicode code points', declared: false, checked: 3 });
  expect(wordsAt(raw, places[0]?.[0])).toEqual(['fire']);
  expect(wordsAt(raw, places[0]?.[2])).toEqual(['smoke']);
  expect(whyOf(places[0]?.[1])).toBe('the text at 2–7 is not “water”');
});

test('places counted in two ways are accepted nowhere, and each says so', () => {
  const raw = '🔥 fire and smoke';
  const fire = placeOf(raw, 'fire', { unit: 'utf-16', lines: 'as-is' });
  const smoke = placeOf(raw, 'smoke', { unit: 'byte', lines: 'as-is' });
  const water = { fragments: [[2, 7]], quote: 'water' } as const;
  const bare = { fragments: [[0, 2]], quote: undefined } as const;
  const { verdict, places } = fitOffsets([{ raw, places: [fire, smoke, water, bare] }], {
    declared: { unit: 'utf-16', lines: 'as-is' },
  });
  expect(verdict.checked).toBe(3);
  expect(places[0]?.map((one) => whyOf(one).includes('no one way of counting'))).toEqual([true, true, false, true]);
});

test('all texts of a set are counted in one way', () => {
  const declared = { unit: 'utf-16', lines: 'as-is' } as const;
  const points = { unit: 'code-point', lines: 'as-is' } as const;
  const plain = { raw: 'no such character', places: [{ fragments: [[3, 7]], quote: 'such' }] } as const;
  const burning = { raw: '🔥 fire', places: [placeOf('🔥 fire', 'fire', points)] };
  const { verdict, places } = fitOffsets([plain, burning], { declared });
  expect(verdict.unit).toBe('Unicode code points');
  expect(places).toEqual([[[[3, 7]]], [[[3, 7]]]]);
});

describe('places without a quote', () => {
  test('are taken in the declared counting, unchecked, where there is no quote at all', () => {
    const { verdict, places } = fitOffsets([{ raw: '🔥 fire', places: [{ fragments: [[2, 6]], quote: undefined }] }], {
      declared: { unit: 'code-point', lines: 'as-is' },
    });
    expect(verdict).toEqual({ unit: 'Unicode code points', declared: true, checked: 0 });
    expect(places).toEqual([[[[3, 7]]]]);
  });

  test('decide nothing, and follow the counting that the quotes decide', () => {
    const raw = '🔥 fire 🔥';
    const bytes = { unit: 'byte', lines: 'as-is' } as const;
    // The unquoted 5–9 has a place in every unit; 90–95 has none in any, which must not keep the quote from deciding.
    const bare = placeOf(raw, 'fire', bytes, false);
    const far = { fragments: [[90, 95]], quote: undefined } as const;
    const { verdict, places } = fitOffsets([{ raw, places: [far, bare, placeOf(raw, 'fire', bytes)] }], {
      declared: { unit: 'code-point', lines: 'as-is' },
    });
    expect(verdict.unit).toBe('UTF-8 bytes');
    expect(whyOf(places[0]?.[0])).toContain('90–95 is no place in the text');
    expect(wordsAt(raw, places[0]?.[1])).toEqual(['fire']);
  });
});

describe('a byte order mark', () => {
  const raw = '\uFEFFSmoke over the town';
  test.each([
    ['not counted', 0, 'Unicode code points', true],
    ['counted', 1, 'Unicode code points, the byte order mark counted', false],
  ])('%s', (_, shift, unit, declared) => {
    const { verdict, places } = fitOffsets([{ raw, places: [{ fragments: [[shift, 5 + shift]], quote: 'Smoke' }] }], {
      declared: { unit: 'code-point', lines: 'as-is' },
    });
    expect(verdict).toEqual({ unit, declared, checked: 1 });
    expect(places).toEqual([[[[0, 5]]]]);
  });
});

describe('several fragments', () => {
  const raw = 'one two\r\nthree four';
  const declared = { unit: 'code-point', lines: 'LF' } as const;
  const fit = (place: RawPlace, more: { joint?: string } = {}): unknown =>
    fitOffsets([{ raw, places: [place] }], { declared, ...more }).places[0]?.[0];

  test('with one quote for all, joined by a space or as told', () => {
    const fragments = [
      [0, 3],
      [8, 13],
    ] as const;
    expect(fit({ fragments, quote: 'one three' })).toEqual(fragments);
    expect(fit({ fragments, quote: 'one…three' }, { joint: '…' })).toEqual(fragments);
    expect(whyOf(fit({ fragments, quote: 'one…three' }))).toBe('the text at 0–3, 8–13 is not “one…three”');
  });

  test('with a quote each, in the order of the file, come back in rising order', () => {
    const fragments = [
      [8, 13],
      [0, 3],
    ] as const;
    expect(fit({ fragments, quote: ['three', 'one'] })).toEqual([
      [0, 3],
      [8, 13],
    ]);
    expect(whyOf(fit({ fragments, quote: ['one', 'three'] }))).toContain('is not “one three”');
    expect(whyOf(fit({ fragments, quote: ['three'] }))).toContain('is not “three”');
  });

  test('a quote over a line end may have either line end', () => {
    expect(fit({ fragments: [[4, 13]], quote: 'two\r\nthree' })).toEqual([[4, 13]]);
    expect(fit({ fragments: [[4, 13]], quote: 'two\nthree' })).toEqual([[4, 13]]);
  });
});

test.each([
  [[[5, 5]], '5'],
  [[[7, 3]], 'not after its start'],
  [[[-1, 3]], 'no place in the text'],
  [[[0, 1e15]], 'no place in the text'],
  [[[0.5, 3]], 'no place in the text'],
  [[[0, Number.NaN]], 'no place in the text'],
  [[], 'no offsets'],
] as [RawPlace['fragments'], string][])('offsets that are none are told: %j', (fragments, why) => {
  for (const unit of UNITS) {
    const one = fitOffsets([{ raw: 'some text 🔥', places: [{ fragments, quote: undefined }] }], {
      declared: { unit, lines: 'as-is' },
    }).places[0]?.[0];
    expect(whyOf(one)).toContain(why);
  }
});

test('a long quote is shortened without cutting a character in two', () => {
  const quote = `${'x'.repeat(78)}🔥${'y'.repeat(40)}`;
  const [[one] = []] = fitOffsets([{ raw: 'text', places: [{ fragments: [[0, 2]], quote }] }], {
    declared: { unit: 'utf-16', lines: 'as-is' },
  }).places;
  expect(whyOf(one)).toBe(`the text at 0–2 is not “${'x'.repeat(78)}…”`);
});

test('a text without places, and no text at all', () => {
  const declared = { unit: 'byte', lines: 'LF' } as const;
  expect(fitOffsets([], { declared }).places).toEqual([]);
  expect(fitOffsets([{ raw: 'a\r\nb', places: [] }], { declared })).toEqual({
    verdict: { unit: 'UTF-8 bytes, a line end counted as one', declared: true, checked: 0 },
    places: [[]],
  });
});

test('ten thousand places in a megabyte, counted in the last way that is tried, are all found', () => {
  // Places are looked up in tables made once per text: walking the text for each would be 10¹⁰ steps for each counting.
  const line = 'Smoke 🔥 over the cafe\u0301 — שלום, 汉字 and so on, and on.\r\n';
  const lines = Array.from({ length: 20_000 }, (_, index) => `${index} ${line}`);
  const raw = lines.join('');
  expect(Buffer.byteLength(raw)).toBeGreaterThan(1_000_000);
  let at = 0;
  const places: RawPlace[] = [];
  for (const [index, one] of lines.entries()) {
    if (index % 2 === 0) places.push({ fragments: [[at, at + String(index).length]], quote: String(index) });
    at += Buffer.byteLength(one);
  }
  const { verdict, places: found } = fitOffsets([{ raw, places }], { declared: { unit: 'utf-16', lines: 'LF' } });
  expect(verdict).toEqual({ unit: 'UTF-8 bytes', declared: false, checked: 10_000 });
  const text = canonicalText(raw);
  const words = (found[0] ?? []).map((one) =>
    'why' in one ? one.why : one.map(([start, end]) => text.slice(start, end)),
  );
  expect(words).toEqual(places.map(({ quote }) => [quote]));
});
