/** Reads CSV after RFC 4180, on its own: what our writer writes is not read with our own code. */

/** Returns the records by the names in the first line. */
export function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (match === null) throw new Error(`This is not CSV at character ${at}.`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  const [names = [], ...records] = rows;
  return records.map((values) => Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])));
}
