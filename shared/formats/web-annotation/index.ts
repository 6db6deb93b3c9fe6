/** W3C Web Annotation, as JSON-LD. */
import { fileNameOf } from '../format.ts';
import type { Format } from '../format.ts';
import { readWebAnnotation } from './read.ts';
import { countAnnotations, writeWebAnnotation } from './write.ts';

const EXTENSION = '.annotations.jsonld';

export const webAnnotation: Format = {
  info: {
    id: 'web-annotation',
    label: 'W3C Web Annotation (JSON-LD)',
    description:
      'One annotation per link, with position and quote. The texts are named, not held: the file is read into a project that has the articles.',
    extension: EXTENSION,
    reads: true,
    writes: true,
    offsetUnit: 'Unicode code points',
    oneAnnotator: false,
  },
  about: {
    record: 'One annotation: a link of a span to a claim, a span without a link, or a cell marked silent.',
    lost: 'The texts; articles in which nobody marked anything, claims without a link; what claims are to each other, their examples, colours and notes, notes on articles, and how far the work is.',
    specification: 'Web Annotation Data Model and Web Annotation Vocabulary, W3C Recommendations of 23 February 2017.',
    notes: [
      'A fragment of a span is a target with a `TextPositionSelector` and a `TextQuoteSelector`, always both. The source is the article’s address, else `urn:sha256:` and the hash of its text; the hash stands in any case as `cached` of a `TimeState`, so that the very version is named.',
      'The claim is a body with the purpose `classifying`, the stance one with the purpose `tagging` and an address of its own (`urn:crossread:stance:agrees`), tags have the purpose `tagging`, a note on the span `describing`, a note on the link `commenting`. What the model has no word for has the declared prefix `crossread:`.',
      'An article or a claim is described where it is named first; afterwards its address stands for it.',
      'Read: an annotation, a list, a page, a collection with its first page in it; positions, quotes, ranges of these, refinements. Every annotation is held against the model, and one that is invalid is left out with all that is wrong in it. Selectors that need the page itself (XPath, CSS, SVG, media fragments) are told annotation by annotation.',
      'Rows of Hypothesis’s API and its export files are read too; its positions count UTF-16 code units.',
      'The article is found by the hash, the address, then the title. Where a file names no source (INCEpTION’s), it is the only article of the project in which all its quotes stand. A passage that is only quoted must stand in the text once, or once between its prefix and suffix.',
    ],
    fields: [
      ['id', '`urn:uuid:` and the id of the link (of the span, where it has no link)'],
      ['motivation', '`classifying`; `highlighting` of a span without a link; `assessing` of a silent cell'],
      ['creator, created', 'who, with a name, and when'],
      ['crossread:span', 'the span: several annotations may be links of one'],
      ['crossread:unsure, crossread:silent', '`true`, where it is'],
      ['body', 'claim (`crossread:group`, `crossread:guideline`), stance, tags, notes'],
      ['target', 'one for each fragment: `source`, `state`, `selector`'],
    ],
  },
  keeps: {
    texts: false,
    fields: [],
    ...{ bareArticles: false, bareSpans: true, bareClaims: false, fragments: 'whole', unsure: true, linkNotes: true },
    ...{ spanNotes: true, tags: true, silent: true, groups: true, guidelines: true, annotators: true },
  },
  serialise: writeWebAnnotation,
  count: countAnnotations,
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
  recognise(path, head) {
    if (!/\.json(?:ld|l)?$/i.test(path)) return 0;
    if (/"https?:\/\/www\.w3\.org\/ns\/anno\.jsonld"/.test(head)) return 1;
    if (/"type"\s*:\s*"Annotation(?:Page|Collection)?"/.test(head)) return 0.5;
    // Rows of Hypothesis.
    return /"user"\s*:\s*"acct:[^"]*"/.test(head) && /"uri"\s*:\s*"/.test(head) ? 0.9 : 0;
  },
  read: readWebAnnotation,
};
