/** Projects as other programs write them, by hand, and what is wrong with some of them. */
import { describe, expect, test } from 'vitest';
import type { ForeignCorpus, FormatFile } from '#shared/formats/foreign/corpus.ts';
import { refiCodebook, refiQda } from '#shared/formats/refi-qda/index.ts';
import { encodeText } from '#shared/text/encoding.ts';
import { sha256 } from '#test/support/records.ts';

const file = (path: string, content: string | Uint8Array): FormatFile => ({
  path: `x.qdpx/${path}`,
  bytes: typeof content === 'string' ? encodeText(content) : content,
});
const read = (...files: FormatFile[]): ForeignCorpus =>
  refiQda.read?.(files, { articles: [], sha256 }) ?? expect.fail();
const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const told = ({ problems }: ForeignCorpus): string[] =>
  problems.map(({ place, message, leftOut }) => `${place}: ${message} [${leftOut}]`);

interface Parts {
  readonly origin?: string;
  readonly codes?: string;
  readonly sources?: string;
  readonly rest?: string;
}
const project = ({ origin = 'NVivo 14', codes = '', sources = '', rest = '' }: Parts): FormatFile =>
  file(
    'project.qde',
    `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="P" origin="${origin}">
<Users><User guid="${guid(1)}" name="Ada"/><User guid="${guid(2)}" name="Bo"/><User guid="{${guid(3).toUpperCase()}}" id="cy"/></Users>
<CodeBook><Codes>${codes}</Codes></CodeBook>
<Sources>${sources}</Sources>
${rest}
</Project>`,
  );
const code = (n: number, name: string, inner = '', more = 'isCodable="true"'): string =>
  `<Code guid="${guid(n)}" name="${name}" ${more}>${inner}</Code>`;
const coding = (target: number, user = 1): string =>
  `<Coding guid="${guid(900 + target)}" creatingUser="${guid(user)}"><CodeRef targetGUID="${guid(target)}"/></Coding>`;
const selection = (n: number, start: number | string, end: number | string, inner = '', more = ''): string =>
  `<PlainTextSelection guid="${guid(n)}" startPosition="${start}" endPosition="${end}" ${more}>${inner}</PlainTextSelection>`;
const source = (attributes: string, inner: string): string =>
  `<TextSource guid="${guid(50)}" ${attributes}>${inner}</TextSource>`;
const content = (text: string): string => `<PlainTextContent>${text}</PlainTextContent>`;
const words = ({ documents }: ForeignCorpus): string[] =>
  documents.flatMap(({ text, annotations }) =>
    annotations.map(({ fragments }) => fragments.map(([start, end]) => text.slice(start, end)).join('|')),
  );

/** Two lines, so that what follows it in the file is on line 6. */
const TEXT = 'One 🔥 two.\nThree four five.';

