import { describe, expect, it } from 'vitest';
import { choiceOf, draftOf, offeredAnnotators, toggled, USUAL_SPLIT } from '#renderer/features/export/choice.ts';
import type { Draft } from '#renderer/features/export/choice.ts';
import { ArticleId, ClaimId, StanceId } from '#shared/model/index.ts';
import { gold, SETTLED } from '../../../shared/review/report/example.ts';

const doc = SETTLED;
const people = [...doc.annotators.keys()];
const [someone = gold] = people;
const claims = [...doc.claims.keys()];
const format = { id: 'links-csv', oneAnnotator: false };
const everything: Draft = {
  format: 'links-csv',
  annotators: new Set(people),
  articles: null,
  claims: null,
  stances: null,
  split: null,
};

describe('a choice', () => {
  it('names nothing where all is chosen, so that what comes later is in it too', () => {
    expect(choiceOf(everything, format, doc, null)).toEqual({ format: 'links-csv' });
  });

  it('names annotators where not all are chosen, where a gold set is, and where the format holds one', () => {
    const who = (annotators: Draft['annotators'], one = false): unknown =>
      choiceOf({ ...everything, annotators }, { ...format, oneAnnotator: one }, doc, someone);
    expect(who(new Set([someone]))).toEqual({ format: 'links-csv', annotators: [someone] });
    const all = offeredAnnotators(doc).map(({ id }) => id);
    expect(all).toContain(gold);
    expect(who(new Set(all))).toEqual({ format: 'links-csv', annotators: all });
    expect(who(new Set(people), true)).toEqual({ format: 'links-csv', annotators: [someone] });
  });

  it('says what is missing', () => {
    const missing = (part: Partial<Draft>): unknown => choiceOf({ ...everything, ...part }, format, doc, null);
    expect(missing({ annotators: new Set() })).toEqual({ missing: 'Choose whose work to export.' });
    expect(missing({ claims: new Set() })).toEqual({ missing: 'Choose at least one of the claims.' });
    const split = { ...USUAL_SPLIT, shares: { train: 0, dev: 0, test: 0 } };
    expect(missing({ split })).toEqual({ missing: 'Give at least one part of the split a share.' });
  });

  it('becomes the draft it came from', () => {
    const draft: Draft = {
      ...everything,
      annotators: new Set([someone]),
      claims: new Set(claims.slice(0, 1)),
      stances: new Set(doc.project.stances.slice(0, 2).map(({ id }) => id)),
      split: USUAL_SPLIT,
    };
    const choice = choiceOf(draft, format, doc, null);
    if ('missing' in choice) throw new Error(choice.missing);
    expect(draftOf(choice, doc)).toEqual({ draft, gone: 0 });
    expect(draftOf({ format: 'links-csv' }, doc)).toEqual({ draft: everything, gone: 0 });
  });

  it('is without what is no longer there, and says how much that is', () => {
    const { draft, gone } = draftOf(
      {
        format: 'links-csv',
        articles: [ArticleId.parse('nowhere')],
        claims: [...claims.slice(0, 1), ClaimId.parse('01890000-0000-7000-8000-00000000ffff')],
        stances: [StanceId.parse('shrugs')],
      },
      doc,
    );
    expect(draft.claims).toEqual(new Set(claims.slice(0, 1)));
    expect(draft.articles).toEqual(new Set());
    expect(gone).toBe(3);
  });
});

describe('ticking', () => {
  const all = ['a', 'b', 'c'];
  it('takes one out of all, and is all again when the last is back', () => {
    expect(toggled(null, 'b', false, all)).toEqual(new Set(['a', 'c']));
    expect(toggled(new Set(['a', 'c']), 'b', true, all)).toBeNull();
    expect(toggled(new Set(['a']), 'a', false, all)).toEqual(new Set());
  });
});
