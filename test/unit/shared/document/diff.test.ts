import { describe, expect, test } from 'vitest';
import {
  addressOf,
  applyDiff,
  compose,
  currentOf,
  Diff,
  EMPTY_DIFF,
  invert,
  isEmptyDiff,
  misfit,
  sameRecord,
} from '#shared/document/diff.ts';
import { recordsOf } from '#shared/document/records.ts';
import type { AnyRecord, Claim, Span } from '#shared/model/index.ts';
import { claimId, NOW, spanId } from '#test/support/records.ts';
import { ferry, harbour, me, other, START } from './example.ts';

const claim = (number: number, text = 'Words.'): Claim => ({
  type: 'claim',
  annotator: me,
  id: claimId(number),
  text,
  created: NOW,
});
const span = (number: number, note?: string): Span => ({
  type: 'span',
  annotator: me,
  article: ferry,
  id: spanId(number),
  fragments: [[0, 3]],
  quote: 'The',
  prefix: '',
  suffix: '',
  created: NOW,
  ...(note === undefined ? {} : { note }),
});
const add = (...added: AnyRecord[]): Diff => ({ added, updated: [], removed: [] });

describe('sameRecord', () => {
  test.each([
    [{ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 }, true],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: [1, 2] }, { a: [2, 1] }, false],
    [{ a: [] }, { a: {} }, false],
    [{ a: 1 }, { b: 1 }, false],
    [{ a: null }, { a: undefined }, false],
    [null, {}, false],
    [NaN, NaN, true],
    ['1', 1, false],
  ])('%j and %j: %s', (a, b, same) => {
    expect(sameRecord(a, b)).toBe(same);
    expect(sameRecord(b, a)).toBe(same);
  });
});

describe('addressOf', () => {
  test('differs for any two records of a project', () => {
    const records: AnyRecord[] = [
      START.project,
      ...recordsOf(START),
      span(5),
      { ...span(5), article: harbour },
      { ...span(5), annotator: other },
      { type: 'omission', annotator: me, article: ferry, claim: claimId(1), created: NOW },
      { type: 'omission', annotator: me, article: harbour, claim: claimId(1), created: NOW },
    ];
    expect(new Set(records.map(addressOf)).size).toBe(records.length);
    expect(addressOf(span(5, 'changed'))).toBe(addressOf(span(5)));
  });
});

describe('misfit', () => {
  const doc = applyDiff(START, add(span(5), claim(6)));
  test.each([
    ['what is there already is added', add(span(5)), addressOf(span(5))],
    ['what is not there is removed', invert(add(span(9))), addressOf(span(9))],
    ['what has changed is removed', invert(add(span(5, 'other'))), addressOf(span(5))],
    [
      'what has changed is changed',
      { ...EMPTY_DIFF, updated: [[claim(6, 'Else.'), claim(6, 'New.')]] },
      addressOf(claim(6)),
    ],
    ['one record becomes another', { ...EMPTY_DIFF, updated: [[claim(6), claim(7)]] }, addressOf(claim(6))],
    ['nothing', EMPTY_DIFF, undefined],
    ['a change that fits', { ...EMPTY_DIFF, updated: [[claim(6), claim(6, 'New.')]] }, undefined],
    ['one goes and comes at once', { added: [span(5, 'new')], updated: [], removed: [span(5)] }, undefined],
  ] as [string, Diff, string | undefined][])('%s', (_name, diff, address) => {
    expect(misfit(doc, diff)).toBe(address);
  });
});

describe('applyDiff', () => {
  test('copies what it changes and shares the rest', () => {
    const doc = applyDiff(START, add(span(5)));
    expect(doc.claims).toBe(START.claims);
    expect(doc.articles).toBe(START.articles);
    const more = applyDiff(doc, add({ ...span(6), article: harbour }));
    expect(more.sheets.get(`${me}/${ferry}`)).toBe(doc.sheets.get(`${me}/${ferry}`));
    expect(START.sheets.size).toBe(0);
  });

  test('drops a sheet that is emptied', () => {
    const doc = applyDiff(START, add(span(5)));
    expect(applyDiff(doc, invert(add(span(5)))).sheets.size).toBe(0);
  });

  test('finds every record where it was put', () => {
    for (const record of [START.project, ...recordsOf(START)]) expect(currentOf(START, record)).toBe(record);
    const omission: AnyRecord = { type: 'omission', annotator: me, article: ferry, claim: claimId(1), created: NOW };
    expect(currentOf(START, omission)).toBeUndefined();
    expect(currentOf(applyDiff(START, add(omission)), omission)).toBe(omission);
  });
});

describe('compose', () => {
  test('forgets what came and went, and joins what changed twice', () => {
    const step = (from: Claim, to: Claim): Diff => ({ ...EMPTY_DIFF, updated: [[from, to]] });
    expect(isEmptyDiff(compose([add(span(5)), invert(add(span(5)))]))).toBe(true);
    expect(compose([step(claim(6), claim(6, 'B')), step(claim(6, 'B'), claim(6, 'C'))])).toEqual(
      step(claim(6), claim(6, 'C')),
    );
    expect(isEmptyDiff(compose([step(claim(6), claim(6, 'B')), step(claim(6, 'B'), claim(6))]))).toBe(true);
    expect(compose([add(claim(6)), step(claim(6), claim(6, 'B'))])).toEqual(add(claim(6, 'B')));
    expect(compose([step(claim(6), claim(6, 'B')), invert(add(claim(6, 'B')))])).toEqual(invert(add(claim(6))));
    expect(compose([])).toEqual(EMPTY_DIFF);
  });
});

test('the schema takes a diff with keys that this version does not know, and no other thing', () => {
  const odd = { ...claim(6), weather: { deep: [1] } };
  expect(Diff.parse(JSON.parse(JSON.stringify(add(odd))))).toEqual(add(odd));
  expect(Diff.safeParse({ added: [{ type: 'ghost' }], updated: [], removed: [] }).success).toBe(false);
  expect(Diff.safeParse({ added: [] }).success).toBe(false);
});
