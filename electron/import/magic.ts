/** Files that are not text, known by how they begin, each with what an analyst can do instead. */

const AS_TEXT = 'Save it as plain text, Markdown or HTML and import that, or paste its text.';

const KINDS: readonly { readonly bytes: string; readonly is: string; readonly instead: string }[] = [
  { bytes: '%PDF-', is: 'a PDF document', instead: 'Name it .pdf and import it again.' },
  { bytes: 'PK\x03\x04', is: 'a ZIP archive', instead: 'Unpack it and import the files in it.' },
  { bytes: 'PK\x05\x06', is: 'an empty ZIP archive', instead: 'There is nothing in it to import.' },
  { bytes: '{\\rtf', is: 'a Rich Text document', instead: AS_TEXT },
  { bytes: '\xd0\xcf\x11\xe0', is: 'an old Office document', instead: AS_TEXT },
  { bytes: '\x89PNG', is: 'a PNG picture', instead: 'Type the text that it shows, or find the article as text.' },
  { bytes: '\xff\xd8\xff', is: 'a JPEG picture', instead: 'Type the text that it shows, or find the article as text.' },
  { bytes: 'GIF8', is: 'a GIF picture', instead: 'Type the text that it shows, or find the article as text.' },
  { bytes: 'RIFF', is: 'a picture, sound or film', instead: 'Find the article as text.' },
  { bytes: '\x1f\x8b', is: 'a gzip archive', instead: 'Unpack it and import what is in it.' },
  { bytes: '7z\xbc\xaf', is: 'a 7-Zip archive', instead: 'Unpack it and import the files in it.' },
  { bytes: 'bplist', is: 'a web archive or another binary list', instead: 'Save the page as HTML and import that.' },
  { bytes: 'SQLite format 3', is: 'a database', instead: 'Export its articles as JSON Lines and import that.' },
  { bytes: '\x7fELF', is: 'a program', instead: 'There is no article in it.' },
];

/** Folders in the archive that modern office documents are. */
const OFFICE: readonly (readonly [folder: string, is: string, instead: string])[] = [
  ['word/', 'a Word document', 'Name it .docx and import it again.'],
  ['xl/', 'an Excel workbook', AS_TEXT],
  ['ppt/', 'a PowerPoint presentation', AS_TEXT],
  ['application/vnd.oasis', 'an OpenDocument file', 'Save it as a Word document (.docx) and import that.'],
  ['application/epub', 'an EPUB book', 'Name it .epub and import it again.'],
];

/** Returns what the bytes are and what to do, as two sentences' ends, if they begin like a file that is not text. */
export function binaryKind(bytes: Uint8Array): { is: string; instead: string } | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  const kind = KINDS.find((candidate) => start.startsWith(candidate.bytes));
  if (kind === undefined || !kind.bytes.startsWith('PK\x03')) return kind;
  const office = OFFICE.find(([folder]) => start.includes(folder));
  return office === undefined ? kind : { is: office[1], instead: office[2] };
}
