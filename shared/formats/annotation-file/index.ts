/** The annotation file: what one annotator sends another. */
import { fileNameOf } from '../format.ts';
import type { Format } from '../format.ts';
import { count, serialise } from './serialise.ts';

const EXTENSION = '.crossread.json';

export const annotationFile: Format = {
  info: {
    id: 'annotation-file',
    label: 'Annotation file',
    description:
      'Everything one annotator did, with the texts and claims it is about: what a colleague imports. Nothing of hers is lost; other annotators’ work is not in it.',
    extension: EXTENSION,
    reads: true,
    writes: true,
    offsetUnit: 'UTF-16 code units',
    oneAnnotator: true,
  },
  about: {
    record: 'One span, link or cell marked *checked: silent*.',
    lost: 'Other annotators’ spans, links, relations and notes, and claims that this annotator neither wrote nor used.',
    specification:
      'Our own. JSON Schema: [annotation-file.schema.json](annotation-file.schema.json). UTF-8, LF line ends, keys in a fixed order.',
    notes: [
      'All articles of the project are in it, with their texts, so that *checked: silent* and *not looked for* can be told apart. The time of the export is not: the same work makes the same bytes, and a file that is imported into a copy of the project and exported again is equal to itself.',
      'On import an article is recognised by the hash of its text, whatever its id. One whose text differs from ours (known by its id, else its address, else because most of its words are the same) is held against ours: each span is *exact* or *moved* (the same words at one place that the diff of both texts and the words with their surroundings agree on, kept in `origin`), or it waits for a person: *approximate* with a proposal and a score, *ambiguous*, or *lost*. An article that is not in the project is added. Every text must match its hash and every quote the text at its offsets, or the whole file is refused, naming the span and the article.',
      'A newer file makes the annotator’s work here exactly what the file says; places that a person has given stay. A file with nothing newer than what is here, which would change or remove something, is refused unless it is imported with replace: it is older, or nothing says which of the two is. So is the work of whoever imports. Claims by others come in where they are missing and are never changed.',
      'A file of another project is refused, except into a project without articles, which then becomes a copy of the file’s project.',
    ],
    fields: [
      ['format, version', '`crossread/annotation-file`, 3'],
      ['offsetUnit', '`utf-16`: every offset counts UTF-16 code units, ends exclusive'],
      ['generator', 'program and version that wrote the file'],
      ['project', '`id`, `name`, `stances` with `id`, `label`, `polarity`, `key`'],
      ['annotator', '`id`, `name`'],
      ['articles', 'metadata, `hash` (SHA-256 of the text), `text`, `blocks`, `sentences`'],
      [
        'claims',
        'those she wrote, linked to, marked silent or related, each with the `annotator` who wrote it; `mergedInto` leads to the claim that stands for it',
      ],
      [
        'relations',
        'what she said claims are to each other: `from`, `to`, `kind` (`contradicts`, `entails`, `same-as`, `distinct`)',
      ],
      [
        'annotations',
        'per article: `spans`, `links`, `omissions` (cells marked *checked: silent*), `progress` (how far she is, and her note), `orphans` (spans made in another version of the text that have no place in this one)',
      ],
    ],
  },
  serialise,
  count,
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
};

export { fileProblems } from './check.ts';
export type { Sha256 } from './check.ts';
export { parse } from './parse.ts';
export type { FileProblem, Parsed } from './parse.ts';
export { annotationsOf, articleOf, claimsOf, otherAuthorsOf, relationsOf } from './records.ts';
export { annotationFileJsonSchema } from './schema.ts';
export type { AnnotationFile } from './schema.ts';
