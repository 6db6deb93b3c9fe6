import { expect, test } from 'vitest';
import type { Command } from '#shared/document/commands.ts';
import { applyDiff } from '#shared/document/diff.ts';
import { effectiveSheet } from '#shared/document/effective.ts';
import { mergePreview } from '#shared/document/merge-preview.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId, ClaimId } from '#shared/model/index.ts';
import { agrees, claimId, context, contradicts, ferry, harbour, linkId, me, other, spanId, START } from './example.ts';

const goes = claimId(1);
const stays = claimId(11);

function after(doc: DocumentState, by: AnnotatorId, ...commands: Command[]): DocumentState {
  return commands.reduce((now, command) => {
    const reduced = reduce(now, command, context(by));
    if (!reduced.ok) throw new Error(reduced.message);
    return applyDiff(now, reduced.diff);
  }, doc);
}

const span = (id: number, article: ArticleId, at: number): Command => ({
  type: 'createSpan',
  id: spanId(id),
  article,
  fragments: [[at, at + 3]],
});
const link = (id: number, article: ArticleId, on: number, claim: ClaimId, stance = agrees): Command => ({
  type: 'createLink',
  id: linkId(id),
  article,
  span: spanId(on),
  claim,
  stance,
});
const silent = (article: ArticleId, claim: ClaimId): Command => ({ type: 'setSilent', article, claim, silent: true });

const two = after(START, me, { type: 'createClaim', id: stays, text: 'The ferry has left.' });

test('links move, double ones are joined, those of two minds become unsure, those of others follow', () => {
  const mine = after(
    two,
    me,
    span(100, ferry, 0),
    span(101, ferry, 4),
    span(102, ferry, 10),
    link(200, ferry, 100, goes),
    link(201, ferry, 101, goes),
    link(202, ferry, 101, stays),
    link(203, ferry, 102, goes, contradicts),
    link(204, ferry, 102, stays),
  );
  const doc = after(mine, other, span(110, harbour, 4), link(210, harbour, 110, goes));
  const preview = mergePreview(doc, goes, stays, me);
  expect(preview).toEqual({ moved: 1, joined: 1, unsure: 1, redirected: 1, silent: 0, silentGone: 0 });

  // The merge itself does what was told.
  const merged = after(doc, me, { type: 'mergeClaim', claim: goes, into: stays });
  const sheet = sheetOf(merged, me, ferry);
  const links = [...(sheet?.links.values() ?? [])];
  expect(links).toHaveLength(3);
  expect(links.every((each) => each.claim === stays)).toBe(true);
  expect(links.filter((each) => each.unsure === true).map((each) => [each.span, each.stance])).toEqual([
    [spanId(102), agrees],
  ]);
  const theirs = sheetOf(merged, other, harbour);
  expect(theirs?.links.get(linkId(210))?.claim).toBe(goes);
  expect(theirs === undefined ? undefined : effectiveSheet(merged, theirs).links.get(linkId(210))?.claim).toBe(stays);
});

test('marks of silence move, unless the other claim is linked there', () => {
  const doc = after(
    two,
    me,
    silent(harbour, goes),
    span(100, ferry, 0),
    link(200, ferry, 100, goes),
    silent(ferry, stays),
  );
  expect(mergePreview(doc, goes, stays, me)).toEqual({
    moved: 1,
    joined: 0,
    unsure: 0,
    redirected: 0,
    silent: 1,
    silentGone: 1,
  });
  const merged = after(doc, me, { type: 'mergeClaim', claim: goes, into: stays });
  expect([...(sheetOf(merged, me, harbour)?.omissions.keys() ?? [])]).toEqual([stays]);
  expect(sheetOf(merged, me, ferry)?.omissions.size).toBe(0);
});

test('where both are marked silent, nothing moves', () => {
  const doc = after(two, me, silent(harbour, goes), silent(harbour, stays));
  expect(mergePreview(doc, goes, stays, me)).toMatchObject({ silent: 0, silentGone: 0 });
});
