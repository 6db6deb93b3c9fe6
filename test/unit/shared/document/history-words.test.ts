import { describe, expect, test } from 'vitest';
import { labelOf } from '#shared/document/commands.ts';
import type { Command } from '#shared/document/commands.ts';
import { applyDiff } from '#shared/document/diff.ts';
import { namesOf, plainWords, stepParts } from '#shared/document/history-words.ts';
import type { HistoryEntry } from '#shared/document/history.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { DEFAULT_STANCES, RelationId } from '#shared/model/index.ts';
import { agrees, claimId, contradicts, linkId, NOW, spanId, uuid } from '#test/support/records.ts';
import {} from '#test/support/records.ts';
import { context, ferry, harbour, me, START } from './example.ts';

const BEGIN = (
  [
    [ferry, 'Quay Post'],
    [harbour, 'Harbour Wire'],
  ] as const
).reduce((doc, [article, outlet]) => {
  const reduced = reduce(doc, { type: 'editArticle', article, fields: { outlet } }, context(me));
  if (!reduced.ok) throw new Error(reduced.message);
  return applyDiff(doc, reduced.diff);
}, START);

/** Does the commands, each one step, and tells the steps. */
function told(...commands: Command[]): string[] {
  let doc: DocumentState = BEGIN;
  const steps = commands.map((command): HistoryEntry => {
    const reduced = reduce(doc, command, context(me));
    if (!reduced.ok) throw new Error(reduced.message);
    doc = applyDiff(doc, reduced.diff);
    return { label: labelOf(command), diff: reduced.diff, at: NOW };
  });
  const names = namesOf(doc, steps);
  return steps.map((step) => plainWords(stepParts(step, names)));
}

const last = (...commands: Command[]): string | undefined => told(...commands).at(-1);

const span = (number = 1, start = 4, end = 9): Command => ({
  type: 'createSpan',
  id: spanId(number),
  article: ferry,
  fragments: [[start, end]],
});
const link = (claim = 1, stance = agrees): Command => ({
  type: 'createLink',
  id: linkId(claim),
  article: ferry,
  span: spanId(1),
  claim: claimId(claim),
  stance,
});
const batch = (...commands: Command[]): Command => ({ type: 'batch', label: 'several things', commands });

describe('spans and links', () => {
  test('a span made', () => {
    expect(told(span())).toEqual(['Made the span “ferry” in Quay Post']);
  });
  test('a span linked as it is made', () => {
    expect(told(batch(span(), link()))).toEqual(['Linked “ferry” in Quay Post: agrees with “The ferry left.”']);
  });
  test('a span linked to a claim that is new', () => {
    const made: Command = { type: 'createClaim', id: claimId(1 + 2), text: 'It sailed.' };
    expect(told(batch(span(), made, link(3)))).toEqual([
      'Linked “ferry” in Quay Post: agrees with the new claim “It sailed.”',
    ]);
  });
  test('a span that was there is linked, and linked anew', () => {
    expect(told(span(), link(2, contradicts), link(2, agrees))).toEqual([
      'Made the span “ferry” in Quay Post',
      'Linked “ferry” in Quay Post: contradicts “Nobody was aboard.”',
      'Changed the stance of “ferry” in Quay Post: agrees with “Nobody was aboard.” (was: contradicts)',
    ]);
  });
  test('a span is deleted with its links; the steps before still name it', () => {
    expect(told(span(), link(), { type: 'deleteSpan', article: ferry, span: spanId(1) })).toEqual([
      'Made the span “ferry” in Quay Post',
      'Linked “ferry” in Quay Post: agrees with “The ferry left.”',
      'Deleted the span “ferry” in Quay Post and its 1 link',
    ]);
  });
  test('a link is taken away', () => {
    expect(last(span(), link(), { type: 'deleteLink', article: ferry, link: linkId(1) })).toBe(
      'Unlinked “ferry” in Quay Post from “The ferry left.”',
    );
  });
  test('several spans are counted', () => {
    const there: Command = { type: 'createSpan', id: spanId(3), article: harbour, fragments: [[4, 11]] };
    expect(told(batch(span(1), span(2, 13, 17), there))).toEqual(['Made 3 spans in 2 articles']);
    expect(told(batch(span(1), span(2, 13, 17)))).toEqual(['Made 2 spans in Quay Post']);
  });
  test('an edge moved, a fragment added and taken away', () => {
    const place = (...fragments: [number, number][]): Command => ({
      type: 'setFragments',
      article: ferry,
      span: spanId(1),
      fragments,
    });
    expect(told(span(), place([0, 9]), place([0, 9], [13, 17]), place([13, 17])).slice(1)).toEqual([
      'Moved an edge: “The ferry” in Quay Post, was “ferry”',
      'Added a fragment: “The ferry left” in Quay Post',
      'Took a fragment away: “left” in Quay Post',
    ]);
  });
  test('unsure and sure again', () => {
    const unsure = (is: boolean): Command => ({ type: 'setUnsure', article: ferry, link: linkId(1), unsure: is });
    expect(told(span(), link(), unsure(true), unsure(false)).slice(2)).toEqual([
      'Marked as unsure: “ferry” in Quay Post agrees with “The ferry left.”',
      'Marked as sure: “ferry” in Quay Post agrees with “The ferry left.”',
    ]);
  });
  test('tags', () => {
    const tags = (...those: string[]): Command => ({ type: 'setTags', article: ferry, span: spanId(1), tags: those });
    expect(told(span(), tags('time', 'place'), tags()).slice(1)).toEqual([
      'Tagged “ferry” in Quay Post: time, place',
      'Took the tags off “ferry” in Quay Post',
    ]);
  });
});