describe('a project of another program', () => {
  test('codes are labels: by name, by path where the name is not enough; descriptions and groups go with them', () => {
    const codes = [
      code(10, 'Fire', `<Description>When it burns.</Description>${code(11, 'Cause')}`, 'isCodable="false"'),
      code(12, 'Water', code(13, 'Cause', `<NoteRef targetGUID="${guid(70)}"/>`)),
    ].join('');
    const selections = selection(20, 4, 5, coding(11) + coding(13)) + selection(21, 6, 9, coding(12));
    const rest = `<Notes><Note guid="${guid(70)}">${content('Of the flood.')}</Note></Notes><Sets><Set guid="${guid(80)}" name="Wet"><MemberCode targetGUID="${guid(12)}"/></Set></Sets>`;
    const corpus = read(project({ codes, sources: source('name="S"', content(TEXT) + selections), rest }));
    expect(told(corpus)).toEqual([]);
    expect(words(corpus)).toEqual(['🔥', 'two']);
    expect(corpus.documents[0]?.annotations.map(({ labels }) => labels)).toEqual([
      [
        { feature: 'code', value: 'Fire / Cause' },
        { feature: 'code', value: 'Water / Cause' },
      ],
      [{ feature: 'code', value: 'Water' }],
    ]);
    expect(corpus.claims.map(({ key, group, guideline, feature }) => [key, group, guideline, feature])).toEqual([
      ['Fire / Cause', 'Fire', '', 'code'],
      ['Water', 'Wet', '', 'code'],
      ['Water / Cause', 'Water', 'Of the flood.', 'code'],
    ]);
  });

  test('a selection that two people coded is an annotation of each; notes go with their maker', () => {
    const note = `<NoteRef targetGUID="{${guid(70)}}"/>`;
    const inner = coding(10, 1) + coding(10, 2) + note;
    const rest = `<Notes><Note guid="${guid(70)}" creatingUser="${guid(3)}" plainTextPath="internal://note.txt"/></Notes>`;
    const sources = source('name="S"', content(TEXT) + selection(20, 6, 9, inner) + selection(21, 0, 3, note));
    const corpus = read(project({ codes: code(10, 'A'), sources, rest }), file('Sources/NOTE.txt', '\uFEFFlook here'));
    expect(
      corpus.documents[0]?.annotations.map(({ annotator, note, labels }) => [annotator, note, labels.length]),
    ).toEqual([
      ['Ada', 'look here', 1],
      ['Bo', '', 1],
      ['cy', 'look here', 0],
    ]);
  });

  test.each([
    'internal://t%201.txt',
    'internal://t 1.txt',
    'sources/t 1.txt',
    'Sources\\t 1.txt',
    'relative:///elsewhere/T 1.TXT',
  ])('finds its text at %s', (path) => {
    const corpus = read(
      project({ sources: source(`name="S" plainTextPath="${path}"`, selection(20, 0, 3)) }),
      file('sources/t 1.txt', 'One two'),
    );
    expect(told(corpus)).toEqual([]);
    expect(words(corpus)).toEqual(['One']);
  });

  test('CR LF counts as two in files of NVivo and as one in those of ATLAS.ti, with a byte order mark that counts nothing', () => {
    const text = file('sources/t.txt', '\uFEFFa\r\nb\r\nword');
    const at = (start: number): string =>
      source('name="S" plainTextPath="internal://t.txt"', selection(20, start, start + 4));
    expect(words(read(project({ sources: at(6) }), text))).toEqual(['word']);
    expect(words(read(project({ sources: at(4), origin: 'ATLAS.ti Windows 23' }), text))).toEqual(['word']);
    const { documents } = read(project({ sources: at(6) }), text);
    expect(documents[0]?.text).toBe('a\nb\nword');
    expect(documents[0]?.offsets.checked).toBe(0);
  });

  test('names that are words of the text decide how offsets are counted', () => {
    const selections = [
      // UTF-16 code units, where the standard has code points.
      selection(20, 7, 16, '', 'name="two. Three f…"'),
      selection(21, 12, 22, '', 'name="Three four"'),
      selection(22, 0, 3, '', 'name="1:1"'),
    ].join('');
    const corpus = read(project({ sources: source('name="S"', content('One 🔥 two. Three four five.') + selections) }));
    // The first name says more than the selection has, so that it proves nothing and hinders nothing.
    expect(words(corpus)).toEqual(['two. Thre', 'Three four', 'One']);
    expect(told(corpus)).toEqual([]);
    expect(corpus.documents[0]?.offsets).toMatchObject({ unit: 'UTF-16 code units', declared: false, checked: 1 });
  });

  test('names that contradict each other leave every named selection out', () => {
    const selections = selection(20, 7, 10, '', 'name="two. Three"') + selection(21, 11, 21, '', 'name="hree four f"');
    const corpus = read(project({ sources: source('name="S"', content(TEXT) + selections) }));
    expect(words(corpus)).toEqual([]);
    expect(corpus.problems.map(({ leftOut }) => leftOut)).toEqual(['record', 'record']);
  });

  test('what has no place here is told, each kind once', () => {
    const link = (n: number): string => `<Link guid="${guid(n)}" originGUID="${guid(20)}" targetGUID="${guid(21)}"/>`;
    const rest = `<Variables><Variable guid="${guid(90)}" name="Age" typeOfVariable="Integer"/></Variables><Cases><Case guid="${guid(91)}"/><Case guid="${guid(92)}"/></Cases><Links>${link(93)}${link(94)}</Links><Graphs><Graph guid="${guid(95)}"/></Graphs>`;
    const sources = `${source('name="S"', content(TEXT) + coding(10))}<PDFSource guid="${guid(60)}" name="scan"/><VideoSource guid="${guid(61)}"/>`;
    const corpus = read(project({ codes: code(10, 'A'), sources, rest }));
    expect(told(corpus)).toEqual([
      'source “scan”, line 6: It is a PDF, and only texts are read; what is coded in it was left out. [record]',
      'line 6: It is a film, and only texts are read; what is coded in it was left out. [record]',
      ': It has 2 cases, for which there is no place here. [record]',
      ': It has 1 variable, for which there is no place here. [record]',
      ': It has 2 links, for which there is no place here. [record]',
      ': It has 1 graph, for which there is no place here. [record]',
      ': It has 1 coding of a whole source, for which there is no place here. [record]',
    ]);
  });
});

