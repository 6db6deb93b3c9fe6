import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brat } from '#shared/formats/brat/index.ts';
import type { ForeignAnnotation, ForeignCorpus, ForeignProblem } from '#shared/formats/foreign/corpus.ts';
import { encodeText } from '#shared/text/encoding.ts';
import { sha256, uuid } from '#test/support/records.ts';
import { written } from '../round-trip/harness.ts';
import { ada, bo, millFire } from '../dataset.ts';

type Files = Record<string, string | Uint8Array>;

function read(files: Files): ForeignCorpus {
  const list = Object.entries(files).map(([path, content]) => ({
    path,
    bytes: typeof content === 'string' ? encodeText(content) : content,
  }));
  const corpus = brat.read?.(list, { articles: [], sha256 });
  if (corpus === undefined) throw new Error('brat is not read');
  return corpus;
}

const TEXT = 'Smoke 🔥 over Ada’s mill\nNobody was hurt.\n';

/** One text with these lines. */
const withLines = (...lines: string[]): ForeignCorpus =>
  read({ 'mill.txt': TEXT, 'mill.ann': lines.map((line) => `${line}\n`).join('') });

const annotationsOf = ({ documents }: ForeignCorpus): readonly ForeignAnnotation[] =>
  documents.flatMap(({ annotations }) => annotations);

const wordsOf = (corpus: ForeignCorpus): string[] =>
  corpus.documents.flatMap(({ text, annotations }) =>
    annotations.map(({ fragments }) => fragments.map(([start, end]) => text.slice(start, end)).join('|')),
  );

const told = ({ problems }: ForeignCorpus): string[] =>
  problems.map(({ file, place, leftOut }) => [file, place, leftOut].join(', '));

test('offsets are code points, and a line end of two characters is one', () => {
  const corpus = read({
    'mill.txt': TEXT.replaceAll('\n', '\r\n'),
    'mill.ann': 'T1\tThing 0 5\tSmoke\r\nT2\tThing 19 23\tmill\r\nT3\tThing 24 30\tNobody\r\n',
  });
  expect(wordsOf(corpus)).toEqual(['Smoke', 'mill', 'Nobody']);
  expect(corpus.documents[0]?.text).toBe(TEXT);
  expect(corpus.documents[0]?.offsets).toEqual({
    ...{ unit: 'Unicode code points, a line end counted as one', declared: true, checked: 3 },
  });
});

test('offsets of a program that counted otherwise are found out by the words', () => {
  const corpus = read({ 'mill.txt': TEXT, 'mill.ann': 'T1\tThing 20 24\tmill\nT2\tThing 25 31\tNobody\n' });
  expect(wordsOf(corpus)).toEqual(['mill', 'Nobody']);
  expect(corpus.documents[0]?.offsets).toMatchObject({
    unit: 'UTF-16 code units, a line end counted as one',
    declared: false,
  });
});

test('a byte order mark that Python counted is found out', () => {
  const corpus = read({ 'mill.txt': `\uFEFF${TEXT}`, 'mill.ann': 'T1\tThing 1 6\tSmoke\n' });
  expect(wordsOf(corpus)).toEqual(['Smoke']);
  expect(corpus.documents[0]?.text).toBe(TEXT);
});

test('words that are not there are told with their line, and the rest is taken', () => {
  const corpus = withLines('T1\tThing 0 5\tSmoke', 'T2\tThing 8 12\tunder', 'T3\tThing 900 905\tfar');
  expect(wordsOf(corpus)).toEqual(['Smoke']);
  expect(told(corpus)).toEqual(['mill.ann, line 2, record', 'mill.ann, line 3, record']);
  expect(corpus.problems[0]?.message).toBe('T2 (Thing) was left out: the text at 8–12 is not “under”.');
  expect(corpus.problems[1]?.message).toBe('T3 (Thing) was left out: 900–905 is no place in the text.');
});

test('a span over a line end is taken as one from tools that do not cut it, with a space in its words', () => {
  expect(wordsOf(withLines('T1\tThing 19 30\tmill Nobody'))).toEqual(['mill\nNobody']);
  expect(wordsOf(withLines('T1\tThing 19 23;24 30\tmill Nobody'))).toEqual(['mill|Nobody']);
  expect(wordsOf(withLines('T1\tThing 19 23\tmill\tand more'))).toEqual(['mill']);
  expect(wordsOf(withLines('T1\tThing 19 23\tmillstone', 'T2\tThing 0 5'))).toEqual(['Smoke']);
});

