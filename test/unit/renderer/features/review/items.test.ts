import { describe, expect, test } from 'vitest';
import { ArticleId } from '#shared/model/index.ts';
import type { Decision, Side } from '#shared/model/index.ts';
import { pairClaims } from '#shared/review/pairs.ts';
import type { Item } from '#shared/review/queue.ts';
import {
  countsOf,
  EVERYTHING,
  kindInWords,
  nextOpen,
  quoteOf,
  shownItems,
  verdictInWords,
  withStanding,
} from '#renderer/features/review/items.ts';
import type { QueueItem, Standing } from '#renderer/features/review/items.ts';
import { pairingInWords } from '#renderer/features/review/pairing-words.ts';
import { placeOf, rulesFor } from '#renderer/features/review/rules.ts';
import { claimId, decisionId, linkId, NOW, spanId } from '#test/support/records.ts';
import { ada, ben, cleo, projectFrom } from '../../../shared/review/support.ts';

const one = ArticleId.parse('one');
const two = ArticleId.parse('two');
const DOC = projectFrom({
  articles: ['one', 'two'],
  claims: [
    [1, ada, 'The bridge was closed on Monday'],
    [2, ben, 'On Monday the bridge was closed'],
    [3, ben, 'Smoke was seen above the engine room'],
    [4, cleo, 'The ferry left at noon'],
  ],
});

const sideOf = (annotator: Side['annotator'], claim?: number, quote = 'some words', silent: number[] = []): Side => ({
  annotator,
  spans:
    claim === undefined
      ? []
      : [
          {
            ...{ id: spanId(claim), fragments: [[0, 10]], quote, prefix: '', suffix: '' },
            links: [{ id: linkId(claim), claim: claimId(claim), stance: 'agrees' as never }],
          },
        ],
  silent: silent.map(claimId),
});

const decisionOf = (more: Partial<Decision>): Decision => ({
  ...{ type: 'decision', annotator: 'ada.gold' as never, article: one, id: decisionId(1), created: NOW },
  ...{ sides: [sideOf(ada, 1), sideOf(ben, 2)], verdict: 'one', of: ada, chosen: sideOf(ada, 1) },
  ...more,
});

const itemOf = (key: string, standing: Standing, more: Partial<Item> = {}): QueueItem => ({
  ...{ key, article: one, kinds: ['claim'], sides: [sideOf(ada, 1), sideOf(ben, 2)], at: 0, decision: undefined },
  ...{ state: 'open', waitsForPair: false, agreedBy: undefined, standing },
  ...more,
});

describe('how an item stands', () => {
  const classOf = (claim: Side['silent'][number]): typeof claim => claim;
  const item = itemOf('a', 'open');

  test('is open, put off, changed or settled as the queue says', () => {
    expect(
      withStanding({ ...item, state: 'later', decision: decisionOf({ verdict: 'later' }) }, classOf).standing,
    ).toBe('later');
    expect(withStanding({ ...item, state: 'changed', decision: decisionOf({}) }, classOf).standing).toBe('changed');
    const same = decisionOf({ sides: [sideOf(ada, 1), sideOf(ben, 1)] });
    expect(withStanding({ ...item, state: 'settled', decision: same }, classOf).standing).toBe('settled');
  });

  test('owes a reason where a judgement was overruled without one', () => {
    const settled = { ...item, state: 'settled' } as const;
    expect(withStanding({ ...settled, decision: decisionOf({}) }, classOf).standing).toBe('owed');
    expect(withStanding({ ...settled, decision: decisionOf({ reason: 'Hers is exact.' }) }, classOf).standing).toBe(
      'settled',
    );
    // Where both claims are one, nobody was overruled.
    expect(withStanding({ ...settled, decision: decisionOf({}) }, () => claimId(1)).standing).toBe('settled');
  });
});

