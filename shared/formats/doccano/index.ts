/** doccano: JSON Lines of sequence labelling and relation extraction, in both shapes. */
import { KEEPS_ALL } from '../carried.ts';
import { fileNameOf } from '../format.ts';
import type { Format } from '../format.ts';
import { countStretches } from '../sheet-work.ts';
import { readDoccano } from './read.ts';
import { writeDoccano } from './write.ts';

const EXTENSION = '.doccano.jsonl';
const SEQUENCE = '.doccano-sequence.jsonl';

const LOST =
  'What claims are to each other, their examples, colours and notes, notes on articles, and how far the work is. Relations, comments and labels of whole texts in doccano’s own files are left out and told.';

const NOTES = [
  'A label is a stance and a claim in at most 100 characters (`agrees: The harbour was closed.`), which is what doccano allows; a span of several fragments is one label for each. A span that is linked to no claim has the label `no claim`.',
  'Everything else lies under `crossread` in the line, which doccano keeps as metadata and exports again: ids, which labels are one span, quotes, notes, tags, silent cells, what is known of the article. Labels that are changed or added in doccano win; one that names a known claim becomes a link to it.',
  'doccano does not say in which unit it counts. UTF-16 code units are tried first, then code points and grapheme clusters. Its own files have no quotes, so that the unit cannot be checked, unless all ways of counting agree, which is said; what Crossread wrote has quotes and is checked.',
  'The project in doccano must allow overlapping labels where spans overlap.',
  'Files of other tasks (classification, sequence to sequence, images, sound) and other shapes (CSV, Excel, fastText, CoNLL) are refused with the reason.',
];

const FIELDS = [
  ['id', 'number of the line'],
  ['crossread', 'what doccano has no place for; see above'],
  ['text', 'the article’s text'],
] as const;

export const doccano: Format = {
  info: {
    id: 'doccano',
    label: 'doccano (JSONL)',
    description:
      'One line per article and annotator, each link a labelled entity. For doccano’s sequence labelling and relation extraction.',
    extension: EXTENSION,
    reads: true,
    writes: true,
    offsetUnit: 'UTF-16 code units; files of doccano itself do not say',
    oneAnnotator: false,
  },
  about: {
    record: 'One labelled stretch: a fragment of a span with one of its links.',
    lost: LOST,
    specification: 'doccano 1.8, import and export of the tasks SequenceLabeling and RelationExtraction (JSONL).',
    notes: NOTES,
    fields: [
      ...FIELDS,
      ['entities', '`id`, `label`, `start_offset`, `end_offset`'],
      ['relations, Comments', 'always empty'],
    ],
  },
  keeps: KEEPS_ALL,
  serialise: (dataset) => writeDoccano(dataset, 'entities'),
  count: countStretches,
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
  recognise,
  read: readDoccano,
};

/** The older shape, which many scripts read: written here, read by `doccano`. */
export const doccanoSequence: Format = {
  info: {
    ...doccano.info,
    id: 'doccano-sequence',
    label: 'doccano, label lists (JSONL)',
    description: 'As doccano, with labels as lists of start, end and label: what sequence labelling exports.',
    extension: SEQUENCE,
    reads: false,
  },
  about: { ...doccano.about, fields: [...FIELDS, ['label', 'a list of `[start, end, label]`']] },
  serialise: (dataset) => writeDoccano(dataset, 'sequence'),
  count: countStretches,
  fileName: (dataset) => fileNameOf(dataset, SEQUENCE),
};

function recognise(path: string, head: string): number {
  if (!/\.jsonl?$/i.test(path)) return 0;
  if (/"crossread"\s*:\s*\{\s*"format"\s*:\s*"doccano"/.test(head)) return 1;
  if (/"start_offset"\s*:\s*\d/.test(head)) return 0.9;
  if (/"(?:label|labels|entities|column_label)"\s*:\s*\[\s*\[\s*\d+\s*,\s*\d+\s*,\s*"/.test(head)) return 0.9;
  // Lines in which nobody marked anything yet.
  if (/"entities"\s*:\s*\[/.test(head) && /"relations"\s*:\s*\[/.test(head) && /"text"\s*:/.test(head)) return 0.8;
  if (/"label"\s*:\s*\[\s*\]/.test(head) && /"text"\s*:/.test(head)) return 0.5;
  // Other tasks of doccano: to be refused in words rather than not known.
  if (/"(?:labels?|column_label)"\s*:\s*\[\s*"/.test(head) && /"(?:text|column_data|filename)"\s*:/.test(head))
    return 0.3;
  return /"text"\s*:/.test(head) && /\.jsonl$/i.test(path) ? 0.2 : 0;
}
