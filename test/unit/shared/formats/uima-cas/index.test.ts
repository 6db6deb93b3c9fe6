import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DatasetError } from '#shared/formats/index.ts';
import type { Dataset } from '#shared/formats/index.ts';
import { checkCas } from '#shared/formats/uima-cas/check.ts';
import { jsonCas, uimaXmi } from '#shared/formats/uima-cas/index.ts';
import { readJsonCas } from '#shared/formats/uima-cas/json-read.ts';
import { readTypeSystem, typeSystemOf } from '#shared/formats/uima-cas/types.ts';
import { readXmi } from '#shared/formats/uima-cas/xmi-read.ts';
import { brokenRules } from '#test/support/json-cas-rules.ts';
import { ada, arbitraryDataset, articleOf, bo, datasetOf, millFire, placeOf } from '../dataset.ts';
import { holdsRoundTrip, readBack, written } from '../round-trip/harness.ts';
import { claimOf, linkOf, spanOf } from '#test/support/records.ts';

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('round trips', () => {
  test('XMI carries everything', () => {
    holdsRoundTrip(uimaXmi, { runs: 40 });
  });

  test('JSON CAS carries everything', () => {
    holdsRoundTrip(jsonCas, { runs: 40 });
  });
});

/** What the XMI of the dataset breaks of the type system that is written beside it. */
function xmiFaults(dataset: Dataset): string[] {
  const files = written(uimaXmi, dataset);
  const described = files.find(({ path }) => path.endsWith('TypeSystem.xml'));
  const reading = readTypeSystem(described?.bytes ?? new Uint8Array());
  if (!reading.ok) return [reading.message];
  const types = typeSystemOf(reading.types);
  return files.flatMap(({ path, bytes }) => {
    if (!path.endsWith('.xmi')) return [];
    const read = readXmi(bytes, types);
    return read.ok
      ? [...read.problems, ...checkCas(read.cas, types)].map(({ message }) => message)
      : [read.problem.message];
  });
}