describe('a project with something wrong', () => {
  test.each([
    ['x', '3', /not both whole numbers/],
    ['1.5', '3', /not both whole numbers/],
    ['', '3', /not both whole numbers/],
    ['3', '3', /its end 3 is not after its start 3/],
    ['5', '3', /its end 3 is not after its start 5/],
    ['-1', '3', /is no place in the text/],
    ['0', '28', /is no place in the text/],
    ['0', '999999999999999', /is no place in the text/],
    ['0', '99999999999999999999', /not both whole numbers/],
  ])('offsets %s–%s', (start, end, expected) => {
    const corpus = read(project({ sources: source('name="S"', content(TEXT) + selection(20, start, end)) }));
    expect(words(corpus)).toEqual([]);
    expect(told(corpus)).toHaveLength(1);
    expect(told(corpus)[0]).toMatch(expected);
    expect(corpus.problems[0]).toMatchObject({ file: 'x.qdpx/project.qde', leftOut: 'record' });
    expect(corpus.problems[0]?.place).toBe(`selection ${guid(20)}, line 6`);
  });

  test('a code that is not there, a code twice, codes without names or GUIDs, elements that objects inherit', () => {
    const codes = `${code(10, 'A')}${code(10, 'B')}<Code/><Code name="__proto__"/><Code name="constructor" guid="__proto__"/>`;
    const inner = coding(11) + '<Coding/>' + coding(10);
    const corpus = read(project({ codes, sources: source('name="S"', content(TEXT) + selection(20, 0, 3, inner)) }));
    expect(corpus.documents[0]?.annotations.map(({ labels }) => labels.map(({ value }) => value))).toEqual([['A']]);
    expect(told(corpus)).toHaveLength(2);
    expect(corpus.claims.map(({ key }) => key)).toEqual(['A', '__proto__', 'constructor']);
  });

  test('a text that is missing, in another encoding, only formatted, or not there at all', () => {
    const selections = selection(20, 0, 3);
    const missing = read(project({ sources: source('name="S" plainTextPath="internal://t.txt"', selections) }));
    expect(told(missing)[0]).toMatch(/^source “S”, line 5: Its text .* is not among the files.*Its 1 selections/);
    const latin = new Uint8Array([0x4d, 0xfc, 0x68, 0x6c, 0x65]);
    const encoded = read(
      project({ sources: source('name="S" plainTextPath="internal://t.txt"', selections) }),
      file('sources/t.txt', latin),
    );
    expect(told(encoded)[0]).toMatch(/is not UTF-8/);
    const utf16 = file('sources/t.txt', new Uint8Array(Buffer.from('\uFEFFOne two', 'utf16le')));
    expect(
      words(read(project({ sources: source('name="S" plainTextPath="internal://t.txt"', selections) }), utf16)),
    ).toEqual(['One']);
    expect(told(read(project({ sources: source('richTextPath="internal://t.docx"', selections) })))[0]).toMatch(
      /formatted document/,
    );
    expect(told(read(project({ sources: source('', '') })))[0]).toMatch(/It has no text/);
  });

  test('no project in the archive, XML of another kind, broken XML, entities', () => {
    expect(told(read(file('sources/t.txt', 'x')))[0]).toMatch(/no project\.qde/);
    expect(read(file('project.qde', '<CodeBook/>')).problems[0]).toMatchObject({ place: 'line 1', leftOut: 'file' });
    expect(read(file('project.qde', '<Project>\n<Users')).problems[0]?.place).toMatch(/^line 2, column/);
    expect(read(file('project.qde', '')).problems).toHaveLength(1);
    const laughs = '<!DOCTYPE Project [<!ENTITY a "ha">]><Project>&a;</Project>';
    expect(told(read(file('project.qde', laughs)))[0]).toMatch(/declares entities/);
  });

  test('our own file, in which a word of the text was changed, keeps what still fits', () => {
    const sources = source(
      'name="S"',
      content(TEXT) + selection(20, 0, 3, '', 'name="One"') + selection(21, 6, 9, '', 'name="six"'),
    );
    const corpus = read(project({ origin: 'Crossread 1', sources }));
    expect(words(corpus)).toEqual(['One']);
    expect(told(corpus)[0]).toMatch(/21, line 6: It was left out: the text at 6–9 is not “six”/);
  });

  test('parts that are tied in a circle stand for themselves', () => {
    const link = (from: number, to: number): string =>
      `<Link guid="${guid(from + 70)}" name="continued by" originGUID="${guid(from)}" targetGUID="${guid(to)}"/>`;
    const rest = `<Links>${link(20, 21)}${link(21, 20)}</Links>`;
    const sources = source('name="S"', content(TEXT) + selection(20, 0, 3) + selection(21, 6, 9));
    expect(words(read(project({ origin: 'Crossread 1', sources, rest })))).toEqual(['One', 'two']);
  });
});

