/** A text that was edited after it was annotated: what each span became, listed, and nothing else. */
import { describe, expect, test } from 'vitest';
import { applyDiff, EMPTY_DIFF } from '#shared/document/diff.ts';
import { violations } from '#shared/document/invariants.ts';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { parse } from '#shared/formats/annotation-file/index.ts';
import type { AnnotationFile } from '#shared/formats/annotation-file/index.ts';
import { formatOf } from '#shared/formats/index.ts';
import { ArticleId } from '#shared/model/index.ts';
import type { Fragment } from '#shared/model/index.ts';
import { planAtOnce } from '#shared/review/incoming/plan.ts';
import type { IncomingOptions, IncomingPlan } from '#shared/review/incoming/plan.ts';
import { placeOrphan, unplace } from '#shared/review/incoming/spans.ts';
import { claimOf, linkOf, omissionOf, progressOf, sha256, spanId, spanOf, uuid } from '#test/support/records.ts';
import { ada, articleOf, bo, datasetOf, placeOf } from '../../formats/dataset.ts';

const OPENING = 'The dam above Corvane gave way shortly before midnight on Tuesday.';
const MOVED = 'Engineers had warned the council twice in the spring about cracks in the north wall.';
const REWORDED = 'Mayor Ilse Brandt told reporters that nobody had been hurt in the lower town.';
const DELETED = 'The power company declined to say when the turbines would run again.';
const DOUBLED = 'Volunteers filled sandbags through the night along the old ferry landing.';
const CLOSING = 'A spokeswoman for the ministry said an inquiry would begin within the week.';
const NEW_WORDING = 'Mayor Ilse Brandt said that nobody had been injured in the lower town.';

const THEIRS = `${[OPENING, MOVED, REWORDED, DELETED, DOUBLED, CLOSING].join(' ')}\n`;
const OURS = `${[OPENING, NEW_WORDING, DOUBLED, DOUBLED, CLOSING, MOVED].join(' ')}\n`;

const wire = ArticleId.parse('wire');
const theirs = articleOf('wire', THEIRS);
const ours = articleOf('wire', OURS);
const span = (n: number, words: string) => spanOf(n, ada, wire, THEIRS, [placeOf(THEIRS, words)], { tags: [`t${n}`] });
const spans = [OPENING, MOVED, REWORDED, DELETED, DOUBLED, CLOSING].map((words, index) => span(21 + index, words));
const claim = claimOf(11, ada, 'The dam broke.');
const silent = claimOf(12, ada, 'The mayor resigned.');
const done = progressOf(ada, wire, { state: 'done' });
const links = spans.map((each, index) => linkOf(31 + index, each, 11, 'agrees', { note: `n${index}` }));

const sent = datasetOf([theirs], [claim, silent, ...spans, ...links, omissionOf(ada, wire, 12), done], [ada]);
const here: DocumentState = datasetOf([ours], [], [bo]).doc;

function fileOf(change: (file: AnnotationFile) => void = () => undefined): AnnotationFile {
  const { file } = parse([...(formatOf('annotation-file')?.serialise?.(sent) ?? [])].join(''));
  if (file === null) throw new Error('there is no file');
  change(file);
  return file;
}

const plan = (doc: DocumentState, file: AnnotationFile, more: Partial<IncomingOptions> = {}): IncomingPlan =>
  planAtOnce(doc, file, { sha256, me: bo, textOf: () => OURS, ...more });

const take = (doc: DocumentState, { diff, problems }: IncomingPlan): DocumentState => {
  expect(problems).toEqual([]);
  const after = applyDiff(doc, diff);
  expect(violations(after, () => OURS)).toEqual([]);
  return after;
};
const deciding = (n: number, place: readonly Fragment[] | null): Partial<IncomingOptions> => ({
  decisions: new Map([[wire, new Map([[spanId(n), place]])]]),
});

const [first, second] = [OURS.indexOf(DOUBLED), OURS.lastIndexOf(DOUBLED)];
const doubled: Fragment[] = [first, second].map((start) => [start, start + DOUBLED.length]);

