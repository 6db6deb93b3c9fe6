/** Small projects for the tests of the formats: one written by hand, and arbitrary ones. */
import fc from 'fast-check';
import { tidyFragments } from '#shared/document/fragments.ts';
import { documentOf } from '#shared/document/records.ts';
import type { ArticleBody, Dataset } from '#shared/formats/index.ts';
import { AnnotatorId, DEFAULT_STANCES } from '#shared/model/index.ts';
import type { AnyRecord, Article, Claim, Fragment, Span } from '#shared/model/index.ts';
import { blocksOf } from '#shared/text/blocks.ts';
import { canonicalText } from '#shared/text/canonical.ts';
import { sentencesOf } from '#shared/text/sentences.ts';
import * as records from '#test/support/records.ts';
import { claimId, claimOf, linkOf, omissionOf, progressOf, relationOf, spanOf } from '#test/support/records.ts';

export const project = records.projectOf(1, 'Mill fire: “who knew?”');

export const ada = AnnotatorId.parse('ada-vorn');
export const bo = AnnotatorId.parse('bo-lindqvist');

export function bodyOf(text: string): ArticleBody {
  const blocks = blocksOf(text);
  return { text, blocks, sentences: sentencesOf(text, blocks, 'en').map(([start, end]) => [start, end]) };
}

export function articleOf(id: string, text: string): { article: Article; body: ArticleBody } {
  return { article: records.articleOf(id, text, { published: '2026-03-12' }), body: bodyOf(text) };
}

export function datasetOf(
  articles: readonly { article: Article; body: ArticleBody }[],
  records: readonly AnyRecord[],
  annotators: readonly AnnotatorId[],
): Dataset {
  return {
    doc: documentOf(project, [
      { type: 'annotator', id: ada, name: 'Ada Vorn' },
      { type: 'annotator', id: bo, name: 'Bo Lindqvist' },
      ...articles.map(({ article }) => article),
      ...records,
    ]),
    texts: new Map(articles.map(({ article, body }) => [article.id, body])),
    annotators,
    generator: 'Crossread test',
  };
}

/** Where the words stand in the text. Throws if they do not, so that a test never checks an empty place. */
export function placeOf(text: string, words: string): Fragment {
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`“${words}” is not in the text`);
  return [start, start + words.length];
}

/**
 * Three articles on one fire. Claim 11: the fire began in the drying loft; claim 12 (Bo's): the alarm was off; claim 13:
 * nobody was hurt. Harbour says yes to 11, Ledger no; Courier does both in part and, in another span, says no.
 */
export function millFire(annotators: readonly AnnotatorId[] = [ada]): Dataset {
  const harbour = articleOf('harbour', '🔥 The fire began in the drying loft. Nobody was hurt, police said.');
  const ledger = articleOf('ledger', 'It started in the cellar. The alarm, a guard said, had been switched off.');
  const courier = articleOf(
    'courier',
    'Smoke came from loft and cellar at once.\nInvestigators rule out the loft.\n-5 degrees that night.',
  );
  const span = (
    n: number,
    who: AnnotatorId,
    { article, body }: { article: Article; body: ArticleBody },
    words: readonly string[],
    more: Partial<Span> = {},
  ): Span =>
    spanOf(
      n,
      who,
      article.id,
      body.text,
      words.map((part) => placeOf(body.text, part)),
      more,
    );
  const loft = span(21, ada, harbour, ['began in the drying loft']);
  const cellar = span(22, ada, ledger, ['started in the cellar']);
  const both = span(23, ada, courier, ['from loft and cellar at once']);
  const out = span(24, ada, courier, ['rule out the loft']);
  const alarm = span(25, ada, ledger, ['The alarm', 'had been switched off'], { tags: ['split', 'a;b'], note: '=1+1' });
  const cold = span(26, ada, courier, ['-5 degrees']);
  const bos = span(27, bo, harbour, ['drying loft']);
  return datasetOf(
    [harbour, ledger, courier],
    [
      claimOf(11, ada, 'The fire began in the drying loft.', { group: 'Cause' }),
      claimOf(12, bo, 'The alarm was off.'),
      claimOf(13, ada, 'Nobody was hurt.'),
      claimOf(14, bo, 'The mill was insured.'),
      ...[loft, cellar, both, out, alarm, cold, bos],
      linkOf(31, loft, 11, 'agrees'),
      linkOf(32, cellar, 11, 'contradicts', { unsure: true }),
      linkOf(33, both, 11, 'partly'),
      linkOf(34, out, 11, 'contradicts'),
      linkOf(35, alarm, 12, 'agrees', { note: 'two parts' }),
      linkOf(36, cold, 13, 'mentions'),
      linkOf(37, bos, 11, 'mentions'),
      omissionOf(ada, ledger.article.id, 13),
      omissionOf(bo, ledger.article.id, 14),
    ],
    annotators,
  );
}

