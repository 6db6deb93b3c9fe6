/** WebAnno TSV 3: a text cut into tokens, a line each, with a column for every feature of every layer. */
import { fileNameOf } from '../format.ts';
import type { Dataset, Format, OutputFile } from '../format.ts';
import { LINK, LINK_FEATURES, OWN_TYPES } from '../uima-cas/layers.ts';
import { typeSystemXml } from '../uima-cas/types.ts';
import { countMarks, worksOf } from '../uima-cas/works.ts';
import { readTsv } from './read.ts';
import { tsvPieces } from './write.ts';

export const webannoTsv: Format = {
  info: {
    id: 'webanno-tsv',
    label: 'WebAnno TSV 3 (INCEpTION)',
    description: 'A folder with a table of tokens for each annotator and article.',
    extension: '.tsv',
    reads: true,
    writes: true,
    offsetUnit: 'UTF-16 code units, end exclusive',
    oneAnnotator: false,
  },
  about: {
    record: 'A fragment of a span with one of the span’s links, or with none, in the columns of its tokens.',
    lost: 'What is known of an article besides its text, cells marked silent, claims without a link, guidelines, how far annotators are, notes on articles and claims, colours, examples, relations and the history of claims, decisions of a review. Of another program’s files: relations and slots between annotations, and annotations of no words.',
    specification: 'WebAnno user guide 3.6.11, appendix “WebAnno TSV 3.3” (3.1 and 3.2 are read too)',
    notes: [
      `Spans are in the layer ${LINK}; the type system beside the files brings it into INCEpTION (Layers → Import → UIMA type system).`,
      'Tokens are the words and signs of the text; a span that begins or ends inside one stands on a part of it, and white space becomes a token only where a span begins or ends in it. A sentence reaches to where the next begins, so that the text comes back to the character.',
      'Of other programs’ files, the words of the tokens are held against the text. Layers become labels, chains claims; several annotators’ files on one text, in the folders that INCEpTION exports (annotation/document/annotator.tsv), become one article. What stands between two sentences is in no file: a line break, followed by spaces where the offsets leave room for more.',
    ],
    fields: LINK_FEATURES,
  },
  keeps: {
    texts: true,
    fields: [],
    bareArticles: true,
    bareSpans: true,
    bareClaims: false,
    fragments: 'whole',
    unsure: true,
    linkNotes: true,
    spanNotes: true,
    tags: true,
    silent: false,
    groups: true,
    guidelines: false,
    annotators: true,
  },
  *files(dataset: Dataset): Generator<OutputFile> {
    yield { path: 'TypeSystem.xml', pieces: typeSystemXml(OWN_TYPES) };
    for (const work of worksOf(dataset)) {
      yield { path: `${work.annotator.id}/${work.article.id}.tsv`, pieces: tsvPieces(work) };
    }
  },
  count: countMarks,
  fileName: (dataset) => fileNameOf(dataset, '-webanno-tsv'),
  recognise: (_path, head) => (/^\uFEFF?#FORMAT=WebAnno TSV \d/.test(head) ? 1 : 0),
  read: readTsv,
};
