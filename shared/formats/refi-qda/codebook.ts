/** Codebooks alone: `.qdc`, written and read. */
import type { ForeignClaim, ForeignCorpus, ForeignProblem, FormatFile } from '../foreign/corpus.ts';
import { DatasetError } from '../format.ts';
import type { Dataset } from '../format.ts';
import { childOf, readXml } from '../xml.ts';
import { CODEBOOK_NAMESPACE, isOurs } from './guid.ts';
import { claimsOfCodes, readCodes, readOwnCodes } from './read-codes.ts';
import { childrenIn } from './selections.ts';
import { attribute } from '../xml-pieces.ts';
import { codeElements } from './write-codes.ts';

const SCHEMA = 'http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd';

/** Returns the codebook in pieces. Throws a `DatasetError` before the first if there is no claim, or XML cannot hold one. */
export function* codebookXml(dataset: Dataset): Generator<string> {
  // A codebook is small: it is made whole, so that what is wrong is said before anything is written.
  const codes = [...codeElements(dataset, 'codebook')];
  if (codes.length === 0) throw new DatasetError('There is no claim, and a codebook holds at least one code.');
  yield '<?xml version="1.0" encoding="utf-8"?>\n';
  yield `<CodeBook xmlns="${CODEBOOK_NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${CODEBOOK_NAMESPACE} ${SCHEMA}"${attribute('origin', dataset.generator, 'the program’s name')}>\n<Codes>\n`;
  yield* codes;
  yield '</Codes>\n</CodeBook>\n';
}

/** Returns the claims of the codebooks among the files. */
export function readCodebooks(files: readonly FormatFile[]): ForeignCorpus {
  const problems: ForeignProblem[] = [];
  const claims = new Map<string, ForeignClaim>();
  for (const { path: file, bytes } of files) {
    if (!/\.qdc$/i.test(file)) continue;
    const xml = readXml(bytes);
    if (!xml.ok) {
      problems.push({ file, place: xml.place, message: xml.message, leftOut: 'file' });
      continue;
    }
    const { root } = xml;
    if (root.name !== 'CodeBook') {
      const message = `Its root element is <${root.name}>; a REFI-QDA codebook has <CodeBook>.`;
      problems.push({ file, place: `line ${root.line}`, message, leftOut: 'file' });
      continue;
    }
    const tree = childOf(root, 'Codes');
    const read = isOurs(root.attributes.get('origin'))
      ? readOwnCodes(tree, () => '').claims
      : claimsOfCodes(readCodes(tree, childrenIn(root, 'Sets', 'Set'), () => '').values());
    if (read.length === 0) problems.push({ file, place: '', message: 'There is no code in it.', leftOut: 'nothing' });
    for (const claim of read) if (!claims.has(claim.key)) claims.set(claim.key, claim);
  }
  return { documents: [], claims: [...claims.values()], features: [], problems };
}