/** Characters that break offsets elsewhere: astral, combining, right-to-left, joined emoji, spaces, line ends. */
const PIECES = [
  'a',
  'Ω',
  ' ',
  '\n',
  '.',
  ' ',
  'é',
  'e\u0301',
  '👩‍👩‍👧',
  '🔥',
  'שלום',
  'مرحبا',
  '汉字',
  '\u200d',
  '\u2028',
  '"',
  ',',
];

const arbitraryText = fc
  .array(fc.constantFrom(...PIECES, '\r\n', '\r'), { minLength: 1, maxLength: 60 })
  .map((pieces) => canonicalText(`x${pieces.join('')}`));

/** Legal places in the text, each of one to three fragments; they may overlap and nest one another. */
const arbitraryPlaces = (text: string): fc.Arbitrary<Fragment[][]> => {
  const boundaries = [0];
  for (const character of text) boundaries.push((boundaries.at(-1) ?? 0) + character.length);
  const boundary = fc.constantFrom(...boundaries);
  const fragment = fc.tuple(boundary, boundary).map(([a, b]): Fragment => [Math.min(a, b), Math.max(a, b)]);
  const place = fc.array(fragment, { minLength: 1, maxLength: 3 }).map((list) => tidyFragments(text, list));
  return fc.array(place, { maxLength: 6 }).map((places) => places.filter((fragments) => fragments.length > 0));
};

/**
 * Datasets of Ada's work beside some of Bo's: any texts, overlapping and discontinuous spans, several links per span, claims
 * merged into later ones, retired, related and explained, and how far she is.
 */
export const arbitraryDataset: fc.Arbitrary<Dataset> = fc
  .uniqueArray(arbitraryText, { minLength: 1, maxLength: 4 })
  .chain((texts) =>
    fc.record({
      texts: fc.constant(texts),
      places: fc.tuple(...texts.map((text) => arbitraryPlaces(text))),
      authors: fc.array(fc.constantFrom(ada, bo), { minLength: 1, maxLength: 4 }),
      choices: fc.array(fc.nat(999), { minLength: 40, maxLength: 40 }),
    }),
  )
  .map(({ texts, places, authors, choices }) => {
    let turn = 0;
    const choose = (below: number): number => (choices[(turn += 1) % choices.length] ?? 0) % below;
    let next = 100;
    const articles = texts.map((text, index) => articleOf(`article-${index}`, text));
    const spans: Span[] = [];
    const made: AnyRecord[] = [];
    for (const [index, { article, body }] of articles.entries()) {
      const linked = new Set<number>();
      for (const fragments of places[index] ?? []) {
        const more = choose(3) === 0 ? { tags: ['t'], note: 'ש 🔥' } : {};
        const span = spanOf((next += 1), choose(4) === 0 ? bo : ada, article.id, body.text, fragments, more);
        spans.push(span);
        for (const claim of authors.keys()) {
          if (choose(2) === 0) continue;
          const stance = DEFAULT_STANCES[choose(4)]?.id ?? 'agrees';
          made.push(linkOf((next += 1), span, 10 + claim, stance, choose(4) === 0 ? { unsure: true, x: [1] } : {}));
          linked.add(claim);
        }
      }
      for (const claim of authors.keys()) {
        if (!linked.has(claim) && choose(2) === 0) made.push(omissionOf(ada, article.id, 10 + claim));
      }
      if (choose(2) === 0) made.push(progressOf(ada, article.id, { state: 'done', note: 'Read twice 🔥' }));
      if (choose(3) === 0) made.push(progressOf(bo, article.id, { state: 'in-progress' }));
    }
    for (const [claim, author] of authors.entries()) {
      made.push(claimOf(10 + claim, author, `Claim ${claim} 🔥`, claimMore(claim, authors.length, spans, choose)));
      const to = choose(authors.length);
      const kind = (['contradicts', 'entails', 'same-as'] as const)[choose(3)] ?? 'entails';
      if (to !== claim && choose(2) === 0) made.push(relationOf((next += 1), author, 10 + claim, 10 + to, kind));
    }
    return datasetOf(articles, [...spans, ...made], [ada]);
  });

/** A claim is merged into a later one only, so that no circle comes about. */
function claimMore(
  claim: number,
  count: number,
  spans: readonly Span[],
  choose: (below: number) => number,
): Partial<Claim> {
  const into = claim + 1 + choose(count);
  const example = spans[choose(spans.length + 1)];
  return {
    ...(into < count
      ? { mergedInto: claimId(10 + into), history: [{ at: records.NOW, what: 'merged', other: claimId(10 + into) }] }
      : {}),
    ...(choose(4) === 0 ? { retired: records.NOW } : {}),
    ...(choose(2) === 0 ? { guideline: 'When “it” burns. 🔥', colour: 'sky', order: choose(9) / 4, note: 'n' } : {}),
    ...(example === undefined
      ? {}
      : {
          examples: [
            { annotator: example.annotator, article: example.article, span: example.id, quote: example.quote },
          ],
        }),
  };
}
