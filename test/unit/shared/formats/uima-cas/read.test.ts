import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonCas, uimaXmi } from '#shared/formats/uima-cas/index.ts';
import type { ForeignCorpus } from '#shared/formats/foreign/corpus.ts';
import { written } from '../round-trip/harness.ts';
import { millFire } from '../dataset.ts';
import { filesOf, readFiles } from '../read-files.ts';

const xmi = (inside: string, head = '<?xml version="1.0" encoding="UTF-8"?>'): string =>
  `${head}
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:c="http:///custom.ecore" xmi:version="2.0">
${inside}
</xmi:XMI>`;
const SOFA = '<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="The mill burned."/>';

const readXmi = (content: string, more: Record<string, string> = {}): ForeignCorpus =>
  readFiles(uimaXmi, filesOf({ 'x.xmi': content, ...more }));
const readJson = (content: unknown): ForeignCorpus =>
  readFiles(jsonCas, filesOf({ 'x.json': typeof content === 'string' ? content : JSON.stringify(content) }));

const told = ({ problems }: ForeignCorpus): [string, string][] =>
  problems.map(({ place, leftOut }) => [place, leftOut]);
const marksIn = ({ documents: [document] }: ForeignCorpus) =>
  document?.annotations.map(({ fragments, labels }) => [
    fragments.map(([start, end]) => document.text.slice(start, end)).join(' '),
    labels.map(({ feature, value }) => `${feature}=${value}`).join(),
  ]);

describe('foreign XMI', () => {
  test('indexed annotations with their features; what is not indexed, and what is segmentation, is left alone', () => {
    const corpus = readXmi(
      xmi(`<c:Mark xmi:id="2" sofa="1" begin="4" end="8" kind="place" sure="true"/>
<c:Mark xmi:id="3" sofa="1" begin="0" end="3" kind="none"/>
<c:Token xmi:id="4" sofa="1" begin="0" end="3"/>
<c:Plain xmi:id="5" sofa="1" begin="9" end="15"/>
${SOFA}
<cas:View sofa="1" members="2 4 5"/>`),
    );
    expect(told(corpus)).toEqual([]);
    expect(marksIn(corpus)).toEqual([
      ['mill', 'Mark.kind=place,Mark.sure=true'],
      ['burned', 'Plain=Plain'],
    ]);
    expect(corpus.documents[0]?.offsets).toEqual({ unit: 'UTF-16 code units', declared: true, checked: 0 });
  });

  test('with a type system beside it, numbers are numbers, pointers point, and what is not declared is told once', () => {
    const types = `<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types><typeDescription>
      <name>custom.Mark</name><supertypeName>uima.tcas.Annotation</supertypeName><features>
      <featureDescription><name>size</name><rangeTypeName>uima.cas.Integer</rangeTypeName></featureDescription>
      <featureDescription><name>parts</name><rangeTypeName>uima.cas.FSArray</rangeTypeName></featureDescription>
      </features></typeDescription></types></typeSystemDescription>`;
    const corpus = readXmi(
      xmi(`<c:Mark xmi:id="2" sofa="1" begin="4" end="8" size="3" parts="3 4"/>
<c:Mark xmi:id="3" sofa="1" begin="0" end="3" odd="x"/>
<c:Mark xmi:id="4" sofa="1" begin="9" end="15" odd="y"/>
${SOFA}
<cas:View sofa="1" members="2 3 4"/>`),
      { 'TypeSystem.xml': types },
    );
    expect(corpus.problems.map(({ message }) => message)).toEqual([
      'The type custom.Mark has no feature odd. So it is in 2 places.',
      'What points from one annotation to another has no place here: 2 values of Mark.parts.',
    ]);
    expect(corpus.features).toEqual([
      { name: 'Mark.size', suggest: 'nothing' },
      { name: 'Mark.odd', suggest: 'tag' },
    ]);
  });

  test('line ends of two characters, written as references, become one; offsets go along', () => {
    const corpus = readXmi(
      xmi(`<c:Mark xmi:id="2" sofa="1" begin="6" end="9"/>
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="One.&#13;&#10;Two."/>
<cas:View sofa="1" members="2"/>`),
    );
    expect(corpus.documents[0]?.text).toBe('One.\nTwo.');
    expect(marksIn(corpus)).toEqual([['Two', 'Mark=Mark']]);
  });

  test('XML 1.1 holds control characters', () => {
    const corpus = readXmi(
      xmi(
        `<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="bell &#7;"/><cas:View sofa="1" members=""/>`,
        '<?xml version="1.1" encoding="UTF-8"?>',
      ),
    );
    expect(corpus.documents[0]?.text).toBe('bell \u0007');
  });

  test('chains that run in circles end', () => {
    const corpus = readXmi(
      xmi(`<c:Link xmi:id="2" sofa="1" begin="0" end="3" next="3"/>
<c:Link xmi:id="3" sofa="1" begin="4" end="8" next="2"/>
<c:Chain xmi:id="4" sofa="1" first="2"/>
${SOFA}
<cas:View sofa="1" members="2 3 4"/>`),
    );
    expect(marksIn(corpus)).toEqual([
      ['The', 'Chain=The'],
      ['mill', 'Chain=The'],
    ]);
  });
});

