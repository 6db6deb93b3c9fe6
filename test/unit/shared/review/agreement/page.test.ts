import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unitizingAlpha } from '#shared/agreement/unitizing-alpha.ts';
import type { AgreementGroup, AgreementPage, Figure, FigureId } from '#shared/contract/index.ts';
import { AgreementPage as PageSchema } from '#shared/contract/index.ts';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, Fragment } from '#shared/model/index.ts';
import { EXPLANATIONS } from '#shared/review/agreement/explain.ts';
import { agreementPage } from '#shared/review/agreement/page.ts';
import { articleOf, progressOf } from '#test/support/records.ts';
import { ada, ben, cleo, projectFrom, TEXT } from '../support.ts';
import type { Marked } from '../support.ts';

const CLAIMS = [
  [1, ada, 'The bridge was closed on Monday'],
  [2, ada, 'Fourteen passengers were rescued'],
] as const;

function pageOf(doc: DocumentState, annotators: readonly AnnotatorId[], seed = 1, resamples = 100): AgreementPage {
  const page = agreementPage(doc, { reviewer: ada, annotators, seed, resamples });
  if (page === undefined) throw new Error('Nobody stopped it.');
  return page;
}

function groupOf(page: AgreementPage, kind: AgreementGroup['kind'], at = 0): AgreementGroup {
  const group = page.groups.filter((one) => one.kind === kind)[at];
  if (group === undefined) throw new Error(`There is no group ${kind} ${at}.`);
  return group;
}

const valueOf = (group: AgreementGroup, id: FigureId): number | null | undefined => group.figures[id]?.value;

/**
 * Two articles, two claims that both annotators use. Places, as Ada's and Ben's claims with stances:
 *   one: 0–8 1+/1+ the same place; 10–18/12–20 1+/2+ overlapping; 30–38 2−/nothing
 *   two: 0–8 2+/2− the same place; 50–58 nothing/1+
 */
const small = projectFrom({
  articles: ['one', 'two'],
  claims: CLAIMS,
  spans: [
    { by: ada, at: [[0, 8]], links: [[1, 'agrees']] },
    { by: ben, at: [[0, 8]], links: [[1, 'agrees']] },
    { by: ada, at: [[10, 18]], links: [[1, 'agrees']] },
    { by: ben, at: [[12, 20]], links: [[2, 'agrees']] },
    { by: ada, at: [[30, 38]], links: [[2, 'contradicts']] },
    { by: ada, in: 'two', at: [[0, 8]], links: [[2, 'agrees']] },
    { by: ben, in: 'two', at: [[0, 8]], links: [[2, 'contradicts']] },
    { by: ben, in: 'two', at: [[50, 58]], links: [[1, 'agrees']] },
  ],
});

