/** The parts of a workbook besides its sheets (ECMA-376, parts 1 and 2). */
import type { CellWord } from '../cells.ts';
import type { OutputFile } from '../format.ts';

/** Shades that keep black text readable; in hue as the colours on the screen. `not looked for` stays white. */
const FILLS: readonly (readonly [word: CellWord, rgb: string])[] = [
  ['agrees', 'BFE6D8'],
  ['contradicts', 'F6CDB6'],
  ['both', 'E7CFE0'],
  ['partly', 'FAF3B0'],
  ['mentions', 'D5EAF7'],
  ['silent', 'E3E3E3'],
];

/** Cell formats by their places in the list below. */
export const HEAD_STYLE = 1;
export const WRAPPED_STYLE = 2;
const FIRST_WORD = 3;

/** Returns the place of the format for cells of that kind; undefined for those that have none of their own. */
export function styleOf(word: CellWord | undefined): number | undefined {
  const at = FILLS.findIndex(([known]) => known === word);
  return at === -1 ? undefined : FIRST_WORD + at;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Returns the files of a workbook with these sheets, in order. */
export function* workbookFiles(
  sheets: readonly { readonly name: string; readonly pieces: Iterable<string> }[],
): Generator<OutputFile> {
  const numbered = sheets.map(({ name }, at) => ({ name, number: at + 1 }));
  yield {
    path: '[Content_Types].xml',
    pieces: [
      `${XML}<Types xmlns="${PACKAGE}/content-types">`,
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>`,
      `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>`,
      ...numbered.map(
        ({ number }) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
      ),
      '</Types>',
    ],
  };
  yield {
    path: '_rels/.rels',
    pieces: [relations([[`${RELATIONS}/officeDocument`, 'xl/workbook.xml']])],
  };
  yield {
    path: 'xl/workbook.xml',
    pieces: [
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>`,
      ...numbered.map(({ name, number }) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`),
      '</sheets></workbook>',
    ],
  };
  yield {
    path: 'xl/_rels/workbook.xml.rels',
    pieces: [
      relations([
        ...numbered.map(({ number }) => [`${RELATIONS}/worksheet`, `worksheets/sheet${number}.xml`] as const),
        [`${RELATIONS}/styles`, 'styles.xml'],
      ]),
    ],
  };
  yield { path: 'xl/styles.xml', pieces: [stylesXml()] };
  for (const [at, { pieces }] of sheets.entries()) yield { path: `xl/worksheets/sheet${at + 1}.xml`, pieces };
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function stylesXml(): string {
  const solid = (rgb: string): string =>
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
  // The first two fills are fixed by the format, whatever is written there.
  const fills = [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    solid('EDEDED'),
    ...FILLS.map(([, rgb]) => solid(rgb)),
  ];
  const format = (font: number, fill: number): string =>
    `<xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`;
  const formats = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    format(1, 2),
    format(0, 0),
    ...FILLS.map((_fill, at) => format(0, 3 + at)),
  ];
  return [
    `${XML}<styleSheet xmlns="${MAIN}">`,
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
    `<fills count="${fills.length}">${fills.join('')}</fills>`,
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}
