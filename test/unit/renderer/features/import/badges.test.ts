import { describe, expect, it } from 'vitest';
import { CandidateId } from '#shared/contract/index.ts';
import { ArticleId } from '#shared/model/index.ts';
import { badgesOf } from '#renderer/features/import/badges.ts';
import type { Draft } from '#renderer/features/import/run.ts';

const NO_ARTICLES = new Map();

function draft(patch: Partial<Draft>, known: Partial<Draft['candidate']> = {}): Draft {
  const fields = { title: 'T', outlet: '', author: '', published: '', url: '', language: 'en' };
  return {
    id: CandidateId.parse('one'),
    candidate: {
      id: CandidateId.parse('one'),
      from: 'one.txt',
      format: 'text',
      encoding: 'UTF-8',
      fields,
      text: 'x',
      blocks: [],
      cut: { head: 0, tail: 1 },
      duplicateOf: null,
      near: [],
      ...known,
    },
    fields,
    cut: { head: 0, tail: 1 },
    words: 1,
    checked: true,
    sameAs: null,
    near: null,
    notices: [],
    error: '',
    ...patch,
  };
}

describe('badgesOf', () => {
  it('has nothing to say of a new text', () => {
    expect(badgesOf(draft({}), NO_ARTICLES, new Map())).toEqual([]);
  });

  it('never calls nearly all of it all of it', () => {
    const near = (share: number): string =>
      badgesOf(draft({}, { near: [{ article: ArticleId.parse('wire'), share }] }), NO_ARTICLES, new Map())[0]?.text ??
      '';
    expect(near(0.824)).toBe('82 % like “wire”');
    expect(near(0.999)).toBe('99 % like “wire”');
    expect(near(1)).toBe('100 % like “wire”');
  });

  it('forgets a likeness to what is not in the list any more', () => {
    const other = CandidateId.parse('other');
    const like = draft({ near: { key: other, share: 0.5 } });
    expect(badgesOf(like, NO_ARTICLES, new Map([[other, 'A wire story']]))).toEqual([
      { kind: 'near', text: '50 % like “A wire story”, in this list' },
    ]);
    expect(badgesOf(like, NO_ARTICLES, new Map())).toEqual([]);
  });

  it('names the likest only, the project’s article before one of the list', () => {
    const other = CandidateId.parse('other');
    const near = [{ article: ArticleId.parse('wire'), share: 0.6 }];
    const titles = new Map([[other, 'A rewrite']]);
    const badge = (share: number): string[] =>
      badgesOf(draft({ near: { key: other, share } }, { near }), NO_ARTICLES, titles).map(({ text }) => text);
    expect(badge(0.6)).toEqual(['60 % like “wire”']);
    expect(badge(0.7)).toEqual(['70 % like “A rewrite”, in this list']);
  });

  it('says of a text that is there already no more than that', () => {
    const wire = ArticleId.parse('wire');
    const known = draft({}, { duplicateOf: wire, near: [{ article: wire, share: 0.9 }] });
    expect(badgesOf(known, NO_ARTICLES, new Map()).map(({ text }) => text)).toEqual(['already in the project']);
  });
});
