/** The files of dkpro-cassis and of Apache UIMA's own tests: all come in or are refused in words, and the checks are held to them. */
import { expect, test } from 'vitest';
import { checkCas } from '#shared/formats/uima-cas/check.ts';
import { jsonCas, uimaXmi } from '#shared/formats/uima-cas/index.ts';
import { readTypeSystem, typeSystemOf } from '#shared/formats/uima-cas/types.ts';
import { readXmi } from '#shared/formats/uima-cas/xmi-read.ts';
import { brokenRules } from '#test/support/json-cas-rules.ts';
import { readFiles, referenceOf, tallyOf } from '../read-files.ts';

/** Documents, annotations, and what was left out by each problem, counted by hand in the files. */
const XMI: Readonly<Record<string, readonly [documents: number, annotations: number, problems: string]>> = {
  cas_has_fs_with_no_namespace: [1, 1, ''],
  // No sofaString.
  cas_with_array_features: [0, 0, 'file'],
  // Three groups of no words.
  cas_with_collections: [1, 0, 'record record record'],
  // Tagsets, tokens and a sentence.
  cas_with_empty_array_reference: [1, 0, ''],
  cas_with_floating_point_special_values: [1, 0, ''],
  cas_with_inheritance: [1, 5, ''],
  cas_with_list_features: [0, 0, 'file'],
  cas_with_multiple_references_allowed_string_array: [1, 0, 'record'],
  cas_with_nonindexed_fs: [1, 0, ''],
  // A predicate and two arguments; what points from it to them is told.
  cas_with_references: [1, 3, 'record'],
  cas_with_reserved_names: [1, 0, 'record'],
  cas_with_two_sofas: [2, 0, ''],
  // The second view is empty.
  empty_cas: [1, 0, 'record'],
  lenient_cas: [1, 1, ''],
  small_cas: [1, 0, ''],
};

for (const [name, expected] of Object.entries(XMI)) {
  test(`${name}.xmi, without a type system`, () => {
    const fileOf = referenceOf('uima-cas/xmi');
    if (fileOf === undefined) return;
    expect(tallyOf(readFiles(uimaXmi, [fileOf(`${name}.xmi`)]))).toEqual(expected);
  });
}

const JSON_CAS: Readonly<Record<string, readonly [documents: number, annotations: number, problems: string]>> = {
  // A text is missing, and the file says “child” where it declares a whole number.
  'child_type_before_parent.json': [0, 0, 'file nothing'],
  'fs_as_array/one-way/casWithBadSofaFsOrder/data.json': [1, 0, ''],
  'fs_as_array/one-way/casWithBadSofaFsOrder/data-ref.json': [1, 0, ''],
  'fs_as_array/one-way/tsv3-testSimpleSlotFeature/data.json': [1, 3, 'record'],
  'fs_as_array/one-way/tsv3-testSimpleSlotFeature/data-ref.json': [1, 3, 'record'],
  'fs_as_array/ser-ref/casExtendingDocumentAnnotation/data.json': [1, 0, ''],
  'fs_as_array/ser-ref/casWithEmojiUnicodeTextAndAnnotations/data.json': [1, 9, ''],
  'fs_as_array/ser-ref/casWithFloatingPointSpecialValues/data.json': [0, 0, 'file'],
  'fs_as_array/ser-ref/casWithLeftToRightTextAndAnnotations/data.json': [1, 2, ''],
  'fs_as_array/ser-ref/casWithSofaDataArray/data.json': [1, 0, ''],
  'fs_as_array/ser-ref/casWithSofaDataURI/data.json': [0, 0, 'file'],
  'fs_as_array/ser-ref/casWithText/data.json': [1, 0, ''],
  'fs_as_array/ser-ref/casWithTextAndAnnotations/data.json': [1, 4, ''],
  'fs_as_array/ser-ref/casWithTraditionalChineseTextAndAnnotations/data.json': [1, 4, ''],
  'fs_as_array/ser-ref/casWithoutTextButWithAnnotations/data.json': [0, 0, 'file'],
  // A view of a sofa that is not there.
  'fs_as_array/ser-ref/emptyCas/data.json': [0, 0, 'file nothing'],
};

for (const [path, expected] of Object.entries(JSON_CAS)) {
  test(`${path} as JSON CAS`, () => {
    const fileOf = referenceOf('uima-cas/json');
    if (fileOf === undefined) return;
    expect(tallyOf(readFiles(jsonCas, [fileOf(path)]))).toEqual(expected);
  });
}

/** Rules that the reference files break themselves, some of them on purpose. */
const BREAKS: Readonly<Record<string, readonly string[]>> = {
  'child_type_before_parent.json': ['example.ChildType.childFeature has a value that is no uima.cas.Integer'],
  'fs_as_array/one-way/casWithBadSofaFsOrder/data.json': ['the sofa 2 comes after what points to it'],
  'fs_as_array/one-way/casWithBadSofaFsOrder/data-ref.json': [
    'sections in the order %FEATURE_STRUCTURES,%TYPES,%VIEWS',
  ],
  'fs_as_array/ser-ref/casWithFloatingPointSpecialValues/data.json': [
    'sections in the order %FEATURE_STRUCTURES,%TYPES,%VIEWS',
    'an %ID is there twice',
    '1 begins with #doubleNan, #doubleNegInfinity',
    ...['2', '3'].map((id) => `${id} begins with %ELEMENTS, %ID`),
  ],
};

