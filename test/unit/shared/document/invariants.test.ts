import { describe, expect, test } from 'vitest';
import { applyDiff } from '#shared/document/diff.ts';
import { sheetViolations, violations } from '#shared/document/invariants.ts';
import { emptySheet } from '#shared/document/state.ts';
import { StanceId } from '#shared/model/index.ts';
import type { AnyRecord, ArticleId, Link, Omission, Span } from '#shared/model/index.ts';
import { agrees, claimId, linkId, NOW, spanId } from '#test/support/records.ts';
import { ferry, me, START, TEXTS } from './example.ts';

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

  test('of places are not looked for without the text', () => {
    const doc = applyDiff(START, { added: [{ ...span, quote: 'Else' }], updated: [], removed: [] });
    expect(violations(doc, () => undefined)).toEqual([]);
    expect(sheetViolations(doc, emptySheet(me, ferry))).toEqual([]);
  });
});
