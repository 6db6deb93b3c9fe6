/** UIMA CAS, as XMI with a type system and as JSON: what INCEpTION, WebAnno, DKPro and cassis read and write. */
import type { FormatFile } from '../foreign/corpus.ts';
import { DatasetError, fileNameOf } from '../format.ts';
import type { Dataset, Format, FormatAbout, Keeps, OutputFile } from '../format.ts';
import { notInXml } from '../xml.ts';
import { readJsonCas } from './json-read.ts';
import { jsonPieces } from './json-write.ts';
import { ARTICLE, CLAIM, LINK, LINK_FEATURES, OWN_TYPES, SILENT } from './layers.ts';
import { casOf } from './to-cas.ts';
import { TypeSystems, readCasFiles } from './read.ts';
import { typeSystemXml } from './types.ts';
import { countMarks, worksOf } from './works.ts';
import type { Work } from './works.ts';
import { readXmi } from './xmi-read.ts';
import { xmiPieces } from './xmi-write.ts';

const keeps: Keeps = {
  texts: true,
  fields: ['title', 'outlet', 'author', 'published', 'url', 'language', 'event'],
  bareArticles: true,
  bareSpans: true,
  bareClaims: true,
  fragments: 'whole',
  unsure: true,
  linkNotes: true,
  spanNotes: true,
  tags: true,
  silent: true,
  groups: true,
  guidelines: true,
  annotators: true,
};

const about = {
  record: 'A fragment of a span with one of the span’s links, or with none.',
  lost: 'How far annotators are, notes on articles and claims, colours, examples, relations and the history of claims, decisions of a review. Of another program’s files: relations and slots between annotations, and annotations of no words.',
  notes: [
    `Crossread’s work is in the layer ${LINK}; what is known of the article in ${ARTICLE}, claims in ${CLAIM}, cells marked silent in ${SILENT}, which are layers of the whole document. INCEpTION takes them in with Layers → Import → UIMA type system. Sentences and words are DKPro Core’s.`,
    'Of other programs’ files each indexed annotation comes in with its features as labels, chains as claims; words, sentences and metadata are left alone. Several annotators’ files on one text, in the folders that INCEpTION exports (annotation/document/annotator), become one article.',
  ],
  fields: LINK_FEATURES,
} satisfies Omit<FormatAbout, 'specification'>;

const unitWords = 'UTF-16 code units, end exclusive';

export const uimaXmi: Format = {
  info: {
    id: 'uima-xmi',
    label: 'UIMA XMI with type system (INCEpTION)',
    description: 'A folder with a type system and an XMI file for each annotator and article.',
    extension: '.xmi',
    reads: true,
    writes: true,
    offsetUnit: unitWords,
    oneAnnotator: false,
  },
  about: {
    ...about,
    specification: 'OASIS UIMA 1.0 and the Apache UIMA Java SDK’s reference, “XMI CAS Serialization”, version 3',
    notes: [
      ...about.notes,
      'XML 1.0 holds no control characters; a text that has one is refused, with the place. A type system beside the files read is used to check them; without one they are read as they are, and numbers that point somewhere stay numbers.',
    ],
  },
  keeps,
  *files(dataset: Dataset): Generator<OutputFile> {
    for (const work of worksOf(dataset)) refuseWhatXmlCannotHold(work);
    yield { path: 'TypeSystem.xml', pieces: typeSystemXml(OWN_TYPES) };
    for (const work of worksOf(dataset)) {
      yield { path: `${work.annotator.id}/${work.article.id}.xmi`, pieces: xmiPieces(casOf(work)) };
    }
  },
  count: countMarks,
  fileName: (dataset) => fileNameOf(dataset, '-xmi'),
  recognise: (_path, head) => (/<(?:\w+:)?XMI\b/.test(head) && head.includes('http://www.omg.org/XMI') ? 1 : 0),
  accompanies: (_path, head) => /<typeSystemDescription\b/.test(head),
  read(files, context) {
    const described = files.filter(
      (file) => /\.xml$/i.test(file.path) && headOf(file).includes('typeSystemDescription'),
    );
    const systems = new TypeSystems(described);
    const own = files.filter(
      (file) =>
        /\.xmi$/i.test(file.path) || (/\.xml$/i.test(file.path) && headOf(file).includes('http://www.omg.org/XMI')),
    );
    return readCasFiles(own, ({ path, bytes }) => readXmi(bytes, systems.of(path)), context, systems.problems);
  },
};

export const jsonCas: Format = {
  info: {
    id: 'json-cas',
    label: 'UIMA JSON CAS 0.4 (INCEpTION)',
    description: 'A folder with a JSON file for each annotator and article, types included.',
    extension: '.json',
    reads: true,
    writes: true,
    offsetUnit: unitWords,
    oneAnnotator: false,
  },
  about: { ...about, specification: 'Apache UIMA JSON CAS 0.4 (apache/uima-uimaj-io-jsoncas, SPECIFICATION)' },
  keeps,
  *files(dataset: Dataset): Generator<OutputFile> {
    for (const work of worksOf(dataset)) {
      yield { path: `${work.annotator.id}/${work.article.id}.json`, pieces: jsonPieces(casOf(work), OWN_TYPES) };
    }
  },
  count: countMarks,
  fileName: (dataset) => fileNameOf(dataset, '-json-cas'),
  recognise: (path, head) => (/"%(?:TYPES|FEATURE_STRUCTURES|VIEWS)"\s*:/.test(head) ? 1 : 0),
  read: (files, context) =>
    readCasFiles(
      // INCEpTION puts a description of the project beside the documents.
      files.filter(({ path }) => /\.json$/i.test(path) && !/(?:^|\/)exportedproject\d*\.json$/.test(path)),
      ({ bytes }) => readJsonCas(bytes),
      context,
    ),
};

const headOf = ({ bytes }: FormatFile): string => new TextDecoder().decode(bytes.subarray(0, 4096));

/** Everything is looked at before the first file is written, so that nothing is written by halves. */
function refuseWhatXmlCannotHold({ article, annotator, body, marks, claims }: Work): void {
  const at = notInXml(body.text);
  if (at !== -1) {
    const code = (body.text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    throw new DatasetError(
      `The text of "${article.id}" has the character U+${code} at ${at}, which XML cannot hold. Export it as JSON CAS.`,
    );
  }
  const words = [
    ...[annotator.name, article.title, article.outlet, article.author, article.url, article.event ?? ''],
    ...marks.flatMap(({ features }) => [...features.values()]),
    ...claims.flatMap(({ claim, author }) => [claim.text, claim.group ?? '', claim.guideline ?? '', author]),
  ];
  const wrong = words.find((one) => notInXml(one) !== -1);
  if (wrong !== undefined) {
    throw new DatasetError(
      `In "${article.id}", ${annotator.name} has words with a character that XML cannot hold, at ${notInXml(wrong)} in “${wrong.slice(0, 60)}”. Export it as JSON CAS.`,
    );
  }
}
