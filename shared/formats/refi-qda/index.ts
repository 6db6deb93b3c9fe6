/** REFI-QDA: the exchange format of programs for qualitative analysis. Projects (`.qdpx`) and codebooks (`.qdc`). */
import { fileNameOf } from '../format.ts';
import type { Dataset, Format } from '../format.ts';
import { countLinks } from '../links.ts';
import { zipOf } from '../zip.ts';
import { codebookXml, readCodebooks } from './codebook.ts';
import { CODEBOOK_NAMESPACE, PROJECT_NAMESPACE } from './guid.ts';
import { readProjects } from './read.ts';
import { claimsOf } from './write-codes.ts';
import { projectFiles, VARIABLES } from './write.ts';

const PROGRAMS = 'NVivo, ATLAS.ti, MAXQDA, QualCoder';

export const refiQda: Format = {
  info: {
    id: 'refi-qda',
    label: 'REFI-QDA project (.qdpx)',
    description: `Texts, claims as codes and links as codings, for ${PROGRAMS}. Each stance is a code under its claim.`,
    extension: '.qdpx',
    reads: true,
    writes: true,
    offsetUnit: 'Unicode code points',
    oneAnnotator: false,
  },
  about: {
    record: 'One coding of a selection with a code: one link.',
    lost: 'Claims’ notes, examples and history, that a claim is retired, how far an annotator is and her notes on articles, blocks that plain text does not show. Relations between claims and colours of claims are written, and not read.',
    specification:
      'REFI-QDA Standard 1.5, Project Exchange 1.0: `Project.xsd` of 18 March 2019, namespace `urn:QDA-XML:project:1.0`.',
    notes: [
      'The standard has no place for the words of a selection, so that offsets cannot be checked in general. Crossread writes them as the name of the selection, as ATLAS.ti does; on reading, names that are words of the text are held against it: as a whole in Crossread’s own files, as the beginning of the words in others.',
      'Ends are exclusive: the standard’s prose reads as inclusive, its examples and the programs are not. A line end of two characters counts as one in files of ATLAS.ti and as two in all others, as NVivo counts it, unless names of selections say otherwise. Crossread writes LF and no byte order mark, so that the question does not come up.',
      'A claim is a code with the claim’s id as its GUID and the guideline as its description; its group is a code above it that cannot be used for coding; its stances are codes below it, and so is `checked: silent`, with which a source as a whole is coded. Tags are codes under the code `Tags`.',
      'A span of several fragments is several selections, tied by links called `continued by`; each has the codings, so that a program which counts codings counts them once for each fragment.',
      'Files of other programs: every code is a label, its whole path where two codes have the same name; as a claim it brings its description as the guideline, and the set it is in or the codes above it as the group. Of PDFs and pictures the text is read where the program wrote it down; places on their pages, recordings and films, cases, variables, links and graphs are told and left out.',
    ],
    fields: [
      ['User', 'an annotator'],
      ['Code', 'a group, a claim, a stance of a claim, `checked: silent`, or a tag'],
      ['TextSource', 'an article; its text is beside it, its fields are values of variables'],
      ['PlainTextSelection', 'a span, or one fragment of it; `name` is its words, at most 1,000 characters'],
      ['Coding', 'a link (its code is the stance of the claim), a tag of the span, or on a whole source a silent cell'],
      ['Note', 'a note on a span or a link; who wrote a claim; the note `Unsure` stands on every link that is unsure'],
      ['Link', 'the next fragment of a span; a relation between two claims'],
    ],
  },
  keeps: {
    ...{
      texts: true,
      fields: VARIABLES.map(([field]) => field),
      bareArticles: true,
      bareSpans: true,
      bareClaims: true,
    },
    ...{ fragments: 'whole', unsure: true, linkNotes: true, spanNotes: true, tags: true, silent: true },
    ...{ groups: true, guidelines: true, annotators: true },
  },
  serialise: (dataset: Dataset) => zipOf(projectFiles(dataset)),
  count: countLinks,
  fileName: (dataset) => fileNameOf(dataset, '.qdpx'),
  recognise: (path, head) =>
    /\.qd(?:px|e)$/i.test(path) || /\.qdpx\//i.test(path) || head.includes(PROJECT_NAMESPACE) ? 1 : 0,
  read: readProjects,
};

export const refiCodebook: Format = {
  info: {
    id: 'refi-codebook',
    label: 'REFI-QDA codebook (.qdc)',
    description: `The claims with groups and guidelines, as a codebook for ${PROGRAMS}.`,
    extension: '.qdc',
    reads: true,
    writes: true,
    offsetUnit: 'none: there are no places in it',
    oneAnnotator: false,
  },
  about: {
    record: 'One code: a claim.',
    lost: 'Everything but the claims: articles, spans, links. Of the claims who wrote them, their notes, examples, relations and history.',
    specification: 'REFI-QDA Standard 1.5, Codebook Exchange 1.0: namespace `urn:QDA-XML:codebook:1.0`.',
    notes: [
      'The codes are those of the REFI-QDA project: groups above claims, stances below them.',
      'In other programs’ codebooks every code that can be used for coding is a claim, with its description as the guideline, and the set it is in or the codes above it as the group.',
    ],
    fields: [
      ['Code', 'a group, a claim, or a stance of a claim'],
      ['Description', 'the guideline of the claim'],
    ],
  },
  serialise: codebookXml,
  count: (dataset) => claimsOf(dataset).length,
  fileName: (dataset) => fileNameOf(dataset, '.qdc'),
  recognise: (path, head) => (/\.qdc$/i.test(path) || head.includes(CODEBOOK_NAMESPACE) ? 1 : 0),
  read: readCodebooks,
};
