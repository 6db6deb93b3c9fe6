import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '#shared/document/commands.ts';
import { applyDiff } from '#shared/document/diff.ts';
import { effectiveSheetOf } from '#shared/document/effective.ts';
import { goldOf } from '#shared/document/gold.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import { sameClaims } from '#shared/document/same-claims.ts';
import type { ClassOf } from '#shared/document/same-claims.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { AnnotatorId } from '#shared/model/index.ts';
import type { Fragment, Verdict } from '#shared/model/index.ts';
import { choiceOf, reasonOwed, takeAgreed } from '#shared/review/choice.ts';
import { pairClaims } from '#shared/review/pairs.ts';
import { reviewQueue, TAKE_WHAT_ALL_AGREE_ON } from '#shared/review/queue.ts';
import type { Item } from '#shared/review/queue.ts';
import { decisionId, linkId, spanId } from '#test/support/records.ts';
import {
  agrees,
  BUSY,
  claim,
  contradicts,
  context,
  done,
  ferry,
  harbour,
  link,
  me,
  other,
  reduceThrown,
  relate,
  silent,
  span,
  START,
  throws,
} from '../document/example.ts';

const reviewer = AnnotatorId.parse('rex');
const both = [me, other];

const queueOf = (doc: DocumentState, rule = TAKE_WHAT_ALL_AGREE_ON): readonly Item[] =>
  reviewQueue(doc, reviewer, both, pairClaims(doc, reviewer, both), rule);

let count = 5000;
const newId = () => decisionId((count += 1));

const settle = (item: Item, verdict: Verdict, of?: AnnotatorId): Command => ({
  type: 'settle',
  decisions: [
    {
      ...{ article: item.article, id: newId(), sides: [...item.sides], verdict, chosen: choiceOf(item, verdict, of) },
      ...(of === undefined ? {} : { of }),
    },
  ],
});

const seen = (items: readonly Item[]) => items.map(({ kinds, state }) => `${state}: ${kinds.join(', ')}`);

/** Claims 1 and 2 are by different annotators and are the same to the reviewer. */
const PAIRED = done(START, reviewer, relate(900, 1, 2, 'same-as'));
const mark = (
  from: number,
  place: readonly Fragment[],
  claims: readonly (readonly [number, typeof agrees])[],
  article = ferry,
) => [
  span(from, article, place),
  ...claims.map(([number, stance], index) => link(from + 1 + index, from, number, stance, article)),
];

