import { describe, expect, test } from 'vitest';
import type { ForeignCorpus } from '#shared/formats/foreign/corpus.ts';
import { webannoTsv } from '#shared/formats/webanno-tsv/index.ts';
import { encodeText } from '#shared/text/encoding.ts';
import { claimOf, linkOf, sha256, spanOf } from '#test/support/records.ts';
import { ada, articleOf, bo, datasetOf, millFire, placeOf } from '../dataset.ts';
import { holdsRoundTrip, readBack, written } from '../round-trip/harness.ts';

const read = (files: Record<string, string | Uint8Array>): ForeignCorpus => {
  const list = Object.entries(files).map(([path, words]) => ({
    path,
    bytes: typeof words === 'string' ? encodeText(words) : words,
  }));
  if (webannoTsv.read === undefined) throw new Error('it is read');
  return webannoTsv.read(list, { articles: [], sha256 });
};

/** Fragments with their words and labels, of the only document. */
const marksIn = ({ documents }: ForeignCorpus) =>
  (documents[0]?.annotations ?? []).map(({ fragments, labels }) => ({
    words: fragments.map(([start, end]) => documents[0]?.text.slice(start, end)).join(' … '),
    labels: labels.map(({ feature, value }) => `${feature}=${value}`),
  }));

const file = (layers: string, ...sentences: string[]): string =>
  `#FORMAT=WebAnno TSV 3.3\n${layers}\n\n\n${sentences.join('\n')}`;

const tabs = (...rows: string[]): string => rows.map((row) => `${row.replaceAll(' ', '\t')}\n`).join('');

test('the round trip loses what the format says and nothing else', () => {
  holdsRoundTrip(webannoTsv, { runs: 60 });
});