describe('notes and progress', () => {
  test('a note on a span is written, changed and taken away', () => {
    const note = (text: string): Command => ({
      type: 'setNote',
      on: { type: 'span', article: ferry, span: spanId(1) },
      note: text,
    });
    expect(told(span(), note('Which?'), note('The old one.'), note('')).slice(1)).toEqual([
      'Wrote a note on the span “ferry” in Quay Post: “Which?”',
      'Changed the note on the span “ferry” in Quay Post: “The old one.”',
      'Took away the note on the span “ferry” in Quay Post',
    ]);
  });
  test('notes on link, claim and article', () => {
    expect(
      told(
        span(),
        link(),
        { type: 'setNote', on: { type: 'link', article: ferry, link: linkId(1) }, note: 'Hm.' },
        { type: 'setNote', on: { type: 'claim', claim: claimId(1) }, note: 'Hm.' },
        { type: 'setNote', on: { type: 'article', article: harbour }, note: 'Hm.' },
      ).slice(2),
    ).toEqual([
      'Wrote a note on the link of “ferry” in Quay Post to “The ferry left.”: “Hm.”',
      'Wrote a note on the claim “The ferry left.”: “Hm.”',
      'Wrote a note on Harbour Wire: “Hm.”',
    ]);
  });
  test('an article is done, and not', () => {
    expect(
      told(
        { type: 'setProgress', article: ferry, state: 'done' },
        { type: 'setProgress', article: ferry, state: 'todo' },
        { type: 'setProgress', article: ferry, state: null },
      ),
    ).toEqual(['Marked Quay Post as done', 'Marked Quay Post as to do', 'Took back how far Quay Post is']);
  });
  test('silence is marked, taken back, and goes without a word when a link is made', () => {
    const silent = (is: boolean): Command => ({ type: 'setSilent', article: ferry, claim: claimId(1), silent: is });
    expect(told(silent(true), silent(false), silent(true), batch(span(), link()))).toEqual([
      'Marked Quay Post as silent on “The ferry left.”',
      'Took back that Quay Post is silent on “The ferry left.”',
      'Marked Quay Post as silent on “The ferry left.”',
      'Linked “ferry” in Quay Post: agrees with “The ferry left.”',
    ]);
  });
});

describe('claims', () => {
  const made: Command = { type: 'createClaim', id: claimId(3), text: 'It sailed.', group: 'Ships' };
  test('made, reworded, regrouped, retired, restored, deleted', () => {
    const edit = (to: object): Command => ({ type: 'editClaim', claim: claimId(3), ...to });
    expect(
      told(
        made,
        edit({ text: 'The ship sailed.' }),
        edit({ group: 'Sea' }),
        edit({ group: '' }),
        edit({ guideline: 'Only ships.' }),
        edit({ colour: 'sky' }),
        { type: 'retireClaim', claim: claimId(3) },
        { type: 'restoreClaim', claim: claimId(3) },
        { type: 'deleteClaim', claim: claimId(3) },
      ).slice(1),
    ).toEqual([
      'Reworded a claim: “The ship sailed.”, was “It sailed.”',
      'Put the claim “The ship sailed.” into the group “Sea”',
      'Took the claim “The ship sailed.” out of its group',
      'Changed the guideline of “The ship sailed.”',
      'Changed the colour of “The ship sailed.”',
      'Retired the claim “The ship sailed.”',
      'Restored the claim “The ship sailed.”',
      'Deleted the claim “The ship sailed.”',
    ]);
  });
  test('a claim is merged, its link goes along, and it comes back', () => {
    expect(
      told(
        made,
        span(),
        link(3),
        { type: 'mergeClaim', claim: claimId(3), into: claimId(1) },
        {
          type: 'restoreClaim',
          claim: claimId(3),
        },
      ).slice(3),
    ).toEqual(['Merged “It sailed.” into “The ferry left.”; 1 link went along', 'Restored the claim “It sailed.”']);
  });
  test('a claim is split', () => {
    const split: Command = {
      type: 'splitClaim',
      claim: claimId(1),
      id: claimId(4),
      text: 'It left early.',
      links: [{ article: ferry, link: linkId(1) }],
    };
    expect(last(span(), link(), split)).toBe(
      'Split “The ferry left.”: the new claim is “It left early.”; 1 link went to it',
    );
  });
  test('related and unrelated', () => {
    const id = RelationId.parse(uuid(70));
    expect(
      told(
        { type: 'createRelation', id, from: claimId(1), to: claimId(2), kind: 'same-as' },
        { type: 'deleteRelation', relation: id },
      ),
    ).toEqual([
      'Related claims: “The ferry left.” says the same as “Nobody was aboard.”',
      'Took away the relation: “The ferry left.” says the same as “Nobody was aboard.”',
    ]);
  });
});

describe('the rest', () => {
  test('articles, project, stances, annotator', () => {
    expect(
      told(
        { type: 'editArticle', article: ferry, fields: { outlet: 'Quay Gazette' } },
        { type: 'renameProject', name: 'Ferries' },
        { type: 'setStances', stances: DEFAULT_STANCES.slice(0, 2) },
        { type: 'renameAnnotator', name: 'Vera K.' },
      ),
    ).toEqual([
      'Corrected the details of Quay Gazette',
      'Renamed the project to “Ferries”',
      'Changed the stances of the project',
      'Changed an annotator’s name to “Vera K.”',
    ]);
  });
  test('a step of several kinds names each', () => {
    expect(
      told(
        batch(
          span(),
          { type: 'setProgress', article: harbour, state: 'done' },
          { type: 'renameProject', name: 'Ferries' },
        ),
      ),
    ).toEqual(['Made the span “ferry” in Quay Post; marked Harbour Wire as done; renamed the project to “Ferries”']);
  });
});
