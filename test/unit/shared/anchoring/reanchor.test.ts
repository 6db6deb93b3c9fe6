import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteOf } from '#shared/anchoring/describe.ts';
import { placesOfQuote, reanchor, textPair } from '#shared/anchoring/reanchor.ts';
import type { Reanchored } from '#shared/anchoring/reanchor.ts';
import type { Fragment } from '#shared/model/index.ts';
import { blocksOf } from '#shared/text/blocks.ts';
import { sentencesOf } from '#shared/text/sentences.ts';

/** Where the words stand, of which there must be `nth` or more. */
function at(text: string, words: string, nth = 0): Fragment {
  let start = text.indexOf(words);
  for (let again = 0; again < nth; again += 1) start = text.indexOf(words, start + 1);
  if (start < 0) throw new Error(`“${words}” does not stand there`);
  return [start, start + words.length];
}

const carry = (oldText: string, newText: string, ...fragments: Fragment[]): Reanchored =>
  reanchor(textPair(oldText, newText, sentencesOf(oldText, blocksOf(oldText), 'en')), fragments);

const wordsAt = (text: string, { place, choices }: Reanchored): string =>
  quoteOf(text, place ?? choices[0]?.fragments ?? []);

const FIRST = 'The dam above Corvane gave way shortly before midnight on Tuesday.';
const SECOND = 'Engineers had warned the council twice in the spring about cracks in the north wall.';
const THIRD = 'Mayor Ilse Brandt told reporters that nobody had been hurt in the lower town.';
const FOURTH = 'The power company declined to say when the turbines would run again.';
const FIFTH = 'Volunteers filled sandbags through the night along the old ferry landing.';
const SIXTH = 'A spokeswoman for the ministry said an inquiry would begin within the week.';
const lines = (...sentences: string[]): string => `${sentences.join(' ')}\n`;
const TEXT = lines(FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH);

describe('a text that was edited after annotation', () => {
  test('nothing was done to it: every span stands where it stood', () => {
    for (const sentence of [FIRST, SECOND, SIXTH, 'the council', 'the']) {
      const fragment = at(TEXT, sentence);
      expect(carry(TEXT, TEXT, fragment)).toMatchObject({ result: 'exact', place: [fragment] });
    }
  });

  test('a sentence before it was put in: the same words further on', () => {
    const edited = lines('Heavy rain had fallen for nine days.', FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH);
    const found = carry(TEXT, edited, at(TEXT, THIRD));
    expect(found).toMatchObject({ result: 'moved', place: [at(edited, THIRD)] });
  });

  test('a sentence put in that begins as the next one does pulls nothing out of it', () => {
    const edited = lines(FIRST, SECOND, THIRD, 'The power plant stood dark.', FOURTH, FIFTH, SIXTH);
    for (const words of [FOURTH, 'The power company']) {
      expect(carry(TEXT, edited, at(TEXT, words))).toMatchObject({ result: 'moved', place: [at(edited, words)] });
    }
  });

  test('its sentence was moved: it goes along, and so does a part of it', () => {
    const edited = lines(FIRST, THIRD, FOURTH, FIFTH, SIXTH, SECOND);
    expect(carry(TEXT, edited, at(TEXT, SECOND))).toMatchObject({ result: 'moved', place: [at(edited, SECOND)] });
    const part = 'warned the council twice';
    expect(carry(TEXT, edited, at(TEXT, part))).toMatchObject({ result: 'moved', place: [at(edited, part)] });
  });

  test('its sentence was reworded: the new wording is proposed, with a score', () => {
    const reworded = 'Engineers had warned council members three times this spring of cracks in the north wall.';
    const edited = lines(FIRST, reworded, THIRD, FOURTH, FIFTH, SIXTH);
    const found = carry(TEXT, edited, at(TEXT, SECOND));
    expect(found.result).toBe('approximate');
    expect(found.place).toBeUndefined();
    expect(wordsAt(edited, found)).toBe(reworded);
    expect(found.choices[0]?.score).toBeGreaterThan(0.7);
    expect(found.choices[0]?.score).toBeLessThan(1);
  });

  test('its sentence was deleted: it is lost', () => {
    const edited = lines(FIRST, SECOND, FOURTH, FIFTH, SIXTH);
    expect(carry(TEXT, edited, at(TEXT, THIRD))).toMatchObject({ result: 'lost', place: undefined, choices: [] });
  });

  test('its sentence was doubled on the spot: both are shown, neither is taken', () => {
    const edited = lines(FIRST, SECOND, SECOND, THIRD, FOURTH, FIFTH, SIXTH);
    const found = carry(TEXT, edited, at(TEXT, SECOND));
    expect(found).toMatchObject({ result: 'ambiguous', place: undefined });
    expect(new Set(found.choices.map(({ fragments }) => fragments))).toEqual(
      new Set([[at(edited, SECOND)], [at(edited, SECOND, 1)]]),
    );
  });

  test('its sentence was copied to the end: where it stood, with all that surrounds it, it still stands', () => {
    const edited = lines(FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SECOND);
    expect(carry(TEXT, edited, at(TEXT, SECOND))).toMatchObject({ result: 'exact', place: [at(edited, SECOND)] });
  });
});

