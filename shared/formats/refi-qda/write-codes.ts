/** Claims as a tree of codes: groups, in them claims, under each claim its stances; and tags under a code of their own. */
import { effectiveSheet, isMerged } from '../../document/effective.ts';
import { annotatorOf } from '../../document/gold.ts';
import type { AnnotatorId, Claim, ClaimColour, Stance } from '../../model/index.ts';
import { compareText } from '../../schema/stable-json.ts';
import { byId } from '../format.ts';
import type { Dataset } from '../format.ts';
import { stanceOf } from '../foreign/mapping.ts';
import { attribute, element } from '../xml-pieces.ts';
import { guidOf, KNOWN, SILENT } from './guid.ts';

/** The shades of Okabe and Ito (2008); grey is not among them. */
const COLOURS: Readonly<Record<ClaimColour, string>> = {
  orange: '#E69F00',
  sky: '#56B4E9',
  green: '#009E73',
  yellow: '#F0E442',
  blue: '#0072B2',
  vermilion: '#D55E00',
  purple: '#CC79A7',
  grey: '#808080',
};

/** Returns the claims that stand for themselves, by id. */
export const claimsOf = ({ doc }: Dataset): Claim[] => byId(doc.claims.values()).filter(({ id }) => !isMerged(doc, id));

/**
 * Returns what a stance is called as a code: by its label, unless that means another stance of the project; then by its id.
 */
export const stanceName = ({ doc }: Dataset, { id, label }: Stance): string =>
  stanceOf(doc.project, label) === id ? label : id;

/** Returns the tags of the dataset's annotators, each once, in order. */
export function tagsOf({ doc, annotators }: Dataset): string[] {
  const who = new Set(annotators);
  const tags = new Set<string>();
  for (const { annotator, spans } of doc.sheets.values()) {
    if (who.has(annotator)) for (const span of spans.values()) for (const tag of span.tags ?? []) tags.add(tag);
  }
  return [...tags].sort(compareText);
}

/** Returns the GUID of the code that a tag is. */
export const tagGuid = ({ doc }: Dataset, tag: string): string => guidOf('tag', doc.project.id, tag);

/** Returns who wrote the claims, as far as the project knows them. */
export const authorsOf = (dataset: Dataset): AnnotatorId[] =>
  claimsOf(dataset).flatMap(({ annotator }) => (annotatorOf(dataset.doc, annotator) === undefined ? [] : annotator));

/** Returns the GUID of the note that says who wrote a claim. */
export const authorGuid = ({ doc }: Dataset, author: AnnotatorId): string => guidOf('author', doc.project.id, author);

/**
 * Returns the `Code` elements of the dataset: claims with their stances, those of a group within it; in a project with their
 * authors, and then the tags. Follows CodeType of the REFI-QDA Project schema of 18 March 2019, which codebooks share.
 */
export function* codeElements(dataset: Dataset, into: 'project' | 'codebook'): Generator<string> {
  const claims = claimsOf(dataset);
  const silent = silentClaims(dataset);
  const groups = Map.groupBy(claims, ({ group }) => group);
  for (const claim of groups.get(undefined) ?? []) yield claimElement(dataset, claim, silent.has(claim.id), into);
  const named = [...groups].flatMap(([group, members]) => (group === undefined ? [] : [{ group, members }]));
  for (const { group, members } of named.sort((a, b) => compareText(a.group, b.group))) {
    const guid = guidOf('group', dataset.doc.project.id, group);
    yield `<Code guid="${guid}"${attribute('name', group, `the group “${group}”`)} isCodable="false">\n`;
    for (const claim of members) yield claimElement(dataset, claim, silent.has(claim.id), into);
    yield '</Code>\n';
  }
  const tags = into === 'project' ? tagsOf(dataset) : [];
  if (tags.length === 0) return;
  yield `<Code guid="${KNOWN.tags}" name="Tags" isCodable="false">\n`;
  for (const tag of tags) {
    yield `<Code guid="${tagGuid(dataset, tag)}"${attribute('name', tag, `the tag “${tag}”`)} isCodable="true"/>\n`;
  }
  yield '</Code>\n';
}

function silentClaims({ doc, annotators }: Dataset): Set<string> {
  const who = new Set(annotators);
  const found = new Set<string>();
  for (const sheet of doc.sheets.values()) {
    if (who.has(sheet.annotator)) for (const claim of effectiveSheet(doc, sheet).omissions.keys()) found.add(claim);
  }
  return found;
}

function claimElement(dataset: Dataset, claim: Claim, isSilent: boolean, into: 'project' | 'codebook'): string {
  const { id, text, guideline, colour } = claim;
  const what = `the claim “${text.slice(0, 60)}”`;
  const color = colour === undefined ? '' : ` color="${COLOURS[colour]}"`;
  const stances = dataset.doc.project.stances.map((stance) => {
    const name = attribute('name', stanceName(dataset, stance), `the stance “${stance.label}”`);
    return `<Code guid="${KNOWN.stance(id, stance.id)}"${name} isCodable="true"/>\n`;
  });
  return [
    `<Code guid="${id}"${attribute('name', text, what)} isCodable="true"${color}>\n`,
    guideline === undefined ? '' : `${element('Description', guideline, `the guideline of ${what}`)}\n`,
    into === 'project' && annotatorOf(dataset.doc, claim.annotator) !== undefined
      ? `<NoteRef targetGUID="${authorGuid(dataset, claim.annotator)}"/>\n`
      : '',
    ...stances,
    isSilent ? `<Code guid="${KNOWN.silent(id)}" name="${SILENT}" isCodable="true"/>\n` : '',
    '</Code>\n',
  ].join('');
}
