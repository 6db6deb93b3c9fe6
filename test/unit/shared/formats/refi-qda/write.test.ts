import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { DatasetError } from '#shared/formats/index.ts';
import type { Dataset } from '#shared/formats/index.ts';
import { refiCodebook, refiQda } from '#shared/formats/refi-qda/index.ts';
import { plainGuid } from '#shared/formats/refi-qda/guid.ts';
import { childOf, childrenOf, readXml } from '#shared/formats/xml.ts';
import type { XmlElement } from '#shared/formats/xml.ts';
import { encodeText } from '#shared/text/encoding.ts';
import { claimId, claimOf, linkId, spanId, spanOf, sha256 } from '#test/support/records.ts';
import { ada, articleOf, bo, datasetOf, millFire, placeOf } from '../dataset.ts';

function written(dataset: Dataset): { root: XmlElement; texts: Map<string, string> } {
  const files = unzipSync(Buffer.concat([...(refiQda.serialise?.(dataset) ?? [])].map((piece) => Buffer.from(piece))));
  const xml = readXml(files['project.qde'] ?? new Uint8Array(0));
  if (!xml.ok) throw new Error(xml.message);
  const texts = Object.entries(files).filter(([path]) => path !== 'project.qde');
  return { root: xml.root, texts: new Map(texts.map(([path, bytes]) => [path, strFromU8(bytes)])) };
}
const all = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
const names = (elements: readonly XmlElement[]): (string | undefined)[] =>
  elements.map(({ attributes }) => attributes.get('name'));
const target = (element: XmlElement | undefined): string | undefined => element?.attributes.get('targetGUID');