describe('what is written follows the formats’ own rules', () => {
  test('XMI follows the type system beside it, whatever the dataset', () => {
    fc.assert(
      fc.property(arbitraryDataset, (dataset) => {
        expect(xmiFaults({ ...dataset, annotators: [ada, bo] })).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('JSON CAS follows its specification, whatever the dataset', () => {
    fc.assert(
      fc.property(arbitraryDataset, (dataset) => {
        for (const { bytes } of written(jsonCas, { ...dataset, annotators: [ada, bo] })) {
          expect(brokenRules(textOf(bytes))).toEqual([]);
          const read = readJsonCas(bytes);
          expect(read.ok && checkCas(read.cas, read.cas.types ?? new Map())).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('the check finds what is wrong: a type, a feature, a value, a pointer, a place and a member', () => {
    const types = typeSystemOf([
      {
        name: 'x.Mark',
        supertype: 'uima.tcas.Annotation',
        features: [
          { name: 'size', range: 'uima.cas.Integer' },
          { name: 'other', range: 'x.Mark' },
        ],
      },
    ]);
    const xmi = `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:x="http:///x.ecore">
      <x:Nothing xmi:id="2" sofa="1" begin="0" end="1"/>
      <x:Mark xmi:id="3" sofa="1" begin="0" end="1" weight="2"/>
      <x:Mark xmi:id="4" sofa="1" begin="0" end="1" size="large"/>
      <x:Mark xmi:id="5" sofa="1" begin="0" end="1" other="77"/>
      <x:Mark xmi:id="6" sofa="1" begin="2" end="9"/>
      <x:Mark xmi:id="7" sofa="1" begin="0" end="4" size="3" other="6"/>
      <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="Mill"/>
      <cas:View sofa="1" members="2 3 88"/>
    </xmi:XMI>`;
    const read = readXmi(new TextEncoder().encode(xmi), types);
    const faults = read.ok ? checkCas(read.cas, types).map(({ place, message }) => `${place}: ${message}`) : [];
    expect(faults).toEqual([
      'line 2: The type x.Nothing is not in the type system.',
      'line 3: The type x.Mark has no feature weight.',
      'line 4: The value of x.Mark.size is not of the type uima.cas.Integer.',
      'line 5: The value of x.Mark.other is not of the type x.Mark.',
      'line 6: The annotation x.Mark at 2–9 does not lie in its sofa.',
      'views: A view indexes 88, which is not there.',
    ]);
  });

  test('the rules of JSON CAS are broken by what breaks them', () => {
    const sofa = { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', sofaString: 'Mill' };
    const mark = { '%ID': 2, '%TYPE': 'uima.tcas.Annotation', '@sofa': 1, begin: 0, end: 9, x: 1 };
    const views = { _InitialView: { '%SOFA': 1, '%MEMBERS': [2, 3] } };
    const cas = { '%TYPES': {}, '%VIEWS': views, '%FEATURE_STRUCTURES': [mark, sofa] };
    expect(brokenRules(JSON.stringify(cas))).toEqual([
      'sections in the order %TYPES,%VIEWS,%FEATURE_STRUCTURES',
      'the sofa 1 comes after what points to it',
      'the feature uima.tcas.Annotation.x is not declared',
      'the annotation 2 lies outside its sofa',
      '_InitialView indexes 3',
    ]);
  });
});

describe('files', () => {
  test('one for each annotator who did something in an article, and one for an article that nobody touched', () => {
    const bare = articleOf('untouched', 'Nothing was marked here.');
    const { doc, texts, ...rest } = millFire([ada, bo]);
    const dataset = {
      ...rest,
      doc: { ...doc, articles: new Map([...doc.articles, [bare.article.id, bare.article]]) },
      texts: new Map([...texts, [bare.article.id, bare.body]]),
    };
    expect(written(uimaXmi, dataset).map(({ path }) => path)).toEqual([
      'export/TypeSystem.xml',
      ...['courier', 'harbour', 'ledger', 'untouched'].map((article) => `export/ada-vorn/${article}.xmi`),
      ...['harbour', 'ledger'].map((article) => `export/bo-lindqvist/${article}.xmi`),
    ]);
    // Six spans of Ada's, one of them of two fragments; one of Bo's.
    expect(uimaXmi.count?.(dataset)).toBe(8);
    expect(readBack(jsonCas, dataset).documents.map(({ name }) => name)).toEqual([
      ...['courier', 'harbour', 'ledger', 'untouched'],
    ]);
  });

  test('a span of two fragments is two annotations, tied by its id', () => {
    const text = 'The alarm, a guard said, had been switched off.';
    const ledger = articleOf('ledger', text);
    const places = [placeOf(text, 'The alarm'), placeOf(text, 'switched off')];
    const span = spanOf(21, ada, ledger.article.id, text, places);
    const dataset = datasetOf([ledger], [claimOf(11, ada, 'It was off.'), span, linkOf(31, span, 11, 'agrees')], [ada]);
    const xmi = textOf(written(uimaXmi, dataset)[1]?.bytes ?? new Uint8Array());
    const marks = [...xmi.matchAll(/<custom:CrossreadLink [^>]*begin="(\d+)" end="(\d+)"[^>]*part="(\d)"[^>]*>/g)];
    expect(marks.map(([, begin, end, part]) => [begin, end, part])).toEqual([
      ['0', '9', '1'],
      ['34', '46', '2'],
    ]);
    expect(new Set(xmi.match(/spanId="[^"]+"/g)).size).toBe(1);
  });

  test('a text with a control character goes into JSON CAS and is refused by XMI, before anything is written', () => {
    const odd = articleOf('odd', 'The mill\u0001 burned.');
    const dataset = datasetOf([odd], [], [ada]);
    expect(() => [...(uimaXmi.files?.(dataset) ?? [])]).toThrow(
      new DatasetError(
        'The text of "odd" has the character U+0001 at 8, which XML cannot hold. Export it as JSON CAS.',
      ),
    );
    expect(readBack(jsonCas, dataset).documents[0]?.text).toBe('The mill\u0001 burned.');
  });

  test('a note with a control character is refused by XMI with its words', () => {
    const mill = articleOf('mill', 'The mill burned.');
    const span = spanOf(21, ada, mill.article.id, 'The mill burned.', [[4, 8]], { note: 'bell \u0007' });
    expect(() => [...(uimaXmi.files?.(datasetOf([mill], [span], [ada])) ?? [])]).toThrow(/at 5 in “bell/);
  });
});