test('the rules that our JSON CAS is held to hold for Apache’s, but where it says otherwise', () => {
  const fileOf = referenceOf('uima-cas/json');
  if (fileOf === undefined) return;
  for (const path of Object.keys(JSON_CAS)) {
    expect(brokenRules(new TextDecoder().decode(fileOf(path).bytes)), path).toEqual(BREAKS[path] ?? []);
  }
});

/** Each emoji is one annotation: a skin tone, a joiner and a sign of gender make seven code units of one face. */
test('emoji keep their offsets, in JSON and in the XMI beside it', () => {
  const fileOf = referenceOf('uima-cas/json/fs_as_array/ser-ref/casWithEmojiUnicodeTextAndAnnotations');
  if (fileOf === undefined) return;
  const words = ['🥳', 'This', '👳🏻\u200d♀️', 'is', '✆', 'a', '🧔🏾\u200d♂️', 'test', '👻'];
  for (const corpus of [
    readFiles(jsonCas, [fileOf('data.json')]),
    readFiles(uimaXmi, [fileOf('debug.xmi'), fileOf('debug-typesystem.xml')]),
  ]) {
    const [document] = corpus.documents;
    expect(corpus.problems).toEqual([]);
    expect(document?.text).toBe(words.join(' '));
    expect(
      document?.annotations.map(({ fragments }) => fragments.map(([start, end]) => document.text.slice(start, end))),
    ).toEqual(words.map((word) => [word]));
  }
});

test('data as bytes is text where it is said to be: in base 64 and in hexadecimal', () => {
  const fileOf = referenceOf('uima-cas/json/fs_as_array/ser-ref/casWithSofaDataArray');
  if (fileOf === undefined) return;
  expect(readFiles(jsonCas, [fileOf('data.json')]).documents[0]?.text).toBe('This is a test');
  expect(readFiles(uimaXmi, [fileOf('debug.xmi')]).documents[0]?.text).toBe('This is a test');
});

/** What XMI files break of a type system, so that the check is known to find what is there and nothing else. */
const AGAINST: readonly (readonly [xmi: string, types: string, faults: readonly string[]])[] = [
  ['xmi/small_cas.xmi', 'small_typesystem', []],
  ['xmi/lenient_cas.xmi', 'small_typesystem', ['The type cassis.NotInTypesystem is not in the type system.']],
  ['xmi/cas_with_empty_array_reference.xmi', 'inception_typesystem', []],
  ['xmi/cas_with_nonindexed_fs.xmi', 'important_dkpro_types', []],
  ['xmi/cas_with_references.xmi', 'important_dkpro_types', []],
  ['xmi/cas_with_two_sofas.xmi', 'small_typesystem', []],
  ['../webanno-tsv3/testStackedSubMultiTokenSpanWithFeatureValue/reference.xmi', 'webanno_types', []],
  ['../webanno-tsv3/testSimpleChain/reference.xmi', 'webanno_types', []],
  ['../webanno-tsv3/testComplexSlotFeatureWithoutValues/reference.xmi', 'webanno_types', []],
  ['../webanno-tsv3/testMultiTokenSlotFeature/reference.xmi', 'webanno_types', []],
  ['../webanno-tsv3/testElevatedType/reference.xmi', 'inception_typesystem', []],
  [
    '../webanno-tsv3/testSentenceId/reference.xmi',
    'webanno_types',
    ['The type de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token has no feature order.'],
  ],
];

for (const [xmi, types, faults] of AGAINST) {
  test(`${xmi} against ${types}`, () => {
    const fileOf = referenceOf('uima-cas');
    if (fileOf === undefined) return;
    const described = readTypeSystem(fileOf(`typesystems/${types}.xml`).bytes);
    const system = typeSystemOf(described.ok ? described.types : []);
    const read = readXmi(fileOf(xmi).bytes, system);
    const found = read.ok ? checkCas(read.cas, system).map(({ message }) => message) : [read.problem.message];
    expect([...new Set(found)]).toEqual(faults);
  });
}

test('a type system in the folder is used: what is not in it is told, and comes in', () => {
  const fileOf = referenceOf('uima-cas');
  if (fileOf === undefined) return;
  const [xmi, types] = [fileOf('xmi/lenient_cas.xmi'), fileOf('typesystems/small_typesystem.xml')];
  const corpus = readFiles(uimaXmi, [xmi, { ...types, path: 'xmi/TypeSystem.xml' }]);
  expect(tallyOf(corpus)).toEqual([1, 1, 'nothing']);
});