describe('a look-alike', () => {
  const twice = lines(FIRST, 'Nobody was hurt.', SECOND, THIRD, FOURTH, 'Nobody was hurt.', FIFTH);

  test('elsewhere is shown and not taken when the passage was deleted', () => {
    const edited = lines(FIRST, SECOND, THIRD, FOURTH, 'Nobody was hurt.', FIFTH);
    const found = carry(twice, edited, at(twice, 'Nobody was hurt.'));
    expect(found).toMatchObject({ result: 'lost', place: undefined });
    expect(found.choices.map(({ fragments }) => fragments)).toEqual([[at(edited, 'Nobody was hurt.')]]);
    expect(carry(twice, edited, at(twice, 'Nobody was hurt.', 1)).place).toEqual([at(edited, 'Nobody was hurt.')]);
  });

  test('with nearly the same words is shown and not taken when the sentence was deleted', () => {
    const [monday, tuesday] = ['The gates were opened on Monday at noon.', 'The gates were opened on Tuesday at noon.'];
    const text = lines(FIRST, monday, SECOND, THIRD, tuesday, FOURTH);
    const edited = lines(FIRST, SECOND, THIRD, tuesday, FOURTH);
    const found = carry(text, edited, at(text, monday));
    expect(found).toMatchObject({ result: 'lost', place: undefined });
    expect(wordsAt(edited, found)).toBe(tuesday);
    const next = lines(FIRST, monday, tuesday, FOURTH);
    const one = lines(FIRST, tuesday, FOURTH);
    expect(carry(next, one, at(next, monday)).result).toBe('lost');
    expect(carry(next, one, at(next, tuesday))).toMatchObject({ result: 'moved', place: [at(one, tuesday)] });
  });

  test('of which one of two neighbours is left is not taken for either', () => {
    const both = lines(FIRST, 'Nobody was hurt.', 'Nobody was hurt.', SECOND);
    const one = lines(FIRST, 'Nobody was hurt.', SECOND);
    for (const nth of [0, 1]) {
      const found = carry(both, one, at(both, 'Nobody was hurt.', nth));
      expect(found).toMatchObject({ result: 'ambiguous', place: undefined });
      expect(found.choices[0]?.fragments).toEqual([at(one, 'Nobody was hurt.')]);
    }
  });

  test('a few words that are everywhere are not taken for those of a sentence that is gone', () => {
    const found = carry(TEXT, lines(FIRST, SECOND, FOURTH, FIFTH, SIXTH), at(TEXT, 'in the', 2));
    expect(found.place).toBeUndefined();
    expect(found.result).toBe('lost');
  });
});

