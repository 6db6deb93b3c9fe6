/** `project.qde` with the texts beside it → what it says. */
import type {
  ForeignAnnotation,
  ForeignClaim,
  ForeignCorpus,
  ForeignDocument,
  ForeignFeature,
  ForeignProblem,
  FormatFile,
  ReadContext,
} from '../foreign/corpus.ts';
import { fitOffsets } from '../foreign/offsets.ts';
import type { Fitted, RawPlace } from '../foreign/offsets.ts';
import { canonicalText } from '../../text/canonical.ts';
import type { Fragment } from '../../model/index.ts';
import { childOf, childrenOf, readXml } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { annotationsOf } from './annotations.ts';
import { CONTINUED, isOurs, plainGuid } from './guid.ts';
import { fieldsOf, silentOf } from './own.ts';
import { authorOf, notesOn, readPeople } from './people.ts';
import { claimsOfCodes, CODE, readCodes, readOwnCodes } from './read-codes.ts';
import { placeName } from './reading.ts';
import type { Reading } from './reading.ts';
import {
  beginsAs,
  childrenIn,
  countingOf,
  isNameOf,
  joinParts,
  namesAreQuotes,
  ownPlaceOf,
  placeOf,
  readSelection,
} from './selections.ts';
import type { Selection } from './selections.ts';
import { plainTextOf, Shelf } from './sources.ts';

/** Sources that are no texts, by what they are called for people. */
const OTHER_SOURCES: readonly (readonly [element: string, what: string])[] = [
  ['PictureSource', 'a picture'],
  ['PDFSource', 'a PDF'],
  ['AudioSource', 'a recording'],
  ['VideoSource', 'a film'],
];

interface Source {
  /** Its text and selections: a text source, or the text of a PDF or a picture. */
  readonly element: XmlElement;
  /** What stands among the sources: the same, or the PDF or the picture. */
  readonly outer: XmlElement;
  readonly name: string;
  readonly raw: string;
  readonly selections: readonly Selection[];
}

/** Returns what the projects among the files say; each `project.qde` with the texts in its folder is one. */
export function readProjects(files: readonly FormatFile[], context: ReadContext): ForeignCorpus {
  const problems: ForeignProblem[] = [];
  const documents: ForeignDocument[] = [];
  const claims: ForeignClaim[] = [];
  const features = new Map<string, ForeignFeature>();
  const projects = files.filter(({ path }) => /\.qde$/i.test(path));
  if (projects.length === 0) {
    const message =
      'There is no project.qde in it, which every REFI-QDA project has. Give the .qdpx as it was exported.';
    for (const { path } of files.filter((file) => /\.qdpx$/i.test(file.path))) {
      problems.push({ file: path, place: '', message, leftOut: 'file' });
    }
    const folders = new Set(files.flatMap(({ path }) => /^.*?\.qdpx(?=\/)/i.exec(path)?.[0] ?? []));
    for (const file of folders) problems.push({ file, place: '', message, leftOut: 'file' });
  }
  for (const { path: file, bytes } of projects) {
    const tell: Reading['tell'] = (place, message, leftOut) => problems.push({ file, place, message, leftOut });
    const xml = readXml(bytes);
    if (!xml.ok) tell(xml.place, xml.message, 'file');
    else if (xml.root.name !== 'Project') {
      tell(
        `line ${xml.root.line}`,
        `Its root element is <${xml.root.name}>; a REFI-QDA project has <Project>.`,
        'file',
      );
    } else {
      const { root } = xml;
      const shelf = new Shelf(files, file);
      const book = childOf(root, 'CodeBook');
      const codeTree = book && childOf(book, 'Codes');
      const sets = [...childrenIn(root, 'Sets', 'Set'), ...(book === undefined ? [] : childrenIn(book, 'Sets', 'Set'))];
      const people = readPeople(root, shelf);
      const isOwn = isOurs(root.attributes.get('origin'));
      const own = isOwn ? readOwnCodes(codeTree, (code) => authorOf(code, people)) : undefined;
      const notesOf = (code: XmlElement): string =>
        notesOn(code, people)
          .flatMap(({ text }) => text.trim() || [])
          .join('\n');
      const codes = readCodes(codeTree, sets, notesOf);
      const reading: Reading = { root, file, shelf, people, codes, own, tell };
      documents.push(...readSources(reading, context));
      if (own === undefined) {
        claims.push(...claimsOfCodes(codes.values(), CODE));
        features.set(CODE, { name: CODE, suggest: 'claim' });
        tellTheRest(reading, sets);
      } else claims.push(...own.claims);
    }
  }
  return { documents, claims, features: [...features.values()], problems };
}

