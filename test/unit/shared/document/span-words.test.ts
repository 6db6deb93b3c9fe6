import { describe, expect, test } from 'vitest';
import { articleName, claimName, passageInWords, short, stancePhrase } from '#shared/document/span-words.ts';
import { StanceId } from '#shared/model/index.ts';
import type { Link, Span, Stance } from '#shared/model/index.ts';
import { agrees, claimId, contradicts, linkId, NOW, spanId } from '#test/support/records.ts';
import {} from '#test/support/records.ts';
import { ferry, me, other, START } from './example.ts';

describe('short', () => {
  test('leaves what is short enough, on one line', () => {
    expect(short(' Gate\n2  opened ', 20)).toBe('Gate 2 opened');
  });
  test('cuts between words and says so', () => {
    expect(short('Gate 2 opened fully, at 03:40', 21)).toBe('Gate 2 opened fully…');
  });
  test('cuts a long word and never a character of two code units', () => {
    expect(short('🛳'.repeat(6), 4)).toBe('🛳🛳🛳🛳…');
  });
});

test('a stance stands before a claim', () => {
  const named = (label: string): Stance => ({ id: agrees, label, polarity: '+', key: '1' });
  expect(stancePhrase(named('agrees'), agrees)).toBe('agrees with');
  expect(stancePhrase(named('contradicts'), agrees)).toBe('contradicts');
  expect(stancePhrase(named('bears out'), agrees)).toBe('bears out:');
  expect(stancePhrase(undefined, StanceId.parse('gone'))).toBe('gone:');
});

test('what is not here is said to be so', () => {
  expect(articleName(undefined)).toBe('an article that is not here');
  expect(claimName(undefined)).toBe('a claim that is not here');
});

test('an article goes by its outlet, else its title, else its file', () => {
  const article = START.articles.get(ferry);
  if (article === undefined) throw new Error('no article');
  const source = { name: 'ferry.txt', format: 'plain text' };
  expect(articleName({ ...article, outlet: 'Quay Post', title: 'Off it goes', source })).toBe('Quay Post');
  expect(articleName({ ...article, outlet: '', title: 'Off it goes', source })).toBe('Off it goes');
  expect(articleName({ ...article, outlet: '', title: '', source })).toBe('ferry.txt');
});

describe('passageInWords', () => {
  const base = { annotator: me, article: ferry, created: NOW } as const;
  const span: Span = {
    ...base,
    type: 'span',
    id: spanId(1),
    fragments: [[4, 9]],
    quote: 'ferry',
    prefix: '',
    suffix: '',
  };
  const links: Link[] = [
    { ...base, type: 'link', id: linkId(1), span: span.id, claim: claimId(1), stance: agrees, unsure: true },
    { ...base, type: 'link', id: linkId(2), span: span.id, claim: claimId(2), stance: contradicts, note: 'Ask him.' },
  ];

  test('says quote, stances, claims, unsure, tags and notes', () => {
    const full = { ...span, tags: ['ships', 'time'], note: 'Which one?' };
    expect(passageInWords(START, { span: full, links }, me)).toBe(
      '“ferry”: agrees with “The ferry left.”, unsure; contradicts “Nobody was aboard.”, note: Ask him. ' +
        'Tags: ships, time. Note: Which one?',
    );
  });

  test('says that it is not linked, and whose it is if not mine', () => {
    expect(passageInWords(START, { span: { ...span, annotator: other }, links: [] }, me)).toBe(
      '“ferry”: not linked to a claim. By Ossian.',
    );
  });
});
