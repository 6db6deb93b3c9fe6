import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairOverlapping } from '#shared/agreement/overlap-pairs.ts';
import { addingSpans, spanScores, tallySpans } from '#shared/agreement/span-f1.ts';
import type { Labelled } from '#shared/agreement/span-f1.ts';

const span = (begin: number, end: number, label = 'x'): Labelled => ({ begin, end, label });

describe('worked by hand', () => {
  /** The same; same bounds only; overlap with the same label; overlap with another; missed; and a spurious one. */
  const reference = [span(0, 5), span(10, 15), span(20, 25), span(30, 35), span(40, 45)];
  const response = [span(0, 5), span(10, 15, 'y'), span(22, 27), span(34, 40, 'y'), span(50, 55), span(60, 61)];
  const tally = tallySpans(reference, response);

  test('how they pair up', () => {
    expect(tally).toEqual({ reference: 5, response: 6, same: 1, bounds: 1, label: 1, touch: 1, overlapping: 2 });
  });

  test('precision, recall and F1', () => {
    const { exact, overlap } = spanScores(tally);
    // 1 of 6, 1 of 5: F1 = 2/11. By overlap 2 of 6, 2 of 5: 4/11
    expect(exact).toEqual({ value: 2 / 11, precision: 1 / 6, recall: 1 / 5 });
    expect(overlap).toEqual({ value: 4 / 11, precision: 2 / 6, recall: 2 / 5 });
  });

  test('the four schemas', () => {
    const { strict, exact, partial, type } = spanScores(tally).schemas;
    const counts = { missing: 1, spurious: 2 };
    expect(strict).toMatchObject({ ...counts, correct: 1, incorrect: 3, partial: 0, precision: 1 / 6, recall: 1 / 5 });
    expect(exact).toMatchObject({ ...counts, correct: 2, incorrect: 2, partial: 0, precision: 2 / 6, recall: 2 / 5 });
    // Partial matches count half: 2 + 2/2 = 3, F1 = 6/11
    expect(partial).toMatchObject({ ...counts, correct: 2, incorrect: 0, partial: 2, recall: 3 / 5, value: 6 / 11 });
    expect(type).toMatchObject({ ...counts, correct: 2, incorrect: 2, partial: 0 });
  });

  test('a span is paired once, and only touching is no overlap', () => {
    expect(tallySpans([span(0, 10)], [span(0, 4), span(6, 10)])).toMatchObject({ label: 1, overlapping: 1 });
    expect(tallySpans([span(0, 5)], [span(5, 10)])).toMatchObject({ label: 0, touch: 0, overlapping: 0 });
    expect(tallySpans([span(0, 5), span(0, 5)], [span(0, 5)])).toMatchObject({ same: 1, overlapping: 1 });
  });

  test('the wide span leaves the narrow one its only partner', () => {
    // By position alone 0–20 would take 0–4, and 1–3 would be left without a partner.
    expect(tallySpans([span(0, 20), span(1, 3)], [span(0, 4), span(12, 18)])).toMatchObject({
      label: 2,
      overlapping: 2,
    });
  });
});

test('without spans on a side there is no share of it, and without any no value', () => {
  expect(spanScores(tallySpans([], [])).exact).toEqual({
    value: null,
    why: expect.stringContaining('Neither') as string,
    precision: null,
    recall: null,
  });
  expect(spanScores(tallySpans([span(0, 1)], [])).exact).toEqual({ value: 0, precision: null, recall: 0 });
  expect(spanScores(tallySpans([], [span(0, 1)])).overlap).toEqual({ value: 0, precision: 0, recall: null });
});

const spans = fc.array(
  fc
    .tuple(fc.nat({ max: 12 }), fc.nat({ max: 5 }), fc.constantFrom('x', 'y'))
    .map(([begin, length, label]) => span(begin, begin + length, label)),
  { maxLength: 6 },
);

test('there are no more pairs than are found', () => {
  fc.assert(
    fc.property(spans, spans, fc.boolean(), (reference, response, sameLabel) => {
      const { pairs, ...left } = pairOverlapping(reference, response, sameLabel);
      expect(pairs).toBe(mostPairs(reference, response, sameLabel));
      expect(left.reference.length).toBe(reference.length - pairs);
      expect(left.response.length).toBe(response.length - pairs);
    }),
  );
});

test('the order of spans never matters; the other way round precision is recall; the same spans give 1', () => {
  fc.assert(
    fc.property(spans, spans, (reference, response) => {
      const tally = tallySpans(reference, response);
      expect(tallySpans([...reference].reverse(), [...response].reverse())).toEqual(tally);
      const { exact, overlap } = spanScores(tally);
      const turned = spanScores(tallySpans(response, reference));
      expect(turned.exact).toMatchObject({ value: exact.value, precision: exact.recall, recall: exact.precision });
      expect(turned.overlap).toMatchObject({ value: overlap.value, precision: overlap.recall });
      expect(spanScores(tallySpans(reference, reference)).exact.value).toBe(reference.length === 0 ? null : 1);
    }),
  );
});

test('tallies of two texts add up to that of one behind the other', () => {
  fc.assert(
    fc.property(spans, spans, spans, spans, (a, b, c, d) => {
      const behind = (list: readonly Labelled[]): Labelled[] =>
        list.map(({ begin, end, label }) => span(begin + 100, end + 100, label));
      const sum = addingSpans.zero();
      addingSpans.add(sum, tallySpans(a, b), 1);
      addingSpans.add(sum, tallySpans(c, d), 1);
      expect(sum).toEqual(tallySpans([...a, ...behind(c)], [...b, ...behind(d)]));
    }),
  );
});

/** Tries every way to pair them. */
function mostPairs(reference: readonly Labelled[], response: readonly Labelled[], sameLabel: boolean): number {
  const [first, ...rest] = reference;
  if (first === undefined) return 0;
  let most = mostPairs(rest, response, sameLabel);
  response.forEach((other, at) => {
    const shared = Math.min(first.end, other.end) - Math.max(first.begin, other.begin);
    if (shared <= 0 || (sameLabel && first.label !== other.label)) return;
    most = Math.max(
      most,
      1 +
        mostPairs(
          rest,
          response.filter((_, index) => index !== at),
          sameLabel,
        ),
    );
  });
  return most;
}
