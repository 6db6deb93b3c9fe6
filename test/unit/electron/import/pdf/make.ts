/** PDF files of our own with words at given places, as small as the format allows (ISO 32000-1, annex H.3). */

export interface Word {
  /** Points from the left and from the bottom. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
  readonly turned?: boolean;
}

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&');

/** Returns a PDF whose pages hold the words, in Helvetica (Latin-1 only). */
export function pdfOf(pages: readonly (readonly Word[])[]): Uint8Array {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  ];
  for (const [index, words] of pages.entries()) {
    const content = words
      .map(({ x, y, size, text, turned }) => {
        const matrix = turned === true ? `0 1 -1 0 ${x} ${y}` : `1 0 0 1 ${x} ${y}`;
        return `BT /F ${size} Tf ${matrix} Tm (${escaped(text)}) Tj ET`;
      })
      .join('\n');
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents ${5 + index * 2} 0 R>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    );
  }
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj${object}endobj\n`;
    return offset;
  });
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}