describe('a place', () => {
  const reading: Command = { type: 'setProgress', article: ferry, state: 'in-progress' };
  const with2 = (mine: readonly Command[], theirs: readonly Command[], start = PAIRED) =>
    done(done(start, me, reading, ...mine), other, reading, ...theirs);

  test('is agreed when spans, claims and stances are the same, each with its own claim of the pair', () => {
    const doc = with2(mark(10, [[0, 9]], [[1, agrees]]), mark(20, [[0, 9]], [[2, agrees]]));
    expect(seen(queueOf(doc))).toEqual(['agreed: ']);
  });

  test('is not taken without asking on a pair that nobody confirmed', () => {
    // The two claims share a span and nothing else speaks for another pair, so they are proposed.
    const doc = with2(mark(10, [[0, 9]], [[1, agrees]]), mark(20, [[0, 9]], [[2, agrees]]), START);
    const [item] = queueOf(doc);
    expect([item?.state, item?.kinds, item?.agreedBy]).toEqual(['open', ['claim'], undefined]);
  });

  test('says in what they differ, the gravest first', () => {
    const differing = (mine: readonly Command[], theirs: readonly Command[]) => seen(queueOf(with2(mine, theirs)));
    expect(differing(mark(10, [[0, 9]], [[1, agrees]]), mark(20, [[0, 9]], [[2, contradicts]]))).toEqual([
      'open: stance',
    ]);
    expect(differing(mark(10, [[0, 9]], [[1, agrees]]), mark(20, [[4, 9]], [[2, agrees]]))).toEqual(['open: boundary']);
    expect(differing(mark(10, [[0, 9]], [[1, agrees]]), mark(20, [[4, 9]], [[2, contradicts]]))).toEqual([
      'open: stance, boundary',
    ]);
    expect(
      differing(mark(10, [[0, 9]], [[1, agrees]]), [claim(60, 'Noon.'), ...mark(20, [[0, 9]], [[60, agrees]])]),
    ).toEqual(['open: claim']);
    expect(differing(mark(10, [[0, 9]], [[1, agrees]]), [])).toEqual(['open: missed']);
    expect(differing([], mark(20, [[0, 9]], [[2, agrees]]))).toEqual(['open: extra']);
  });

  test('takes in two short spans that lie within one long one', () => {
    const doc = with2(mark(10, [[0, 20]], [[1, agrees]]), [
      ...mark(20, [[0, 9]], [[2, agrees]]),
      ...mark(30, [[10, 20]], [[2, agrees]]),
    ]);
    expect(seen(queueOf(doc))).toEqual(['open: split']);
  });

  test('is a cell where nobody linked and somebody marked it silent', () => {
    expect(seen(queueOf(with2([silent(1)], [silent(2)])))).toEqual(['agreed: ']);
    expect(seen(queueOf(with2([silent(1)], [])))).toEqual(['open: missed']);
    expect(seen(queueOf(with2([], [silent(2)])))).toEqual(['open: extra']);
  });

  test('has the cell that one marked silent and the other linked, once', () => {
    const doc = with2([silent(1)], [...mark(20, [[0, 9]], [[2, agrees]]), ...mark(30, [[27, 33]], [[2, agrees]])]);
    const items = queueOf(doc);
    expect(items.map(({ sides }) => sides.map((side) => [side.spans.length, side.silent.length]))).toEqual([
      [[0, 1], [1, 0]], // prettier-ignore
      [[0, 0], [1, 0]], // prettier-ignore
    ]);
  });

  test('is none where only one of them has worked, unless what stands there is to be taken', () => {
    const doc = done(PAIRED, me, ...mark(10, [[0, 9]], [[1, agrees]]));
    expect(queueOf(doc)).toEqual([]);
    const [item] = queueOf(doc, { ...TAKE_WHAT_ALL_AGREE_ON, takeAlone: true });
    expect([item?.state, item?.agreedBy]).toEqual(['agreed', me]);
  });

  test('can be asked about though all agree', () => {
    const doc = with2(mark(10, [[0, 9]], [[1, agrees]]), mark(20, [[0, 9]], [[2, agrees]]));
    expect(seen(queueOf(doc, { ...TAKE_WHAT_ALL_AGREE_ON, askAll: true }))).toEqual(['open: ']);
    const unsure = done(doc, other, { type: 'setUnsure', article: ferry, link: linkId(21), unsure: true });
    expect(seen(queueOf(unsure))).toEqual(['agreed: ']);
    expect(seen(queueOf(unsure, { ...TAKE_WHAT_ALL_AGREE_ON, askUnsure: true }))).toEqual(['open: ']);
  });
});