describe('reading', () => {
  test('emoji count as two, as in UTF-16', () => {
    const corpus = read({
      'a.tsv': file(
        '#T_SP=custom.Mood|value',
        `#Text=I like it 😊 .\n${tabs('1-1 0-1 I _', '1-2 2-6 like _', '1-3 7-9 it _', '1-4 10-12 😊 glad', '1-5 13-14 . _')}`,
      ),
    });
    expect(corpus.problems).toEqual([]);
    expect(corpus.documents[0]?.text).toBe('I like it 😊 .');
    expect(marksIn(corpus)).toEqual([{ words: '😊', labels: ['Mood.value=glad'] }]);
    expect(corpus.documents[0]?.offsets).toEqual({ unit: 'UTF-16 code units', declared: true, checked: 5 });
  });

  test('a file whose offsets count code points says so, and its second sentence stands right', () => {
    const corpus = read({
      'a.tsv': file(
        '#T_SP=custom.Mood|value',
        `#Text=😊 😊\n${tabs('1-1 0-1 😊 _', '1-2 2-3 😊 _')}`,
        `#Text=so\n${tabs('2-1 4-6 so yes')}`,
      ),
    });
    expect(corpus.documents[0]?.text).toBe('😊 😊\nso');
    expect(marksIn(corpus)).toEqual([{ words: 'so', labels: ['Mood.value=yes'] }]);
    expect(corpus.documents[0]?.offsets).toMatchObject({ unit: 'Unicode code points', declared: false });
  });

  test('stacked annotations, one over several tokens, one over parts of tokens, values with escapes', () => {
    const corpus = read({
      'a.tsv': file(
        '#T_SP=custom.Span|kind|value',
        `#Text=The old mill\n${tabs(
          '1-1 0-3 The _ _',
          '1-2 4-7 old a[1]|*[2] x\\|y[1]|\\*[2]',
          '1-2.1 6-7 d b[3] *[3]',
          '1-3 8-12 mill a[1] x\\|y[1]',
          '1-3.1 8-10 mi b[3] *[3]',
        )}`,
      ),
    });
    expect(corpus.problems).toEqual([]);
    expect(marksIn(corpus)).toEqual([
      { words: 'old mill', labels: ['Span.kind=a', 'Span.value=x|y'] },
      { words: 'old', labels: ['Span.value=*'] },
      { words: 'd mi', labels: ['Span.kind=b'] },
    ]);
    expect(corpus.features).toEqual([
      { name: 'Span.kind', suggest: 'tag' },
      { name: 'Span.value', suggest: 'tag' },
    ]);
  });

  test('a text of several lines, a gap of three characters, and sentences without a gap', () => {
    const corpus = read({
      'a.tsv': file(
        '#T_SP=custom.Span|',
        `#Text=One\n#Text=two\n${tabs('1-1 0-3 One _', '1-2 4-7 two _')}`,
        `#Sentence.id=s2\n#Text=three.\n${tabs('2-1 10-15 three *', '2-2 15-16 . _')}`,
        `#Text=four\n${tabs('3-1 16-20 four _')}`,
      ),
    });
    expect(corpus.documents[0]?.text).toBe('One\ntwo\n  three.four');
    expect(marksIn(corpus)).toEqual([{ words: 'three', labels: ['Span=Span'] }]);
  });

  test('chains become claims by the words that they begin with; relations and slots are counted', () => {
    const corpus = read({
      'a.tsv': file(
        [
          '#T_SP=custom.Host|ROLE_custom.Host:links_custom.Slot|custom.Filler',
          '#T_CH=custom.CorefLink|referenceRelation|referenceType',
          '#T_RL=custom.Rel|value|BT_custom.Host',
        ].join('\n'),
        `#Text=Ann saw her dog\n${tabs(
          '1-1 0-3 Ann _ _ *->1-1 name[1] _ _',
          '1-2 4-7 saw who;what 1-1;1-4[2] _ _ _ _',
          '1-3 8-11 her _ _ anaphoric->1-2 *[1] _ _',
          '1-4 12-15 dog _ _ *->2-1 *[2] x|y 1-1|1-2[0_1]',
        )}`,
      ),
    });
    expect(marksIn(corpus)).toEqual([
      { words: 'Ann', labels: ['CorefLink.referenceType=name', 'CorefChain=Ann'] },
      { words: 'saw', labels: ['Host=Host'] },
      { words: 'her', labels: ['CorefLink.referenceRelation=anaphoric', 'CorefChain=Ann'] },
      { words: 'dog', labels: ['CorefChain=dog'] },
    ]);
    expect(corpus.features.find(({ name }) => name === 'CorefChain')).toEqual({ name: 'CorefChain', suggest: 'claim' });
    expect(corpus.problems.map(({ message }) => message)).toEqual([
      'What points from one annotation to another has no place here: 2 relations of Rel.',
      'What points from one annotation to another has no place here: 2 slots of Host.',
    ]);
  });

  test('an annotation of no words is told and left out', () => {
    const corpus = read({
      'a.tsv': file('#T_SP=custom.Span|', `#Text=one two\n${tabs('1-1 0-3 one _', '1-1.1 3-3  *', '1-2 4-7 two *')}`),
    });
    expect(marksIn(corpus).map(({ words }) => words)).toEqual(['two']);
    expect(corpus.problems).toEqual([
      {
        file: 'a.tsv',
        place: 'line 7',
        message: 'The Span has no place in the text: it marks no words, and a span needs some.',
        leftOut: 'record',
      },
    ]);
  });

  test('the folders of an INCEpTION export say who made what; one document has the work of both', () => {
    const of = (value: string): string => file('#T_SP=custom.Span|value', `#Text=one\n${tabs(`1-1 0-3 one ${value}`)}`);
    const corpus = read({
      'p.zip/annotation/news.txt/ada.tsv': of('A'),
      'p.zip/annotation/news.txt/bo.tsv': of('B'),
      'p.zip/curation/news.txt/CURATION_USER.tsv': of('C'),
    });
    expect(
      corpus.documents.map(({ name, annotations }) => [name, annotations.map(({ annotator }) => annotator)]),
    ).toEqual([['news', ['ada', 'bo', 'CURATION_USER']]]);
  });

  test('words, sentences and layers of the linguists are no labels to begin with', () => {
    const pos = 'de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS';
    const corpus = read({
      'a.tsv': file(`#T_SP=${pos}|PosValue`, `#Text=one\n${tabs('1-1 0-3 one CD')}`),
    });
    expect(corpus.features).toEqual([{ name: 'POS.PosValue', suggest: 'nothing' }]);
  });
});