test('each span is listed with what it became, and where it goes or may go', () => {
  const { articles, counts, newArticles, notices } = plan(here, fileOf());
  expect(counts).toEqual({ exact: 1, moved: 2, approximate: 1, ambiguous: 1, lost: 1 });
  expect([newArticles, notices]).toEqual([[], []]);
  expect(articles).toHaveLength(1);
  const [article] = articles;
  expect(article).toMatchObject({ inFile: 'wire', here: 'wire', state: 'differs', by: 'id', counts });
  const told = article?.became.map(({ quote, result, place, candidates }) => [
    quote,
    result,
    place?.fragments ?? null,
    candidates.map(({ fragments }) => fragments),
  ]);
  expect(told?.slice(0, 4)).toEqual([
    [OPENING, 'exact', [placeOf(OURS, OPENING)], []],
    [MOVED, 'moved', [placeOf(OURS, MOVED)], []],
    [REWORDED, 'approximate', null, [[placeOf(OURS, NEW_WORDING)]]],
    [DELETED, 'lost', null, []],
  ]);
  expect(told?.[4]?.slice(0, 3)).toEqual([DOUBLED, 'ambiguous', null]);
  expect(new Set(told?.[4]?.[3] as Fragment[][])).toEqual(new Set(doubled.map((place) => [place])));
  expect(told?.[5]).toEqual([CLOSING, 'moved', [placeOf(OURS, CLOSING)], []]);
});

test('exact and moved ones go in with their links, the moved ones say where they were; the others wait with theirs', () => {
  const sheet = sheetOf(take(here, plan(here, fileOf())), ada, wire);
  expect([...(sheet?.spans.keys() ?? [])]).toEqual([21, 22, 26].map(uuid));
  expect([...(sheet?.links.keys() ?? [])]).toEqual([31, 32, 36].map(uuid));
  expect(sheet?.spans.get(spanId(21))).toEqual({ ...spans[0], ...descriptionOf(OPENING) });
  expect(sheet?.spans.get(spanId(22))).toMatchObject({
    ...{ quote: MOVED, fragments: [placeOf(OURS, MOVED)], tags: ['t22'] },
    origin: { hash: sha256(THEIRS), fragments: [placeOf(THEIRS, MOVED)], quote: MOVED, how: 'moved' },
  });
  expect([...(sheet?.orphans.values() ?? [])].map(({ id, found }) => [id, found])).toEqual([
    [uuid(23), 'approximate'],
    [uuid(24), 'lost'],
    [uuid(25), 'ambiguous'],
  ]);
  const { type: _type, annotator: _who, article: _where, span: _span, ...link } = links[2] ?? {};
  const { type: _spanType, ...reworded } = spans[2] ?? {};
  expect(sheet?.orphans.get(spanId(23))).toEqual({
    ...{ ...reworded, type: 'orphan', hash: sha256(THEIRS), links: [link], found: 'approximate' },
    proposal: { fragments: [placeOf(OURS, NEW_WORDING)], score: expect.closeTo(0.85, 0) as number },
  });
  expect([...(sheet?.omissions.keys() ?? [])]).toEqual([uuid(12)]);
  expect(sheet?.progress).toEqual(done);
});

const descriptionOf = (words: string): object => {
  const [start, end] = placeOf(OURS, words);
  return { prefix: OURS.slice(Math.max(0, start - 32), start), suffix: OURS.slice(end, end + 32) };
};

test('the same file again changes nothing', () => {
  const once = take(here, plan(here, fileOf()));
  expect(plan(once, fileOf())).toMatchObject({ standing: 'same', needsReplace: null, diff: EMPTY_DIFF });
});

