import { describe, expect, it } from 'vitest';
import type { ForeignCorpus, KnownArticle } from '#shared/formats/foreign/corpus.ts';
import type { Dataset } from '#shared/formats/index.ts';
import { webAnnotation } from '#shared/formats/web-annotation/index.ts';
import { ArticleId } from '#shared/model/index.ts';
import { sha256 } from '#test/support/records.ts';
import { millFire } from './dataset.ts';
import { filesOf, readFiles } from './read-files.ts';
import { holdsRoundTrip } from './round-trip/harness.ts';

interface Written {
  '@context': unknown[];
  total: number;
  first: { items: Record<string, unknown>[] };
}

const written = (dataset: Dataset): Written =>
  JSON.parse([...(webAnnotation.serialise?.(dataset) ?? [])].map(String).join('')) as Written;

const article = (id: string, text: string, url = ''): KnownArticle => ({
  ...{ id: ArticleId.parse(id), title: `Title of ${id}`, url, text, hash: sha256(text) },
});
const DAM = '🔥 The dam broke. The dam is old.';
const dam = article('dam', DAM, 'https://courier.example/dam');
const other = article('other', 'The mill burnt. The dam broke.', 'https://ledger.example/mill');

const quote = (exact: string, prefix?: string, suffix?: string) => ({
  type: 'TextQuoteSelector',
  exact,
  prefix,
  suffix,
});
const position = (start: number, end: number) => ({ type: 'TextPositionSelector', start, end });
const target = (...selector: unknown[]) => ({ source: dam.url, selector });
const annotation = (more: object): object => ({
  ...{ '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'urn:x:1', type: 'Annotation' },
  ...more,
});
const read = (content: unknown, articles = [dam, other]): ForeignCorpus =>
  readFiles(webAnnotation, filesOf({ 'a.jsonld': JSON.stringify(content) }), articles);
const wordsOf = ({ documents }: ForeignCorpus): string[][] =>
  documents.flatMap(({ text, annotations }) =>
    annotations.map(({ fragments }) => fragments.map(([start, end]) => text.slice(start, end))),
  );
const whyOf = (corpus: ForeignCorpus): string => corpus.problems.map(({ message }) => message).join('\n');

describe('web annotation', () => {
  it('holds every round trip', () => {
    holdsRoundTrip(webAnnotation, { runs: 50 });
  });

  it('writes a position in code points and a quote for every fragment, and names the version of the text', () => {
    const { total, first } = written(millFire());
    // Six links of Ada's and one silent cell.
    expect([total, first.items.length]).toEqual([7, 7]);
    const loft = first.items.find(({ id }) => id === 'urn:uuid:018f0000-0000-7000-8000-00000000001f');
    expect(loft).toMatchObject({
      motivation: 'classifying',
      creator: { type: 'Person', name: 'Ada Vorn' },
      target: {
        state: {
          type: 'TimeState',
          cached: `urn:sha256:${sha256('🔥 The fire began in the drying loft. Nobody was hurt, police said.')}`,
        },
        selector: [
          position(11, 35),
          quote('began in the drying loft', '🔥 The fire ', '. Nobody was hurt, police said.'),
        ],
      },
    });
    const alarm = first.items.find(({ id }) => id === 'urn:uuid:018f0000-0000-7000-8000-000000000023');
    expect(alarm?.['target']).toHaveLength(2);
    expect(alarm?.['body']).toMatchObject([
      {
        type: 'SpecificResource',
        purpose: 'classifying',
        source: { type: 'TextualBody', value: 'The alarm was off.' },
      },
      { id: 'urn:crossread:stance:agrees', purpose: 'tagging', value: 'agrees' },
      { purpose: 'tagging', value: 'split' },
      { purpose: 'tagging', value: 'a;b' },
      { purpose: 'describing', value: '=1+1' },
      { purpose: 'commenting', value: 'two parts' },
    ]);
  });

  it('reads positions, quotes, ranges, refinements and several targets', () => {
    const all = [
      target(position(6, 9), quote('dam')),
      target(quote('broke')),
      // “The dam” stands there twice; what follows tells which.
      target(quote('dam', '', ' is old')),
      target({ type: 'RangeSelector', startSelector: quote('broke'), endSelector: quote('. The') }),
      target({ type: 'FragmentSelector', value: 'p1', refinedBy: quote('is old') }),
      target({ ...quote('The dam is old'), refinedBy: position(4, 7) }),
      [target(position(6, 9)), target(position(10, 15))],
      { type: 'Independents', items: [target(position(6, 9)), target(position(10, 15))] },
      { type: 'Composite', items: [target(position(6, 9)), target(position(10, 15))] },
    ];
    const corpus = read(all.map((one) => annotation({ target: one })));
    expect(whyOf(corpus)).toBe('');
    expect(corpus.documents[0]?.offsets).toMatchObject({ unit: 'Unicode code points', declared: true });
    const places = corpus.documents[0]?.annotations.map(({ fragments }) => fragments);
    expect(wordsOf(corpus)).toEqual([
      ...[['dam'], ['broke'], ['dam'], ['broke'], ['is old'], ['dam']],
      ...[['dam', 'broke'], ['dam'], ['broke'], ['dam', 'broke']],
    ]);
    // The emoji is two code units: the second “dam” begins at 22.
    expect(places?.[2]).toEqual([[22, 25]]);
    expect(places?.[5]).toEqual([[22, 25]]);
  });

  it('reads pages, collections, graphs and ordered lists', () => {
    const context = { '@context': 'http://www.w3.org/ns/anno.jsonld' };
    const { '@context': _, ...bare } = annotation({ target: target(quote('broke')) }) as Record<string, unknown>;
    for (const list of [
      { ...context, id: 'urn:x:p', type: 'AnnotationPage', items: [bare, bare] },
      {
        ...context,
        type: 'AnnotationCollection',
        total: 2,
        first: { type: 'AnnotationPage', items: { '@list': [bare, bare] } },
      },
      {
        ...context,
        type: 'AnnotationCollection',
        first: { items: [bare], next: { type: 'AnnotationPage', items: [bare] }, type: 'AnnotationPage' },
      },
      { ...context, '@graph': [bare, bare] },
    ]) {
      const corpus = read(list);
      expect(whyOf(corpus)).toBe('');
      expect(wordsOf(corpus)).toEqual([['broke'], ['broke']]);
    }
    expect(whyOf(read({ ...context, type: 'AnnotationCollection', first: 'https://x.example/1' }))).toMatch(
      /page lies elsewhere/,
    );
    expect(whyOf(read({ type: 'AnnotationPage', items: [bare] }))).toMatch(/@context is missing/);
  });

  it('reads bodies by their purpose', () => {
    const body = [
      { type: 'TextualBody', value: 'flood', purpose: 'tagging' },
      { type: 'TextualBody', value: 'The dam failed', purpose: 'classifying' },
      { type: 'TextualBody', value: 'agrees', purpose: 'assessing' },
      { type: 'TextualBody', value: 'I wonder', purpose: 'commenting' },
      { type: 'SpecificResource', purpose: 'linking', source: 'https://x.example/claim' },
      { type: 'Choice', items: [{ type: 'TextualBody', value: 'or this' }] },
    ];
    const creator = { id: 'urn:x:ana', type: 'Person', name: 'Ana' };
    const corpus = read(annotation({ creator, body, target: target(quote('broke')) }));
    expect(corpus.documents[0]?.annotations).toMatchObject([
      {
        annotator: 'Ana',
        note: 'I wonder\nor this',
        labels: [
          { feature: 'tagging', value: 'flood' },
          { feature: 'classifying', value: 'The dam failed' },
          { feature: 'assessing', value: 'agrees' },
          { feature: 'linking', value: 'https://x.example/claim' },
        ],
      },
    ]);
    expect(corpus.features.map(({ name, suggest }) => `${name}: ${suggest}`)).toEqual([
      'classifying: claim',
      'linking: claim',
      'assessing: stance',
      'tagging: tag',
    ]);
  });

  it('finds out that positions count UTF-16 code units', () => {
    const corpus = read([
      annotation({ target: target(position(7, 10), quote('dam')) }),
      annotation({ target: target(position(11, 16), quote('broke')) }),
    ]);
    expect(corpus.documents[0]?.offsets).toEqual({ unit: 'UTF-16 code units', declared: false, checked: 2 });
    expect(wordsOf(corpus)).toEqual([['dam'], ['broke']]);
  });

  it('takes a text that is not named if all quotes stand in it and in no other', () => {
    const nameless = (...selector: object[]) => annotation({ target: { selector } });
    const corpus = read([nameless(quote('dam'), position(6, 9)), nameless(quote('is old'))]);
    expect(wordsOf(corpus)).toEqual([['dam'], ['is old']]);
    expect(corpus.documents[0]?.article).toBe('dam');
    expect(whyOf(corpus)).toMatch(/does not say which text/);
    expect(whyOf(read([nameless(quote('broke'))]))).toMatch(/several articles/);
    expect(whyOf(read([nameless(quote('nowhere'))]))).toMatch(/in no article/);
  });

  it('finds the article by hash, address or title, and says when it is another version', () => {
    const at = (more: object) => annotation({ target: { selector: quote('broke'), ...more } });
    expect(wordsOf(read(at({ source: `urn:sha256:${dam.hash}` })))).toEqual([['broke']]);
    expect(wordsOf(read(at({ source: `${dam.url}#top` })))).toEqual([['broke']]);
    expect(wordsOf(read(at({ source: { id: 'https://x.example/', label: 'Title of dam' } })))).toEqual([['broke']]);
    expect(
      whyOf(read(at({ source: dam.url, state: { type: 'TimeState', cached: `urn:sha256:${'0'.repeat(64)}` } }))),
    ).toMatch(/another version/);
    expect(whyOf(read(at({ source: 'https://x.example/gone' })))).toMatch(
      /gone, and no article of the project has this address/,
    );
  });

  it.each([
    [target(quote('The dam')), /stand in the text 2 times/],
    [target(quote('The damm')), /do not stand in the text/],
    [target(position(6, 9), quote('mad')), /the text at 6–9 is not “mad”/],
    [target(position(3, 3)), /not after its start/],
    [target(position(3, 1e15)), /no place in the text/],
    [target({ type: 'XPathSelector', value: '/p' }), /XPathSelector, which needs the page itself/],
    [target({ type: 'FragmentSelector', value: 'p', refinedBy: position(1, 2) }), /within a part of the page/],
    [
      target({ type: 'RangeSelector', startSelector: quote('is old'), endSelector: quote('broke') }),
      /does not stand after/,
    ],
    [{ source: dam.url, selector: 'https://x.example/s' }, /lies elsewhere/],
    [dam.url, /the whole of/],
    [{ id: 'https://x.example/i', type: 'Image' }, /an image/],
    [{ id: '#other' }, /another annotation/],
  ])('tells why nothing came of %j', (given, why) => {
    const corpus = read(annotation({ target: given }));
    expect(wordsOf(corpus)).toEqual([]);
    expect(corpus.problems).toMatchObject([{ place: 'line 1', leftOut: 'record' }]);
    expect(whyOf(corpus)).toMatch(why);
  });

  it.each([
    ['', /empty/],
    ['{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","tar', /ends too early/],
    ['7', /not an object/],
    ['{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":[4]}', /not an annotation/],
    ['{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationCollection"}', /no annotations in it/],
    ['{"__proto__":{"type":"Annotation"}}', /@context is missing/],
  ])('refuses %s', (content, why) => {
    const corpus = readFiles(webAnnotation, filesOf({ 'a.json': content }), [dam]);
    expect(corpus.documents).toEqual([]);
    expect(whyOf(corpus)).toMatch(why);
  });

  it('does not break on deep nesting', () => {
    const deep = `${'{"type":"Choice","items":['.repeat(20_000)}"urn:x"${']}'.repeat(20_000)}`;
    const content = `{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","body":${deep},"target":"urn:x"}`;
    const corpus = readFiles(webAnnotation, filesOf({ 'a.json': content }), []);
    expect(whyOf(corpus)).toMatch(/nested too deeply/);
  });
});

describe('targets of other programs', () => {
  const labels = ({ documents }: ForeignCorpus) => documents.flatMap(({ annotations }) => annotations);

  it('characters of a plain text, as a fragment of its address or as a selector', () => {
    const selector = { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc5147', value: 'char=6,9' };
    expect(wordsOf(read(annotation({ target: `${dam.url}#char=2,5` })))).toEqual([['The']]);
    expect(wordsOf(read(annotation({ target: target(selector) })))).toEqual([['dam']]);
  });

  it('words in a part of the page that the text alone does not have are looked for in all of it', () => {
    const refinedBy = [position(3, 6), quote('old')];
    expect(wordsOf(read(annotation({ target: target({ type: 'CssSelector', value: '#p', refinedBy }) })))).toEqual([
      ['old'],
    ]);
  });

  it('an address that differs in its scheme, its www or its last slash is the same article’s', () => {
    const source = 'http://www.courier.example/dam/';
    expect(wordsOf(read(annotation({ target: { source, selector: quote('broke') } })))).toEqual([['broke']]);
  });

  it('rows of Hypothesis, whose positions are UTF-16 code units and whose ranges are paths in the page', () => {
    const row = {
      ...{ id: 'h1', created: '2026-01-02T03:04:05Z', user: 'acct:ada@hypothes.is', uri: dam.url },
      ...{ text: 'When?', tags: ['dam'], document: { title: ['The dam'] } },
      target: [
        {
          source: dam.url,
          selector: [
            { type: 'RangeSelector', startContainer: '/p', startOffset: 3, endContainer: '/p', endOffset: 6 },
            position(7, 10),
            quote('dam', '🔥 The ', ' broke'),
          ],
        },
      ],
    };
    const pageNote = { ...row, id: 'h2', target: [{ source: dam.url }] };
    for (const content of [row, { total: 2, rows: [row, pageNote] }]) {
      const corpus = read(content);
      expect(wordsOf(corpus)).toEqual([['dam']]);
      expect(labels(corpus)[0]).toMatchObject({
        ...{ id: 'https://hypothes.is/a/h1', annotator: 'ada@hypothes.is', note: 'When?' },
        labels: [{ feature: 'tagging', value: 'dam' }],
      });
      expect(corpus.documents[0]?.offsets).toMatchObject({ unit: 'UTF-16 code units', declared: false });
    }
    expect(whyOf(read({ rows: [pageNote] }))).toContain('the whole of');
    expect(whyOf(read({ rows: [3, {}] }))).toMatch(/It is not an annotation\.\n.*type is missing/);
  });
});