describe('malformed files', () => {
  const header = '#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Span|value\n\n\n';
  const refusals: readonly (readonly [what: string, content: string | Uint8Array, place: string, message: RegExp])[] = [
    ['empty', '', 'line 1', /first line is not/],
    ['another version', '#FORMAT=WebAnno TSV 2\n', 'line 1', /WebAnno TSV 2\. Export the document/],
    ['another table', 'a\tb\n1\t2\n', 'line 1', /first line is not/],
    ['not UTF-8', Uint8Array.of(0x23, 0xff, 0xfe), '', /not UTF-8/],
    ['a header of nothing', '#FORMAT=WebAnno TSV 3.3\n#T_XX=what\n', 'line 2', /names no layer/],
    ['no sentence', header, '', /no text/],
    ['only the text', `${header}#Text=one\n`, '', /no text/],
    [
      'a huge gap',
      `${header}#Text=one\n1-1\t999999999999-999999999999\tone\t_\n1-2\t999999999999-1000000000002\tone\t_\n`,
      '',
      /no text|leave/,
    ],
  ];
  for (const [what, content, place, message] of refusals) {
    test(`${what}: refused with the place`, () => {
      const corpus = read({ 'x.tsv': content });
      expect(corpus.documents).toEqual([]);
      const problem = corpus.problems.find(({ leftOut }) => leftOut === 'file');
      expect(problem).toMatchObject({ file: 'x.tsv', place });
      expect(problem?.message).toMatch(message);
    });
  }

  test('an impossible gap names its line', () => {
    const corpus = read({ 'x.tsv': `${header}#Text=one\n1-1\t99999999-100000002\tone\t_\n` });
    expect(corpus.problems).toMatchObject([{ file: 'x.tsv', place: 'line 6', leftOut: 'file' }]);
    expect(corpus.problems[0]?.message).toMatch(/leave 99999999 characters/);
  });

  test('a line that is no token is left out; the rest is there', () => {
    const corpus = read({
      'x.tsv': `${header}#Text=one two\n${tabs('1-1 0-3 one A')}nonsense\n${tabs('1-2 4-7 two')}1-3\t-4-7\ttwo\t_\n`,
    });
    expect(marksIn(corpus)).toEqual([{ words: 'one', labels: ['Span.value=A'] }]);
    expect(corpus.problems.map(({ place, leftOut }) => [place, leftOut])).toEqual([
      ['line 7', 'record'],
      ['line 8', 'record'],
      ['line 9', 'record'],
    ]);
  });

  test('words that do not stand where the offsets say: the annotation is left out, the rest stays', () => {
    const corpus = read({
      'x.tsv': `${header}#Text=one two three\n${tabs('1-1 0-3 one A', '1-2 4-7 zwei B', '1-3 8-13 three C', '1-4 20-90 far D')}`,
    });
    expect(marksIn(corpus).map(({ words }) => words)).toEqual(['one', 'three']);
    expect(corpus.problems.map(({ place, leftOut }) => [place, leftOut])).toEqual([
      ['line 7', 'nothing'],
      ['line 7', 'record'],
      ['line 9', 'record'],
    ]);
    expect(corpus.problems[1]?.message).toMatch(/the text at 4–7 is not “zwei”/);
  });

  test('labels called __proto__ and constructor are labels', () => {
    const corpus = read({
      'x.tsv': `#FORMAT=WebAnno TSV 3.3\n#T_SP=__proto__|constructor\n\n\n#Text=one\n${tabs('1-1 0-3 one \\_\\_proto\\_\\_')}`,
    });
    expect(marksIn(corpus)).toEqual([{ words: 'one', labels: ['__proto__.constructor=__proto__'] }]);
  });
});

