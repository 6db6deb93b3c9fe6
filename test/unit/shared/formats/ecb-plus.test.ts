import { describe, expect, test } from 'vitest';
import { ecbPlus } from '#shared/formats/ecb-plus.ts';
import type { ForeignAnnotation, ForeignCorpus } from '#shared/formats/foreign/corpus.ts';
import { encodeText } from '#shared/text/encoding.ts';
import { sha256 } from '#test/support/records.ts';

function read(files: Record<string, string>): ForeignCorpus {
  const list = Object.entries(files).map(([path, content]) => ({ path, bytes: encodeText(content) }));
  const corpus = ecbPlus.read?.(list, { articles: [], sha256 });
  if (corpus === undefined) throw new Error('ECB+ is not read');
  return corpus;
}

/** Sentences of words → tokens numbered from 1, a line each. */
const tokens = (...sentences: string[]): string => {
  let next = 0;
  return sentences
    .flatMap((sentence, at) =>
      sentence
        .split(' ')
        .map((word, number) => `<token t_id="${(next += 1)}" sentence="${at}" number="${number}">${word}</token>`),
    )
    .join('\n');
};

const mention = (id: number, name: string, ...anchors: number[]): string =>
  `<${name} m_id="${id}">${anchors.map((anchor) => `<token_anchor t_id="${anchor}"/>`).join('')}</${name}>`;