test('types, attributes, events, references and notes', () => {
  const corpus = withLines(
    ...['T1\tPerson 13 18\tAda’s', 'A1\tMention T1 Name', 'M1\tSure T1', 'N1\tReference T1 Wikidata:Q7259\tAda'],
    ...['#1\tAnnotatorNotes T1\tC:\\new', '#2\tAnnotationError T1\tcheck', 'T2\tBurn 0 5\tSmoke'],
    ...['E1\tFire:T2 Place:T1', '#3\tAnnotatorNotes E1\thow big?', 'N2\tReference T2 X:1', 'R1\tAt Arg1:T1 Arg2:T2'],
    ...['*\tAlias T1 T2', '#4\tAnnotatorNotes R1\tsure?'],
  );
  const [ada_, fire] = annotationsOf(corpus);
  expect(ada_?.labels.map(({ feature, value }) => `${feature}=${value}`)).toEqual([
    ...['type=Person', 'Mention=Name', 'Sure=Sure', 'normalisation=Ada (Wikidata:Q7259)'],
  ]);
  expect(ada_?.note).toBe('C:\\new\nAnnotationError: check');
  expect(fire?.labels.map(({ feature, value }) => `${feature}=${value}`)).toEqual(['type=Fire', 'normalisation=X:1']);
  expect(fire?.note).toBe('how big?');
  expect(fire?.annotator).toBe('');
  expect(corpus.problems).toEqual([
    {
      ...{ file: 'mill.ann', place: 'line 8', leftOut: 'record' },
      message:
        '2 relations and 1 argument of events were left out, E1 first: spans have no relations to each other here.',
    },
  ]);
});

test('labels may have any name', () => {
  const corpus = withLines('T1\t__proto__ 0 5\tSmoke', 'A1\tconstructor T1 toString', 'T2\tconstructor 19 23\tmill');
  expect(annotationsOf(corpus).map(({ labels }) => labels)).toEqual([
    [
      { feature: 'type', value: '__proto__' },
      { feature: 'constructor', value: 'toString' },
    ],
    [{ feature: 'type', value: 'constructor' }],
  ]);
});

describe('lines that are none', () => {
  test.each([
    ['T1 Person 0 5 Smoke', 'does not begin with an id'],
    ['Smoke\tover', 'does not begin with an id'],
    ['T2', 'does not begin with an id|nothing behind its id'],
    ['T2\tPerson', 'no type with pairs'],
    ['T2\tPerson 0', 'no type with pairs'],
    ['T2\tPerson 0 five\tSmoke', 'no type with pairs'],
    ['T2\tPerson 0 5,6 7\tSmoke', 'no type with pairs'],
    ['T2\tPerson 0.5 5\tSmoke', 'no type with pairs'],
    ['T1\tPerson 0 5\tSmoke', 'stands on a line above'],
    ['A1\tMention', 'no attribute'],
    ['N1\tReference T1 nowhere\tx', 'no reference'],
    ['N1\tReference T1 :5\tx', 'no reference'],
    ['#1\tAnnotatorNotes\tx', 'no note'],
    ['E1\tA:B:C', 'no event'],
    ['W1\tword', 'of no kind that brat has'],
    ['A1\tMention T9 Name', 'T9, which is not there'],
    ['E1\tFire:T9', 'T9, which is not there'],
    ['N1\tReference T9 X:1\tx', 'T9, which is not there'],
  ])('%j', (line, why) => {
    const corpus = withLines('T1\tThing 0 5\tSmoke', '', line);
    expect(wordsOf(corpus)).toEqual(['Smoke']);
    expect(told(corpus)).toEqual(['mill.ann, line 3, record']);
    expect(corpus.problems[0]?.message).toMatch(new RegExp(why));
  });

  test.each([
    ['T2\tThing -3 5\tSmoke', '-3–5 is no place in the text'],
    ['T2\tThing 5 0\tSmoke', 'its end 0 is not after its start 5'],
    ['T2\tThing 3 3\t', 'its end 3 is not after its start 3'],
    [`T2\tThing 0 ${'9'.repeat(400)}\tSmoke`, 'is no place in the text'],
  ])('places that are none: %j', (line, why) => {
    const corpus = withLines('T1\tThing 0 5\tSmoke', line);
    expect(wordsOf(corpus)).toEqual(['Smoke']);
    expect(told(corpus)).toEqual(['mill.ann, line 2, record']);
    expect(corpus.problems[0]?.message).toContain(why);
  });
});