describe('malformed XMI', () => {
  const refusals: readonly (readonly [what: string, content: string, place: RegExp, message: RegExp])[] = [
    ['empty', '', /^/, /no XML|no element/],
    ['truncated', xmi(SOFA).slice(0, -12), /^line \d+, column \d+$/, /no XML/],
    ['other XML', '<html/>', /^line 1$/, /outermost element is not XMI/],
    ['entities', `<!DOCTYPE x [<!ENTITY a "b">]>${xmi(SOFA, '')}`, /^line/, /declares entities/],
    ['too deep', `${'<a>'.repeat(100_000)}`, /^line/, /nested more than/],
    ['no text', xmi('<cas:View members=""/>'), /^$/, /holds no text/],
    ['half a character', xmi(SOFA.replace('mill', '&#xD83D;')), /^line/, /no XML|half a character/],
  ];
  for (const [what, content, place, message] of refusals) {
    test(`${what}: refused with the place`, () => {
      const corpus = readXmi(content);
      expect(corpus.documents).toEqual([]);
      expect(corpus.problems.map(({ leftOut }) => leftOut)).toEqual(['file']);
      expect(corpus.problems[0]?.place).toMatch(place);
      expect(corpus.problems[0]?.message).toMatch(message);
    });
  }

  test('annotations outside the text, backwards, without a text and with an id that is taken: each told, the rest stays', () => {
    const corpus = readXmi(
      xmi(`<c:Mark xmi:id="2" sofa="1" begin="4" end="99999999999"/>
<c:Mark xmi:id="3" sofa="1" begin="8" end="4"/>
<c:Mark xmi:id="4" sofa="1" begin="-4" end="4"/>
<c:Mark xmi:id="5" sofa="77" begin="0" end="3"/>
<c:Mark xmi:id="6" sofa="1" begin="0" end="3"/>
<c:Mark xmi:id="6" sofa="1" begin="4" end="8"/>
<c:Mark sofa="1" begin="0" end="3"/>
${SOFA}
<cas:View sofa="1" members="2 3 4 5 6 x"/>`),
    );
    expect(marksIn(corpus)).toEqual([['The', 'Mark=Mark']]);
    expect(told(corpus).sort()).toEqual(['3', '4', '5', '6', '8', '9'].map((line) => [`line ${line}`, 'record']));
  });

  test('a type called __proto__ with a feature called constructor is a type like any other', () => {
    const corpus = readXmi(
      xmi(
        `<c:__proto__ xmi:id="2" sofa="1" begin="4" end="8" constructor="x"/>${SOFA}<cas:View sofa="1" members="2"/>`,
      ),
    );
    expect(marksIn(corpus)).toEqual([['mill', '__proto__.constructor=x']]);
  });
});

const sofa = { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', sofaString: 'The mill burned.' };
const mark = (id: number, begin: unknown, end: unknown, more = {}): object => ({
  ...{ '%ID': id, '%TYPE': 'custom.Mark', '@sofa': 1, begin, end, ...more },
});
const cas = (structures: unknown, members: unknown = [2, 3]): object => ({
  '%TYPES': { 'custom.Mark': { '%NAME': 'custom.Mark', '%SUPER_TYPE': 'uima.tcas.Annotation' } },
  '%FEATURE_STRUCTURES': structures,
  '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': members } },
});

