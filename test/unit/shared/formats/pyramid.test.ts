import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DatasetError } from '#shared/formats/index.ts';
import type { Dataset } from '#shared/formats/index.ts';
import { pyramid } from '#shared/formats/pyramid.ts';
import { childOf, childrenOf, readXml } from '#shared/formats/xml.ts';
import type { XmlElement } from '#shared/formats/xml.ts';
import { encodeText } from '#shared/text/encoding.ts';
import { claimId, claimOf, linkOf, spanOf } from '#test/support/records.ts';
import { hasXmllint, xmllint } from '#test/support/xmllint.ts';
import { ada, arbitraryDataset, articleOf, bo, datasetOf, millFire, placeOf } from './dataset.ts';

const xmlOf = (dataset: Dataset): string => [...(pyramid.serialise?.(dataset) ?? [])].join('');

interface Read {
  /** As DUCView has it: all lines joined by LF. */
  readonly text: string;
  /** The texts that the file's own expression finds in it, by what its heads call them. */
  readonly documents: ReadonlyMap<string, readonly [start: number, end: number]>;
  readonly units: readonly XmlElement[];
}

function read(xml: string): Read {
  const result = readXml(encodeText(xml));
  if (!result.ok) throw new Error(`${result.place}: ${result.message}`);
  const lines = childrenOf(childOf(result.root, 'text') ?? expect.fail(), 'line');
  const text = lines.map((line) => line.text).join('\n');
  const heads = [...text.matchAll(new RegExp(childOf(result.root, 'startDocumentRegEx')?.text ?? '', 'g'))];
  const documents = heads.map(([head], index): [string, [number, number]] => {
    const start = (heads[index]?.index ?? 0) + head.length;
    return [head.split(' ')[2]?.split('\n')[0] ?? '', [start, (heads[index + 1]?.index ?? text.length + 1) - 1]];
  });
  return { text, documents: new Map(documents), units: childrenOf(result.root, 'scu') };
}

const get = (element: XmlElement, name: string): string => element.attributes.get(name) ?? '';
const wordsOf = ({ text }: Read, contributor: XmlElement): string[] =>
  childrenOf(contributor, 'part').map((part) => text.slice(Number(get(part, 'start')), Number(get(part, 'end'))));

describe('a pyramid', () => {
  test('has the claims that articles support, with those articles and no others', () => {
    const file = read(xmlOf(millFire([ada])));
    // Harbour agrees with claim 11, Ledger with claim 12; claim 13 is only mentioned.
    expect(file.units.map((unit) => [get(unit, 'uid'), get(unit, 'label'), get(unit, 'comment')])).toEqual([
      ['1', 'The alarm was off.', `claim ${claimId(12)}`],
      [
        '2',
        'The fire began in the drying loft.',
        `claim ${claimId(11)}; denied in courier, ledger; in part denied in courier`,
      ],
    ]);
    expect(file.units.map((unit) => childrenOf(unit, 'contributor').map((one) => wordsOf(file, one)))).toEqual([
      [['The alarm', 'had been switched off']],
      [['began in the drying loft']],
    ]);
    expect(get(childrenOf(file.units[0] ?? expect.fail(), 'contributor')[0] ?? expect.fail(), 'label')).toBe(
      'The alarm...had been switched off',
    );
    expect(pyramid.count?.(millFire([ada]))).toBe(2);
  });

  test('has the texts one after another, where its own expression finds them', () => {
    const dataset = millFire([ada]);
    const { text, documents } = read(xmlOf(dataset));
    expect([...documents].map(([id, [start, end]]) => [id, text.slice(start, end)])).toEqual(
      ['courier', 'harbour', 'ledger'].map((id) => [id, dataset.texts.get(id as never)?.text]),
    );
  });

  test('weighs a claim by articles: two spans of one, or of two annotators, are one contributor', () => {
    const one = articleOf('one', 'It burnt. It burnt all night. -----------------');
    const two = articleOf('two', 'All\nburnt.');
    const at = (n: number, who: typeof ada, { article, body }: typeof one, words: string) =>
      spanOf(n, who, article.id, body.text, [placeOf(body.text, words)]);
    const spans = [
      at(21, ada, one, 'It burnt.'),
      at(22, bo, one, 'burnt. It burnt'),
      at(23, ada, one, 'all night'),
      at(24, ada, two, 'All\nburnt'),
      at(25, ada, two, 'All'),
    ];
    const links = spans.map((span, index) =>
      linkOf(31 + index, span, index === 4 ? 12 : 11, 'agrees', { unsure: index === 3 }),
    );
    const claims = [claimOf(11, ada, 'It burnt.'), claimOf(12, ada, 'All.')];
    const file = read(xmlOf(datasetOf([one, two], [...claims, ...spans, ...links], [ada, bo])));
    expect(file.documents.size).toBe(2);
    const contributors = file.units.map((unit) => childrenOf(unit, 'contributor'));
    expect(contributors.map((each) => each.map((contributor) => wordsOf(file, contributor)))).toEqual([
      [['It burnt. It burnt', 'all night'], ['All\nburnt']],
      [['All']],
    ]);
    expect(contributors[0]?.map((each) => [get(each, 'label'), get(each, 'comment')])).toEqual([
      ['It burnt. It burnt...all night', ''],
      ['All burnt', 'unsure'],
    ]);
  });

  test('any project: every part says its words, within one article, and weights are articles', () => {
    fc.assert(
      fc.property(arbitraryDataset, (dataset) => {
        const file = read(xmlOf(dataset));
        expect([...file.documents.values()].map(([start, end]) => file.text.slice(start, end))).toEqual(
          [...file.documents.keys()].map((id) => dataset.texts.get(id as never)?.text),
        );
        for (const unit of file.units) {
          const places = childrenOf(unit, 'contributor').map((contributor) => {
            const parts = childrenOf(contributor, 'part');
            expect(parts.map((part) => get(part, 'label'))).toEqual(
              wordsOf(file, contributor).map((words) => words.replaceAll('\n', ' ')),
            );
            const inside = [...file.documents].filter(([, [start, end]]) =>
              parts.every((part) => Number(get(part, 'start')) >= start && Number(get(part, 'end')) <= end),
            );
            expect(inside).toHaveLength(1);
            return inside[0]?.[0];
          });
          expect(new Set(places).size).toBe(places.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('is valid by its own document type', () => {
    if (!hasXmllint('pyramids were not held against their document type')) return;
    const check = (xml: string) => xmllint(['--valid', '-'], xml);
    const xml = xmlOf(millFire([ada, bo]));
    expect(check(xml)).toEqual({ status: 0, said: '' });
    expect(check(xml.replace(/ uid="1"/, '')).status).not.toBe(0);
  });

  test('says what XML cannot hold before it writes', () => {
    const article = articleOf('a', 'One \u0001 two.');
    expect(() => xmlOf(datasetOf([article], [], [ada]))).toThrow(DatasetError);
    expect(() => xmlOf(datasetOf([article], [], [ada]))).toThrow(/article "a" has a character at 4/);
  });
});