describe('files that belong to nothing', () => {
  test('annotations without a text are told, others are taken', () => {
    const corpus = read({ 'a/x.ann': '', 'a/y.ann': 'T1\tThing 0 1\tB\n', 'a/y.txt': 'B', 'b/x.txt': 'elsewhere' });
    expect(told(corpus)).toEqual(['a/x.ann, , file']);
    expect(corpus.problems[0]?.message).toContain('x.txt into the same folder');
    expect(corpus.documents.map(({ file }) => file)).toEqual(['a/y.ann']);
  });

  test('a text without annotations is a text of its folder, if others have some', () => {
    const corpus = read({
      'a/x.txt': 'x',
      'a/y.txt': 'y',
      'a/y.ann': '',
      'b/z.txt': 'z',
      'a/annotation.conf': '[x',
      'a/README.txt': 'r',
    });
    expect(corpus.documents.map(({ name, file }) => [name, file])).toEqual([
      ['x', 'a/x.txt'],
      ['y', 'a/y.ann'],
    ]);
    // What tells of the folder is left out and said.
    expect(told(corpus)).toEqual(['a/README.txt, , nothing']);
  });

  test.each([
    ['a text that is not UTF-8', { 'x.txt': new Uint8Array([0xff, 0x41]), 'x.ann': '' }, 'x.txt, , file', 0],
    ['annotations that are not UTF-8', { 'x.txt': 'a', 'x.ann': new Uint8Array([0xc3, 0x28]) }, 'x.ann, , file', 1],
    ['an empty text', { 'x.txt': ' \n', 'x.ann': 'T1\tA 0 1\t ' }, 'x.txt, , file', 0],
    ['a file that is no such thing', { 'x.txt': 'a', 'x.ann': '{"a": 1}\n{"b": 2}\n' }, 'x.ann, line 1, file', 1],
  ] as [string, Files, string, number][])('%s', (_, files, problem, documents) => {
    const corpus = read(files);
    expect(told(corpus)).toEqual([problem]);
    expect(corpus.documents).toHaveLength(documents);
    expect(annotationsOf(corpus)).toEqual([]);
  });

  test('nothing at all', () => {
    expect(read({})).toEqual({ documents: [], claims: [], features: [], problems: [] });
  });
});

test('folders with the same texts are annotators’', () => {
  const ann = 'T1\tThing 0 5\tSmoke\n';
  const corpus = read({ 'z/kim/m.txt': TEXT, 'z/kim/m.ann': ann, 'z/lee/m.txt': TEXT, 'z/lee/m.ann': `\n${ann}` });
  expect(corpus.documents).toHaveLength(1);
  expect(annotationsOf(corpus).map(({ annotator, place }) => [annotator, place])).toEqual([
    ['kim', 'line 1'],
    ['lee', 'line 2 of z/lee/m.ann'],
  ]);
});

describe('a folder that Crossread wrote', () => {
  const exported = (): Files => {
    const files: Files = {};
    for (const { path, bytes } of written(brat, millFire([ada, bo]))) files[path] = new TextDecoder().decode(bytes);
    return files;
  };
  const ledger = 'export/ada-vorn/ledger.ann';
  const spanAt = (corpus: ForeignCorpus, id: number): ForeignAnnotation | undefined =>
    annotationsOf(corpus).find((one) => one.id === uuid(id));

  test('is one document for each article, whoever marked it', () => {
    const corpus = read(exported());
    expect(corpus.documents.map(({ name }) => name)).toEqual(['courier', 'harbour', 'ledger']);
    expect(corpus.documents[1]?.fields).toMatchObject({ title: 'Title of harbour', published: '2026-03-12' });
    expect(new Set(annotationsOf(corpus).map(({ annotator }) => annotator))).toEqual(
      new Set(['Ada Vorn', 'Bo Lindqvist']),
    );
    expect(corpus.documents[2]?.silent).toEqual([
      { claim: uuid(13), annotator: 'Ada Vorn' },
      { claim: uuid(14), annotator: 'Bo Lindqvist' },
    ]);
    expect(corpus.features).toEqual([]);
    expect(corpus.claims.map(({ text, annotator, group }) => [text, annotator, group])).toEqual([
      ['The fire began in the drying loft.', 'Ada Vorn', 'Cause'],
      ['The alarm was off.', 'Bo Lindqvist', ''],
      ['Nobody was hurt.', 'Ada Vorn', ''],
      ['The mill was insured.', 'Bo Lindqvist', ''],
    ]);
  });

  test('without crossread.json still has its links and the words of their claims', () => {
    const files = exported();
    delete files['export/crossread.json'];
    const corpus = read(files);
    expect(corpus.problems).toEqual([]);
    expect(spanAt(corpus, 25)).toMatchObject({
      ...{ tags: ['split', 'a;b'], note: '=1+1', annotator: 'ada-vorn', labels: [] },
      links: [{ claim: uuid(12), stance: 'agrees', unsure: false, note: 'two parts' }],
    });
    expect(corpus.claims.map(({ key, text }) => [key, text])).toContainEqual([uuid(12), 'The alarm was off.']);
  });

  test('takes over what was changed in brat: another stance, no longer unsure, a note, a new annotation', () => {
    const files = exported();
    files[ledger] = String(files[ledger])
      .replace('T1\tcontradicts', 'T1\tpartly')
      .replace(/^A1\t.*\n/m, '#90\tAnnotatorNotes T1\tlooked again\n')
      .concat('T90\tmentions 0 2\tIt\n');
    const corpus = read(files);
    expect(spanAt(corpus, 22)?.links).toEqual([
      { claim: uuid(11), stance: 'partly', unsure: false, note: 'looked again' },
    ]);
    const fresh = annotationsOf(corpus).find(({ id }) => id === 'T90');
    expect(fresh?.labels).toEqual([{ feature: 'type', value: 'mentions' }]);
    expect(fresh?.annotator).toBe('Ada Vorn');
  });

  test('has lines of one span together, whichever of them says what', () => {
    const line = (number: number, claim: string): string[] => [
      `T${number}\tagrees 0 5\tSmoke`,
      `N${number}\tReference T${number} Crossread:${claim}\tIt ${claim}.`,
      `#${number}\tCrossreadSpan T${number}\t${uuid(1)}`,
    ];
    const corpus = withLines(...line(1, 'a'), ...line(2, 'b'), '#7\tCrossreadNote T2\tgrey', '#8\tCrossreadTag T2\tt');
    expect(annotationsOf(corpus)).toMatchObject([
      { id: uuid(1), note: 'grey', tags: ['t'], links: [{ claim: 'a' }, { claim: 'b' }], labels: [] },
    ]);
    const moved = withLines(...line(1, 'a'), ...line(2, 'b').map((one) => one.replace('0 5\tSmoke', '19 23\tmill')));
    expect(wordsOf(moved)).toEqual(['Smoke', 'mill']);
  });

  test('whose crossread.json is damaged is read without it, and told', () => {
    const files = exported();
    files['export/crossread.json'] = String(files['export/crossread.json']).slice(0, 300);
    const corpus = read(files);
    const [problem] = corpus.problems;
    expect(corpus.problems).toHaveLength(1);
    expect(problem).toMatchObject({ file: 'export/crossread.json', leftOut: 'file' } satisfies Partial<ForeignProblem>);
    expect(problem?.message).toMatch(/breaks off at line \d+/);
    expect(spanAt(corpus, 22)?.links).toHaveLength(1);
  });
});

