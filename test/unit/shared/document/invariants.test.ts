import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyDiff, EMPTY_DIFF } from '#shared/document/diff.ts';
import { sheetViolations, violations } from '#shared/document/invariants.ts';
import { emptySheet } from '#shared/document/state.ts';
import { StanceId } from '#shared/model/index.ts';
import type { AnyRecord, ArticleId, ClaimId, Link, Omission, Span, SpanId } from '#shared/model/index.ts';
import { agrees, claimId, claimOf, linkId, NOW, relationId, relationOf, spanId } from '#test/support/records.ts';
import { BUSY, ferry, me, other, reduceThrown, START, TEXTS, throws } from './example.ts';

const at = { annotator: me, article: ferry, created: NOW };
const span: Span = {
  type: 'span',
  ...at,
  id: spanId(10),
  fragments: [[0, 9]],
  quote: 'The ferry',
  prefix: '',
  suffix: '',
};
const link: Link = { type: 'link', ...at, id: linkId(20), span: spanId(10), claim: claimId(1), stance: agrees };
const silent: Omission = { type: 'omission', ...at, claim: claimId(2) };
const found = (records: AnyRecord[], text: string | undefined = TEXTS[ferry]): string[] =>
  violations(applyDiff(START, { added: records, updated: [], removed: [] }), () => text).map((each) => each.message);

describe('violations', () => {
  test('there are none in a sound sheet', () => {
    expect(found([span, link, silent])).toEqual([]);
  });

  test.each([
    [
      'a quote that the text does not have',
      [{ ...span, quote: 'The train' }],
      `span ${span.id}: the text there is not its quote`,
    ],
    ['a place outside the text', [{ ...span, fragments: [[0, 500]] }], 'lies outside the text'],
    ['a link to no span', [link], `link ${link.id}: there is no span ${span.id}`],
    ['a link to no claim', [span, { ...link, claim: claimId(9) }], `link ${link.id}: there is no claim ${claimId(9)}`],
    ['a stance that the project lacks', [span, { ...link, stance: StanceId.parse('loves') }], 'no stance "loves"'],
    [
      'two links of one pair',
      [span, link, { ...link, id: linkId(21) }],
      `link ${linkId(21)}: its span is linked to its claim twice`,
    ],
    ['silence on no claim', [{ ...silent, claim: claimId(9) }], `there is no claim ${claimId(9)}`],
    [
      'silence on a linked claim',
      [span, link, { ...silent, claim: claimId(1) }],
      `${claimId(1)} is marked silent although it is linked`,
    ],
    [
      'a sheet of no article',
      [{ ...silent, article: 'nowhere' as ArticleId }],
      'article "nowhere" is not in the project',
    ],
  ] as [string, AnyRecord[], string][])('%s', (_name, records, message) => {
    const messages = found(records);
    expect(messages.length).toBe(1);
    expect(messages[0]).toContain(message);
  });

  const claims = (...records: AnyRecord[]): string[] =>
    violations(applyDiff(START, { added: records, updated: [], removed: [] }), () => undefined).map(
      ({ where, message }) => `${where}: ${message}`,
    );

  test('there are none in claims that lead to others, retired or not, and relations between them', () => {
    expect(
      claims(
        claimOf(3, me, 'Three.', { mergedInto: claimId(2) }),
        claimOf(4, other, 'Four.', { mergedInto: claimId(3), retired: NOW }),
        relationOf(30, me, 3, 4, 'same-as'),
        relationOf(31, other, 4, 3, 'entails'),
      ),
    ).toEqual([]);
  });

  test.each([
    [
      'a merge into a claim that is not there',
      [claimOf(3, me, 'Three.', { mergedInto: claimId(9) })],
      [`claims/vera: claim ${claimId(3)}: it was merged into ${claimId(9)}, which is not there`],
    ],
    [
      'a merge into itself',
      [claimOf(3, other, 'Three.', { mergedInto: claimId(3) })],
      [`claims/ossian: claim ${claimId(3)}: it was merged round in a circle`],
    ],
    [
      'merges in a circle, at each who takes part, and at who leads there',
      [
        claimOf(3, me, 'Three.', { mergedInto: claimId(4) }),
        claimOf(4, other, 'Four.', { mergedInto: claimId(3) }),
        claimOf(5, me, 'Five.', { mergedInto: claimId(4) }),
      ],
      [
        `claims/vera: claim ${claimId(3)}: it was merged round in a circle`,
        `claims/ossian: claim ${claimId(4)}: it was merged round in a circle`,
        `claims/vera: claim ${claimId(5)}: it was merged round in a circle`,
      ],
    ],
    [
      'a relation to no claim',
      [relationOf(30, me, 1, 9, 'entails')],
      [`claims/vera: relation ${relationId(30)}: there is no claim ${claimId(9)}`],
    ],
    [
      'a relation of a claim to itself',
      [relationOf(30, other, 1, 1, 'entails')],
      [`claims/ossian: relation ${relationId(30)}: it relates a claim to itself`],
    ],
  ] as [string, AnyRecord[], string[]][])('%s', (_name, records, found) => {
    expect(claims(...records)).toEqual(found);
  });

  test('of places are not looked for without the text', () => {
    const doc = applyDiff(START, { added: [{ ...span, quote: 'Else' }], updated: [], removed: [] });
    expect(violations(doc, () => undefined)).toEqual([]);
    expect(sheetViolations(doc, emptySheet(me, ferry))).toEqual([]);
  });
});

test('a change can break nothing but what it touches', () => {
  fc.assert(
    fc.property(throws, (thrown) => {
      let doc = BUSY;
      for (const [step, each] of thrown.entries()) {
        const result = reduceThrown(doc, each, step);
        if (!result.ok) continue;
        // Half of the diff breaks what the whole keeps.
        for (const diff of [
          result.diff,
          { ...result.diff, removed: [] },
          { ...EMPTY_DIFF, removed: result.diff.removed },
        ]) {
          if (diff.removed.some(({ type }) => type === 'claim')) continue;
          const after = applyDiff(doc, diff);
          const touched = { spans: new Set<SpanId>(), claims: new Set<ClaimId>() };
          for (const record of [...diff.added, ...diff.updated.flat(), ...diff.removed]) {
            if (record.type === 'span') touched.spans.add(record.id);
            if (record.type === 'link') touched.spans.add(record.span);
            if (record.type === 'link' || record.type === 'omission') touched.claims.add(record.claim);
          }
          for (const [key, sheet] of after.sheets) {
            const old = doc.sheets.get(key);
            const known = new Set(old === undefined ? [] : sheetViolations(doc, old).map(({ message }) => message));
            const fresh = sheetViolations(after, sheet).filter(({ message }) => !known.has(message));
            const found = sheetViolations(after, sheet, undefined, touched);
            for (const violation of fresh) expect(found).toContainEqual(violation);
          }
        }
        doc = applyDiff(doc, result.diff);
      }
    }),
    { numRuns: 100 },
  );
});
