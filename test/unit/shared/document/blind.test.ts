import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seenBy } from '#shared/document/blind.ts';
import { applyDiff } from '#shared/document/diff.ts';
import { violations } from '#shared/document/invariants.ts';
import type { DocumentState } from '#shared/document/state.ts';
import {
  authorOf,
  BUSY,
  claim,
  claimId,
  done,
  ferry,
  harbour,
  link,
  me,
  merge,
  other,
  reduceThrown,
  relate,
  span,
  START,
  TEXTS,
  throws,
} from './example.ts';

const blind = (doc: DocumentState): DocumentState => done(doc, me, { type: 'setBlind', blind: true });
const sheetsSeen = (doc: DocumentState) => [...seenBy(doc, me).sheets.keys()].sort();
const claimsSeen = (doc: DocumentState) => [...seenBy(doc, me).claims.keys()].sort();

describe('what others did', () => {
  test('is there for all unless the project is blind', () => {
    expect(seenBy(BUSY, me)).toBe(BUSY);
    expect(seenBy(done(blind(BUSY), me, { type: 'setBlind', blind: false }), me)).toEqual(BUSY);
  });

  test('is left out, article by article, until she has marked the article done', () => {
    const doc = blind(BUSY);
    expect(sheetsSeen(doc)).toEqual(['vera/ferry', 'vera/harbour']);
    const read = done(doc, me, { type: 'setProgress', article: harbour, state: 'done' });
    expect(sheetsSeen(read)).toEqual(['ossian/harbour', 'vera/ferry', 'vera/harbour']);
    // What the other marked done shows her nothing.
    const theirs = done(doc, other, { type: 'setProgress', article: harbour, state: 'done' });
    expect(sheetsSeen(theirs)).toEqual(['vera/ferry', 'vera/harbour']);
    expect([...seenBy(doc, null).sheets.keys()]).toEqual([]);
  });
});

describe('others’ claims', () => {
  test('that they use where she may not look yet are left out; those that she or nobody uses are not', () => {
    // 2 is the other's and she links it; 50 is used by the other alone, 51 by nobody.
    const doc = blind(
      done(
        done(START, other, claim(50, 'It sank.'), claim(51, 'It rained.'), span(10), link(11, 10, 50), link(12, 10, 2)),
        me,
        ...[span(20), link(21, 20, 2)],
      ),
    );
    expect(claimsSeen(doc)).toEqual([claimId(1), claimId(2), claimId(51)]);
    const read = done(doc, me, { type: 'setProgress', article: ferry, state: 'done' });
    expect(claimsSeen(read)).toEqual([claimId(1), claimId(2), claimId(50), claimId(51)]);
  });

  test('come with the claims that lead to them', () => {
    const work = [claim(50, 'It sank.'), claim(51, 'It went down.'), span(10), link(11, 10, 50)];
    const doc = blind(done(done(START, other, ...work), me, span(20), link(21, 20, 51)));
    expect(claimsSeen(doc)).not.toContain(claimId(50));
    expect(claimsSeen(done(doc, other, merge(51, 50)))).toContain(claimId(50));
  });

  test('take their relations with them', () => {
    const work = [claim(50, 'It sank.'), span(10), link(11, 10, 50), relate(90, 50, 2, 'contradicts')];
    const doc = blind(done(START, other, ...work));
    expect([doc.relations.size, seenBy(doc, me).relations.size]).toEqual([1, 0]);
  });
});

test('what she sees is always a whole document with all that is hers', () => {
  fc.assert(
    fc.property(throws, (thrown) => {
      let doc = blind(BUSY);
      for (const [step, each] of thrown.entries()) {
        const result = reduceThrown(doc, each, step);
        if (result.ok) doc = applyDiff(doc, result.diff);
        const seen = seenBy(doc, me);
        expect(violations(seen, (id) => TEXTS[id])).toEqual([]);
        for (const [key, sheet] of doc.sheets) {
          if (sheet.annotator === me) expect(seen.sheets.get(key)).toBe(sheet);
          else if (doc.project.blind === true && seen.sheets.has(key) && sheet.annotator === other) {
            expect(doc.sheets.get(`${me}/${sheet.article}`)?.progress?.state).toBe('done');
          }
        }
        expect([me, other]).toContain(authorOf(each));
      }
    }),
    { numRuns: 100 },
  );
});
