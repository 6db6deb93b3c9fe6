import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conllBio } from '#shared/formats/conll-bio.ts';
import type { Dataset } from '#shared/formats/index.ts';
import type { Fragment } from '#shared/model/index.ts';
import { claimOf, linkOf, omissionOf, spanOf } from '#test/support/records.ts';
import { ada, arbitraryDataset, articleOf, bo, datasetOf, millFire, placeOf } from './dataset.ts';

const written = (dataset: Dataset): string => {
  const pieces = [...(conllBio.serialise?.(dataset) ?? [])];
  return pieces.map((piece) => (typeof piece === 'string' ? piece : '')).join('');
};

/** Lines of tokens, without comments. */
const tokenLines = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.includes('\t') && !line.startsWith('-DOCSTART-'))
    .map((line) => line.split('\t'));

/** The part of an article as lines, from its `-DOCSTART-` on. */
const partOf = (text: string, article: string, annotator = 'ada-vorn'): string[] => {
  const part = text
    .split('-DOCSTART-')
    .find((one) => one.includes(`# article = ${article}\n# annotator = ${annotator}\n`));
  if (part === undefined) throw new Error(`there is no part for ${article}`);
  return part.split('\n');
};

/** One article with linked spans: the words, claim and stance of each. */
function oneArticle(text: string, spans: readonly (readonly [words: readonly string[], claims: readonly number[]])[]) {
  const made = articleOf('rain', text);
  const records = spans.flatMap(([words, claims], index) => {
    const places = words.map((part): Fragment => placeOf(text, part));
    const span = spanOf(20 + index, ada, made.article.id, text, places);
    return [span, ...claims.map((claim, at) => linkOf(100 + index * 10 + at, span, claim, 'agrees'))];
  });
  return datasetOf([made], [claimOf(11, ada, 'It\n rained.'), claimOf(12, bo, 'All night.'), ...records], [ada]);
}

test('one part for each article, a line a token, labels by claim and by stance', () => {
  const text = written(millFire());
  expect(text.split('\n').slice(0, 7)).toEqual([
    '# Crossread test: Mill fire: “who knew?”',
    '# columns: token, start, end (Unicode code points, end exclusive), claim, stance',
    '# one label a token: of overlapping spans the longest is kept, of several links of a span the first',
    '# claim 1 = The fire began in the drying loft.',
    '# claim 2 = The alarm was off.',
    '# claim 3 = Nobody was hurt.',
    '# claim 4 = The mill was insured.',
  ]);
  // The flame is one code point, two code units.
  expect(partOf(text, 'harbour')).toEqual([
    '\t0\t0\tO\tO',
    '',
    '# article = harbour',
    '# annotator = ada-vorn',
    '# spans = 1',
    '# lost to overlap = 0',
    '# further links lost = 0',
    '# wider than marked = 0',
    '🔥\t0\t1\tO\tO',
    'The\t2\t5\tO\tO',
    'fire\t6\t10\tO\tO',
    'began\t11\t16\tB-1\tB-agrees',
    'in\t17\t19\tI-1\tI-agrees',
    'the\t20\t23\tI-1\tI-agrees',
    'drying\t24\t30\tI-1\tI-agrees',
    'loft\t31\t35\tI-1\tI-agrees',
    '.\t35\t36\tO\tO',
    '',
    'Nobody\t37\t43\tO\tO',
    'was\t44\t47\tO\tO',
    'hurt\t48\t52\tO\tO',
    ',\t52\t53\tO\tO',
    'police\t54\t60\tO\tO',
    'said\t61\t65\tO\tO',
    '.\t65\t66\tO\tO',
    '',
    '',
  ]);
});

test('each fragment begins anew', () => {
  const labels = partOf(written(millFire()), 'ledger').flatMap((line) => {
    const [token, , , claim] = line.split('\t');
    return claim === undefined || claim === 'O' ? [] : [`${token ?? ''} ${claim}`];
  });
  expect(labels).toEqual([
    ...['started B-1', 'in I-1', 'the I-1', 'cellar I-1'],
    ...['The B-2', 'alarm I-2', 'had B-2', 'been I-2', 'switched I-2', 'off I-2'],
  ]);
});

test('annotators have parts of their own, and only where they did something', () => {
  const text = written(millFire([ada, bo]));
  expect(text.match(/^# article = .*\n# annotator = .*$/gm)).toEqual([
    '# article = courier\n# annotator = ada-vorn',
    '# article = harbour\n# annotator = ada-vorn',
    '# article = harbour\n# annotator = bo-lindqvist',
    '# article = ledger\n# annotator = ada-vorn',
    '# article = ledger\n# annotator = bo-lindqvist',
  ]);
});

