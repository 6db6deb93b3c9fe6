/**
 * The files of WebAnno's own tests, which nobody on this project wrote: each as TSV and as the XMI of the same CAS. What the
 * two say is found in the XMI by a regular expression here, and held against what both readers make of it.
 */
import { expect, test } from 'vitest';
import type { ForeignCorpus } from '#shared/formats/foreign/corpus.ts';
import { uimaXmi } from '#shared/formats/uima-cas/index.ts';
import { webannoTsv } from '#shared/formats/webanno-tsv/index.ts';
import { readFiles, referenceOf, tallyOf } from '../read-files.ts';

const FOLDERS = [
  ...['testAnnotationWithLeadingWhitespace', 'testAnnotationWithTrailingWhitespace'],
  ...['testComplexSlotFeatureWithoutValues', 'testCrossSentenceSpanWithoutFeatureValue', 'testElevatedType'],
  ...[
    'testMultiTokenSlotFeature',
    'testMultiTokenSpanWithoutFeatureValue',
    'testMultiTokenStackedSpanWithFeatureValue',
  ],
  ...['testSentenceId', 'testSentenceWithLineBreak', 'testSimpleChain', 'testSimpleSameRoleSlotFeature'],
  ...['testSimpleSlotFeatureWithoutValues', 'testSingleNonMultiTokenRelationWithoutFeatureValue'],
  ...['testSingleNonTokenRelationWithoutFeatureValue', 'testSingleStackedNonTokenRelationWithoutFeatureValue'],
  ...['testSingleStackedNonTokenRelationWithoutFeatureValue3', 'testSingleTokenRelationWithMultipleFeatureValues'],
  ...['testSingleTokenWithoutFeatureValue', 'testStackedComplexSlotFeatureWithoutSlotFillers'],
  ...['testStackedNonMultiTokenRelationWithMultipleFeatureValues', 'testStackedSubMultiTokenSpanWithFeatureValue'],
  ...['testSubMultiTokenSpanWithoutFeatureValue', 'testSubMultiTokenSpanWithoutFeatureValue3', 'testSubTokenRelation'],
  ...['testTokenAttachedAnnotationsWithValues', 'testTokenBoundedSpanWithAsteriskFeatureValue'],
  ...['testTokenBoundedSpanWithNastyFeatureValue', 'testTokenBoundedSpanWithUnderscoreFeatureValue'],
  ...['testTokenBoundedStackedLookAlike', 'testTwoSentencesWithNoSpaceInBetween', 'testZeroLengthSlotFeature1'],
  ...['testZeroLengthSpanBetweenAdjacentTokens', 'testZeroLengthSpansWithoutFeatureValues'],
  ...['testZeroLengthStackedSpansWithoutFeatures'],
  ...['testZeroWidthAnnotationBetweenTokenIsMovedToEndOfPreviousToken'],
];

/** TSV has no place for white space at the edge of an annotation: its tokens begin and end with words. */
const TRIMMED: Readonly<Record<string, string>> = {
  testAnnotationWithLeadingWhitespace: '5-8 ',
  testAnnotationWithTrailingWhitespace: '0-3 ',
};

const NO_LAYER = /^(?:Token|Sentence|DocumentMetaData)$/;
const RELATION = /^(?:Complex)?Relation$/;

/** Every annotation of a layer that the XMI holds: where, and its values; those of no words and relations apart. */
function countIn(xmi: string): { spans: string[]; empty: number; relations: number } {
  const spans: string[] = [];
  let [empty, relations] = [0, 0];
  for (const [, name = '', begin, end, rest = ''] of xmi.matchAll(
    /<\w+:(\w+) xmi:id="\d+" sofa="\d+" begin="(\d+)" end="(\d+)"([^>]*)\/>/g,
  )) {
    if (NO_LAYER.test(name)) continue;
    if (RELATION.test(name)) relations += 1;
    else if (begin === end) empty += 1;
    else {
      const values = [...rest.matchAll(/(\w+)="([^"]*)"/g)].flatMap(([, feature = '', value = '']) =>
        ['links', 'next'].includes(feature) ? [] : [value],
      );
      spans.push(`${begin}-${end} ${values.sort().join()}`);
    }
  }
  return { spans: spans.sort(), empty, relations };
}

/** The same of a corpus; labels that only name the layer, and those of chains, are no values. */
const spansOf = ({ documents }: ForeignCorpus): string[] =>
  documents
    .flatMap(({ annotations }) => annotations)
    .map(({ fragments, labels }) => {
      const values = labels.flatMap(({ feature, value }) => (feature.includes('.') ? [value] : []));
      return `${fragments.map(([start, end]) => `${start}-${end}`).join()} ${values.sort().join()}`;
    })
    .sort();

const textIn = (xmi: string): string => (/sofaString="([^"]*)"/.exec(xmi)?.[1] ?? '').replaceAll('&#10;', '\n');

for (const folder of FOLDERS) {
  test(`${folder}: TSV and XMI say the same`, () => {
    const fileOf = referenceOf('webanno-tsv3');
    if (fileOf === undefined) return;
    const xmiFile = fileOf(`${folder}/reference.xmi`);
    const xmi = new TextDecoder().decode(xmiFile.bytes);
    const tsvCorpus = readFiles(webannoTsv, [fileOf(`${folder}/reference.tsv`)]);
    const xmiCorpus = readFiles(uimaXmi, [xmiFile]);
    const { spans, empty, relations } = countIn(xmi);
    expect(xmiCorpus.documents.map(({ text }) => text)).toEqual([textIn(xmi)]);
    expect(tsvCorpus.documents.map(({ text }) => text)).toEqual([textIn(xmi)]);
    expect(spansOf(xmiCorpus)).toEqual(spans);
    const trimmed = TRIMMED[folder];
    expect(spansOf(tsvCorpus)).toEqual(trimmed === undefined ? spans : [trimmed]);
    for (const { problems } of [tsvCorpus, xmiCorpus]) {
      expect(problems.filter(({ message }) => message.includes('marks no words'))).toHaveLength(empty);
      const pointing = problems.filter(({ message }) => message.includes(`${relations} relations`));
      expect(pointing).toHaveLength(relations === 0 ? 0 : 1);
    }
  });
}

test('a slot host without XMI beside it: a form, two spans and the host; its two slots are told', () => {
  const fileOf = referenceOf('webanno-tsv3');
  if (fileOf === undefined) return;
  const corpus = readFiles(webannoTsv, [
    fileOf('sampleSlotAnnotation1/reference.tsv'),
    fileOf('sampleSlotAnnotation1/typesystem.xml'),
  ]);
  expect(tallyOf(corpus)).toEqual([1, 4, 'record']);
  expect(corpus.problems[0]?.message).toContain('2 slots of SimpleSlotHost');
  expect(corpus.documents[0]?.offsets).toEqual({ unit: 'UTF-16 code units', declared: true, checked: 5 });
});

test('all files at once are fitted as one set', () => {
  const fileOf = referenceOf('webanno-tsv3');
  if (fileOf === undefined) return;
  const corpus = readFiles(
    webannoTsv,
    FOLDERS.map((folder) => fileOf(`${folder}/reference.tsv`)),
  );
  expect(corpus.documents).toHaveLength(FOLDERS.length);
  expect(corpus.documents.every(({ offsets }) => offsets.declared)).toBe(true);
});