describe('a codebook', () => {
  const readBook = (xml: string): ForeignCorpus =>
    refiCodebook.read?.(
      [
        { path: 'a.qdc', bytes: encodeText(xml) },
        { path: 'b.txt', bytes: encodeText('x') },
      ],
      {
        articles: [],
        sha256,
      },
    ) ?? expect.fail();

  test('gives its codable codes as claims', () => {
    const tree = code(10, 'Fire', code(11, 'Cause', '<Description>\n Why? \n</Description>'), 'isCodable="false"');
    const corpus = readBook(
      `<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="MAXQDA"><Codes>${tree}</Codes></CodeBook>`,
    );
    expect(corpus.problems).toEqual([]);
    expect(corpus.claims).toEqual([{ key: guid(11), text: 'Cause', group: 'Fire', guideline: 'Why?', annotator: '' }]);
  });

  test('that is none, is empty or broken says so', () => {
    expect(told(readBook('<Project/>'))[0]).toMatch(/^line 1: .*<CodeBook>/);
    expect(told(readBook('<CodeBook/>'))[0]).toMatch(/no code in it/);
    expect(told(readBook('<CodeBook><Codes>'))[0]).toMatch(/^line 1, column \d+: /);
  });
});

describe('what programs leave out or put elsewhere', () => {
  const codes = code(10, 'Fire');

  test('the text of a PDF or a picture is read; places on its pages are told', () => {
    const pdf = (inner: string): string =>
      `<PDFSource guid="${guid(60)}" name="Scan" path="internal://scan.pdf"><PDFSelection guid="${guid(61)}" page="0" firstX="1" firstY="2" secondX="3" secondY="4"/>${inner}</PDFSource>`;
    const text = `<Representation guid="${guid(62)}" plainTextPath="internal://scan.txt">${selection(63, 4, 9, coding(10))}</Representation>`;
    const picture = `<PictureSource guid="${guid(64)}" name="Sign"><TextDescription guid="${guid(65)}">${content('No entry')}</TextDescription></PictureSource>`;
    const corpus = read(project({ codes, sources: pdf(text) + picture }), file('sources/scan.txt', 'One 🔥 two.'));
    expect(words(corpus)).toEqual(['🔥 two']);
    expect(corpus.documents.map((document) => [document.name, document.text, document.fields])).toEqual([
      ['Scan', 'One 🔥 two.', { title: 'Scan' }],
      ['Sign', 'No entry', { title: 'Sign' }],
    ]);
    expect(told(corpus)).toEqual([
      'source “Scan”, line 5: It is a PDF; its text was read, and what is selected as places on a page was left out (1). [record]',
    ]);
  });

  test('selections without a GUID, or with the same one, are all read', () => {
    const bare = `<PlainTextSelection startPosition="0" endPosition="3">${coding(10)}</PlainTextSelection>`;
    const two = selection(20, 4, 5, coding(10)) + selection(20, 6, 9, coding(10));
    const corpus = read(project({ codes, sources: source('name="S"', content(TEXT) + bare + bare + two) }));
    expect(words(corpus)).toEqual(['One', 'One', '🔥', 'two']);
  });
});