describe('a decision', () => {
  const proposed = [placeOf(OURS, NEW_WORDING)];
  const byHand = [placeOf(OURS, 'nobody had been injured')];

  test('for the proposal puts the span there as approximate, any other place as given by hand', () => {
    const near = sheetOf(take(here, plan(here, fileOf(), deciding(23, proposed))), ada, wire);
    expect(near?.spans.get(spanId(23))).toMatchObject({ quote: NEW_WORDING, origin: { how: 'approximate' } });
    expect(near?.links.get(links[2]?.id ?? linkOf(0, span(0, OPENING), 0, '').id)).toMatchObject({ note: 'n2' });
    const hand = sheetOf(take(here, plan(here, fileOf(), deciding(23, byHand))), ada, wire);
    expect(hand?.spans.get(spanId(23))).toMatchObject({
      ...{ quote: 'nobody had been injured', fragments: byHand },
      origin: { how: 'by-hand', quote: REWORDED, fragments: [placeOf(THEIRS, REWORDED)] },
    });
    expect(hand?.spans.get(spanId(23))?.origin).not.toHaveProperty('score');
  });

  test('stands when the file, or a newer one, comes again', () => {
    const decided = take(here, plan(here, fileOf(), deciding(23, byHand)));
    const again = plan(decided, fileOf());
    expect(again).toMatchObject({ standing: 'same', diff: EMPTY_DIFF });
    expect(again.articles[0]?.became.find(({ span: id }) => id === uuid(23))).toMatchObject({
      ...{ result: 'approximate', kept: true },
      place: { fragments: byHand, words: 'nobody had been injured' },
    });
    const newer = fileOf((file) => {
      const [sheet] = file.annotations;
      const noted = sheet?.spans.find(({ id }) => id === uuid(23));
      if (noted !== undefined) noted.note = 'Look again.';
      file.claims.push({
        ...claim,
        annotator: { id: ada, name: 'Ada Vorn' },
        id: claimOf(15, ada, 'x').id,
        created: '2026-03-01T00:00:00Z',
      });
    });
    const next = plan(decided, newer);
    expect([next.standing, next.needsReplace, next.diff.removed]).toEqual(['newer', null, []]);
    expect(sheetOf(take(decided, next), ada, wire)?.spans.get(spanId(23))).toMatchObject({
      ...{ fragments: byHand, note: 'Look again.', origin: { how: 'by-hand' } },
    });
    expect(next.changes.map(({ what, type, words }) => `${what} ${type}: ${words}`)).toEqual([
      'added claim: “The dam broke.”',
      'changed span: “nobody had been injured”: note',
    ]);
  });

  test('falls when she herself has put the span elsewhere', () => {
    const decided = take(here, plan(here, fileOf(), deciding(23, byHand)));
    const elsewhere = fileOf((file) => {
      const it = file.annotations[0]?.spans.find(({ id }) => id === uuid(23));
      if (it !== undefined) Object.assign(it, spanOf(23, ada, wire, THEIRS, [placeOf(THEIRS, 'Ilse Brandt')]));
      for (const key of ['type', 'annotator', 'article']) delete (it as Record<string, unknown>)[key];
    });
    const next = plan(decided, elsewhere);
    expect(next.articles[0]?.became.find(({ span: id }) => id === uuid(23))).toMatchObject({
      ...{ kept: false, place: null, candidates: [{ words: 'Ilse Brandt' }] },
    });
  });

  test('to leave a moved one waiting is kept too', () => {
    const left = take(here, plan(here, fileOf(), deciding(22, null)));
    expect(sheetOf(left, ada, wire)?.orphans.get(spanId(22))).toMatchObject({
      ...{ found: 'approximate', proposal: { fragments: [placeOf(OURS, MOVED)] } },
    });
    expect(plan(left, fileOf())).toMatchObject({ standing: 'same', diff: EMPTY_DIFF });
  });

  test('for a place that is none refuses the whole file', () => {
    for (const place of [
      [[0, OURS.length + 1]],
      [[5, 5]],
      [
        [9, 12],
        [3, 4],
      ],
    ] as Fragment[][]) {
      const { problems, diff } = plan(here, fileOf(), deciding(24, place));
      expect(problems).toHaveLength(1);
      expect(problems[0]?.message).toContain(`span ${uuid(24)}: `);
      expect(diff).toEqual(EMPTY_DIFF);
    }
  });
});

