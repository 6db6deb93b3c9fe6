import { describe, expect, test } from 'vitest';
import { labelOf } from '#shared/document/commands.ts';
import type { Command } from '#shared/document/commands.ts';
import { DEFAULT_STANCES, StanceId } from '#shared/model/index.ts';
import { agrees, claimId } from '#test/support/records.ts';
import { claim, diffOf, done, harbour, link, me, refusal, silent, span, START } from '../example.ts';

describe('the project', () => {
  test('loses no stance that is in use', () => {
    const doc = done(START, me, span(10), link(20, 10, 1));
    const without = DEFAULT_STANCES.filter((stance) => stance.id !== agrees);
    expect(refusal(doc, { type: 'setStances', stances: without })).toContain('"agrees" is in use');
    expect(done(START, me, { type: 'setStances', stances: without }).project.stances.length).toBe(3);
    const [first] = DEFAULT_STANCES;
    const twice = first === undefined ? [] : [first, { ...first, id: StanceId.parse('again') }];
    expect(refusal(START, { type: 'setStances', stances: twice })).toContain('two stances have the same key');
  });

  test('has a name, as its annotators have', () => {
    expect(refusal(START, { type: 'renameProject', name: ' ' })).toContain('name');
    expect(done(START, me, { type: 'renameAnnotator', name: 'V.' }).annotators.get(me)?.name).toBe('V.');
    const wrong: Command = { type: 'editArticle', article: harbour, fields: { url: 'ftp://x' } };
    expect(refusal(START, wrong)).toContain('url');
    expect(done(START, me, { ...wrong, fields: { outlet: 'P' } }).articles.get(harbour)?.outlet).toBe('P');
  });
});

describe('a batch', () => {
  test('is one step in which each command sees what those before it did', () => {
    const batch: Command = {
      type: 'batch',
      label: 'claim from a span',
      commands: [span(10), claim(5, 'New.'), link(20, 10, 5), silent(1)],
    };
    expect(diffOf(START, batch).added.map((record) => record.type)).toEqual(['span', 'claim', 'link', 'omission']);
    expect(labelOf(batch)).toBe('claim from a span');
    expect(labelOf(span(1))).toBe('create span');
  });

  test('that comes back to where it started changes nothing', () => {
    const commands: Command[] = [claim(5, 'New.'), { type: 'deleteClaim', claim: claimId(5) }];
    expect(diffOf(START, { type: 'batch', label: 'x', commands })).toEqual({ added: [], updated: [], removed: [] });
  });

  test('is refused whole', () => {
    expect(refusal(START, { type: 'batch', label: 'x', commands: [span(10), link(20, 10, 9)] })).toContain(
      'no such claim',
    );
  });
});