describe('what one label a token cannot say', () => {
  const labelsIn = (dataset: Dataset): string[] =>
    tokenLines(written(dataset)).flatMap(([token, , , claim]) =>
      claim === 'O' ? [] : [`${token ?? ''} ${claim ?? ''}`],
    );

  test('the longest of overlapping spans stays, and the file says how many went', () => {
    const dataset = oneArticle('Heavy rain fell all night long', [
      [['Heavy rain'], [11]],
      [['rain fell all'], [12]],
      [['fell'], [11]],
      [['night long'], [11]],
    ]);
    expect(labelsIn(dataset)).toEqual(['rain B-2', 'fell I-2', 'all I-2', 'night B-1', 'long I-1']);
    expect(written(dataset)).toContain('# spans = 4\n# lost to overlap = 2\n# further links lost = 0\n');
  });

  test('of two equally long spans the first in the text stays', () => {
    const dataset = oneArticle('Heavy rain fell', [
      [['rain fell'], [12]],
      [['Heavy rain'], [11]],
    ]);
    expect(labelsIn(dataset)).toEqual(['Heavy B-1', 'rain I-1']);
  });

  test('of several links the first stays', () => {
    const dataset = oneArticle('Heavy rain fell', [[['rain'], [12, 11]]]);
    expect(labelsIn(dataset)).toEqual(['rain B-1']);
    expect(written(dataset)).toContain('# spans = 1\n# lost to overlap = 0\n# further links lost = 1\n');
  });

  test('a span inside a token has the whole token', () => {
    const dataset = oneArticle('Heavy rainfall came', [[['rain'], [11]]]);
    expect(labelsIn(dataset)).toEqual(['rainfall B-1']);
    expect(written(dataset)).toContain('# wider than marked = 1\n');
  });

  test('a span over two sentences begins anew in the second', () => {
    const dataset = oneArticle('The rain fell. Nobody slept.', [[['fell. Nobody'], [11]]]);
    expect(labelsIn(dataset)).toEqual(['fell B-1', '. I-1', 'Nobody B-1']);
  });

  test('spans side by side are told apart', () => {
    const dataset = oneArticle('Heavy rain fell', [
      [['Heavy'], [11]],
      [['rain fell'], [11]],
    ]);
    expect(labelsIn(dataset)).toEqual(['Heavy B-1', 'rain B-1', 'fell I-1']);
  });

  test('spans without a link have no label', () => {
    const dataset = oneArticle('Heavy rain fell', [[['rain'], []]]);
    expect(labelsIn(dataset)).toEqual([]);
    expect(written(dataset)).toContain('# spans = 0\n');
  });
});

test('claims stand on one line, and an article that somebody found silent has its tokens', () => {
  const made = articleOf('dry', 'Sun shone.');
  const dataset = datasetOf([made], [claimOf(11, ada, 'It\n\trained.'), omissionOf(ada, made.article.id, 11)], [ada]);
  expect(written(dataset)).toContain('\n# claim 1 = It rained.\n');
  expect(tokenLines(written(dataset)).map(([token]) => token)).toEqual(['Sun', 'shone', '.']);
});

test('any dataset: every token is where its offsets say, five columns each, no I- without what it goes on', () => {
  fc.assert(
    fc.property(arbitraryDataset, (dataset) => {
      const text = written({ ...dataset, annotators: [ada, bo] });
      let article = '';
      let before = 'O';
      let lines = 0;
      for (const line of text.split('\n')) {
        const named = /^# article = (.*)$/.exec(line)?.[1];
        if (named !== undefined) article = named;
        if (line === '') before = 'O';
        if (!line.includes('\t') || line.startsWith('-DOCSTART-')) continue;
        lines += 1;
        const [token = '', start, end, claim = '', stance = '', ...more] = line.split('\t');
        expect(more).toEqual([]);
        const body = [...dataset.texts].find(([id]) => id === article)?.[1].text ?? '';
        const there = Array.from(body).slice(Number(start), Number(end)).join('');
        expect(token).toBe(there.replace(/[\s\p{Cc}]/gu, '_'));
        expect(token).toMatch(/^\S+$/);
        expect(claim.slice(0, 1)).toBe(stance.slice(0, 1));
        if (claim.startsWith('I-')) expect(before.slice(1)).toBe(claim.slice(1));
        before = claim;
      }
      expect(conllBio.count?.({ ...dataset, annotators: [ada, bo] })).toBe(lines);
    }),
    { numRuns: 60 },
  );
});
