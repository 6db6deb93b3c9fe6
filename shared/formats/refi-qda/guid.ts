/** GUIDs of REFI-QDA: ours where a record has a UUID, worked out from names where it has none. */

/** The element's names in both schemas, whatever prefix a file gives them. */
export const PROJECT_NAMESPACE = 'urn:QDA-XML:project:1.0';
export const CODEBOOK_NAMESPACE = 'urn:QDA-XML:codebook:1.0';

/**
 * Returns a UUID of version 8 (RFC 9562, section 5.8) made from the parts: the same parts give the same one, so that two
 * exports of one project name everything alike. Four lanes of FNV-1a (Fowler, Noll, Vo) with offsets of their own, each mixed
 * with its neighbour.
 */
export function guidOf(...parts: readonly (string | number)[]): string {
  const lanes = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x7f4a7c15];
  for (const character of parts.join('\u0000')) {
    const code = character.codePointAt(0) ?? 0;
    for (let lane = 0; lane < 4; lane += 1) {
      const neighbour = lanes[(lane + 1) % 4] ?? 0;
      lanes[lane] = Math.imul((lanes[lane] ?? 0) ^ code ^ (neighbour >>> 13), 0x01000193);
    }
  }
  const hex = lanes.map((lane) => (avalanche(lane) >>> 0).toString(16).padStart(8, '0')).join('');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** So that parts which differ in their last character only differ in every digit. */
function avalanche(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Returns the GUID as files compare it: without braces, in lower case. */
export const plainGuid = (guid: string | undefined): string =>
  (guid ?? '')
    .trim()
    .replace(/^\{|\}$/g, '')
    .toLowerCase();

/** Things that every file of Crossread calls by the same GUID, so that it knows them again. */
export const KNOWN = {
  tags: guidOf('crossread', 'tags'),
  unsure: guidOf('crossread', 'unsure'),
  variable: (field: string): string => guidOf('crossread', 'variable', field),
  stance: (claim: string, stance: string): string => guidOf('crossread', 'stance', claim, stance),
  silent: (claim: string): string => guidOf('crossread', 'silent', claim),
} as const;

/** What a link between the parts of one span is called: ATLAS.ti has a relation of this name for the same purpose. */
export const CONTINUED = 'continued by';
/** Name of the note by which a claim’s code says who wrote the claim: codes have no author of their own. */
export const AUTHOR = 'Author of the claim';
/** Name of the code that stands under a claim for *checked: silent*. */
export const SILENT = 'checked: silent';

/** Returns whether a program that calls itself so is this one. */
export const isOurs = (origin: string | undefined): boolean => /^Crossread\b/.test(origin ?? '');
