import { describe, expect, it } from 'vitest';
import { doccano } from '#shared/formats/doccano/index.ts';
import { readFiles, referenceOf, tallyOf } from './read-files.ts';

const fileAt = referenceOf('doccano');

/** Documents, annotations and what was left out, as counted by reading each file. */
const READ: readonly (readonly [path: string, documents: number, annotations: number, problems: string])[] = [
  // A label of the whole text (`cats`) in each of two records, told once.
  ['data_import/pipeline/examples/intent_detection/example.jsonl', 2, 3, 'record'],
  ['data_export/pipeline/examples/intent_detection/example.jsonl', 2, 3, 'record'],
  // Three relations, told once.
  ['data_import/pipeline/examples/relation_extraction/example.jsonl', 1, 4, 'record'],
  ['data_import/tests/data/relation_extraction/example.jsonl', 1, 4, 'record'],
  ['data_export/pipeline/examples/relation_extraction/example.jsonl', 1, 4, 'record'],
  ['data_import/pipeline/examples/sequence_labeling/example.jsonl', 3, 3, ''],
  ['data_export/pipeline/examples/sequence_labeling/example.jsonl', 3, 4, ''],
  // The third record has no text.
  ['data_import/tests/data/sequence_labeling/example.jsonl', 2, 1, 'record'],
  ['data_import/tests/data/sequence_labeling/example_overlapping.jsonl', 1, 2, ''],
  // The fifth record has no text; labels of whole texts are told.
  ['data_import/tests/data/intent/example.jsonl', 4, 2, 'record record'],
];

const REFUSED: readonly (readonly [path: string, why: RegExp])[] = [
  ['data_import/pipeline/examples/sequence_labeling/example.txt', /CoNLL/],
  ['data_import/pipeline/examples/sequence_to_sequence/example.csv', /table/],
  ['data_import/pipeline/examples/sequence_to_sequence/example.jsonl', /labels of whole texts/],
  ['data_import/pipeline/examples/sequence_to_sequence/example.json', /labels of whole texts/],
  ['data_import/pipeline/examples/image_classification/image_files.txt', /list of files/],
  ['data_import/pipeline/examples/task_agnostic/text_files.txt', /list of files/],
  ['data_import/pipeline/examples/task_agnostic/text_lines.txt', /text without labels/],
  ['data_import/pipeline/examples/text_classification/example.txt', /fastText/],
  ['data_import/pipeline/examples/text_classification/example.csv', /table/],
  ['data_import/pipeline/examples/text_classification/example.jsonl', /labels of whole texts/],
  ['data_import/pipeline/examples/text_classification/example.json', /labels of whole texts/],
  ['data_import/pipeline/examples/speech_to_text/audio_files.txt', /list of files/],
  ['data_import/tests/data/example.txt', /text without labels/],
  ['data_import/tests/data/sequence_labeling/example.conll', /CoNLL/],
  ['data_import/tests/data/sequence_labeling/labeling.invalid.conll', /CoNLL/],
  ['data_import/tests/data/sequence_labeling/labeling.trailing.conll', /CoNLL/],
  ['data_import/tests/data/seq2seq/example.csv', /table/],
  ['data_import/tests/data/seq2seq/example.jsonl', /labels of whole texts/],
  ['data_import/tests/data/seq2seq/example.json', /labels of whole texts/],
  ['data_import/tests/data/images/1500x500.jpeg', /image/],
  ['data_import/tests/data/images/example.ico', /image/],
  ['data_import/tests/data/text_classification/example.invalid.2.xlsx', /table/],
  ['data_import/tests/data/text_classification/example.csv', /table/],
  ['data_import/tests/data/text_classification/example.jsonl', /labels of whole texts/],
  ['data_import/tests/data/text_classification/example_out_of_order_columns.csv', /table/],
  ['data_import/tests/data/text_classification/example_one_column_no_header.xlsx', /table/],
  ['data_import/tests/data/text_classification/example_fasttext.txt', /fastText/],
  ['data_import/tests/data/text_classification/example.json', /labels of whole texts/],
  ['data_import/tests/data/text_classification/example.invalid.2.csv', /table/],
  ['data_import/tests/data/text_classification/example.xlsx', /table/],
  ['data_import/tests/data/example.utf16.csv', /table/],
  // These two have a comma before the closing brace, so they are no JSON.
  ['data_export/pipeline/examples/segmentation/example.jsonl', /not JSON/],
  ['data_export/pipeline/examples/bounding_box/example.jsonl', /not JSON/],
  ['data_export/pipeline/examples/sequence_to_sequence/example.csv', /table/],
  ['data_export/pipeline/examples/sequence_to_sequence/example.jsonl', /labels of whole texts/],
  ['data_export/pipeline/examples/sequence_to_sequence/example.json', /labels of whole texts/],
  ['data_export/pipeline/examples/image_classification/example.jsonl', /images or sound/],
  ['data_export/pipeline/examples/text_classification/example.txt', /fastText/],
  ['data_export/pipeline/examples/text_classification/example.csv', /table/],
  ['data_export/pipeline/examples/text_classification/example.jsonl', /labels of whole texts/],
  ['data_export/pipeline/examples/text_classification/example.json', /labels of whole texts/],
  ['data_export/pipeline/examples/image_captioning/example.jsonl', /images or sound/],
  ['data_export/pipeline/examples/speech_to_text/example.jsonl', /images or sound/],
];

describe.runIf(fileAt !== undefined)('reference files of doccano', () => {
  it.each(READ)('%s: %d documents, %d annotations', (path, documents, annotations, problems) => {
    if (fileAt === undefined) return;
    expect(tallyOf(readFiles(doccano, [fileAt(path)]))).toEqual([documents, annotations, problems]);
  });

  it.each(REFUSED)('%s is refused: %s', (path, why) => {
    if (fileAt === undefined) return;
    const corpus = readFiles(doccano, [fileAt(path)]);
    expect(tallyOf(corpus)).toEqual([0, 0, 'file']);
    expect(corpus.problems[0]?.message).toMatch(why);
  });

  it('keeps the words of the examples', () => {
    if (fileAt === undefined) return;
    const file = fileAt('data_export/pipeline/examples/relation_extraction/example.jsonl');
    const [document] = readFiles(doccano, [file]).documents;
    expect(document?.annotations.map(({ fragments: [at] }) => document.text.slice(...(at ?? [0, 0])))).toEqual([
      'Google',
      'September 4, 1998',
      'Larry Page',
      'Sergey Brin',
    ]);
  });
});
