import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sheetOf } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId, Fragment } from '#shared/model/index.ts';
import { matchSpans, overlap } from '#shared/review/match.ts';
import type { MatchedPlace } from '#shared/review/match.ts';
import { ada, ben, cleo, projectFrom } from './support.ts';

const article = 'one' as ArticleId;

type Places = readonly (readonly Fragment[])[];

/** The matched places, as the fragments of each annotator in the order of the names given. */
function matched(of: Readonly<Record<string, Places>>, names: readonly AnnotatorId[]): string[] {
  const doc = projectFrom({
    spans: Object.entries(of).flatMap(([by, places]) => places.map((at) => ({ by: by as AnnotatorId, at }))),
  });
  return matchSpans(names.map((name) => sheetOf(doc, name, article))).map(told);
}

const told = ({ spans }: MatchedPlace): string =>
  spans.map((span) => (span === undefined ? '–' : span.fragments.map((pair) => pair.join('-')).join('+'))).join(' ');

describe('overlap', () => {
  test('counts what fragments share', () => {
    // 5–10 and 20–22: five and two characters.
    expect(
      overlap(
        [
          [0, 10],
          [20, 30],
        ],
        [[5, 22]],
      ),
    ).toBe(7);
    expect(overlap([[0, 10]], [[10, 20]])).toBe(0);
    expect(overlap([], [[0, 1]])).toBe(0);
  });
});

describe('two annotators', () => {
  test('are matched by the largest overlap in all, not by the largest of one', () => {
    // Ada's 0–10 shares 6 with 4–14 and 5 with 0–5; her 10–14 shares 4 with 4–14. 5 + 4 is more than 6.
    const places = matched({ ada: [[[0, 10]], [[10, 14]]], ben: [[[4, 14]], [[0, 5]]] }, [ada, ben]);
    expect(places).toEqual(['0-10 0-5', '10-14 4-14']);
  });

  test('of two that share as much the same place is taken, else the nearer', () => {
    expect(matched({ ada: [[[5, 15]]], ben: [[[0, 20]], [[5, 15]]] }, [ada, ben])).toEqual(['– 0-20', '5-15 5-15']);
    expect(matched({ ada: [[[5, 15]]], ben: [[[0, 40]], [[4, 16]]] }, [ada, ben])).toEqual(['– 0-40', '5-15 4-16']);
  });

  test('spans in several fragments share only what their fragments share', () => {
    const places = matched(
      {
        ada: [
          [
            [0, 5],
            [50, 55],
          ],
        ],
        ben: [[[10, 40]], [[52, 60]]],
      },
      [ada, ben],
    );
    expect(places).toEqual(['0-5+50-55 52-60', '– 10-40']);
  });

  test('someone without a sheet has nothing anywhere', () => {
    expect(matched({ ada: [[[0, 5]]] }, [ben, ada])).toEqual(['– 0-5']);
    expect(matchSpans([undefined, undefined])).toEqual([]);
  });
});

test('three annotators meet in one place', () => {
  const places = matched(
    { ada: [[[0, 10]], [[30, 40]]], ben: [[[2, 12]], [[60, 70]]], cleo: [[[8, 20]], [[35, 44]]] },
    [ada, ben, cleo],
  );
  expect(places).toEqual(['0-10 2-12 8-20', '30-40 – 35-44', '– 60-70 –']);
});

test('the same spans give the same answer, though a link was made', () => {
  const doc = projectFrom({
    spans: [
      { by: ada, at: [[0, 4]] },
      { by: ben, at: [[0, 4]] },
    ],
  });
  const [one, other] = [sheetOf(doc, ada, article), sheetOf(doc, ben, article)];
  const again = one === undefined ? undefined : { ...one, links: new Map() };
  expect(matchSpans([again, other])).toBe(matchSpans([one, other]));
});

const place = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]): readonly Fragment[] => [[start, start + length]]);
const places = fc.array(place, { maxLength: 5 });

/** The most that any one-to-one matching of the two lists shares, by trying all. */
function most(as: Places, bs: Places): number {
  const [first, ...rest] = as;
  if (first === undefined) return 0;
  const without = most(rest, bs);
  return bs.reduce(
    (best, b, index) => Math.max(best, overlap(first, b) + most(rest, [...bs.slice(0, index), ...bs.slice(index + 1)])),
    without,
  );
}

test('no other matching of two shares more', () => {
  fc.assert(
    fc.property(places, places, (as, bs) => {
      const doc = projectFrom({ spans: [...as.map((at) => ({ by: ada, at })), ...bs.map((at) => ({ by: ben, at }))] });
      const found = matchSpans([sheetOf(doc, ada, article), sheetOf(doc, ben, article)]);
      const shared = found.reduce((sum, { spans: [a, b] }) => sum + overlap(a?.fragments ?? [], b?.fragments ?? []), 0);
      expect(shared).toBe(most(as, bs));
    }),
  );
});

test('every span is in one place, whose spans hang together; the order of the annotators changes nothing', () => {
  fc.assert(
    fc.property(places, places, places, (as, bs, cs) => {
      const names = [ada, ben, cleo];
      const doc = projectFrom({
        spans: [as, bs, cs].flatMap((list, index) => list.map((at) => ({ by: names[index] ?? ada, at }))),
      });
      const sheet = (name: AnnotatorId): ReturnType<typeof sheetOf> => sheetOf(doc, name, article);
      const forwards = matchSpans([sheet(ada), sheet(ben), sheet(cleo)]);
      const turned = matchSpans([sheet(cleo), sheet(ada), sheet(ben)]);
      expect(turned.map(({ spans: [c, a, b] }) => [a, b, c])).toEqual(forwards.map(({ spans }) => spans));
      const ids = forwards.flatMap(({ spans }) => spans.flatMap((span) => span?.id ?? []));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBe(as.length + bs.length + cs.length);
      for (const { spans } of forwards) {
        const there = spans.filter((span) => span !== undefined);
        for (const span of there) {
          const touches = there.some((other) => other !== span && overlap(span.fragments, other.fragments) > 0);
          expect(there.length === 1 || touches).toBe(true);
        }
      }
    }),
  );
});
