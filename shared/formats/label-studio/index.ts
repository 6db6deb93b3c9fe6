/** Label Studio: JSON of texts with labelled passages. */
import { KEEPS_ALL } from '../carried.ts';
import { fileNameOf } from '../format.ts';
import type { Format } from '../format.ts';
import { countStretches } from '../sheet-work.ts';
import { readLabelStudio } from './read.ts';
import { CONFIG, writeLabelStudio } from './write.ts';

const EXTENSION = '.label-studio.json';

export const labelStudio: Format = {
  info: {
    id: 'label-studio',
    label: 'Label Studio (JSON)',
    description:
      'One task per article and one annotation per annotator: claims as labels, stances as choices of a region.',
    extension: EXTENSION,
    reads: true,
    writes: true,
    offsetUnit: 'Unicode code points; UTF-16 code units in older versions',
    oneAnnotator: false,
  },
  about: {
    record: 'One region: a fragment of a span with one of its links.',
    lost: 'What claims are to each other, their examples, colours and notes, notes on articles, and how far the work is. Relations, predictions, skipped annotations and results that are no passages of a text are left out of Label Studio’s own files and told.',
    specification:
      'Label Studio task format (labelstud.io/guide/task_format), tags Text, Labels, Choices, TextArea, Taxonomy, Rating, Number.',
    notes: [
      `The labelling configuration that shows these tasks: \`${CONFIG}\`. Claims and stances are loaded from the task (\`data.claims\`, \`data.stances\`), so that one configuration serves every project; that is why none is written beside the file. Of more than 300 claims a task offers those of its own article.`,
      'Nobody is named under `completed_by`, because Label Studio refuses users that it does not know; whose work a region is stands in its `meta`.',
      'A span of several fragments is one region for each, tied by `meta.crossread.span`; a span with several links is one region for each link. A span that is linked to no claim has the label `no claim`.',
      'Read: the full export, the one before version 1 (`completions`) and the flat one (`JSON_MIN`); `completed_by` is the annotator, labels are offered as tags, choices of a region as stances, text areas become notes. Tasks on images, sound and pages are refused one by one with the reason.',
    ],
    fields: [
      ['id', 'number of the task'],
      [
        'data',
        '`text`; `title`, `outlet`, `published`, `url`; `claims` and `stances` for the configuration; `crossread`: what Label Studio has no place for',
      ],
      [
        'annotations',
        '`result`: of each region `labels`, then `choices` and, where the link has a note, `textarea`, with one id; `value` has `start`, `end` and `text`',
      ],
      ['predictions', 'always empty'],
    ],
  },
  keeps: KEEPS_ALL,
  serialise: writeLabelStudio,
  count: countStretches,
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
  recognise(path, head) {
    if (!/\.json$/i.test(path)) return 0;
    if (/"crossread"\s*:\s*\{\s*"format"\s*:\s*"label-studio"/.test(head)) return 1;
    if (
      /"(?:annotations|predictions|completions)"\s*:\s*\[/.test(head) &&
      /"data"\s*:\s*\{|"completed_by"|"from_name"/.test(head)
    )
      return 0.95;
    if (/"annotation_id"\s*:/.test(head) && /"(?:annotator|lead_time)"\s*:/.test(head)) return 0.9;
    return /^\s*\[\s*\{\s*(?:"id"\s*:\s*\d+\s*,\s*)?"data"\s*:\s*\{/.test(head) ? 0.6 : 0;
  },
  read: readLabelStudio,
};
