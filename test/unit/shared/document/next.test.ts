import { expect, test } from 'vitest';
import type { Command } from '#shared/document/commands.ts';
import { keyOfNext, nextInWords, whatNext } from '#shared/document/next.ts';
import type { Whereabouts } from '#shared/document/next.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { agrees, claimId, linkId, spanId } from '#test/support/records.ts';
import { done, ferry, harbour, me, other, START } from './example.ts';

const at = (where: Partial<Whereabouts> = {}): Whereabouts => ({
  claim: null,
  open: [],
  annotators: [me, other],
  ...where,
});

const words = (doc: DocumentState, where: Partial<Whereabouts> = {}, passed: string[] = []): string | undefined => {
  const next = whatNext(doc, me, at(where), new Set(passed));
  return next === undefined ? undefined : nextInWords(doc, next);
};

const mark = (number: number, article: typeof ferry, start: number, end: number): Command => ({
  type: 'createSpan',
  id: spanId(number),
  article,
  fragments: [[start, end]],
});
const link = (number: number, article: typeof ferry, claim: number): Command => ({
  type: 'createLink',
  id: linkId(number),
  article,
  span: spanId(number),
  claim: claimId(claim),
  stance: agrees,
});
const silent = (article: typeof ferry, claim: number): Command => ({
  type: 'setSilent',
  article,
  claim: claimId(claim),
  silent: true,
});
const finished = (article: typeof ferry): Command => ({ type: 'setProgress', article, state: 'done' });

/** Mine are claim 1 of two; the articles are read ferry first. */
const ALL_DECIDED: Command[] = [silent(ferry, 1), silent(ferry, 2), silent(harbour, 1), silent(harbour, 2)];

test('a span without a claim comes first, if its article is open', () => {
  const doc = done(START, me, mark(1, harbour, 4, 11), mark(2, ferry, 4, 9));
  expect(words(doc, { open: [harbour, ferry] })).toBe(
    'Link “harbour” in Outlet of harbour: this span has no claim yet.',
  );
  expect(words(doc, { open: [ferry] })).toBe('Link “ferry” in Outlet of ferry: this span has no claim yet.');
  // With no article open, claims are looked for first.
  expect(words(doc)).toBe('Look for “The ferry left.” in Outlet of ferry: it is not looked for there yet.');
});

test('a colleague’s spans and cells are not mine to do', () => {
  const doc = done(START, other, mark(1, ferry, 4, 9), ...ALL_DECIDED);
  expect(words(doc, { open: [ferry] })).toBe(
    'Look for “The ferry left.” in Outlet of ferry: it is not looked for there yet.',
  );
});

test('the claim in focus is looked for in the open articles, then in the others, then the next claim', () => {
  const open = [harbour];
  const claim = claimId(2);
  expect(words(START, { open, claim })).toBe(
    'Look for “Nobody was aboard.” in Outlet of harbour: it is not looked for there yet.',
  );
  const one = done(START, me, silent(harbour, 2));
  expect(words(one, { open, claim })).toBe(
    'Look for “Nobody was aboard.” in Outlet of ferry: it is not looked for there yet.',
  );
  const two = done(one, me, mark(1, ferry, 26, 32), link(1, ferry, 2));
  expect(words(two, { open, claim })).toBe(
    'Look for “The ferry left.” in Outlet of harbour: it is not looked for there yet.',
  );
});

test('only claims on the list are looked for; mine always are', () => {
  const doc = done(START, me, silent(ferry, 1), silent(harbour, 1));
  expect(words(doc, { annotators: [me] })).toBe(
    'Finish Outlet of ferry: every claim is decided there, but it is not marked done.',
  );
  expect(words(doc, { annotators: [other] })).toContain('Look for “Nobody was aboard.” in Outlet of ferry');
  expect(words(START, { annotators: [other] })).toContain('Look for “The ferry left.” in Outlet of ferry');
});