test('a span that waits gets its place, and goes back to waiting as it was', () => {
  const once = take(here, plan(here, fileOf()));
  const orphan = sheetOf(once, ada, wire)?.orphans.get(spanId(24));
  if (orphan === undefined) throw new Error('it does not wait');
  const placed = placeOrphan(orphan, OURS, [placeOf(OURS, OPENING)]);
  expect(placed.span).toMatchObject({ id: uuid(24), quote: OPENING, tags: ['t24'], origin: { how: 'by-hand' } });
  expect(placed.links).toEqual([links[3]]);
  const moved = applyDiff(once, { ...EMPTY_DIFF, removed: [orphan], added: [placed.span, ...placed.links] });
  // Her file, which has it where it was, leaves it there.
  expect(plan(moved, fileOf())).toMatchObject({ standing: 'same', diff: EMPTY_DIFF });
  expect(unplace(placed.span, placed.links)).toMatchObject({
    ...{ type: 'orphan', hash: sha256(THEIRS), quote: DELETED, links: orphan.links, tags: ['t24'] },
    proposal: { fragments: [placeOf(OURS, OPENING)] },
  });
  expect(unplace(span(29, OPENING), [])).toBeUndefined();
});

describe('which article it is', () => {
  const other = (id: string, text: string, more: object): DocumentState => {
    const { article } = articleOf(id, text);
    return documentOf(here.project, [
      ...recordsOf(here).filter(({ type }) => type !== 'article'),
      { ...article, ...more },
    ]);
  };
  const addressed = fileOf((file) => {
    for (const article of file.articles) article.url = 'https://wire.example/dam';
  });

  test('is said by its id, else its address, else its text', () => {
    expect(plan(other('port', OURS, { url: 'https://wire.example/dam' }), addressed).articles[0]).toMatchObject({
      ...{ here: 'port', state: 'differs', by: 'url' },
    });
    expect(plan(other('port', OURS, { outlet: 'Outlet of wire' }), fileOf()).articles[0]).toMatchObject({
      ...{ here: 'port', state: 'differs', by: 'likeness' },
    });
  });

  test('is not said by a text like it in another outlet or at another address: that is wire copy', () => {
    for (const [doc, file] of [
      [other('port', OURS, { outlet: 'Harbour Post' }), fileOf()],
      [other('port', OURS, { outlet: '', url: 'https://port.example/dam' }), addressed],
    ] as const) {
      const { articles, newArticles } = plan(doc, file);
      expect(articles[0]).toMatchObject({ state: 'new', here: 'wire', by: null, became: [] });
      expect(newArticles).toHaveLength(1);
    }
  });

  test('can be said to be none of ours', () => {
    const { articles, newArticles, diff } = plan(here, fileOf(), { separate: new Set([wire]) });
    const id = `wire-${sha256(THEIRS).slice(0, 6)}`;
    expect(articles[0]).toMatchObject({ inFile: 'wire', here: id, state: 'new', spans: 6 });
    expect(newArticles.map(({ article }) => article.id)).toEqual([id]);
    expect(diff.added.filter(({ type }) => type === 'orphan')).toEqual([]);
  });
});

test('a span that was made in our text and was moved in another comes back to where it was made', () => {
  const made = spanOf(21, ada, wire, OURS, [placeOf(OURS, OPENING)]);
  const file = fileOf((each) => {
    const sheet = each.annotations[0];
    if (sheet === undefined) return;
    sheet.spans = sheet.spans.slice(0, 1);
    sheet.links = sheet.links.slice(0, 1);
    const [it] = sheet.spans;
    if (it !== undefined)
      it.origin = { hash: sha256(OURS), fragments: made.fragments, quote: made.quote, how: 'by-hand' };
  });
  const sheet = sheetOf(take(here, plan(here, file)), ada, wire);
  expect(sheet?.spans.get(spanId(21))).toMatchObject({ fragments: made.fragments, quote: OPENING });
  expect(sheet?.spans.get(spanId(21))?.origin).toBeUndefined();
});