describe('going through the queue', () => {
  const items = [itemOf('a', 'open'), itemOf('b', 'settled'), itemOf('c', 'owed'), itemOf('d', 'later')];
  const keyOf = (from: string | null, by: 1 | -1): string | undefined => nextOpen(items, from, by)?.key;

  test('the next open one is found, round the ends; what was put off is not open', () => {
    expect([keyOf('a', 1), keyOf('b', 1), keyOf('c', 1), keyOf('d', 1)]).toEqual(['c', 'c', 'a', 'a']);
    expect([keyOf('a', -1), keyOf('b', -1), keyOf('c', -1), keyOf('d', -1)]).toEqual(['c', 'a', 'a', 'c']);
    expect(keyOf(null, 1)).toBe('a');
    expect(nextOpen([itemOf('b', 'settled')], 'b', 1)).toBeUndefined();
  });

  test('is counted: what owes a reason is settled', () => {
    expect(countsOf(items)).toEqual({ all: 4, settled: 2, owed: 1, later: 1 });
  });

  test('is narrowed by kind, article and standing', () => {
    const all = [
      itemOf('a', 'open', { kinds: ['claim', 'boundary'] }),
      itemOf('b', 'open', { kinds: ['stance'], article: two }),
      itemOf('c', 'settled', { kinds: ['boundary'] }),
    ];
    const keys = (filter: Partial<typeof EVERYTHING>): string =>
      shownItems(all, { ...EVERYTHING, ...filter })
        .map(({ key }) => key)
        .join('');
    expect(keys({})).toBe('abc');
    expect(keys({ kind: 'boundary' })).toBe('ac');
    expect(keys({ article: two })).toBe('b');
    expect(keys({ standing: 'open', kind: 'boundary' })).toBe('a');
  });
});

describe('words', () => {
  test('who missed something, and who alone has it', () => {
    const sides = [sideOf(ada, 1), sideOf(ben), sideOf(cleo)];
    expect(kindInWords(DOC, 'missed', sides)).toBe('missed by BEN and CLEO');
    expect(kindInWords(DOC, 'extra', sides)).toBe('only ADA');
    expect(kindInWords(DOC, 'boundary', sides)).toBe('boundary');
    // Silence against not having looked, and against a span.
    expect(kindInWords(DOC, 'missed', [sideOf(ada, undefined, '', [1]), sideOf(ben)])).toBe('missed by BEN');
    expect(kindInWords(DOC, 'missed', [sideOf(ada, 1), sideOf(ben, undefined, '', [1])])).toBe('missed by BEN');
    expect(kindInWords(DOC, 'missed', [sideOf(ada), sideOf(ben)])).toBe('gone');
  });

  test('what was decided', () => {
    expect(verdictInWords(DOC, decisionOf({}))).toBe('ADA’s');
    expect(verdictInWords(DOC, decisionOf({ verdict: 'both' }))).toBe('both');
    const three = [sideOf(ada, 1), sideOf(ben, 2), sideOf(cleo)];
    expect(verdictInWords(DOC, decisionOf({ verdict: 'both', sides: three }))).toBe('all');
    expect(verdictInWords(DOC, decisionOf({ verdict: 'neither' }))).toBe('neither');
  });

  test('what it is about: a span, else a claim, else what was there', () => {
    expect(quoteOf(DOC, itemOf('a', 'open', { sides: [sideOf(ada), sideOf(ben, 2, 'his words')] }))).toBe('his words');
    expect(quoteOf(DOC, itemOf('a', 'open', { sides: [sideOf(ada), sideOf(ben, undefined, '', [3])] }))).toBe(
      'Smoke was seen above the engine room',
    );
    const gone = { sides: [sideOf(ada), sideOf(ben)], decision: decisionOf({ sides: [sideOf(ada, 1, 'once there')] }) };
    expect(quoteOf(DOC, itemOf('a', 'changed', gone))).toBe('once there');
  });

  test('how the claims are paired', () => {
    const pairing = pairClaims(DOC, cleo, [ada, ben]);
    const said = (...sides: Side[]): string => pairingInWords(DOC, { sides }, pairing);
    expect(said(sideOf(ada, 1), sideOf(ben, 2))).toMatch(
      /^Their claims are paired: no shared span, likeness (1\.00|\.\d\d), proposed only, so that until you confirm it they count as two\.$/,
    );
    expect(said(sideOf(ada, 1), sideOf(ben, 3))).toBe('Their claims are not paired.');
    expect(said(sideOf(ada, 1), sideOf(ben, 1))).toBe('');
    expect(said(sideOf(ada, 1), sideOf(ben))).toBe('');
  });
});

describe('what is taken without asking', () => {
  test('for two annotators is what both agree on, if anything', () => {
    expect(rulesFor(2).map(({ words }) => words)).toEqual([
      'take what all agree on',
      'ask where someone was unsure',
      'take articles that one alone has read as well',
      'ask about everything',
    ]);
  });

  test('for more can be what fewer agree on', () => {
    const rules = rulesFor(4);
    expect(rules.map(({ rule }) => rule.agreeing)).toEqual(['all', 'all', 3, 3, 2, 2, 'all', 'all']);
    rules.forEach(({ rule }, index) => expect(placeOf(rules, { ...rule })).toBe(index));
    // What no longer fits, because fewer are compared, is what all agree on.
    expect(placeOf(rulesFor(2), { agreeing: 3, askUnsure: true, askAll: false, takeAlone: false })).toBe(0);
  });
});
