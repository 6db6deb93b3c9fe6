import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planInWords, planSpans } from '#renderer/features/search/plan-spans.ts';
import type { SpanPlan } from '#renderer/features/search/plan-spans.ts';
import { applyDiff } from '#shared/document/diff.ts';
import { sheetIndex } from '#shared/document/sheet-index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { sheetOf } from '#shared/document/state.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import {
  agrees,
  claimId,
  context,
  contradicts,
  done,
  ferry,
  harbour,
  linkId,
  me,
  other,
  spanId,
  START,
  TEXTS,
} from '#test/unit/shared/document/example.ts';

const hit = (article: typeof ferry, words: string) => {
  const start = TEXTS[article]?.indexOf(words) ?? -1;
  if (start < 0) throw new Error(`“${words}” is not in ${article}.`);
  return { article, start, end: start + words.length };
};

function plan(
  doc: DocumentState,
  hits: Parameters<typeof planSpans>[0]['hits'],
  stance: typeof agrees | null = null,
): SpanPlan {
  let count = 500;
  return planSpans({
    doc,
    me,
    hits,
    link: stance === null ? null : { claim: claimId(1), stance },
    textOf: (article) => TEXTS[article],
    newSpanId: () => spanId(count++),
    newLinkId: () => linkId(count++),
  });
}

/** Does the plan as the page does: as one command. */
function carriedOut(doc: DocumentState, { commands }: SpanPlan): DocumentState {
  const reduced = reduce(doc, { type: 'batch', label: 'spans', commands }, context());
  if (!reduced.ok) throw new Error(reduced.message);
  return applyDiff(doc, reduced.diff);
}

const quotes = (doc: DocumentState, article: typeof ferry): string[] =>
  [...(sheetOf(doc, me, article)?.spans.values() ?? [])].map(({ quote }) => quote);

describe('planSpans', () => {
  test('makes a span of each hit, in several articles', () => {
    const made = plan(START, [hit(ferry, 'noon'), hit(harbour, 'harbour'), hit(ferry, 'ferry')]);
    expect(made).toMatchObject({ made: 3, reused: 0, linked: 0, refused: 0 });
    const doc = carriedOut(START, made);
    expect(quotes(doc, ferry)).toEqual(['noon', 'ferry']);
    expect(quotes(doc, harbour)).toEqual(['harbour']);
  });

  test('takes the span that is there, of mine only', () => {
    const { start, end } = hit(ferry, 'noon');
    const command = { type: 'createSpan', article: ferry, fragments: [[start, end]] } as const;
    const hers = done(START, other, { ...command, id: spanId(1), fragments: [[start, end]] });
    expect(plan(hers, [hit(ferry, 'noon')])).toMatchObject({ made: 1, reused: 0 });
    const mine = done(START, me, { ...command, id: spanId(2), fragments: [[start, end]] });
    expect(plan(mine, [hit(ferry, 'noon')])).toMatchObject({ made: 0, reused: 1, commands: [] });
    // A span around it is another place.
    expect(plan(mine, [hit(ferry, 'at noon')])).toMatchObject({ made: 1, reused: 0 });
  });

  test('links new spans and old ones, and leaves links that say so already', () => {
    const hits = [hit(ferry, 'noon'), hit(ferry, 'ferry')];
    const once = carriedOut(START, plan(START, hits, agrees));
    expect([...(sheetOf(once, me, ferry)?.links.values() ?? [])].map(({ claim, stance }) => [claim, stance])).toEqual([
      [claimId(1), agrees],
      [claimId(1), agrees],
    ]);
    expect(plan(once, hits, agrees)).toMatchObject({ made: 0, reused: 2, linked: 0, commands: [] });
    // With another stance the same links change: there is one link of a span to a claim.
    const again = plan(once, hits, contradicts);
    expect(again).toMatchObject({ made: 0, reused: 2, linked: 2 });
    const sheet = sheetOf(carriedOut(once, again), me, ferry);
    expect([...(sheet?.links.values() ?? [])].map(({ stance }) => stance)).toEqual([contradicts, contradicts]);
  });

  test('leaves white space out, and refuses what has nothing else or cuts a character', () => {
    const spaced = { ...hit(ferry, ' left '), article: ferry };
    const ship = TEXTS[ferry]?.indexOf('🛳') ?? 0;
    const made = plan(START, [
      spaced,
      hit(ferry, 'left'),
      { article: ferry, start: ship - 1, end: ship },
      { article: ferry, start: ship, end: ship + 1 },
    ]);
    // " left " and "left" are one span.
    expect(made).toMatchObject({ made: 1, refused: 2 });
    expect(quotes(carriedOut(START, made), ferry)).toEqual(['left']);
  });

  test('what it plans is never refused, and planned again there is nothing left to make', () => {
    const text = TEXTS[ferry] ?? '';
    const place = fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), fc.boolean(), (places, linking) => {
        const hits = places.map(([start, length]) => ({
          article: ferry,
          start,
          end: Math.min(text.length, start + length),
        }));
        const first = plan(START, hits, linking ? agrees : null);
        const doc = carriedOut(START, first);
        expect(quotes(doc, ferry)).toHaveLength(first.made);
        if (linking) {
          const sheet = sheetOf(doc, me, ferry);
          const links = sheet === undefined ? new Map() : sheetIndex(sheet).linksOfSpan;
          expect(links.size).toBe(first.made);
        }
        const second = plan(doc, hits, linking ? agrees : null);
        expect(second).toMatchObject({ made: 0, linked: 0, reused: first.made, refused: first.refused });
      }),
    );
  });
});

test('planInWords tells what was done', () => {
  const done = { commands: [], made: 2, reused: 1, linked: 3, refused: 0 };
  expect(planInWords(done, 'agrees')).toBe(
    '2 spans made. 1 span of yours was there already. 3 spans linked: agrees. One undo takes it all back.',
  );
  expect(planInWords({ ...done, made: 0, reused: 2, linked: 0, refused: 1 }, null)).toBe(
    'No new span. 2 spans of yours were there already. 1 could not be made: white space, or half a character.',
  );
});