describe('JSON CAS of others', () => {
  test('feature structures under their ids in an object are read like a list', () => {
    const { '%ID': _, ...first } = sofa;
    const corpus = readJson(cas({ 1: first, 2: { '%TYPE': 'custom.Mark', '@sofa': 1, begin: 4, end: 8 } }, [2]));
    expect(told(corpus)).toEqual([]);
    expect(marksIn(corpus)).toEqual([['mill', 'Mark=Mark']]);
  });

  test('anchors and numbers that JSON has no word for', () => {
    const types = {
      'custom.Mark': {
        ...{ '%NAME': 'custom.Mark', '%SUPER_TYPE': 'uima.tcas.Annotation' },
        weight: { '%NAME': 'weight', '%RANGE': 'uima.cas.Double' },
      },
    };
    const one = { '%ID': 2, '%TYPE': 'custom.Mark', '@sofa': 1, '^begin': 4, '^end': 8, '#weight': '-Infinity' };
    const corpus = readJson({ ...cas([sofa, one], [2]), '%TYPES': types });
    expect(told(corpus)).toEqual([]);
    expect(marksIn(corpus)).toEqual([['mill', 'Mark.weight=-Infinity']]);
  });

  const refusals: readonly (readonly [what: string, content: unknown, message: RegExp])[] = [
    ['empty', '', /no JSON:/],
    ['truncated', JSON.stringify(cas([sofa])).slice(0, -5), /no JSON:/],
    ['other JSON', { a: 1 }, /no JSON CAS/],
    ['a list', [], /no JSON CAS/],
    ['deep nesting', '['.repeat(200_000), /no JSON/],
    ['half a character', cas([{ ...sofa, sofaString: 'x\ud83d' }], []), /half a character/],
    ['no text', cas([]), /no text/],
  ];
  for (const [what, content, message] of refusals) {
    test(`${what}: refused`, () => {
      const corpus = readJson(content);
      expect(corpus.documents).toEqual([]);
      const problem = corpus.problems.find(({ leftOut }) => leftOut === 'file');
      expect(problem?.message).toMatch(message);
    });
  }

  test('what is wrong in single feature structures is told with their number; the rest stays', () => {
    const corpus = readJson(
      cas(
        [
          ...[sofa, mark(2, 4, 8), mark(3, 0, 1e12), mark(4, 8, 4), mark(5, 'a', 4), mark(2, 0, 3)],
          ...['x', { '%ID': -1, '%TYPE': 'custom.Mark' }, { '%ID': 9 }, mark(10, 9, 15, { odd: [{ deep: 1 }] })],
        ],
        [2, 3, 4, 5, 10, 'a', 99],
      ),
    );
    expect(marksIn(corpus)?.map(([words]) => words)).toEqual(['mill', 'burned']);
    expect(corpus.problems.map(({ place, leftOut }) => `${leftOut} ${place}`).sort()).toEqual([
      'nothing feature structure 10 (%ID 10)',
      'nothing feature structure 5 (%ID 5)',
      'nothing views',
      ...['3 (%ID 3)', '4 (%ID 4)', '5 (%ID 5)', '6 (%ID 2)', '7', '8', '9'].map(
        (place) => `record feature structure ${place}`,
      ),
    ]);
  });

  test('sections of the wrong shape are told', () => {
    const corpus = readJson({ '%TYPES': 3, '%FEATURE_STRUCTURES': 'x', '%VIEWS': [1] });
    expect(corpus.problems.map(({ place }) => place)).toEqual(['%TYPES', '%FEATURE_STRUCTURES', '%VIEWS', '']);
  });

  test('INCEpTION’s description of the project beside the documents is left without a word', () => {
    const corpus = readFiles(jsonCas, filesOf({ 'p.zip/exportedproject123.json': '{"name":"p"}' }));
    expect([corpus.documents, corpus.problems]).toEqual([[], []]);
  });
});