describe('a project for other programs', () => {
  const { root, texts } = written(millFire([ada]));
  const selections = all(root, 'PlainTextSelection');

  test('has each article as a text beside it, and offsets in code points into it', () => {
    const sources = all(root, 'TextSource');
    // By id: Courier, Harbour, Ledger.
    expect(names(sources)).toEqual(['Title of courier', 'Title of harbour', 'Title of ledger']);
    for (const source of sources) {
      const text =
        texts.get(`sources/${(source.attributes.get('plainTextPath') ?? '').replace('internal://', '')}`) ?? '';
      for (const { attributes } of childrenOf(source, 'PlainTextSelection')) {
        const [start, end] = [Number(attributes.get('startPosition')), Number(attributes.get('endPosition'))];
        expect([...text].slice(start, end).join('')).toBe(attributes.get('name'));
      }
    }
    // Harbour begins “🔥 The fire ”: the flame is one code point.
    const loft = selections.find(({ attributes }) => attributes.get('guid') === spanId(21));
    expect(loft?.attributes.get('startPosition')).toBe('11');
    expect(texts.size).toBe(3);
  });

  test('has claims as codes, in their groups and over their stances', () => {
    const codes = childOf(childOf(root, 'CodeBook') ?? root, 'Codes');
    const top = codes === undefined ? [] : childrenOf(codes, 'Code');
    expect(names(top)).toEqual(['The alarm was off.', 'Nobody was hurt.', 'The mill was insured.', 'Cause', 'Tags']);
    expect(top.map(({ attributes }) => attributes.get('isCodable'))).toEqual([
      'true',
      'true',
      'true',
      'false',
      'false',
    ]);
    const [claim] = childrenOf(top[3] ?? root, 'Code');
    expect(claim?.attributes.get('guid')).toBe(claimId(11));
    expect(names(claim === undefined ? [] : childrenOf(claim, 'Code'))).toEqual([
      'agrees',
      'contradicts',
      'partly',
      'mentions',
    ]);
    // Ada marked claim 13 silent in Ledger; of the claim that only Bo marked nothing is said.
    expect(names(childrenOf(top[1] ?? root, 'Code'))).toContain('checked: silent');
    expect(names(childrenOf(top[2] ?? root, 'Code'))).not.toContain('checked: silent');
    expect(names(childrenOf(top[4] ?? root, 'Code'))).toEqual(['a;b', 'split']);
  });

  test('has one coding for each link and tag, and for a link of two parts one on each, tied together', () => {
    // Ada’s six links, of which the one on two parts counts twice, and its two tags on both parts.
    expect(selections.flatMap((each) => childrenOf(each, 'Coding'))).toHaveLength(5 + 2 + 4);
    const [link, ...others] = all(root, 'Link');
    expect(others).toEqual([]);
    expect(link?.attributes.get('name')).toBe('continued by');
    expect(link?.attributes.get('originGUID')).toBe(spanId(25));
    const part = selections.find(({ attributes }) => attributes.get('guid') === link?.attributes.get('targetGUID'));
    expect(part?.attributes.get('name')).toBe('had been switched off');
    const coding = all(root, 'Coding').find(({ attributes }) => attributes.get('guid') === linkId(35));
    const noteOf = (guid: string | undefined) =>
      all(root, 'Note').find(({ attributes }) => attributes.get('guid') === guid);
    expect(childOf(noteOf(target(childOf(coding ?? root, 'NoteRef'))) ?? root, 'PlainTextContent')?.text).toBe(
      'two parts',
    );
    const unsure = all(root, 'Coding').find(({ attributes }) => attributes.get('guid') === linkId(32));
    expect(names([noteOf(target(childOf(unsure ?? root, 'NoteRef'))) ?? root])).toEqual(['Unsure']);
  });

  test('names a thing by one GUID only, and refers to nothing that is not there', () => {
    const { root } = written(millFire([ada, bo]));
    const guids = ['User', 'Code', 'Variable', 'TextSource', 'PlainTextSelection', 'Coding', 'Note', 'Link']
      .flatMap((name) => all(root, name))
      .map(({ attributes }) => attributes.get('guid') ?? '');
    expect(new Set(guids).size).toBe(guids.length);
    for (const guid of guids)
      expect(guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const known = new Set(guids);
    for (const name of ['CodeRef', 'NoteRef', 'VariableRef']) {
      for (const each of all(root, name)) expect(known).toContain(target(each));
    }
    for (const coding of all(root, 'Coding')) expect(known).toContain(coding.attributes.get('creatingUser'));
  });

  test('gives two annotators with records of one id GUIDs of their own', () => {
    const article = articleOf('a', 'One two three.');
    const span = (who: typeof ada) =>
      spanOf(21, who, article.article.id, article.body.text, [placeOf(article.body.text, 'two')]);
    const { root } = written(datasetOf([article], [span(ada), span(bo)], [ada, bo]));
    const guids = all(root, 'PlainTextSelection').map(({ attributes }) => attributes.get('guid'));
    expect(guids).toHaveLength(2);
    expect(new Set(guids).size).toBe(2);
  });

  test('is the same bytes each time', () => {
    expect([...(refiQda.serialise?.(millFire()) ?? [])]).toEqual([...(refiQda.serialise?.(millFire()) ?? [])]);
    expect(refiQda.count?.(millFire([ada, bo]))).toBe(7);
  });
});

describe('what XML cannot hold', () => {
  const article = articleOf('a', 'One \u0001two\u0002 three.');
  const place = placeOf(article.body.text, '\u0001two\u0002');
  const span = spanOf(21, ada, article.article.id, article.body.text, [place]);

  test('stays in the text, and only the name of the selection is left out', () => {
    const { root, texts } = written(datasetOf([article], [span], [ada]));
    expect([...texts.values()]).toEqual([article.body.text]);
    expect(
      all(root, 'PlainTextSelection').map(({ attributes }) => [
        attributes.get('startPosition'),
        attributes.get('name'),
      ]),
    ).toEqual([['4', undefined]]);
  });

  test.each([
    ['a claim', [claimOf(11, ada, 'Claim \u0001.')], /^The claim “Claim .*character at 6 .*U\+0001/],
    [
      'a guideline',
      [claimOf(11, ada, 'Claim', { guideline: '\ud83d' })],
      /^The guideline of the claim “Claim”.*at 0 .*U\+D83D/,
    ],
    ['a note', [{ ...span, note: 'x\ufffe' }], /^The note on the span .* in "a".*at 1 .*U\+FFFE/],
    ['a tag', [{ ...span, tags: ['\u0003'] }], /^The tag .*U\+0003/],
  ])('%s is refused before anything is written', (_what, records, message) => {
    const begin = (): void => {
      const pieces = refiQda.serialise?.(datasetOf([article], records, [ada])) ?? [];
      pieces[Symbol.iterator]().next();
    };
    expect(begin).toThrow(DatasetError);
    expect(begin).toThrow(message);
  });
});

test('a codebook holds the claims, and gives them back with groups and guidelines', () => {
  const claims = [claimOf(11, ada, 'One', { group: 'G', guideline: ' When\n“it” <burns>. ' }), claimOf(12, bo, 'Two')];
  const dataset = datasetOf([articleOf('a', 'text')], claims, [ada]);
  const xml = [...(refiCodebook.serialise?.(dataset) ?? [])].join('');
  const corpus = refiCodebook.read?.([{ path: 'x.qdc', bytes: encodeText(xml) }], { articles: [], sha256 });
  expect(corpus).toEqual({
    ...{ documents: [], features: [], problems: [] },
    claims: [
      { key: claimId(12), text: 'Two', group: '', guideline: '', annotator: '' },
      { key: claimId(11), text: 'One', group: 'G', guideline: ' When\n“it” <burns>. ', annotator: '' },
    ],
  });
  expect(refiCodebook.count?.(dataset)).toBe(2);
  expect(() => [...(refiCodebook.serialise?.(datasetOf([], [], [ada])) ?? [])]).toThrow(DatasetError);
});

test('GUIDs are compared without braces and case', () => {
  expect(plainGuid(' {0A8f-X} ')).toBe('0a8f-x');
  expect(plainGuid(undefined)).toBe('');
});
