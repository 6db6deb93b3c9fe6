import { describe, expect, it } from 'vitest';
import type { KnownArticle } from '#shared/formats/foreign/corpus.ts';
import { webAnnotation } from '#shared/formats/web-annotation/index.ts';
import { ArticleId } from '#shared/model/index.ts';
import { encodeText } from '#shared/text/encoding.ts';
import { sha256 } from '#test/support/records.ts';
import { readFiles, referenceOf } from './read-files.ts';

const examples = referenceOf('w3c/model/wd2/examples');
const inception = referenceOf('w3c/inception');

/** What is wrong in each of the incorrect examples, besides the commas that keep most of them from being JSON. */
const INCORRECT: readonly (readonly [number, ...RegExp[]])[] = [
  [1, /not JSON/],
  [2, /@context is missing/, /type is missing/, /target is missing/],
  [3, /@context is missing/],
  [4, /@context must include/],
  [5, /@context must include/],
  [6, /id must be an IRI, not "not a uri"/],
  [7, /id has several values/],
  [8, /type is missing/],
  [9, /type must include “Annotation”, not only "Squirrel"/],
  [10, /target is missing/],
  [11, /target must be an IRI or an object, not 9/],
  [12, /body must be an IRI or an object, not "this is not a uri"/],
  [13, /body\.id must be an IRI/],
  [14, /body\.format must be a string, not 6/],
  // Its “langauage” is a word that no context declares, which JSON-LD leaves out; the two ids are what is wrong.
  [15, /id has several values/],
  [16, /body\.textDirection must be “ltr”, “rtl” or “auto”, not "squirrel"/],
  [17, /body\.value is missing/],
  [18, /body\.value has several values/],
  [19, /both a body and a bodyValue/],
  [20, /bodyValue has several values/],
  [21, /bodyValue must be a string, not 23/],
  [22, /body cannot be Choice and List at once/],
  [23, /body\.processingLanguage has several values/],
  [24, /body\.textDirection has several values/],
  [25, /body has items and no type/],
  [26, /creator must be an IRI or an object, not 6/],
  [27, /generator must be an IRI or an object, not 42/],
  [28, /created must be a date and time/],
  [29, /modified must be a date and time/],
  [30, /generated must be a date and time/],
  [31, /modified has several values/],
  [32, /created has several values/],
  [33, /generated has several values/],
  [34, /rights must be an IRI/],
  [35, /via must be an IRI/],
  [36, /canonical must be an IRI/],
  [37, /target\.source is missing/],
  [38, /target\.source is missing/, /target\.selector\.value is missing/],
  [39, /target\.selector\.value has several values/],
  [40, /target\.selector\.conformsTo has several values/],
];

const CASES = INCORRECT.map(([number, ...faults]) => ({ number, faults }));

const withoutCommas = (text: string): string => text.replace(/,(\s*[}\]])/g, '$1');

describe.runIf(examples !== undefined)('examples of the W3C', () => {
  it.each(CASES)(
    'incorrect/anno$number.json is refused as it is and without its stray commas',
    ({ number, faults }) => {
      if (examples === undefined) return;
      const file = examples(`incorrect/anno${number}.json`);
      const asItIs = readFiles(webAnnotation, [file]);
      expect(asItIs.documents).toEqual([]);
      expect(asItIs.problems.map(({ leftOut }) => leftOut)).toEqual(['file']);

      const mended = { ...file, bytes: encodeText(withoutCommas(new TextDecoder().decode(file.bytes))) };
      const { documents, problems } = readFiles(webAnnotation, [mended]);
      expect(documents).toEqual([]);
      expect(problems.map(({ leftOut }) => leftOut)).toEqual(['file']);
      for (const fault of faults) expect(problems[0]?.message).toMatch(fault);
    },
  );

  it.each(Array.from({ length: 43 }, (_, index) => [index + 1]))('correct/anno%d.json is valid', (number) => {
    if (examples === undefined) return;
    const { problems } = readFiles(webAnnotation, [examples(`correct/anno${number}.json`)]);
    // Its text is not at hand, or it is about something else than a passage of a text: told, not refused.
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.map(({ leftOut }) => leftOut)).not.toContain('file');
    expect(problems.map(({ message }) => message).join('\n')).not.toMatch(/not a valid/);
  });

  it('correct/collection1.json is a collection of 43', () => {
    if (examples === undefined) return;
    const { problems } = readFiles(webAnnotation, [examples('correct/collection1.json')]);
    expect(problems.map(({ message }) => message).join('\n')).not.toMatch(/not a valid/);
    expect(new Set(problems.map(({ place }) => place)).size).toBe(43);
  });

  it('example 23 is found in a text that has its words and its address', () => {
    if (examples === undefined) return;
    const text = 'An anotation: this is an anotation that has some words.';
    const article = { id: ArticleId.parse('a'), title: 'A', url: 'http://example.org/page1', text, hash: sha256(text) };
    const { documents } = readFiles(webAnnotation, [examples('correct/anno23.json')], [article]);
    // The second of the two: its prefix is “this is an ”.
    expect(documents[0]?.annotations.map(({ fragments }) => fragments)).toEqual([[[25, 34]]]);
  });
});

describe.runIf(inception !== undefined)('INCEpTION’s export', () => {
  const read = (articles: KnownArticle[]) =>
    inception === undefined ? undefined : readFiles(webAnnotation, [inception('annotations.w3c.json')], articles);

  it('needs the text: each annotation says so', () => {
    const corpus = read([]);
    expect(corpus?.documents).toEqual([]);
    // Three passages, and a link between the first two, which names two annotations.
    expect(corpus?.problems.map(({ place }) => place).sort()).toEqual([
      'record 1',
      'record 2',
      'record 3',
      'record 4',
      'record 4',
    ]);
  });

  it('goes to the only article in which its quotes stand; a place whose words do not fit is told', () => {
    const words = Array<string>(1000).fill('.');
    words.splice(124, 4, ...'Troy');
    words.splice(646, 15, ...'death in battle');
    // The file says 963–970 for these six letters: no way of counting makes seven of them.
    words.splice(963, 6, ...'Ithaca');
    const text = words.join('');
    const corpus = read([
      { id: ArticleId.parse('iliad'), title: 'Iliad', url: '', text, hash: sha256(text) },
      { id: ArticleId.parse('other'), title: 'Other', url: '', text: 'Troy', hash: sha256('Troy') },
    ]);
    const [document] = corpus?.documents ?? [];
    expect(document?.article).toBe('iliad');
    expect(document?.annotations.map(({ fragments, note, labels }) => ({ fragments, note, labels }))).toEqual([
      {
        ...{ fragments: [[124, 128]], note: 'This is a comment' },
        labels: [
          { feature: 'tagging', value: 'A Tag' },
          { feature: 'tagging', value: 'Another Tag' },
        ],
      },
      { fragments: [[646, 661]], note: 'Another comment', labels: [] },
    ]);
    expect(corpus?.problems.map(({ message }) => message).join('\n')).toMatch(/is not “Ithaca”/);
  });
});