test('whatever bytes of our own files are changed, reading them ends and throws nothing', () => {
  const files = [...written(uimaXmi, millFire()), ...written(jsonCas, millFire())];
  fc.assert(
    fc.property(
      fc.nat(files.length - 1),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
      (which, changes) => {
        const file = files[which];
        if (file === undefined) return;
        const bytes = Uint8Array.from(file.bytes);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const format = file.path.endsWith('.json') ? jsonCas : uimaXmi;
        readFiles(format, [{ path: file.path, bytes }]);
      },
    ),
    { numRuns: 150 },
  );
});

describe('several values of one feature', () => {
  test('strings in an array or a list that XMI points to', () => {
    const feature = (name: string, range: string): string =>
      `<featureDescription><name>${name}</name><rangeTypeName>uima.cas.${range}</rangeTypeName></featureDescription>`;
    const types = `<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types><typeDescription>
      <name>custom.Mark</name><supertypeName>uima.tcas.Annotation</supertypeName><features>
      ${feature('array', 'StringArray')}${feature('list', 'StringList')}</features></typeDescription></types></typeSystemDescription>`;
    const corpus = readXmi(
      xmi(`<c:Mark xmi:id="2" sofa="1" begin="4" end="8" array="3" list="4"/>
<cas:StringArray xmi:id="3"><elements>a b</elements><elements>c</elements></cas:StringArray>
<cas:NonEmptyStringList xmi:id="4" head="d" tail="5"/>
<cas:NonEmptyStringList xmi:id="5" head="e" tail="5"/>
${SOFA}
<cas:View sofa="1" members="2"/>`),
      { 'TypeSystem.xml': types },
    );
    expect(corpus.problems).toEqual([]);
    expect(marksIn(corpus)).toEqual([['mill', 'Mark.array=a b,Mark.array=c,Mark.list=d,Mark.list=e']]);
  });

  const types = {
    'c.Mark': {
      '%NAME': 'c.Mark',
      '%SUPER_TYPE': 'uima.tcas.Annotation',
      kinds: { '%NAME': 'kinds', '%RANGE': 'uima.cas.String[]' },
      size: { '%NAME': 'size', '%RANGE': 'uima.cas.Double' },
    },
  };
  const structures = [
    { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', mimeType: 'text', sofaString: 'A mill.' },
    { '%ID': 2, '%TYPE': 'c.Mark', '@sofa': 1, begin: 2, end: 6, '@kinds': 3, '#size': '-Inf' },
    { '%ID': 3, '%TYPE': 'uima.cas.StringArray', '%ELEMENTS': ['a', 'b'] },
  ];

  test.each([
    ['a view', { _InitialView: { '%SOFA': 1, '%MEMBERS': [2] } }],
    ['no view at all', {}],
  ])('strings in an array of JSON CAS, in %s', (_, views) => {
    const corpus = readJson({ '%TYPES': types, '%FEATURE_STRUCTURES': structures, '%VIEWS': views });
    expect(corpus.problems).toEqual([]);
    expect(marksIn(corpus)).toEqual([['mill', 'Mark.kinds=a,Mark.kinds=b,Mark.size=-Infinity']]);
  });
});

test.each([
  ['UTF-8', 5, 9, 'UTF-8 bytes'],
  ['UTF-16', 3, 7, 'UTF-16 code units'],
  ['UTF-32', 2, 6, 'Unicode code points'],
])('offsets of a JSON CAS whose header names %s count its units', (encoding, begin, end, unit) => {
  const corpus = readJson({
    '%HEADER': { '%OFFSET_ENCODING': encoding },
    '%FEATURE_STRUCTURES': [
      {
        '%ID': 1,
        '%TYPE': 'uima.cas.Sofa',
        sofaNum: 1,
        sofaID: '_InitialView',
        mimeType: 'text',
        sofaString: '🔥 mill',
      },
      { '%ID': 2, '%TYPE': 'uima.tcas.Annotation', '@sofa': 1, '^begin': begin, '^end': end },
    ],
    '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': [2] } },
  });
  expect(corpus.problems).toEqual([]);
  expect(marksIn(corpus)?.map(([words]) => words)).toEqual(['mill']);
  expect(corpus.documents[0]?.offsets.unit).toBe(unit);
});
