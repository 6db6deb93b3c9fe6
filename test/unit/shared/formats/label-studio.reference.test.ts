import { describe, expect, it } from 'vitest';
import { labelStudio } from '#shared/formats/label-studio/index.ts';
import { readFiles, referenceOf } from './read-files.ts';

const fileAt = referenceOf('label-studio');

/** None of them marks a passage of a text; one has a text that nobody annotated, one has a text with predictions only. */
const FILES: readonly (readonly [path: string, documents: number, problems: readonly RegExp[]])[] = [
  ['official_docs_samples/previous_export.json', 0, [/image/]],
  ['official_docs_samples/text_with_2_predictions.json', 1, [/Predictions.*: 2\./]],
  // Rectangles on images, in each of two tasks; each has a prediction too.
  ['sdk/test_export_csv/csv_test.json', 0, [/rectanglelabels/, /rectanglelabels/, /Predictions/]],
  ['sdk/test_export_csv/csv_test2.json', 0, [/choices \(1\)/]],
  ['sdk/test_export_csv/csv_test_history.json', 0, [/choices \(1\)/]],
  ['sdk/test_export_csv/csv_test_colliding_keys.json', 0, [/choices \(1\)/]],
  ['sdk/test_export_csv/csv_test_colliding_keys_mixed.json', 1, [/choices \(1\)/]],
  ['sdk/test_export_csv/csv_test2_result.csv', 0, [/table/]],
  ['sdk/test_export_json_min/data.json', 0, [/image/]],
  ['sdk/test_export_json_min/data_repeater.json', 0, [/image/]],
  ['sdk/test_export_json_min/chat_data.json', 0, [/chatmessage \(4\)/]],
  ['sdk/test_export_json_min/label_config_repeater.json', 0, [/not a task/]],
  ['sdk/test_export_json_min/label_config.xml', 0, [/labelling configuration/]],
];

describe.runIf(fileAt !== undefined)('reference files of Label Studio', () => {
  it.each(FILES)('%s: %d documents', (path, documents, problems) => {
    if (fileAt === undefined) return;
    const corpus = readFiles(labelStudio, [fileAt(path)]);
    expect(corpus.documents).toHaveLength(documents);
    expect(corpus.documents.flatMap(({ annotations }) => annotations)).toEqual([]);
    expect(corpus.problems.map(({ message }) => message)).toEqual(
      problems.map((problem) => expect.stringMatching(problem) as unknown),
    );
  });
});
