import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatFile } from '#shared/formats/foreign/corpus.ts';
import type { Dataset } from '#shared/formats/index.ts';
import { prodigy } from '#shared/formats/prodigy/index.ts';
import { tokensOf } from '#shared/formats/prodigy/tokens.ts';
import { encodeText } from '#shared/text/encoding.ts';
import { arbitraryDataset, millFire } from './dataset.ts';
import { filesOf, readFiles } from './read-files.ts';
import { holdsRoundTrip } from './round-trip/harness.ts';

interface Task {
  text: string;
  tokens: { text: string; start: number; end: number; id: number; ws: boolean }[];
  spans: { start: number; end: number; token_start: number; token_end: number; label: string; text: string }[];
}

const tasks = (dataset: Dataset): Task[] =>
  [...(prodigy.serialise?.(dataset) ?? [])].map((line) => JSON.parse(String(line)) as Task);
const read = (...files: FormatFile[]) => readFiles(prodigy, files);

describe('prodigy', () => {
  it('holds every round trip', () => {
    holdsRoundTrip(prodigy, { runs: 50 });
  });

  it('writes tokens that are the text, and spans that are whole tokens, in code points', () => {
    fc.assert(
      fc.property(arbitraryDataset, (dataset) => {
        for (const { text, tokens, spans } of tasks(dataset)) {
          expect(tokens.map((token) => token.text + (token.ws ? ' ' : '')).join('')).toBe(text);
          // As Python counts and slices.
          const points = [...text];
          for (const [index, token] of tokens.entries()) {
            expect(token.id).toBe(index);
            expect(points.slice(token.start, token.end).join('')).toBe(token.text);
          }
          for (const span of spans) {
            expect(tokens[span.token_start]?.start).toBe(span.start);
            expect(tokens[span.token_end]?.end).toBe(span.end);
            expect(points.slice(span.start, span.end).join('')).toBe(span.text);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('cuts words only where a span does', () => {
    const words = (text: string, fragments: [number, number][]) =>
      tokensOf(text, fragments).map((token) => (token.ws ? `${token.text}_` : token.text));
    expect(words('The dam, too.  Now', [])).toEqual(['The_', 'dam', ',_', 'too', '._', ' ', 'Now']);
    expect(words('drying loft', [[3, 8]])).toEqual(['dry', 'ing_', 'l', 'oft']);
    expect(words('a b', [[1, 3]])).toEqual(['a', ' ', 'b']);
    expect(words('a b', [[0, 2]])).toEqual(['a', ' ', 'b']);
    expect(words('a b', [[2, 3]])).toEqual(['a_', 'b']);
  });

  it('takes what was accepted and counts the rest', () => {
    const corpus = read(
      ...filesOf({
        'ner.jsonl': [
          '{"text":"🔥 Dam broke","spans":[{"start":2,"end":5,"label":"PLACE"}],"tokens":[{"text":"🔥","start":0,"end":1,"id":0},{"text":"Dam","start":2,"end":5,"id":1}],"answer":"accept","_annotator_id":"set-ana","meta":{"source":"Courier","url":"https://courier.example/1"}}',
          '{"text":"🔥 Dam broke","spans":[{"start":6,"end":11,"label":"EVENT"}],"answer":"accept","_session_id":"set-ben","_annotator_id":null}',
          '{"text":"No","spans":[],"answer":"reject"}',
          '{"text":"Perhaps","spans":[],"answer":"ignore"}',
          '{"text":"Nothing here","spans":[],"answer":"accept","relations":[{"head":1}]}',
        ].join('\n'),
      }),
    );
    expect(corpus.documents.map(({ text, fields, offsets }) => ({ text, fields, offsets }))).toEqual([
      {
        text: '🔥 Dam broke',
        fields: { outlet: 'Courier', url: 'https://courier.example/1' },
        offsets: { unit: 'Unicode code points', declared: true, checked: 2 },
      },
      { text: 'Nothing here', fields: {}, offsets: { unit: 'Unicode code points', declared: true, checked: 2 } },
    ]);
    const [document] = corpus.documents;
    expect(document?.annotations).toMatchObject([
      { annotator: 'set-ana', fragments: [[3, 6]], labels: [{ feature: 'label', value: 'PLACE' }] },
      { annotator: 'set-ben', fragments: [[7, 12]], labels: [{ feature: 'label', value: 'EVENT' }] },
    ]);
    expect(corpus.problems.map(({ message }) => message)).toEqual([
      'Tasks that were rejected in Prodigy were left out: 1.',
      'Tasks that were ignored in Prodigy were left out: 1.',
      'Relations between spans were left out, since Crossread has none: 1.',
    ]);
  });

  it('finds out by the tokens that offsets are UTF-16 code units', () => {
    const corpus = read(
      ...filesOf({
        'js.jsonl':
          '{"text":"🔥 Dam","spans":[{"start":3,"end":6,"label":"P"}],"tokens":[{"text":"Dam","start":3,"end":6,"id":1}]}',
      }),
    );
    expect(corpus.documents[0]?.offsets).toEqual({ unit: 'UTF-16 code units', declared: false, checked: 1 });
    expect(corpus.documents[0]?.annotations[0]?.fragments).toEqual([[3, 6]]);
  });

  it.each([
    ['{"text":"a","label":"X","answer":"accept"}', '', /label whole texts/],
    ['{"text":"a","options":[{"id":1}],"accept":[1],"answer":"accept"}', '', /label whole texts/],
    ['{"image":"a.png","spans":[{"points":[]}]}', 'line 1', /no text.*image/],
    ['{"text":"a","spans":[{"start":"0","end":1,"label":"X"}]}', 'line 1', /Span 1 was left out/],
    ['{"text":"a","spans":[{"start":-1,"end":1,"label":"X"}]}', 'line 1', /Span 1 was left out/],
    ['{"text":"a","spans":[{"start":0,"end":9007199254740991,"label":"X"}]}', 'line 1', /no place in the text/],
    ['{"text":"a","spans":[{"start":0,"end":1,"label":"X","text":"b"}]}', 'line 1', /not “b”/],
    ['{"text":"a","spans":{}}', 'line 1', /not a list/],
    ['{"text":"a","spans":[[[[]]]]}', 'line 1', /Span 1 was left out/],
    ['{"text":"a","spans":[]}\n{"te', 'line 2', /not JSON/],
    ['{"text":"","spans":[]}', 'line 1', /empty/],
    ['3', 'record 1', /not an object/],
    ['', '', /empty/],
  ])('tells what is wrong in %s', (content, place, message) => {
    const { problems } = read(...filesOf({ 'bad.jsonl': content }));
    expect(problems.some((one) => one.place === place && message.test(one.message))).toBe(true);
  });

  it('leaves files of others alone', () => {
    expect(read({ path: 'README.md', bytes: encodeText('# no') })).toMatchObject({ documents: [], problems: [] });
  });

  it('knows its own files for sure', () => {
    const [line = ''] = [...(prodigy.serialise?.(millFire()) ?? [])].map(String);
    expect(prodigy.recognise?.('x.jsonl', line.slice(0, 4096))).toBe(1);
    expect(prodigy.recognise?.('x.jsonl', '{"text":"a","label":[[0,1,"X"]]}')).toBe(0);
  });
});

describe('spans of other recipes', () => {
  it('a span that names only its first and last token reaches over both', () => {
    const tokens = [
      { text: 'Fire', start: 0, end: 4, id: 0 },
      { text: 'at', start: 5, end: 7, id: 1 },
      { text: 'mill', start: 8, end: 12, id: 2 },
    ];
    const spans = [
      { token_start: 1, token_end: 2, label: 'Where' },
      { token_start: 0, token_end: 9, label: 'Nowhere' },
    ];
    const corpus = read(...filesOf({ 'a.jsonl': JSON.stringify({ text: 'Fire at mill', tokens, spans }) }));
    expect(corpus.documents[0]?.annotations.map(({ fragments }) => fragments)).toEqual([[[5, 12]]]);
    expect(corpus.problems.map(({ message }) => message.slice(0, 20))).toEqual(['Span 2 was left out:']);
  });

  it('a span without a label has none', () => {
    const corpus = read(...filesOf({ 'a.jsonl': '{"text":"Fire at mill","spans":[{"start":0,"end":4}]}' }));
    expect(corpus.documents[0]?.annotations.map(({ labels }) => labels)).toEqual([[]]);
  });
});