describe('a span of several fragments', () => {
  const parts = (text: string): Fragment[] => [at(text, 'Engineers had warned'), at(text, 'cracks in the north wall')];

  test('goes along whole', () => {
    const edited = lines('It rained.', FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH);
    expect(carry(TEXT, edited, ...parts(TEXT))).toMatchObject({ result: 'moved', place: parts(edited) });
  });

  test('is lost if one part is gone, and the other is shown', () => {
    const edited = lines(FIRST, 'Engineers had warned the council twice.', THIRD, FOURTH, FIFTH, SIXTH);
    const found = carry(TEXT, edited, ...parts(TEXT));
    expect(found).toMatchObject({ result: 'lost', place: undefined });
    expect(found.choices[0]?.fragments).toEqual([at(edited, 'Engineers had warned')]);
  });

  test('is lost if its parts changed places', () => {
    const edited = lines(FIRST, FOURTH, THIRD, SECOND, FIFTH, SIXTH);
    const found = carry(TEXT, edited, at(TEXT, SECOND), at(TEXT, FOURTH));
    expect(found).toMatchObject({ result: 'lost', place: undefined });
    expect(found.choices).toHaveLength(1);
  });
});

test('emoji and letters beyond the basic plane are not cut', () => {
  const text = 'Before it 🔥🔥 the mill burned 𝒜 down to the ground on Monday.\n';
  const edited = `🎈 ${text}`;
  const fragment = at(text, '🔥🔥 the mill burned 𝒜');
  expect(carry(text, edited, fragment)).toMatchObject({
    result: 'moved',
    place: [at(edited, '🔥🔥 the mill burned 𝒜')],
  });
});

test('two texts that have nothing to do with each other: everything is lost', () => {
  const other = Array.from({ length: 6_000 }, (_, index) => `word${index * 7}`).join(' ');
  const text = Array.from({ length: 6_000 }, (_, index) => `term${index * 11}`).join(' ');
  expect(carry(text, other, [0, 40])).toMatchObject({ result: 'lost', place: undefined });
});

test('a long text of which half was rewritten: what was not stands where it went, what was waits', () => {
  const words = ['dam', 'mayor', 'wall', 'ferry', 'council', 'night', 'river', 'turbine', 'gate', 'inquiry'];
  const sentences = Array.from({ length: 400 }, (_, n) => {
    const pick = (step: number): string => words[(n * step + (n >> 3)) % words.length] ?? '';
    return `Report ${n} says the ${pick(3)} and the ${pick(7)} were seen by the ${pick(1)} at ${n * 13} metres.`;
  });
  const edited = sentences.map((sentence, n) =>
    n % 2 === 0 ? sentence : `Nothing ${n} of it ${n * 3} remains ${n * 17} so.`,
  );
  const [oldText, newText] = [lines(...sentences), lines(...edited)];
  const pair = textPair(oldText, newText, sentencesOf(oldText, blocksOf(oldText), 'en'));
  for (const [n, sentence] of sentences.entries()) {
    const { place } = reanchor(pair, [at(oldText, sentence)]);
    expect(place).toEqual(n % 2 === 0 ? [at(newText, sentence)] : undefined);
  }
});

test('without her text, places are found by the quote and its surroundings, best first', () => {
  const quote = {
    fragments: [[900, 916] as const],
    quote: 'Nobody was hurt.',
    prefix: `${FIRST} `,
    suffix: ` ${SECOND}`,
  };
  const text = lines(FOURTH, 'Nobody was hurt.', FIFTH, FIRST, 'Nobody was hurt.', SECOND);
  const [best, other] = placesOfQuote(text, quote);
  expect(best?.fragments).toEqual([at(text, 'Nobody was hurt.', 1)]);
  expect(other?.fragments).toEqual([at(text, 'Nobody was hurt.')]);
  expect(placesOfQuote(lines(FOURTH), quote)).toEqual([]);
});