describe('a small project by hand', () => {
  const page = pageOf(small, [ada, ben]);
  const pair = groupOf(page, 'pair');
  const all = groupOf(page, 'all');

  test('stands on claims that are the same', () => {
    expect(page).toMatchObject({
      standsOn: 'confirmed',
      pairs: { confirmed: 2, proposed: 0 },
      compared: 2,
      worked: [2, 2],
    });
    expect(pair).toMatchObject({ articles: 2, spans: [4, 4], places: { all: 3, some: 0, one: 2 } });
  });

  test.each<[FigureId, number]>([
    // 2 of 4 and 4 in the same place, 3 matched.
    ['span-f1-exact', (2 * 2) / 8],
    ['span-precision-exact', 2 / 4],
    ['span-f1-overlap', (2 * 3) / 8],
    ['span-recall-overlap', 3 / 4],
    // Places (1,1) (1,2) (2,–) (2,2) (–,1): 2 of 5 agree; by chance (2·2 + 2·2 + 1·1)/25 = 9/25: (10 − 9)/(25 − 9).
    ['link-kappa', 1 / 16],
    // Ten ratings, four 1, four 2, two –; six of them disagree: 1 − 9 · 6 / (100 − 16 − 16 − 4).
    ['link-alpha', 1 - 54 / 64],
    // Each of the three shared mentions keeps half of its cluster, the fourth nothing, on both sides: 1.5/4.
    ['claim-b-cubed', 0.375],
    // Ada's 1 and 2 against Ben's 1 and 2, sizes 2: 2 · 1/4 each, of two clusters each.
    ['claim-ceaf-e', 0.5],
    // Three shared mentions, 3 pairs; one together for Ada, another for Ben, none for both: (0 − 1/3)/(1 − 1/3).
    ['claim-adjusted-rand', -0.5],
    // Links that both made: + + and + −. By chance 1 · 1/2, as seen.
    ['stance-kappa', 0],
    // Four ratings, three + and one −, two disagree: 1 − 3 · 2 / (16 − 9 − 1).
    ['stance-alpha', 0],
    ['stance-ordinal', 0],
    // Cells (+,+) (−,+) (not looked for,+) (+,−): 1 of 4; by chance (2·3 + 1·1)/16: (4 − 7)/(16 − 7).
    ['cell-kappa', -1 / 3],
    // Eight ratings, five +, two −, one not looked for; six disagree: 1 − 7 · 6 / (64 − 25 − 4 − 1).
    ['cell-alpha', 1 - 42 / 34],
  ])('%s', (id, expected) => {
    expect(valueOf(pair, id)).toBeCloseTo(expected, 12);
  });

  test('Fleiss’ κ takes the shares over both', () => {
    // Chance 0.4² + 0.4² + 0.2² = 0.36 of the links; (3² + 1²)/16 of the stances; (5² + 2² + 1²)/64 of the cells.
    expect(valueOf(all, 'link-fleiss')).toBeCloseTo((0.4 - 0.36) / 0.64, 12);
    expect(valueOf(all, 'stance-fleiss')).toBeCloseTo((0.5 - 10 / 16) / (6 / 16), 12);
    expect(valueOf(all, 'cell-fleiss')).toBeCloseTo((0.25 - 30 / 64) / (34 / 64), 12);
  });

  test('of two, all together is what the pair is', () => {
    for (const id of ['span-f1-exact', 'link-alpha', 'claim-b-cubed', 'cell-alpha', 'span-u-alpha'] as const) {
      expect(all.figures[id]).toEqual(pair.figures[id]);
    }
  });

  test('the matrices have the first in rows', () => {
    expect(pair.stances?.labels).toEqual(['agrees', 'contradicts', 'partly', 'mentions', 'both']);
    expect(pair.stances?.counts[0]).toEqual([1, 1, 0, 0, 0]);
    expect(pair.stances?.counts[1]).toEqual([0, 0, 0, 0, 0]);
    expect(pair.cells?.counts.map((row) => row.slice(0, 2))).toEqual([
      [1, 1],
      [1, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [1, 0],
    ]);
  });

  test('article by article, claim by claim', () => {
    const [one] = page.byArticle;
    // Two of 3 and 2 matched; places (1,1) (1,2) (2,–): six ratings 3 + 2 + 1, four disagree: 1 − 5 · 4 / (36 − 14).
    expect(one?.groups[0]?.spans.value).toBeCloseTo(4 / 5, 12);
    expect(one?.groups[0]?.links.value).toBeCloseTo(1 - 20 / 22, 12);
    const [first] = page.byClaim;
    // Claim 1: one place of both, one of each alone.
    expect(first?.groups[0]?.spans.value).toBeCloseTo(2 / 4, 12);
    // Of ten ratings four are of claim 1, four disagree: 1 − 9 · 4 / (100 − 16 − 36).
    expect(first?.groups[0]?.links.value).toBeCloseTo(0.25, 12);
    expect(first?.groups[0]?.stances).toMatchObject({ value: null, n: 2 });
    // (+,+) and (not looked for,+): 1 − 3 · 2 / (16 − 9 − 1).
    expect(first?.groups[0]?.cells.value).toBeCloseTo(0, 12);
  });

  test('fits the contract', () => {
    expect(PageSchema.parse(page)).toEqual(page);
  });
});

test('α for unitizing of one article is that of its fragments', () => {
  const doc = projectFrom({
    claims: CLAIMS,
    spans: [
      {
        by: ada,
        at: [
          [10, 30],
          [50, 60],
        ],
      },
      { by: ben, at: [[12, 31]] },
      { by: ben, at: [[100, 140]] },
    ],
  });
  const at = (rater: string, begin: number, end: number) => ({ rater, begin, end, label: 'span' });
  const expected = unitizingAlpha({
    begin: 0,
    length: `${TEXT} one`.length,
    raters: [ada, ben],
    units: [at(ada, 10, 30), at(ada, 50, 60), at(ben, 12, 31), at(ben, 100, 140)],
  });
  expect(valueOf(groupOf(pageOf(doc, [ada, ben]), 'pair'), 'span-u-alpha')).toBe(expected.value);
});

describe('what is compared', () => {
  test('an article that one has not opened is left out; one in which she found nothing counts', () => {
    const spans: Marked[] = [
      { by: ada, at: [[0, 8]], links: [[1, 'agrees']] },
      { by: ben, at: [[0, 8]], links: [[1, 'agrees']] },
      { by: ada, in: 'two', at: [[0, 8]], links: [[1, 'agrees']] },
    ];
    const plan = { articles: ['one', 'two'], claims: CLAIMS, spans };
    const unopened = groupOf(pageOf(projectFrom(plan), [ada, ben]), 'pair');
    expect(unopened.articles).toBe(1);
    expect(valueOf(unopened, 'span-f1-overlap')).toBe(1);
    const looked = progressOf(ben, articleOf('two', '').id, { state: 'done' });
    const opened = groupOf(pageOf(projectFrom({ ...plan, more: [looked] }), [ada, ben]), 'pair');
    expect(opened.articles).toBe(2);
    // One of two and one: 2 · 1 / 3.
    expect(valueOf(opened, 'span-f1-overlap')).toBeCloseTo(2 / 3, 12);
  });

  test('nothing at all is undefined, with reasons', () => {
    const page = pageOf(projectFrom({ claims: CLAIMS }), [ada, ben]);
    expect(page.compared).toBe(0);
    for (const { figures } of page.groups) {
      for (const figure of Object.values(figures)) {
        expect(figure).toMatchObject({ value: null, n: 0 });
        expect(figure.why).toMatch(/\.$/);
      }
    }
  });

  test('a third who has not worked on an article is missing there, not in disagreement', () => {
    const both = (where: string): Marked[] => [
      { by: ada, in: where, at: [[0, 8]], links: [[1, 'agrees']] },
      { by: ben, in: where, at: [[0, 8]], links: [[1, 'agrees']] },
    ];
    const spans: Marked[] = [
      ...both('one'),
      ...both('two'),
      { by: cleo, in: 'two', at: [[0, 8]], links: [[2, 'agrees']] },
    ];
    const page = pageOf(projectFrom({ articles: ['one', 'two'], claims: CLAIMS, spans }), [ada, ben, cleo]);
    const all = groupOf(page, 'all');
    expect(all).toMatchObject({ articles: 1, spans: [2, 2, 1], places: { all: 1, some: 1, one: 0 } });
    // Five ratings, four 1 and one 2. Of three where two agree, 3 − 2/2 = 2 disagree: 1 − 4 · 2 / (25 − 17).
    expect(valueOf(all, 'link-alpha')).toBeCloseTo(0, 12);
    // In the article that all worked on, 2 of 6 ordered pairs agree; by chance (2/3)² + (1/3)² = 5/9.
    expect(valueOf(all, 'link-fleiss')).toBeCloseTo((2 / 6 - 5 / 9) / (4 / 9), 12);
  });
});

test('a claim that its author split counts under its class only if the pairing says so', () => {
  const spans: Marked[] = [
    {
      by: ada,
      at: [[0, 8]],
      links: [
        [1, 'agrees'],
        [2, 'agrees'],
      ],
    },
    { by: ben, at: [[0, 8]], links: [[1, 'agrees']] },
    { by: ada, at: [[20, 28]], links: [[1, 'agrees']] },
    { by: ben, at: [[20, 28]], links: [[1, 'agrees']] },
  ];
  const pair = groupOf(pageOf(projectFrom({ claims: CLAIMS, spans }), [ada, ben]), 'pair');
  // {1, 2} against {1} is a disagreement: 1 of 2 places; by chance 1/2 · 0 + 1/2 · 1.
  expect(valueOf(pair, 'link-kappa')).toBe(0);
  // Mentions: 1/1, 2/nothing, 1/1. Key: {a, b} {c}, response: {a, b}: recall (1 + 1 + 0)/3, precision 1.
  expect(valueOf(pair, 'claim-b-cubed')).toBeCloseTo((2 * (2 / 3)) / (2 / 3 + 1), 12);
});

test('a small project’s intervals stand on a thousand resamples, and hold the values', () => {
  const page = agreementPage(small, { reviewer: ada, annotators: [ada, ben], seed: 1 });
  expect(page?.resamples).toBe(1000);
  const figure = page?.groups[0]?.figures['span-f1-overlap'];
  // The articles alone have 2 · 2 / 5 and 2 · 1 / 3: no resample lies beyond these.
  expect(figure?.low).toBeCloseTo(2 / 3, 12);
  expect(figure?.high).toBeCloseTo(4 / 5, 12);
});

test('a tick that says no stops it', () => {
  expect(agreementPage(small, { reviewer: ada, annotators: [ada, ben], seed: 1, tick: () => false })).toBeUndefined();
});

test('every figure is explained', () => {
  const page = pageOf(small, [ada, ben]);
  const explained = new Set(EXPLANATIONS.map(({ id }) => id));
  for (const { figures } of page.groups) for (const id of Object.keys(figures)) expect(explained).toContain(id);
});

const STANCES = ['agrees', 'contradicts', 'partly', 'mentions'];
const place = fc
  .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 10 }))
  .map(([start, length]): readonly Fragment[] => [[start, start + length]]);