test('spans in closed articles come after the claims, and articles as wholes after these', () => {
  const spare = done(START, me, ...ALL_DECIDED, mark(1, harbour, 4, 11));
  expect(words(spare, { open: [ferry] })).toBe('Link “harbour” in Outlet of harbour: this span has no claim yet.');
  const decided = done(START, me, ...ALL_DECIDED);
  expect(words(decided, { open: [harbour] })).toBe(
    'Finish Outlet of harbour: every claim is decided there, but it is not marked done.',
  );
  const half = done(decided, me, finished(harbour));
  expect(words(half, { open: [harbour] })).toContain('Finish Outlet of ferry: every claim is decided there');
  expect(words(done(half, me, finished(ferry)), { open: [harbour] })).toBeUndefined();
});

test('an article that is done is left in peace until nothing else is left', () => {
  const doc = done(START, me, finished(ferry), mark(1, ferry, 4, 9));
  const where = { open: [ferry], claim: claimId(1) };
  expect(words(doc, where)).toContain('Look for “The ferry left.” in Outlet of harbour');
  const rest = done(doc, me, silent(harbour, 1), silent(harbour, 2), finished(harbour));
  expect(words(rest, where)).toBe(
    'Link “ferry” in Outlet of ferry: this span has no claim yet, though the article is marked done.',
  );
  const linked = done(rest, me, link(1, ferry, 1));
  expect(words(linked, where)).toBe(
    'Look for “Nobody was aboard.” in Outlet of ferry: it is not looked for there yet, though the article is marked done.',
  );
  expect(words(done(linked, me, silent(ferry, 2)), where)).toBeUndefined();
});

test('what is passed over is skipped, down to the last', () => {
  const passed: string[] = [];
  const found: string[] = [];
  for (;;) {
    const next = whatNext(START, me, at(), new Set(passed));
    if (next === undefined) break;
    passed.push(keyOfNext(next));
    found.push(nextInWords(START, next));
  }
  expect(found).toEqual([
    'Look for “The ferry left.” in Outlet of ferry: it is not looked for there yet.',
    'Look for “The ferry left.” in Outlet of harbour: it is not looked for there yet.',
    'Look for “Nobody was aboard.” in Outlet of ferry: it is not looked for there yet.',
    'Look for “Nobody was aboard.” in Outlet of harbour: it is not looked for there yet.',
    'Finish Outlet of ferry: 2 of 2 claims are not looked for there.',
    'Finish Outlet of harbour: 2 of 2 claims are not looked for there.',
  ]);
});

test('an article that was passed over comes again when something else is left there', () => {
  const doc = done(START, me, ...ALL_DECIDED);
  const first = whatNext(doc, me, at());
  expect(first).toMatchObject({ do: 'finish', article: ferry, left: 0, claims: 2 });
  const passed = first === undefined ? [] : [keyOfNext(first)];
  expect(words(doc, {}, passed)).toContain('Finish Outlet of harbour');
  const changed = done(
    doc,
    me,
    { type: 'createClaim', id: claimId(3), text: 'It rained.' },
    silent(ferry, 3),
    silent(harbour, 3),
  );
  expect(words(changed, {}, passed)).toContain('Finish Outlet of ferry');
});

test('without claims, articles are read', () => {
  const bare = { ...START, claims: new Map() };
  expect(words(bare)).toBe('Read Outlet of ferry: it is still to do, and there is no claim yet.');
  expect(words({ ...bare, articles: new Map() }, { open: [ferry] })).toBeUndefined();
});

test('long words are cut at a word', () => {
  const text =
    'The ferry left in the middle of the night with everybody aboard and a great many sheep besides, it is said.';
  const doc = done(START, me, { type: 'editClaim', claim: claimId(1), text });
  expect(words(doc)).toBe(
    'Look for “The ferry left in the middle of the night with everybody aboard and a great many sheep …” in Outlet of ferry: it is not looked for there yet.',
  );
});
