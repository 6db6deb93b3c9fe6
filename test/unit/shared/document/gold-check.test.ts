import { expect, test } from 'vitest';
import { applyDiff, EMPTY_DIFF } from '#shared/document/diff.ts';
import { goldProblems } from '#shared/document/gold-check.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { AnyRecord, ArticleId } from '#shared/model/index.ts';
import { claim, link, merge } from './example.ts';
import { agrees, claimId, done, ferry, gold, harbour, me, other, SETTLED } from '../review/report/example.ts';

const problems = (doc = SETTLED, article: ArticleId = ferry, who = gold): string[] => {
  const sheet = sheetOf(doc, who, article);
  if (sheet === undefined) throw new Error('there is no such sheet');
  return goldProblems(doc, sheet);
};
const the = <T extends AnyRecord>(records: Iterable<T> | undefined): T => {
  const [first] = records ?? [];
  return first ?? expect.fail('there is no such record');
};

test('what was settled and not touched since is well, and an annotator’s sheet is not looked at', () => {
  expect(problems()).toEqual([]);
  expect(problems(SETTLED, harbour)).toEqual([]);
  expect(problems(SETTLED, ferry, me)).toEqual([]);
});

test('a span, a link or a mark that no decision chose is named, and so is one that is gone', () => {
  const sheet = sheetOf(SETTLED, gold, harbour);
  const span = the(sheet?.spans.values());
  const linked = the(sheet?.links.values());
  const gone = applyDiff(SETTLED, { ...EMPTY_DIFF, removed: [span, linked] });
  expect(problems(gone, harbour)).toEqual([`span ${span.id}: a decision chose it, but it is not there`]);
  const other = applyDiff(SETTLED, { ...EMPTY_DIFF, updated: [[linked, { ...linked, stance: agrees }]] });
  expect(problems(other, harbour)).toEqual([`span ${span.id}: its links are not those of its decision`]);
  const moved = applyDiff(SETTLED, { ...EMPTY_DIFF, updated: [[span, { ...span, fragments: [[0, 3]] }]] });
  expect(problems(moved, harbour)).toEqual([`span ${span.id}: its decision gives it another place`]);
  const decision = the(sheet?.decisions.values());
  const silent: AnyRecord = {
    ...{ type: 'omission', annotator: gold, article: harbour, claim: claimId(2) },
    created: decision.created,
  };
  const marked = applyDiff(SETTLED, { ...EMPTY_DIFF, added: [silent] });
  expect(problems(marked, harbour)).toEqual([`claim ${claimId(2)} is marked silent, which no decision chose`]);
});

test('a claim that its author merged since is the same claim', () => {
  const merged = done(SETTLED, other, claim(3, 'The boat was empty.'), merge(2, 3));
  expect(problems(merged)).toEqual([]);
});

test('work of the annotators themselves changes nothing', () => {
  expect(problems(done(SETTLED, me, link(300, 104, 1, agrees, harbour)), harbour)).toEqual([]);
});