const marked = fc.record({
  by: fc.constantFrom(ada, ben, cleo),
  in: fc.constantFrom('one', 'two', 'three'),
  at: place,
  links: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(...STANCES)), { maxLength: 2 }),
});
const unique = (marks: readonly Marked[]): Marked[] =>
  marks.map((mark) => ({
    ...mark,
    links: [...new Map((mark.links ?? []).map((link) => [link.join(), link])).values()],
  }));
const project = fc.array(marked, { maxLength: 30 }).map((spans) =>
  projectFrom({
    articles: ['one', 'two', 'three'],
    claims: [...CLAIMS, [3, ben, 'Smoke was seen above the engine room']],
    spans: unique(spans),
  }),
);

const SYMMETRIC: readonly FigureId[] = [
  ...(['span-f1-exact', 'span-f1-overlap', 'span-u-alpha', 'link-kappa', 'link-alpha', 'claim-b-cubed'] as const),
  ...(['claim-ceaf-e', 'claim-adjusted-rand', 'stance-kappa', 'stance-alpha', 'stance-ordinal', 'cell-kappa'] as const),
  ...(['cell-alpha', 'link-fleiss', 'stance-fleiss', 'cell-fleiss'] as const),
];

function close(a: Figure | undefined, b: Figure | undefined): void {
  expect(a?.n).toBe(b?.n);
  expect(a?.why === undefined).toBe(b?.why === undefined);
  for (const key of ['value', 'low', 'high'] as const) {
    const [one, other] = [a?.[key], b?.[key]];
    if (typeof one !== 'number' || typeof other !== 'number') expect(one).toBe(other);
    else expect(one).toBeCloseTo(other, 9);
  }
}