const xml = (words: string, markables: string, relations = '', name = '7_2ecbplus.xml'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document doc_name="${name}" doc_id="D1">\n${words}\n<Markables>\n${markables}\n</Markables>\n<Relations>\n${relations}\n</Relations>\n</Document>\n`;

const WORDS = tokens('http : / / a.example / mill', 'Fire took 🔥 the mill down .', 'It burned , guards said .');
// 1–7 the address, 8 Fire 9 took 10 🔥 11 the 12 mill 13 down 14 . 15 It 16 burned 17 , 18 guards 19 said 20 .

const annotationsOf = ({ documents }: ForeignCorpus): readonly ForeignAnnotation[] =>
  documents.flatMap(({ annotations }) => annotations);
const quotesOf = ({ documents }: ForeignCorpus): string[] =>
  documents.flatMap(({ text, annotations }) =>
    annotations.map(({ fragments }) => fragments.map(([start, end]) => text.slice(start, end)).join('|')),
  );

describe('an article', () => {
  const corpus = read({ 'topic/7_2ecbplus.xml': xml(WORDS, mention(1, 'ACTION_OCCURRENCE', 9, 13)) });
  const [document] = corpus.documents;

  test('is its tokens, a sentence a line and a block', () => {
    expect(document?.text).toBe('http : / / a.example / mill\nFire took 🔥 the mill down .\nIt burned , guards said .');
    expect(document?.blocks).toEqual([
      { start: 0, end: 27, kind: 'paragraph' },
      { start: 28, end: 56, kind: 'paragraph' },
      { start: 57, end: 82, kind: 'paragraph' },
    ]);
  });

  test('has its address, its topic and no offsets that could be checked', () => {
    expect(document).toMatchObject({
      ...{ name: '7_2ecbplus', file: 'topic/7_2ecbplus.xml' },
      fields: { url: 'http://a.example/mill', event: 'ECB+ topic 7 (ecbplus)', language: 'en' },
      offsets: { unit: 'tokens', declared: true, checked: 0 },
    });
  });

  test('of another name and without an address says neither', () => {
    const other = read({ 'x.xml': xml(tokens('Rain fell .'), '', '', '') }).documents[0];
    expect(other).toMatchObject({ name: 'x', fields: {} });
    expect(Object.keys(other?.fields ?? { none: 0 })).toEqual([]);
    const ecb = read({ 'x.xml': xml(tokens('Rain fell .'), '', '', '12_3ecb.xml') }).documents[0];
    expect(ecb?.fields.event).toBe('ECB+ topic 12 (ecb)');
  });

  test('has tokens that are escaped, empty, or hold white space', () => {
    const odd = xml(
      '<token t_id="1" sentence="0">A&amp;B</token><token t_id="2" sentence="0"> </token><token t_id="3" sentence="0">two\n words</token>',
      mention(1, 'X', 1, 3) + mention(2, 'X', 2),
    );
    const oddCorpus = read({ 'odd.xml': odd });
    expect(oddCorpus.documents[0]?.text).toBe('A&B two words');
    expect(quotesOf(oddCorpus)).toEqual(['A&B|two words']);
    expect(oddCorpus.problems.map(({ message }) => message)).toEqual([
      'The markable 2 (X) was left out: there is no token 2.',
    ]);
  });
});

describe('mentions', () => {
  test('of tokens side by side are one fragment, of others several, never across sentences', () => {
    const corpus = read({
      '7_2ecbplus.xml': xml(
        WORDS,
        mention(1, 'NON_HUMAN_PART', 11, 12) +
          mention(2, 'ACTION_OCCURRENCE', 13, 9) +
          mention(3, 'NEG_ACTION_STATE', 14, 15) +
          mention(4, 'TIME_DATE', 10, 10),
      ),
    });
    expect(quotesOf(corpus)).toEqual(['the mill', 'took|down', '.|It', '🔥']);
    expect(annotationsOf(corpus)[0]?.fragments).toEqual([[41, 49]]);
    expect(annotationsOf(corpus).map(({ labels }) => labels)).toEqual([
      ...['NON_HUMAN_PART', 'ACTION_OCCURRENCE', 'NEG_ACTION_STATE', 'TIME_DATE'].map((value) => [
        { feature: 'class', value },
      ]),
    ]);
    expect(corpus.features).toEqual([{ name: 'class', suggest: 'tag' }]);
  });

  test.each([
    [mention(1, 'X', 99), 'The markable 1 (X) was left out: there is no token 99.'],
    [mention(1, 'X'), 'The markable 1 (X) was left out: it has no tokens.'],
    ['<X><token_anchor t_id="9"/></X>', 'A markable (X) has no m_id. It was left out.'],
    [`${mention(2, 'Y', 8)}${mention(2, 'X', 9)}`, 'A markable 2 stands above already. This one (X) was left out.'],
  ])('that are none are told with their line: %s', (markables, message) => {
    const corpus = read({ 'a.xml': xml(WORDS, `${mention(5, 'X', 8)}\n${markables}`) });
    expect(corpus.problems).toEqual([{ file: 'a.xml', place: 'line 25', message, leftOut: 'record' }]);
    expect(quotesOf(corpus)[0]).toBe('Fire');
  });
});

describe('chains', () => {
  const thing = '<ACTION_OCCURRENCE m_id="9" RELATED_TO="" TAG_DESCRIPTOR="t7_fire" instance_id="ACT1" />';
  const cross =
    '<CROSS_DOC_COREF r_id="5" note="ACT1"><source m_id="1"/><source m_id="2"/><target m_id="9"/></CROSS_DOC_COREF>';
  const mentions = mention(1, 'ACTION_OCCURRENCE', 8) + mention(2, 'ACTION_OCCURRENCE', 16) + mention(3, 'X', 18);

  test('across articles are called alike in all of them', () => {
    const corpus = read({
      '7_1ecb.xml': xml(WORDS, mentions + thing, cross, '7_1ecb.xml'),
      '7_2ecb.xml': xml(WORDS, mentions + thing.replace('t7_fire', ''), cross, '7_2ecb.xml'),
    });
    const chained = annotationsOf(corpus).map(({ labels }) => labels.find(({ feature }) => feature === 'chain')?.value);
    const name = 't7_fire (ACT1)';
    expect(chained).toEqual([name, name, undefined, name, name, undefined]);
    expect(corpus.claims).toEqual([
      { key: name, text: name, group: 'ECB+ topic 7', guideline: '', annotator: '', feature: 'chain' },
    ]);
    expect(corpus.features).toContainEqual({ name: 'chain', suggest: 'claim' });
    expect(corpus.problems).toEqual([]);
  });

  test('within an article are its own, whatever their number', () => {
    const intra = cross.replace(' note="ACT1"', '').replaceAll('CROSS', 'INTRA');
    const nobody = '<UNKNOWN_INSTANCE_TAG m_id="9" RELATED_TO="" TAG_DESCRIPTOR="" />';
    const corpus = read({
      'a.xml': xml(WORDS, mentions + nobody, intra, '7_1ecb.xml'),
      'b.xml': xml(WORDS, mentions + thing, intra, '7_2ecb.xml'),
    });
    expect(corpus.claims.map(({ key }) => key)).toEqual(['chain (7_1ecb, 5)', 't7_fire (7_2ecb, 5)']);
    expect(annotationsOf(corpus)).toHaveLength(6);
  });

  test('that name what is not there, and other relations, are told', () => {
    const bad = cross.replace('<source m_id="2"/>', '<source m_id="77"/><source m_id="9"/>');
    const corpus = read({ 'a.xml': xml(WORDS, mentions + thing, `${bad}<CLINK r_id="6"/>`) });
    expect(corpus.problems.map(({ message, leftOut }) => [message, leftOut])).toEqual([
      ['The relation 5 names the mention 77, which is not there. It is left out of the chain.', 'record'],
      ['The relation 5 names the mention 9, which is not there. It is left out of the chain.', 'record'],
      ['The relation CLINK has no place here. It was left out.', 'record'],
    ]);
  });
});

describe('files that are none', () => {
  test.each([
    ['broken off', xml(WORDS, mention(1, 'X', 8)).slice(0, 700), /^line \d+, column \d+$/],
    ['with entities', xml(WORDS, '').replace('<Document', '<!DOCTYPE D [<!ENTITY a "b">]>\n<Document'), /^line \d+/],
    ['without tokens', xml('<token t_id="1" sentence="0"></token>', ''), /^line 2$/],
  ])('%s: told, and the others are taken', (_, content, place) => {
    const corpus = read({ 'bad.xml': content, 'good.xml': xml(WORDS, mention(1, 'X', 8)) });
    expect(corpus.problems).toHaveLength(1);
    expect(corpus.problems[0]).toMatchObject({ file: 'bad.xml', leftOut: 'file' });
    expect(corpus.problems[0]?.place).toMatch(place);
    expect(corpus.documents.map(({ file }) => file)).toEqual(['good.xml']);
  });

  test('other XML and other files are left alone', () => {
    expect(read({ 'a.xml': '<TEI/>', 'b.xml': '<broken', 'README.txt': 'x' })).toEqual({
      ...{ documents: [], claims: [], features: [], problems: [] },
    });
  });
});

test('cut anywhere, it is told or left alone, and never read in part', () => {
  const whole = xml(WORDS, mention(1, 'X', 8));
  for (let end = 0; end < whole.trimEnd().length; end += 7) {
    const corpus = read({ 'cut.xml': whole.slice(0, end) });
    expect(corpus.documents).toEqual([]);
    const looksLikeOne = /<token [^>]*t_id/.test(whole.slice(0, end));
    expect(corpus.problems.map(({ leftOut }) => leftOut)).toEqual(looksLikeOne ? ['file'] : []);
  }
});

test('is recognised by its document and tokens', () => {
  const recognise = (path: string, head: string): number => ecbPlus.recognise?.(path, head) ?? -1;
  expect(recognise('1/1_1ecb.xml', xml(WORDS, ''))).toBe(1);
  expect(recognise('1/1_1ecb.txt', xml(WORDS, ''))).toBe(0);
  expect(recognise('a.xml', '<Document doc_name="x"><p/></Document>')).toBe(0);
});