describe('whatever the texts', () => {
  const word = fc.constantFrom('dam', 'the', 'mayor', 'said', 'burst', 'on', 'Tuesday', 'a', 'wall', 'engineers', '🔥');
  const sentence = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => `${words.join(' ')}.`);
  const text = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  const written = (paragraphs: readonly (readonly string[])[]): string =>
    `${paragraphs.map((each) => each.join(' ')).join('\n')}\n`;
  const placeIn = (length: number, [from, size]: readonly [number, number]): Fragment => {
    const start = from % length;
    return [start, Math.min(length, start + 1 + (size % 60))];
  };
  const place = fc.tuple(fc.nat(), fc.nat());

  test('a text that was not changed leaves every span exactly where it was', () => {
    fc.assert(
      fc.property(text, place, (paragraphs, where) => {
        const same = written(paragraphs);
        const fragment = placeIn(same.length, where);
        expect(carry(same, same, fragment)).toMatchObject({ result: 'exact', place: [fragment] });
      }),
    );
  });

  test('what is called exact or moved has the very words, and exact the very place', () => {
    fc.assert(
      fc.property(text, text, fc.array(place, { minLength: 1, maxLength: 2 }), (before, after, where) => {
        const [oldText, newText] = [written(before), written(after)];
        const fragments = where.map((each) => placeIn(oldText.length, each)).sort((a, b) => a[0] - b[0]);
        if (fragments.some(([start], index) => start < (fragments[index - 1]?.[1] ?? 0))) return;
        const { result, place: found, choices } = carry(oldText, newText, ...fragments);
        expect(found !== undefined).toBe(result === 'exact' || result === 'moved');
        if (found !== undefined) expect(quoteOf(newText, found)).toBe(quoteOf(oldText, fragments));
        if (result === 'exact') expect(found).toEqual(fragments);
        for (const choice of choices) {
          expect(choice.score).toBeGreaterThanOrEqual(0);
          expect(choice.score).toBeLessThanOrEqual(1);
          let last = 0;
          for (const [start, end] of choice.fragments) {
            expect(start >= last && end > start && end <= newText.length).toBe(true);
            last = end;
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  /** Alike on purpose: what is taken out must not be found in its neighbour. */
  const STOCK = [
    ...[FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH],
    'The gates were opened on Monday at noon.',
    'The gates were opened on Tuesday at noon.',
    'Nobody was hurt in the lower town.',
    'Nobody was hurt in the upper town.',
    'The council had been warned twice in the spring.',
    'Two people were taken to hospital with minor injuries.',
  ];
  const edit = fc.record({
    what: fc.constantFrom('delete', 'insert', 'move', 'reword'),
    at: fc.nat(),
    to: fc.nat(),
  });
  const edits = fc.array(edit, { minLength: 1, maxLength: 4 });

  test('a sentence that was taken out or reworded has no place, and any other its own or none', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(STOCK, { minLength: 4 }), edits, fc.nat(), (sentences, steps, breakAt) => {
        let now = sentences.map((words, id) => ({ id, words }));
        for (const [step, { what, at: from, to }] of steps.entries()) {
          const it = now[from % now.length];
          if (it === undefined) continue;
          const rest = now.filter((each) => each !== it);
          const there = to % (rest.length + 1);
          if (what === 'delete') now = rest;
          else if (what === 'move') now = rest.toSpliced(there, 0, it);
          else if (what === 'insert')
            now = now.toSpliced(there, 0, { id: -1 - step, words: `Line ${step} came in late.` });
          else
            now = now.map((each) => (each === it ? { ...it, words: it.words.replace(' ', ` item ${step} `) } : each));
        }
        const joined = (list: readonly { words: string }[]): string =>
          `${list
            .map(({ words }, index) => words + (index === breakAt % 7 ? '\n' : ' '))
            .join('')
            .trim()}\n`;
        const [oldText, newText] = [joined(sentences.map((words) => ({ words }))), joined(now)];
        for (const words of sentences) {
          const { place: found } = carry(oldText, newText, at(oldText, words));
          const own = newText.includes(words) ? [at(newText, words)] : undefined;
          if (found !== undefined) expect(found).toEqual(own);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('paragraphs of other words put in far away shift it and do nothing else', () => {
    const far = fc.array(fc.constantFrom('nine', 'ferry', 'lights', 'harbour', 'bread'), {
      minLength: 3,
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.nat(), fc.nat(), far, fc.boolean(), (from, size, words, before) => {
        const fragment = placeIn(TEXT.length - 1, [from, size]);
        if (TEXT.slice(...fragment).trim() === '') return;
        const more = `${words.join(' ')}\n`;
        const edited = before ? `${more}${TEXT}` : `${TEXT}${more}`;
        const shift = before ? more.length : 0;
        expect(carry(TEXT, edited, fragment)).toMatchObject({
          result: before ? 'moved' : 'exact',
          place: [[fragment[0] + shift, fragment[1] + shift]],
        });
      }),
    );
  });
});
