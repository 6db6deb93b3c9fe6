/** Prodigy: JSON Lines of spans. */
import { KEEPS_ALL } from '../carried.ts';
import { fileNameOf } from '../format.ts';
import type { Format } from '../format.ts';
import { countStretches } from '../sheet-work.ts';
import { readProdigy } from './read.ts';
import { writeProdigy } from './write.ts';

const EXTENSION = '.prodigy.jsonl';

export const prodigy: Format = {
  info: {
    id: 'prodigy',
    label: 'Prodigy (JSONL)',
    description:
      'One task per article and annotator, each link a labelled span over tokens. For Prodigy’s span recipes and spaCy.',
    extension: EXTENSION,
    reads: true,
    writes: true,
    offsetUnit: 'Unicode code points',
    oneAnnotator: false,
  },
  about: {
    record: 'One labelled stretch: a fragment of a span with one of its links.',
    lost: 'What claims are to each other, their examples, colours and notes, notes on articles, and how far the work is. Rejected and ignored tasks, relations and labels of whole texts in Prodigy’s own files are left out and told.',
    specification: 'Prodigy 1.x, task formats of the interfaces `ner_manual` and `spans_manual`.',
    notes: [
      'A label is a stance and a claim (`agrees: The harbour was closed.`); a span of several fragments is one span for each. A span that is linked to no claim has the label `no claim`. Spans may overlap, which `spans_manual` shows and `ner_manual` does not.',
      'Prodigy marks whole tokens: tokens are words and single characters, cut wherever a span begins or ends. Tokens with their `ws` are the text.',
      'Everything else lies under `crossread` in the task, which Prodigy keeps. Spans that are changed or added there win; one whose label is known becomes a link to its claim.',
      'Without tokens and without words of spans nothing says whether offsets are right; that is told.',
    ],
    fields: [
      ['crossread', 'what Prodigy has no place for; see above'],
      ['text', 'the article’s text'],
      ['meta', '`title`, `source`: the outlet, `url`, `published`: shown below a task'],
      ['tokens', '`text`, `start`, `end`, `id`, `ws`'],
      ['spans', '`start`, `end`, `token_start`, `token_end`, `label`, `text`: the words'],
      ['_view_id', 'always `spans_manual`'],
      ['answer', 'always `accept`'],
      ['_annotator_id', 'whose work it is'],
    ],
  },
  keeps: KEEPS_ALL,
  serialise: writeProdigy,
  count: countStretches,
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
  recognise(path, head) {
    if (!/\.jsonl?$/i.test(path)) return 0;
    if (/"crossread"\s*:\s*\{\s*"format"\s*:\s*"prodigy"/.test(head)) return 1;
    if (/"_(?:input|task)_hash"\s*:\s*-?\d/.test(head)) return 0.95;
    if (/"spans"\s*:\s*\[\s*\{/.test(head) && /"text"\s*:/.test(head)) return 0.8;
    return /"answer"\s*:\s*"(?:accept|reject|ignore)"/.test(head) ? 0.8 : 0;
  },
  read: readProdigy,
};
