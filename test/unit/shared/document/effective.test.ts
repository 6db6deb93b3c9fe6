import { describe, expect, test } from 'vitest';
import { cellOf, linksInCell } from '#shared/document/cells.ts';
import type { Command } from '#shared/document/commands.ts';
import { effectiveSheet, effectiveSheetOf, mergedInto } from '#shared/document/effective.ts';
import { matrixOf } from '#shared/document/matrix.ts';
import { claimsInOrder } from '#shared/document/order.ts';
import { placesInCell } from '#shared/document/places.ts';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import { sheetOf } from '#shared/document/state.ts';
import { agrees, claimId, claimOf, contradicts, linkId, linkOf, spanId, spanOf } from '#test/support/records.ts';
import { claim, done, ferry, harbour, link, me, merge, other, silent, span, START, TEXTS } from './example.ts';

/** Ossian has linked my claim 1 in one article and found the other silent; then I merge it into 3. */
const before = done(
  done(START, me, claim(3, 'It has left.')),
  other,
  span(10),
  span(11, ferry, [[17, 26]]),
  link(20, 11, 1),
  link(21, 10, 1, contradicts),
  silent(1, true, harbour),
);
const doc = done(before, me, merge(1, 3));

describe('a colleague’s work on a claim that was merged', () => {
  test('stays in her sheet as she wrote it', () => {
    expect(doc.sheets).toEqual(before.sheets);
  });

  test('is found under the claim that stays: sheet, cell, places, matrix, list', () => {
    const sheet = effectiveSheetOf(doc, other, ferry);
    expect([...(sheet?.links.values() ?? [])].map((each) => [each.id, each.claim])).toEqual([
      [linkId(20), claimId(3)],
      [linkId(21), claimId(3)],
    ]);
    expect([...(effectiveSheetOf(doc, other, harbour)?.omissions.keys() ?? [])]).toEqual([claimId(3)]);
    expect(linksInCell(doc, claimId(3), ferry, [me, other])).toHaveLength(2);
    expect(cellOf(doc, claimId(3), ferry, [other])).toEqual({ state: 'linked', side: 'both', count: 2, unsure: false });
    expect(cellOf(doc, claimId(3), harbour, [other])).toEqual({ state: 'silent' });
    // In the order of the text.
    expect(placesInCell(doc, claimId(3), ferry, [other]).map((place) => place.span.id)).toEqual([10, 11].map(spanId));
    expect(claimsInOrder(doc, [other]).map(({ id }) => id)).toEqual([2, 3].map(claimId));
    const { claims, rows } = matrixOf(doc, [ferry, harbour], [other]);
    expect(claims.map(({ id }) => id)).toEqual([2, 3].map(claimId));
    expect(rows[1]).toMatchObject({ claim: claimId(3), contradicted: true, linked: 1, silent: 1, unlooked: 0 });
  });

  test('is no longer found under the claim that went', () => {
    expect(linksInCell(doc, claimId(1), ferry, [me, other])).toEqual([]);
    expect(cellOf(doc, claimId(1), harbour, [other])).toEqual({ state: 'unlooked' });
    expect(placesInCell(doc, claimId(1), ferry, [other])).toEqual([]);
  });

  test('comes back when the claim is restored', () => {
    const restored = done(doc, me, { type: 'restoreClaim', claim: claimId(1) });
    expect(linksInCell(restored, claimId(1), ferry, [other])).toHaveLength(2);
    expect(linksInCell(restored, claimId(3), ferry, [other])).toEqual([]);
  });

  test('follows a chain of merges', () => {
    const chain = done(doc, me, claim(4, 'Gone.'), merge(3, 4));
    expect(linksInCell(chain, claimId(4), ferry, [other])).toHaveLength(2);
    expect(matrixOf(chain, [ferry], [other]).rows.at(-1)).toMatchObject({ claim: claimId(4), linked: 1 });
  });
});