describe('what was settled', () => {
  const doc = done(
    done(PAIRED, me, ...mark(10, [[0, 9]], [[1, agrees]]), ...mark(12, [[27, 33]], [[1, agrees]])),
    other,
    ...mark(20, [[0, 9]], [[2, contradicts]]),
    ...mark(22, [[27, 33]], [[2, agrees]]),
  );
  const [stance] = queueOf(doc);
  if (stance === undefined) throw new Error('there is nothing to settle');

  test('stays settled, and is open again when it is taken back', () => {
    expect(seen(queueOf(doc))).toEqual(['open: stance', 'agreed: ']);
    const settled = done(doc, reviewer, settle(stance, 'one', other));
    expect(seen(queueOf(settled))).toEqual(['settled: stance', 'agreed: ']);
    const [decision] = sheetOf(settled, goldOf(reviewer), ferry)?.decisions.keys() ?? [];
    if (decision === undefined) throw new Error('there is no decision');
    const back = done(settled, reviewer, { type: 'reopen', article: ferry, decisions: [decision] });
    expect(back).toEqual(doc);
    expect(seen(queueOf(done(doc, reviewer, settle(stance, 'later'))))).toEqual(['later: stance', 'agreed: ']);
  });

  test('is taken under the claim that stands for the pair, in the place and with the stance chosen', () => {
    const settled = done(doc, reviewer, settle(stance, 'one', other), {
      type: 'settle',
      decisions: takeAgreed(queueOf(doc), newId),
    });
    const gold = sheetOf(settled, goldOf(reviewer), ferry);
    expect([...(gold?.spans.values() ?? [])].map(({ fragments }) => fragments)).toEqual([[[0, 9]], [[27, 33]]]);
    // Claim 1 is the older of the two.
    const links = [...(gold?.links.values() ?? [])].map((each) => [each.claim, each.stance]);
    expect(links).toEqual([
      [stance.sides[0]?.spans[0]?.links[0]?.claim, contradicts],
      [stance.sides[0]?.spans[0]?.links[0]?.claim, agrees],
    ]);
    expect(takeAgreed(queueOf(settled), newId)).toEqual([]);
  });

  test('comes back marked when one of them changes it, and only that', () => {
    const settled = done(doc, reviewer, settle(stance, 'one', other), {
      type: 'settle',
      decisions: takeAgreed(queueOf(doc), newId),
    });
    const noted = done(settled, me, {
      type: 'setNote',
      on: { type: 'span', article: ferry, span: spanId(10) },
      note: 'Read again.',
    });
    expect(seen(queueOf(noted))).toEqual(['settled: stance', 'agreed: ']);
    const moved = done(settled, me, { type: 'setFragments', article: ferry, span: spanId(12), fragments: [[27, 34]] });
    expect(seen(queueOf(moved))).toEqual(['settled: stance', 'changed: boundary']);
    const restanced = done(settled, me, { type: 'setStance', article: ferry, link: linkId(11), stance: contradicts });
    // Now they agree, which is not what was decided upon.
    expect(seen(queueOf(restanced))).toEqual(['changed: ', 'agreed: ']);
    const gone = done(done(settled, me, { type: 'deleteSpan', article: ferry, span: spanId(12) }), other, {
      type: 'deleteSpan',
      article: ferry,
      span: spanId(22),
    });
    expect(seen(queueOf(gone))).toEqual(['settled: stance', 'changed: missed']);
  });

  test('owes a reason where a judgement is overruled, and not where an edge is', () => {
    const owed = (verdict: Verdict, of?: AnnotatorId, item = stance) => {
      const command = settle(item, verdict, of);
      const [decision] = command.type === 'settle' ? command.decisions : [];
      if (decision === undefined) throw new Error('there is no decision');
      const classOf = sameClaims(PAIRED, reviewer);
      return [reasonOwed(decision, classOf), reasonOwed({ ...decision, reason: 'So it is.' }, classOf)];
    };
    expect(owed('one', other)).toEqual([true, false]);
    expect(owed('neither')).toEqual([true, false]);
    expect(owed('later')).toEqual([false, false]);
    const [edge] = queueOf(
      done(done(PAIRED, me, ...mark(10, [[0, 9]], [[1, agrees]])), other, ...mark(20, [[4, 9]], [[2, agrees]])),
    );
    expect(owed('one', other, edge)).toEqual([false, false]);
  });
});

/** What stands in the annotator's sheets, whatever its ids, under the claims that stand for others. */
function work(doc: DocumentState, annotator: AnnotatorId, classOf: ClassOf): string[] {
  return [ferry, harbour].flatMap((article) => {
    const sheet = effectiveSheetOf(doc, annotator, article);
    const links = [...(sheet?.links.values() ?? [])];
    const linked = new Set(links.map((each) => classOf(each.claim)));
    const spans = [...(sheet?.spans.values() ?? [])].map((each) => {
      // Of two links of one span to claims that are one, the first stays.
      const claims = new Map<string, string>();
      for (const one of links.filter((link) => link.span === each.id)) {
        if (!claims.has(classOf(one.claim))) claims.set(classOf(one.claim), `${one.stance} ${one.unsure === true}`);
      }
      return `${article} ${each.fragments.join(' ')}: ${[...claims].sort().join(' | ')}`;
    });
    const cells = new Set([...(sheet?.omissions.keys() ?? [])].map(classOf).filter((each) => !linked.has(each)));
    return [...spans, ...[...cells].map((each) => `${article} silent ${each}`)].sort();
  });
}

test.each([me, other])('taking the work of %s everywhere gives her file', (her) => {
  fc.assert(
    fc.property(throws, (thrown) => {
      let doc = thrown.reduce((state, each, step) => {
        const result = reduceThrown(state, each, step);
        return result.ok ? applyDiff(state, result.diff) : state;
      }, BUSY);
      // Where they have not been merged into one.
      const paired = reduce(doc, relate(901, 1, 2, 'same-as'), context(reviewer));
      if (paired.ok) doc = applyDiff(doc, paired.diff);
      const rule = { ...TAKE_WHAT_ALL_AGREE_ON, takeAlone: true };
      for (const item of queueOf(doc, rule)) {
        const result = reduce(doc, settle(item, 'one', her), context(reviewer));
        if (!result.ok) throw new Error(result.message);
        doc = applyDiff(doc, result.diff);
      }
      const classOf = sameClaims(doc, reviewer);
      expect(work(doc, goldOf(reviewer), classOf)).toEqual(work(doc, her, classOf));
      expect(queueOf(doc, rule).every(({ state }) => state === 'settled')).toBe(true);
    }),
    { numRuns: 100 },
  );
});
