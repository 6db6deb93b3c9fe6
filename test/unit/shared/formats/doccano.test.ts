import { describe, expect, it } from 'vitest';
import type { FormatFile } from '#shared/formats/foreign/corpus.ts';
import { doccano, doccanoSequence } from '#shared/formats/doccano/index.ts';
import { DatasetError } from '#shared/formats/index.ts';
import type { Dataset } from '#shared/formats/index.ts';
import { encodeText } from '#shared/text/encoding.ts';
import { millFire } from './dataset.ts';
import { filesOf, readFiles } from './read-files.ts';
import { holdsRoundTrip } from './round-trip/harness.ts';

const lines = (dataset: Dataset): string[] => [...(doccano.serialise?.(dataset) ?? [])].map(String);
const read = (...files: FormatFile[]) => readFiles(doccano, files);

describe('doccano', () => {
  it('holds every round trip in both shapes', () => {
    holdsRoundTrip(doccano, { runs: 40 });
    const { read: reader, keeps } = doccano;
    if (reader === undefined || keeps === undefined) throw new Error('doccano is read');
    holdsRoundTrip({ ...doccanoSequence, read: reader, keeps }, { runs: 20 });
  });

  it('writes entities with UTF-16 offsets and labels of at most 100 characters', () => {
    const [courier = '', harbour = ''] = lines(millFire());
    expect(JSON.parse(courier)).toMatchObject({
      entities: [
        { label: 'partly: The fire began in the drying loft.', start_offset: 11, end_offset: 39 },
        { label: 'contradicts: The fire began in the drying loft.', start_offset: 55, end_offset: 72 },
        { label: 'mentions: Nobody was hurt.', start_offset: 74, end_offset: 84 },
      ],
    });
    // The emoji before it counts two.
    expect(JSON.parse(harbour)).toMatchObject({ entities: [{ start_offset: 12, end_offset: 36 }] });
    for (const line of lines(millFire())) {
      const { entities } = JSON.parse(line) as { entities: { label: string }[] };
      for (const { label } of entities) expect(label.length).toBeLessThanOrEqual(100);
    }
  });

  it('lets what was changed in doccano win over what the line carries', () => {
    const [, , ledger = ''] = lines(millFire());
    const line = JSON.parse(ledger) as { entities: { label: string; start_offset: number; end_offset: number }[] };
    const alarm = line.entities.filter(({ label }) => label.startsWith('agrees'));
    expect(alarm).toHaveLength(2);
    const changed = {
      ...line,
      // One part of the alarm was removed; the other stands alone. Somebody marked two more places.
      entities: [
        ...line.entities.filter((one) => one !== alarm[1]),
        { label: 'contradicts: The fire began in the drying loft.', start_offset: 0, end_offset: 2 },
        { label: 'hearsay', start_offset: 39, end_offset: 46 },
      ],
    };
    const [document] = read({ path: 'a.jsonl', bytes: encodeText(JSON.stringify(changed)) }).documents;
    const told = document?.annotations.map(({ fragments, labels, links }) => ({
      words: fragments.map(([start, end]) => document.text.slice(start, end)),
      labels: labels.map(({ value }) => value),
      stances: links.map(({ stance }) => stance),
    }));
    expect(told).toEqual([
      { words: ['started in the cellar'], labels: [], stances: ['contradicts'] },
      { words: ['The alarm'], labels: [], stances: ['agrees'] },
      { words: ['It'], labels: [], stances: ['contradicts'] },
      { words: ['guard s'], labels: ['hearsay'], stances: [] },
    ]);
  });

  it('reads both shapes of others and says what cannot be known', () => {
    const corpus = read(
      ...filesOf({
        'a.jsonl': '{"text":"The dam held.","label":[[4,7,"PLACE"]]}\n\n{"text":"It broke.","labels":[]}',
        'b.json':
          '[{"text":"The dam broke.","entities":[{"id":7,"label":"__proto__","start_offset":4,"end_offset":7}],"relations":[{}]}]',
      }),
    );
    expect(corpus.documents.map(({ text, annotations }) => [text, annotations.map(({ labels }) => labels)])).toEqual([
      ['The dam held.', [[{ feature: 'label', value: 'PLACE' }]]],
      ['It broke.', []],
      ['The dam broke.', [[{ feature: 'label', value: '__proto__' }]]],
    ]);
    expect(corpus.documents[0]?.offsets).toEqual({
      unit: 'UTF-16 code units (every way of counting gives the same places here)',
      declared: true,
      checked: 0,
    });
    expect(corpus.problems).toMatchObject(
      [{ file: 'b.json', leftOut: 'record', message: /1 relations/ }].map(matching),
    );
  });

  it('takes code points where UTF-16 would cut an emoji in two', () => {
    // 🔥🔥 is four code units and two code points: 0–1 is half an emoji in the first and a whole one in the second.
    const corpus = read(...filesOf({ 'a.jsonl': '{"text":"🔥🔥 dam","label":[[0,1,"FIRE"],[3,6,"PLACE"]]}' }));
    const [document] = corpus.documents;
    expect(document?.offsets).toEqual({ unit: 'Unicode code points', declared: false, checked: 0 });
    expect(document?.annotations.map(({ fragments }) => fragments)).toEqual([[[0, 2]], [[5, 8]]]);
  });

  it('counts a byte order mark within the text, which is no part of the article', () => {
    const corpus = read(...filesOf({ 'a.jsonl': '{"text":"\\ufeffThe dam","label":[[0,4,"A"],[5,8,"B"]]}' }));
    expect(corpus.documents[0]?.text).toBe('The dam');
    expect(corpus.documents[0]?.annotations.map(({ fragments }) => fragments)).toEqual([[[0, 3]], [[4, 7]]]);
  });

  it('names the users of a zip by their files', () => {
    const corpus = read(
      ...filesOf({
        'export.zip/ana.jsonl': '{"text":"The dam held.","label":[[4,7,"A"]]}',
        'export.zip/ben.jsonl': '{"text":"The dam held.","label":[[4,7,"B"]]}',
      }),
    );
    expect(corpus.documents).toHaveLength(1);
    expect(corpus.documents[0]?.annotations.map(({ annotator }) => annotator)).toEqual(['ana', 'ben']);
  });

  it.each([
    ['', '', /empty/],
    ['[{"text":"a","label":[[0,1,', 'line 1, column 28', /ends too early/],
    ['{"text":"a","label":[[0,1,"X"]]}\n{"text":', 'line 2', /not JSON/],
    ['{"text":"a","label":[["0",1,"X"]]}', 'line 1', /Label 1 was left out/],
    ['{"text":"a","label":[[-1,1,"X"]]}', 'line 1', /Label 1 was left out/],
    ['{"text":"a","label":[[0,1e300,"X"]]}', 'line 1', /Label 1 was left out/],
    ['{"text":"a","label":[[0,9007199254740991,"X"]]}', 'line 1', /no place in the text/],
    ['{"text":"a","label":[[1,1,"X"]]}', 'line 1', /not after its start/],
    ['{"label":[[0,1,"X"]]}', 'line 1', /no text/],
    ['{"text":5,"label":[[0,1,"X"]]}', 'line 1', /not a string/],
    ['{"text":"\\ud83d","label":[[0,1,"X"]]}', 'line 1', /lone surrogate/],
    ['[1,null,"x"]', 'record 2', /not an object/],
    ['{"text":"a","label":7}', 'line 1', /not a list/],
    ['{"text":"a","crossread":{"claims":1},"label":[[0,1,"X"]]}', 'line 1', /damaged/],
    [`{"text":"a","label":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'line 1', /Label 1/],
  ])('tells what is wrong in %.60s', (content, place, message) => {
    const { problems } = read(...filesOf({ 'bad.jsonl': content }));
    expect(problems.some((one) => one.place === place && message.test(one.message))).toBe(true);
  });

  it('tells the first byte that is not UTF-8', () => {
    const bytes = new Uint8Array([...encodeText('{"text":"é\uFFFD'), 0xe9, 0x22]);
    // Nine bytes, two of é, three of a replacement character that is really there.
    expect(read({ path: 'latin.jsonl', bytes }).problems).toMatchObject([{ place: 'byte 14', leftOut: 'file' }]);
  });

  it.each([
    ['relation extraction', { id: 1, text: 'Fire.', Comments: [], entities: [], relations: [] }],
    ['sequence labelling', { id: 1, text: 'Fire.', label: [], Comments: [] }],
  ])('knows lines of %s in which nobody marked anything', (_, line) => {
    expect(doccano.recognise?.('all.jsonl', `${JSON.stringify(line)}\n`)).toBeGreaterThanOrEqual(0.5);
  });

  it('does not write without the text', () => {
    expect(() => lines({ ...millFire(), texts: new Map() })).toThrow(DatasetError);
  });
});

const matching = ({ message, ...rest }: { message: RegExp; file: string; leftOut: string }) => ({
  ...rest,
  message: expect.stringMatching(message) as unknown,
});
