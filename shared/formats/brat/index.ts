/** brat's standoff format: plain texts, and beside each a file of lines that say what was marked in it. */
import { ArticleFields } from '../../model/index.ts';
import { fileNameOf } from '../format.ts';
import type { Format } from '../format.ts';
import { readAnn } from './lines.ts';
import { readBrat } from './read.ts';
import { looksLikeSidecar, SIDECAR } from './sidecar.ts';
import { isAnn } from './sources.ts';
import { bratFiles, countBrat } from './write.ts';

const EXTENSION = '.brat';

export const brat: Format = {
  info: {
    id: 'brat',
    label: 'brat standoff (.txt and .ann)',
    description:
      'A folder that brat opens: for each annotator a folder of texts with their annotations; each link is an annotation whose type is the stance.',
    extension: EXTENSION,
    reads: true,
    writes: true,
    offsetUnit: 'Unicode code points',
    oneAnnotator: false,
  },
  about: {
    record: 'An annotation: a link with its span, or a span that is linked to no claim.',
    lost: 'Kinds of blocks (headings are found again in the text), sentences, contexts of spans, ids of links, claims’ colours, notes, examples and history, merged claims, relations between claims, progress, dates. Read from other tools: relations between annotations and arguments of events, which have no place here; each file says how many there were.',
    specification:
      'brat standoff format, https://brat.nlplab.org/standoff.html, and brat’s own reader (server/src/annotation.py) where the page is silent.',
    notes: [
      'Offsets count code points; a line end of two characters counts as one, as brat counts it (nlplab/brat issue 853). A byte order mark that was counted is found out by the quotes.',
      'brat’s lines hold an annotation’s words without escapes, so a fragment is cut at line ends and tabs, as brat cuts it; a `CrossreadSpan` note says how the pieces belong together, as `before+pieces+after` for each fragment: white space left out before the first piece, number of pieces, white space left out after the last. If the annotation was moved in brat since, its pieces count as they stand.',
      'In lines of our own, notes, tags and claims have `\\n` for a line end, `\\t` for a tab, `\\\\` for a backslash.',
      'What brat has no place for (silent cells, what is known of articles, claims’ groups and guidelines, claims without links, names of annotators) is in `crossread.json` at the top, which brat does not open. Without it the folders are read all the same, less that.',
      '`annotation.conf` and `visual.conf` tell brat the stances. There is no `tools.conf`: it would name a database of claims that the reader’s brat does not have.',
      'Read from other tools: types of entities and triggers are labels `type`, attributes are labels under their own names, references to other resources are labels `normalisation`, notes are notes. Where several folders hold the same texts, each folder is an annotator.',
    ],
    fields: [
      ['T', 'type (stance, or `Span` without a claim), offsets of the fragments, their words joined by one space'],
      ['N', '`Reference`, the annotation, `Crossread:` and the claim’s id; the claim’s words'],
      ['A', '`Unsure`: her annotator was not sure of the link'],
      [
        '#',
        '`AnnotatorNotes`: note on the link, or on a span without a claim. `CrossreadSpan`: the span’s id, the same for all links of one span. `CrossreadNote`, `CrossreadTag`: note and tags of a linked span',
      ],
    ],
  },
  keeps: {
    ...{ texts: true, bareArticles: true, bareSpans: true, bareClaims: true, fragments: 'whole' },
    fields: ArticleFields.keyof().options,
    ...{ unsure: true, linkNotes: true, spanNotes: true, tags: true, silent: true },
    ...{ groups: true, guidelines: true, annotators: true },
  },
  files: bratFiles,
  count: countBrat,
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
  recognise(path, head) {
    if (path.split('/').at(-1) === SIDECAR) return looksLikeSidecar(head) ? 1 : 0;
    if (!isAnn(path)) return 0;
    if (head.trim() === '') return 0.5;
    return readAnn(path, head).problems.every(({ leftOut }) => leftOut !== 'file') ? 1 : 0;
  },
  read: readBrat,
};