describe('an effective sheet', () => {
  const sheetIn = (state = doc, article = ferry) => {
    const sheet = sheetOf(state, other, article);
    if (sheet === undefined) throw new Error('there is no sheet');
    return sheet;
  };

  test('is the stored one where nothing of it was merged, and the same object until something changes', () => {
    expect(effectiveSheet(before, sheetIn(before))).toBe(sheetIn(before));
    const elsewhere = done(before, me, claim(4, 'Gone.'), claim(5, 'Far gone.'), merge(4, 5));
    expect(effectiveSheet(elsewhere, sheetIn(elsewhere))).toBe(sheetIn(elsewhere));
    const fresh = done(before, me, merge(1, 3));
    const shown = effectiveSheet(fresh, sheetIn(fresh));
    const reworded = done(fresh, me, { type: 'editClaim', claim: claimId(3), text: 'Left.' });
    expect(effectiveSheet(reworded, sheetIn(reworded))).toBe(shown);
  });

  const text = TEXTS[ferry] ?? '';
  const one = spanOf(10, other, ferry, text, [[0, 3]]);
  const two = spanOf(11, other, ferry, text, [[4, 9]]);
  const merged = (...links: ReturnType<typeof linkOf>[]) => {
    const records = [
      ...recordsOf(START),
      claimOf(3, me, 'Three.', { mergedInto: claimId(1) }),
      claimOf(4, me, 'Four.', { mergedInto: claimId(1) }),
      ...[one, two],
    ];
    const shown = (list: typeof links): [string, string][] => {
      const state = documentOf(START.project, [...records, ...list]);
      return [...effectiveSheet(state, sheetIn(state)).links.values()].map((each): [string, string] => [
        each.id,
        each.stance,
      ]);
    };
    // In whatever order the records lie in memory.
    expect(shown([...links].reverse()).sort()).toEqual(shown(links).sort());
    return shown(links).sort();
  };

  test('shows two links of one span that come together with one stance as one: the one that was there, else the older', () => {
    expect(merged(linkOf(20, one, 3, 'agrees'), linkOf(21, one, 1, 'agrees'))).toEqual([[linkId(21), agrees]]);
    expect(merged(linkOf(21, one, 4, 'agrees'), linkOf(20, one, 3, 'agrees'))).toEqual([[linkId(20), agrees]]);
  });

  test('says in the one that is seen what both said: their notes, and that one was unsure', () => {
    const note = (on: number, words: string): Command => ({
      type: 'setNote',
      on: { type: 'link', article: ferry, link: linkId(on) },
      note: words,
    });
    // 20 links span 11 to claim 1 already; 23 links it to 4, which I merge into 1.
    const said = done(
      done(before, me, claim(4, 'All had left.')),
      other,
      link(23, 11, 4),
      note(20, 'Who?'),
      note(23, 'See the log.'),
      { type: 'setUnsure', article: ferry, link: linkId(23), unsure: true },
    );
    const merged = done(said, me, merge(4, 1));
    const seen = (doc: typeof merged): unknown =>
      [...(effectiveSheetOf(doc, other, ferry)?.links.values() ?? [])]
        .filter((each) => each.span === spanId(11))
        .map((each) => [each.id, each.note, each.unsure]);
    expect(seen(merged)).toEqual([[linkId(20), 'Who?\nSee the log.', true]]);
    // She changes what she sees, and nothing of the other comes to light again.
    const sure = done(merged, other, { type: 'setUnsure', article: ferry, link: linkId(20), unsure: false });
    expect(seen(sure)).toEqual([[linkId(20), 'Who?\nSee the log.', undefined]]);
    expect(seen(done(sure, other, note(20, 'The log says who.')))).toEqual([
      [linkId(20), 'The log says who.', undefined],
    ]);
  });

  test('keeps both where the stances or the spans differ', () => {
    expect(merged(linkOf(20, one, 3, 'agrees'), linkOf(21, one, 1, 'contradicts'))).toHaveLength(2);
    expect(merged(linkOf(20, one, 3, 'agrees'), linkOf(21, two, 1, 'agrees'))).toHaveLength(2);
  });

  test('is not silent on what comes out linked', () => {
    const half = done(START, me, claim(3, 'Three.'), silent(1), span(10), link(20, 10, 3));
    // As a colleague sees it who has both files: I am silent on 1 and have linked 3, and 1 goes into 3 by a redirect only.
    const redirected = documentOf(
      half.project,
      recordsOf(half).map((record) =>
        record.type === 'claim' && record.id === claimId(1) ? { ...record, mergedInto: claimId(3) } : record,
      ),
    );
    const sheet = effectiveSheetOf(redirected, me, ferry);
    expect([sheet?.omissions.size, sheet?.links.size]).toEqual([0, 1]);
    expect(cellOf(redirected, claimId(3), ferry, [me])).toMatchObject({ state: 'linked', side: '+' });
  });

  test('of somebody who has done nothing there is none', () => {
    expect(effectiveSheetOf(doc, me, harbour)).toBeUndefined();
  });
});

test('each claim is known with those that were merged into it, directly or by way of others', () => {
  const records = [
    ...recordsOf(START),
    claimOf(3, me, 'Three.', { mergedInto: claimId(1) }),
    claimOf(4, me, 'Four.', { mergedInto: claimId(3) }),
  ];
  const doc = documentOf(START.project, records);
  expect([...mergedInto(doc)]).toEqual([[claimId(1), [3, 4].map(claimId)]]);
  expect(mergedInto(START).size).toBe(0);
});
