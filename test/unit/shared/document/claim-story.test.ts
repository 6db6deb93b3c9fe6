import { expect, test } from 'vitest';
import { claimStory } from '#shared/document/claim-story.ts';
import type { Command } from '#shared/document/commands.ts';
import { applyDiff } from '#shared/document/diff.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { RelationId } from '#shared/model/index.ts';
import type { AnnotatorId, ClaimId } from '#shared/model/index.ts';
import { claimId, context, ferry, linkId, agrees, me, NOW, spanId, START, uuid } from './example.ts';

const mine = claimId(1);
const theirs = claimId(2);

/** Each command a minute after the one before. */
function after(doc: DocumentState, by: AnnotatorId, ...commands: Command[]): DocumentState {
  const start = Math.max(Date.parse(NOW), ...[...doc.claims.values()].flatMap(timesOf));
  return commands.reduce((now, command, index) => {
    const at = new Date(start + (index + 1) * 60_000).toISOString();
    const reduced = reduce(now, command, { ...context(by), now: at });
    if (!reduced.ok) throw new Error(reduced.message);
    return applyDiff(now, reduced.diff);
  }, doc);
}

const timesOf = (claim: { history?: { at: string }[] | undefined }): number[] =>
  (claim.history ?? []).map(({ at }) => Date.parse(at));

/** The story as plain text, with who did it. */
const told = (doc: DocumentState, claim: ClaimId): string[] =>
  claimStory(doc, claim).map(
    ({ parts, by }) =>
      `${by ?? '?'}: ${parts
        .map((part) => (typeof part === 'string' ? part : `“${'quote' in part ? part.quote : part.text}”`))
        .join('')}`,
  );

test('a claim that was only written', () => {
  expect(told(START, mine)).toEqual(['vera: written']);
  expect(told(START, claimId(77))).toEqual([]);
});

test('words, group, guideline, example, retirement, in the order in which they happened', () => {
  const doc = after(
    START,
    me,
    { type: 'editClaim', claim: mine, text: 'The ferry left at noon.' },
    { type: 'editClaim', claim: mine, group: 'Ferry' },
    { type: 'editClaim', claim: mine, group: 'Boats' },
    { type: 'editClaim', claim: mine, guideline: 'Only departures.' },
    { type: 'editClaim', claim: mine, guideline: '' },
    { type: 'createSpan', id: spanId(100), article: ferry, fragments: [[4, 9]] },
    { type: 'addExample', claim: mine, annotator: me, article: ferry, span: spanId(100) },
    { type: 'removeExample', claim: mine, span: spanId(100) },
    { type: 'retireClaim', claim: mine },
    { type: 'restoreClaim', claim: mine },
  );
  expect(told(doc, mine)).toEqual([
    'vera: written',
    'vera: text was “The ferry left.”',
    'vera: put into a group',
    'vera: group was “Ferry”',
    'vera: guideline written',
    'vera: guideline was “Only departures.”',
    'vera: example: “ferry”',
    'vera: no longer an example: “ferry”',
    'vera: retired',
    'vera: restored',
  ]);
});

test('a merge of one’s own claims is told once, on both sides, and can be restored while it lasts', () => {
  const doc = after(
    START,
    me,
    { type: 'createClaim', id: claimId(3), text: 'It sailed.' },
    { type: 'mergeClaim', claim: claimId(3), into: mine },
  );
  expect(told(doc, mine)).toEqual(['vera: written', 'vera: absorbed “It sailed.”']);
  expect(told(doc, claimId(3))).toEqual(['vera: written', 'vera: merged into “The ferry left.”']);
  expect(claimStory(doc, mine).at(-1)?.merged).toBe(claimId(3));

  const restored = after(doc, me, { type: 'restoreClaim', claim: claimId(3) });
  expect(claimStory(restored, mine).at(-1)).not.toHaveProperty('merged');
  expect(told(restored, claimId(3)).at(-1)).toBe('vera: restored; it had been merged into “The ferry left.”');
});

test('what a colleague did around the claim is told too', () => {
  const linked = after(
    START,
    me,
    { type: 'createSpan', id: spanId(100), article: ferry, fragments: [[4, 9]] },
    { type: 'createLink', id: linkId(200), article: ferry, span: spanId(100), claim: theirs, stance: agrees },
    {
      type: 'splitClaim',
      claim: theirs,
      id: claimId(3),
      text: 'The ferry was empty.',
      links: [{ article: ferry, link: linkId(200) }],
    },
    { type: 'mergeClaim', claim: mine, into: theirs },
    { type: 'createRelation', id: RelationId.parse(uuid(50)), from: theirs, to: claimId(3), kind: 'entails' },
  );
  expect(told(linked, theirs)).toEqual([
    'ossian: written',
    'vera: “The ferry was empty.” split off',
    'vera: absorbed “The ferry left.”',
    'vera: related: entails “The ferry was empty.”',
  ]);
  expect(told(linked, claimId(3))).toEqual([
    'vera: split off from “Nobody was aboard.”',
    'vera: related: is entailed by “Nobody was aboard.”',
  ]);
});
