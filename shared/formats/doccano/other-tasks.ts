/** doccano's files in other shapes than JSON, and why nothing can be taken from them. */
import { decodeText } from '../../text/encoding.ts';
import type { FormatFile } from '../foreign/corpus.ts';

/** Files that lie beside exports and are nobody's data. */
const IGNORED = /(?:^|\/)(?:licen[cs]e(?:\.\w+)?|readme(?:\.\w+)?|\.[^/]*|__macosx\/.*)$/i;

/** Returns whether the file is to be passed over without a word. */
export function isIgnored(path: string): boolean {
  return IGNORED.test(path);
}

const HINT = 'Export the project from doccano as JSONL.';

/** Returns why a file that is not JSON is not read, and the way out. */
export function refusalOf({ path, bytes }: FormatFile): string {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (['png', 'jpg', 'jpeg', 'gif', 'bmp', 'ico', 'webp'].includes(ending))
    return 'This is an image; only texts can be read.';
  if (['mp3', 'wav', 'flac', 'ogg', 'm4a'].includes(ending)) return 'This is sound; only texts can be read.';
  if (ending === 'csv' || ending === 'tsv' || ending === 'xlsx' || ending === 'xls') {
    return `This is a table of texts with labels of whole texts (classification, sequence to sequence); nothing is marked in them. ${HINT}`;
  }
  const head = decodeText(bytes.subarray(0, 4096)) ?? '';
  if (head.startsWith('__label__') || /^__label__/m.test(head)) {
    return `This is fastText: labels of whole texts, nothing marked in them. ${HINT}`;
  }
  if (ending === 'conll' || /^\S+\s+(?:O|[BIES]-\S+)\s*$/m.test(head)) {
    return `This is CoNLL: words without the text that they stood in, so that no offset can be known. ${HINT}`;
  }
  return `This is text without labels or a list of files; take texts in as articles. ${HINT}`;
}