describe('writing', () => {
  test('tokens, parts of tokens, stacks and numbers, by hand', () => {
    const text = 'Old mill\n\nburned.';
    const mill = articleOf('mill', text);
    const span = (n: number, words: string) => spanOf(n, ada, mill.article.id, text, [placeOf(text, words)]);
    const [whole, part] = [span(21, 'Old mill'), span(22, 'urn')];
    const dataset = datasetOf(
      [mill],
      [claimOf(11, ada, 'It [burned]'), claimOf(12, bo, 'It|stood'), whole, part, linkOf(31, whole, 11, 'agrees')],
      [ada],
    );
    const tsv = new TextDecoder().decode(written(webannoTsv, dataset)[1]?.bytes);
    const rows = tsv.split('\n').map((row) => {
      const [id, offsets, words, annotator, , claimText, , , part] = row.split('\t');
      return offsets === undefined ? row : [id, offsets, words, annotator, claimText, part].join(' ');
    });
    expect(rows.slice(2)).toEqual([
      '',
      '',
      '#Text=Old mill',
      '#Text=',
      '#Text=',
      '1-1 0-3 Old Ada Vorn[1] It \\[burned\\][1] 1[1]',
      '1-2 4-8 mill Ada Vorn[1] It \\[burned\\][1] 1[1]',
      '',
      '#Text=burned.',
      '2-1 10-16 burned _ _ _',
      '2-1.1 11-14 urn Ada Vorn * 1',
      '2-2 16-17 . _ _ _',
      '',
    ]);
  });

  test('a span that begins in white space keeps its place, and so does the text around it', () => {
    const text = '  \n A  b\t\nc \n';
    const odd = articleOf('odd', text);
    const spans = [
      spanOf(21, ada, odd.article.id, text, [[2, 5]]),
      spanOf(22, ada, odd.article.id, text, [[6, 10]]),
      spanOf(23, ada, odd.article.id, text, [[10, 12]]),
    ];
    const corpus = readBack(webannoTsv, datasetOf([odd], spans, [ada]));
    expect(corpus.problems).toEqual([]);
    expect(corpus.documents[0]?.text).toBe(text);
    expect(corpus.documents[0]?.annotations.map(({ fragments }) => fragments)).toEqual([
      [[2, 5]],
      [[6, 10]],
      [[10, 12]],
    ]);
  });

  test('a backslash and a tab in a text come back', () => {
    const odd = articleOf('odd', 'C:\\temp\tand \\n');
    const corpus = readBack(webannoTsv, datasetOf([odd], [], [ada]));
    expect(corpus.documents[0]?.text).toBe('C:\\temp\tand \\n');
    expect(corpus.problems).toEqual([]);
  });

  test('the type system lies beside the files', () => {
    expect(written(webannoTsv, millFire()).map(({ path }) => path)).toEqual([
      ...['TypeSystem.xml', 'ada-vorn/courier.tsv', 'ada-vorn/harbour.tsv', 'ada-vorn/ledger.tsv'].map(
        (path) => `export/${path}`,
      ),
    ]);
  });
});

describe('what other programs write', () => {
  const read1 = (...lines: string[]): ForeignCorpus => read({ 'a.tsv': lines.join('\n') });
  const HEAD = ['#FORMAT=WebAnno TSV 3.2', '#T_SP=custom.Mood|value|note', '', ''];

  test('white space at the start of a sentence stands before its first token', () => {
    const corpus = read1(
      ...[...HEAD, '#Text=Hello.', '1-1\t0-5\tHello\t_\t_\t', '1-2\t5-6\t.\t_\t_\t', ''],
      ...['#Text=  Next one.', '2-1\t9-13\tNext\tsad\t_\t', '2-2\t14-17\tone\t_\t_\t'],
    );
    expect(corpus.problems).toEqual([]);
    expect(corpus.documents[0]?.text).toBe('Hello.\n  Next one.');
    expect(marksIn(corpus)).toEqual([{ words: 'Next', labels: ['Mood.value=sad'] }]);
  });

  test('remarks in the head and between sentences are passed over', () => {
    const corpus = read1(
      ...['#FORMAT=WebAnno TSV 3.2', '# made by hand', '#T_SP=custom.Mood|value', '', '', '#Source=desk'],
      ...['#Text=Hello', '# here', '1-1\t0-5\tHello\tsad'],
    );
    expect(corpus.problems).toEqual([]);
    expect(marksIn(corpus)).toEqual([{ words: 'Hello', labels: ['Mood.value=sad'] }]);
  });

  test('an underscore among stacked values is no value, an escaped one is', () => {
    const corpus = read1(...[...HEAD, '#Text=Hello', '1-1\t0-5\tHello\tsad[1]|\\_[2]\t_[1]|dry[2]\t']);
    expect(marksIn(corpus)).toEqual([
      { words: 'Hello', labels: ['Mood.value=sad'] },
      { words: 'Hello', labels: ['Mood.value=_', 'Mood.note=dry'] },
    ]);
  });
});