test('the order of the annotators changes no figure', () => {
  fc.assert(
    fc.property(project, (doc) => {
      const one = pageOf(doc, [ada, ben, cleo], 7, 50);
      const other = pageOf(doc, [cleo, ben, ada], 7, 50);
      for (const group of one.groups) {
        const same = other.groups.find(
          ({ annotators }) => [...annotators].sort().join() === [...group.annotators].sort().join(),
        );
        for (const id of SYMMETRIC) close(group.figures[id], same?.figures[id]);
        close(group.figures['span-precision-overlap'], same?.figures['span-recall-overlap']);
      }
      expect(one.byClaim.map(({ groups }) => groups.at(-1)?.links.value)).toEqual(
        other.byClaim.map(({ groups }) => groups.at(-1)?.links.value),
      );
    }),
    { numRuns: 30 },
  );
});

test('the order of the records changes nothing, and the same seed gives the same intervals', () => {
  fc.assert(
    fc.property(project, (doc) => {
      const turned = documentOf(doc.project, recordsOf(doc).reverse());
      expect(pageOf(turned, [ada, ben, cleo], 3, 50)).toEqual(pageOf(doc, [ada, ben, cleo], 3, 50));
    }),
    { numRuns: 30 },
  );
});

test('who did the same agrees wholly, or there is a reason why nothing can be said', () => {
  fc.assert(
    fc.property(fc.array(marked, { maxLength: 20 }), (marks) => {
      // One span a place: two of one annotator in one place could go with either of the other's.
      const apart = [...new Map(unique(marks).map((mark) => [`${mark.in} ${mark.at.join()}`, mark])).values()];
      const spans = apart.flatMap((mark) => [
        { ...mark, by: ada },
        { ...mark, by: ben },
      ]);
      const doc = projectFrom({ articles: ['one', 'two', 'three'], claims: CLAIMS, spans });
      for (const { figures } of pageOf(doc, [ada, ben], 1, 50).groups) {
        for (const figure of Object.values(figures)) {
          if (figure.value === null) expect(figure.why).toMatch(/\.$/);
          else expect(figure.value).toBeCloseTo(1, 9);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a span that only one has lowers what is said of spans and links', () => {
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 100, max: 300 }),
      (places, start) => {
        const spans = places.flatMap((at): Marked[] => [
          { by: ada, at, links: [[1, 'agrees']] },
          { by: ben, at, links: [[1, 'agrees']] },
        ]);
        const alone: Marked = { by: ada, at: [[start, start + 9]], links: [[1, 'agrees']] };
        const before = groupOf(pageOf(projectFrom({ claims: CLAIMS, spans }), [ada, ben], 1, 50), 'pair');
        const after = groupOf(
          pageOf(projectFrom({ claims: CLAIMS, spans: [...spans, alone] }), [ada, ben], 1, 50),
          'pair',
        );
        expect(valueOf(before, 'span-f1-overlap')).toBe(1);
        for (const id of ['span-f1-overlap', 'span-f1-exact', 'link-alpha', 'claim-b-cubed'] as const) {
          expect(valueOf(after, id)).toBeLessThan(1);
        }
      },
    ),
  );
});