function readSources(reading: Reading, context: ReadContext): ForeignDocument[] {
  const { root, own, file, tell } = reading;
  const next = own === undefined ? new Map<string, string>() : continuations(root);
  const sources: Source[] = [];
  const elements = childrenOf(root, 'Sources').flatMap(({ children }) => children);
  for (const outer of elements) {
    const name = (outer.attributes.get('name') ?? '').trim();
    const place = name === '' ? `line ${outer.line}` : `source “${name}”, line ${outer.line}`;
    const other = OTHER_SOURCES.find(([kind]) => kind === outer.name);
    // Programs that work on the text of a PDF or a picture write it down as a text source of its own inside.
    const inner =
      other === undefined ? undefined : (childOf(outer, 'Representation') ?? childOf(outer, 'TextDescription'));
    if (other !== undefined && inner === undefined) {
      tell(place, `It is ${other[1]}, and only texts are read; what is coded in it was left out.`, 'record');
    }
    const count = outer.children.filter((child) => /^(?:PDF|Picture)Selection$/.test(child.name)).length;
    if (other !== undefined && inner !== undefined && count > 0) {
      tell(
        place,
        `It is ${other[1]}; its text was read, and what is selected as places on a page was left out (${count}).`,
        'record',
      );
    }
    const element = inner ?? outer;
    if (inner === undefined && element.name !== 'TextSource') continue;
    const text = plainTextOf(element, reading.shelf);
    if ('why' in text) {
      const count = childrenOf(element, 'PlainTextSelection').length;
      tell(place, count === 0 ? text.why : `${text.why} Its ${count} selections were left out.`, 'record');
      continue;
    }
    const selections: Selection[] = [];
    for (const each of childrenOf(element, 'PlainTextSelection')) {
      const selection = readSelection(each);
      if (typeof selection === 'string') tell(placeName(each), selection, 'record');
      else selections.push(selection);
    }
    sources.push({ element, outer, name, raw: text.raw, selections: joinParts(selections, next) });
  }
  const fitted = fit(reading, sources);
  return sources.map((source, index) => {
    const annotations: ForeignAnnotation[] = [];
    source.selections.forEach((selection, at) => {
      const fragments = fitted.places[index]?.[at];
      if (fragments === undefined) return;
      if (isFragments(fragments)) annotations.push(...annotationsOf(reading, selection, fragments));
      else tell(placeName(selection.element), `It was left out: ${fragments.why}.`, 'record');
    });
    context.progress?.(index + 1, sources.length);
    return {
      ...{ name: source.name === '' ? file : source.name, file, text: canonicalText(source.raw), annotations },
      fields: fieldsOf(reading, source.outer),
      silent: silentOf(reading, source.outer),
      offsets: fitted.verdict,
    };
  });
}

/**
 * The names of selections are held against the text where they are its words. A file of our own must fit; in another's, a name
 * that fits nowhere while others do was somebody's own words, and its selection is taken without a proof.
 */
function fit({ root, own }: Reading, sources: readonly Source[]): Fitted {
  const withPlaces = (placeFor: (selection: Selection, source: number, at: number) => RawPlace) =>
    sources.map(({ raw, selections }, source) => ({
      raw,
      places: selections.map((selection, at) => placeFor(selection, source, at)),
    }));
  const declared = countingOf(root.attributes.get('origin') ?? '');
  if (own !== undefined) return fitOffsets(withPlaces(ownPlaceOf), { declared, same: isNameOf });
  const quoted = namesAreQuotes(sources);
  const places = withPlaces((selection) => placeOf(selection, quoted));
  const first = fitOffsets(places, { declared, same: beginsAs });
  const isUnfit = (source: number, at: number): boolean => {
    const place = places[source]?.places[at];
    return place?.quote !== undefined && !isFragments(first.places[source]?.[at]);
  };
  const all = places.flatMap((row, source) => row.places.map((_, at) => isUnfit(source, at)));
  const some = first.places.some((row, source) =>
    row.some((one, at) => isFragments(one) && places[source]?.places[at]?.quote !== undefined),
  );
  if (!some || !all.includes(true)) return first;
  return fitOffsets(
    withPlaces((selection, source, at) => placeOf(selection, quoted && !isUnfit(source, at))),
    { declared, same: beginsAs },
  );
}

const isFragments = (one: readonly Fragment[] | { readonly why: string } | undefined): one is readonly Fragment[] =>
  Array.isArray(one);

/** Which selection goes on in which, where Crossread tied the parts of one span together. */
function continuations(root: XmlElement): Map<string, string> {
  const next = new Map<string, string>();
  for (const { attributes } of childrenIn(root, 'Links', 'Link')) {
    if (attributes.get('name') !== CONTINUED) continue;
    next.set(plainGuid(attributes.get('originGUID')), plainGuid(attributes.get('targetGUID')));
  }
  return next;
}

/** One sentence for each kind of thing that other programs have and Crossread has not. */
function tellTheRest({ root, tell, codes }: Reading, sets: readonly XmlElement[]): void {
  const count = (wrapper: string, name: string): number => childrenIn(root, wrapper, name).length;
  const coded = childrenOf(root, 'Sources').flatMap(({ children }) =>
    children.flatMap((one) => childrenOf(one, 'Coding')),
  );
  const bare = sets.filter((set) => childrenOf(set, 'MemberCode').length === 0);
  const shared = [...codes.values()].filter((code) => code.sets.length > 1);
  const kinds: [number: number, one: string, more: string][] = [
    [count('Cases', 'Case'), 'case', 'cases'],
    [count('Variables', 'Variable'), 'variable', 'variables'],
    [count('Links', 'Link'), 'link', 'links'],
    [count('Graphs', 'Graph'), 'graph', 'graphs'],
    [bare.length, 'set without codes', 'sets without codes'],
    [
      shared.length,
      'code in further sets than its first, which is its group',
      'codes in further sets than their first',
    ],
    [coded.length, 'coding of a whole source', 'codings of whole sources'],
  ];
  for (const [number, one, more] of kinds) {
    const what = number === 1 ? one : more;
    if (number > 0) tell('', `It has ${number} ${what}, for which there is no place here.`, 'record');
  }
}