test('whatever lines say, every one is an annotation, beside one, blank or told', () => {
  const word = fc.constantFrom(
    ...['T1', 'T2', 'E1', 'R1', 'A1', 'N1', '#1', '*', 'Thing', '0 5', '0', '-1', '19 23;0 5', 'Smoke', 'T1:T2'],
    ...['Crossread:x', 'CrossreadSpan', '0+1+0', '1+9+9', '__proto__', '\\u12', '🔥'],
  );
  const line = fc.array(fc.tuple(word, fc.constantFrom('\t', ' ', ';', '')), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const corpus = withLines(...lines.map((parts) => parts.map((part) => part.join('')).join('')));
      for (const { place, message } of corpus.problems) {
        expect(place).toMatch(/^line \d+$/);
        expect(message).not.toBe('');
      }
      for (const { fragments } of annotationsOf(corpus)) expect(fragments.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test('is recognised by lines that only it has', () => {
  const recognise = (path: string, head: string): number => brat.recognise?.(path, head) ?? -1;
  expect(recognise('a/x.ann', 'T1\tThing 0 5\tSmoke\n')).toBe(1);
  expect(recognise('a/x.ann', 'T1\tThing 0 5\tSmoke\nT2\tThing 7')).toBe(1);
  expect(recognise('a/x.ann', '')).toBe(0.5);
  expect(recognise('a/x.ann', '<?xml version="1.0"?>\n<a/>')).toBe(0);
  expect(recognise('a/x.txt', 'T1\tThing 0 5\tSmoke\n')).toBe(0);
  expect(recognise('a/crossread.json', '{\n  "format": "crossread/brat",')).toBe(1);
  expect(recognise('a/crossread.json', '{\n  "format": "crossread/project",')).toBe(0);
});

test('types of several words, and quotes of programs that write line ends and white space in their own ways', () => {
  const corpus = read({
    'a.txt': 'Two  words\nand a line',
    'a.ann': 'T1\tBig Thing 0 3\tTwo\nT2\tThing 0 10\tTwo words\nT3\tThing 5 14\twords\\nand\nT4\tThing 0 5\tTwo\n',
  });
  expect(wordsOf(corpus)).toEqual(['Two', 'Two  words', 'words\nand']);
  expect(annotationsOf(corpus)[0]?.labels).toEqual([{ feature: 'type', value: 'Big Thing' }]);
  // White space at the edge of the words is a different place.
  expect(told(corpus)).toEqual(['a.ann, line 4, record']);
});

test('of an annotation of very many fragments only the first are told', () => {
  const { problems } = read({ 'a.txt': 'x', 'a.ann': `T1\tThing ${'0 1;'.repeat(5000)}0 1\ty\n` });
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message.length).toBeLessThan(300);
});
