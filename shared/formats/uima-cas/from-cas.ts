/** What a CAS says, in our words: texts with marks, claims, fields; and what of it has no place here. */
import { canonicalText } from '../../text/canonical.ts';
import type { ForeignLabel } from '../foreign/corpus.ts';
import type { OffsetUnit, RawPlace } from '../foreign/offsets.ts';
import { chainsIn } from './chains.ts';
import { fieldsIn } from './gather.ts';
import type { Gathering, Reading } from './gather.ts';
import { ARTICLE, CLAIM, LINK, LINK_FEATURES, SILENT, isStructure, labelName, suggestionFor } from './layers.ts';
import { layoutOf } from './layout.ts';
import { isRef, numberOf, refOf, shortName } from './model.ts';
import type { Cas, CasItem, CasProblem, CasValue, FeatureStructure, Sofa } from './model.ts';
import { ANNOTATION, isA } from './types.ts';

/** A text of a CAS with the marks that wait for their offsets to be fitted. */
export interface CasText {
  readonly reading: Reading;
  /** As it stands in the file. */
  readonly raw: string;
  readonly unit: OffsetUnit;
  readonly waiting: readonly {
    readonly structure: FeatureStructure;
    readonly place: RawPlace;
    readonly labels: ForeignLabel[];
  }[];
}

/**
 * Returns the texts of the CAS, one for each sofa that holds one. Marks are the indexed annotations that are neither
 * segmentation nor metadata, nor relations between others; their offsets are those of the file.
 */
export function textsOf(cas: Cas, path: string, gathering: Gathering): CasText[] {
  const tell = (place: string, message: string, leftOut: CasProblem['leftOut']): void =>
    void gathering.problems.push({ file: path, place, message, leftOut });
  const indexed = indexedIn(cas);
  const bySofa = Map.groupBy(indexed, (structure) => sofaIdOf(structure, cas));
  const found = [...cas.sofas.values()].flatMap((sofa): CasText[] => {
    const members = bySofa.get(sofa.id) ?? [];
    if (sofa.text === undefined || sofa.text === '') {
      tellNoText(sofa, members, (message) => {
        tell(sofa.place, message, cas.sofas.size > 1 ? 'record' : 'file');
      });
      return [];
    }
    if (!sofa.text.isWellFormed()) {
      const message = 'Its text holds half a character (a lone surrogate), which no text file can.';
      tell(sofa.place, message, 'file');
      return [];
    }
    return [textOf(cas, { ...sofa, text: sofa.text }, members, path, gathering)];
  });
  if (cas.sofas.size === 0) tell('', 'It holds no text: it has no sofa.', 'file');
  const adrift = indexed.filter(
    (one) => isAnnotation(cas, one) && !isStructure(one.type) && !cas.sofas.has(sofaIdOf(one, cas) ?? -1),
  );
  for (const { type, place } of adrift) tell(place, `The annotation ${type} belongs to no text.`, 'record');
  return found;
}

/** A file without views was made by a program that knows of none: all that it holds is meant. */
function indexedIn({ views, structures }: Cas): FeatureStructure[] {
  if (views.length === 0) return [...structures.values()];
  const ids = new Set(views.flatMap(({ members }) => members));
  return [...ids].flatMap((id) => structures.get(id) ?? []);
}

/** Feature structures of a document have its sofa; where one does not, the view in which it is indexed tells. */
function sofaIdOf(structure: FeatureStructure, { views, sofas }: Cas): number | undefined {
  const only = sofas.size === 1 ? [...sofas.keys()][0] : undefined;
  return refOf(structure, 'sofa') ?? (views.length === 1 ? views[0]?.sofa : views.length === 0 ? only : undefined);
}

function tellNoText({ name, uri }: Sofa, members: readonly FeatureStructure[], tell: (message: string) => void): void {
  const marks = members.filter((one) => numberOf(one, 'begin') !== undefined && !isStructure(one.type)).length;
  const lost = marks === 0 ? '' : ` Its annotations (${marks}) have no text to stand in.`;
  const where =
    uri === undefined
      ? `The view ${name} holds no text.`
      : `The text of the view ${name} is not in the file but at ${uri.slice(0, 200)}, which is not fetched.`;
  tell(`${where}${lost}`);
}

const isAnnotation = ({ types }: Cas, one: FeatureStructure): boolean =>
  (types !== undefined && isA(types, one.type, ANNOTATION)) ||
  (numberOf(one, 'begin') !== undefined && numberOf(one, 'end') !== undefined);

function textOf(
  cas: Cas,
  sofa: Sofa & { readonly text: string },
  members: readonly FeatureStructure[],
  path: string,
  gathering: Gathering,
): CasText {
  const tell = (place: string, message: string, leftOut: CasProblem['leftOut']): void =>
    void gathering.problems.push({ file: path, place, message, leftOut });
  const raw = sofa.text.replace(/^\uFEFF+/, '');
  // UIMA counts byte order marks at the start of a text; here they are no part of it.
  const marks = sofa.text.length - raw.length;
  const article = members.find(({ type }) => type === ARTICLE);
  const about = article === undefined ? undefined : stringsOf(article);
  for (const one of members) if (one.type === CLAIM) addClaim(one, gathering);
  const silent = members.flatMap((one) => (one.type === SILENT ? (stringsOf(one).get('claim') ?? []) : []));
  const chains = chainsIn(cas, members, sofa.text);
  const left = new Map<string, number>();
  const waiting = members.flatMap((structure): CasText['waiting'][number][] => {
    const { type, features } = structure;
    if (isStructure(type) || !isAnnotation(cas, structure)) return [];
    if (isRelation(features)) {
      const key = `relations of ${shortName(type)}`;
      left.set(key, (left.get(key) ?? 0) + 1);
      return [];
    }
    const begin = numberOf(structure, 'begin');
    const end = numberOf(structure, 'end');
    if (begin === undefined || end === undefined) {
      tell(structure.place, `The ${shortName(type)} has no begin or no end that is a whole number.`, 'record');
      return [];
    }
    if (begin === end) {
      tell(structure.place, `The ${shortName(type)} at ${begin} marks no words; a span needs some.`, 'record');
      return [];
    }
    const labels = type === LINK ? [] : labelsOf(structure, cas, chains.get(structure.id) ?? [], gathering, left);
    return [{ structure, labels, place: { fragments: [[begin - marks, end - marks]], quote: undefined } }];
  });
  for (const [what, count] of left) {
    tell('', `What points from one annotation to another has no place here: ${count} ${what}.`, 'record');
  }
  const layout = layoutOf(path);
  const several = cas.sofas.size > 1 && sofa.name !== '_InitialView';
  const name = `${about?.get('articleId') ?? layout.name}${several ? ` (${sofa.name})` : ''}`;
  return {
    ...{ raw, waiting, unit: cas.unit ?? 'utf-16' },
    reading: {
      name,
      key: about?.has('articleId') === true ? name : `${layout.key}${several ? ` ${sofa.name}` : ''}`,
      file: path,
      annotator: layout.annotator === '' ? (about?.get('annotator') ?? '') : layout.annotator,
      whole: layout.annotator !== '',
      text: canonicalText(sofa.text),
      fields:
        article === undefined || about === undefined
          ? metadataOf(members)
          : fieldsIn(about, (message) => {
              tell(article.place, message, 'nothing');
            }),
      marks: [],
      silent,
    },
  };
}

/** Returns the features of Crossread's own layer, if the feature structure is one of it. */
export function ownFeatures(structure: FeatureStructure): Reading['marks'][number]['own'] {
  if (structure.type !== LINK) return undefined;
  const strings = stringsOf(structure);
  return new Map(
    LINK_FEATURES.flatMap(([name]) => {
      const value = strings.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function stringsOf({ features }: FeatureStructure): Map<string, string> {
  return new Map([...features].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

function addClaim(structure: FeatureStructure, gathering: Gathering): void {
  const said = stringsOf(structure);
  const text = said.get('claimText') ?? '';
  const [key = text, group = '', guideline = '', annotator = ''] = ['claim', 'group', 'guideline', 'author'].map(
    (name) => said.get(name),
  );
  if (key !== '') gathering.addClaim({ key, text, group, guideline, annotator });
}

/** INCEpTION's relations have two ends under these names, whatever their type. */
const isRelation = (features: FeatureStructure['features']): boolean =>
  features.has('Governor') && features.has('Dependent');

const PLACE = new Set(['sofa', 'begin', 'end']);

function labelsOf(
  { type, features }: FeatureStructure,
  { structures }: Cas,
  chain: readonly ForeignLabel[],
  gathering: Gathering,
  left: Map<string, number>,
): ForeignLabel[] {
  const labels: ForeignLabel[] = [];
  for (const [name, value] of features) {
    // The next link of a chain is what the chain's label is for.
    if (PLACE.has(name) || (name === 'next' && isRef(value))) continue;
    for (const item of valuesOf(value, structures)) {
      if (isRef(item)) {
        const key = `values of ${labelName(type, name)}`;
        const inside = structures.get(item.ref)?.features.get('elements');
        left.set(key, (left.get(key) ?? 0) + (Array.isArray(inside) ? inside.length : 1));
      } else if (item !== null && item !== '') {
        const feature = labelName(type, name);
        gathering.addFeature(feature, typeof item === 'string' ? suggestionFor(type, name) : 'nothing');
        labels.push({ feature, value: String(item) });
      }
    }
  }
  for (const label of chain) {
    gathering.addFeature(label.feature, 'claim');
    labels.push(label);
  }
  if (labels.length === 0) {
    gathering.addFeature(labelName(type), suggestionFor(type));
    labels.push({ feature: labelName(type), value: shortName(type) });
  }
  return labels;
}

/** Values of an array or a list are the feature's, whether they stand in its place or it points to where they stand. */
function valuesOf(value: CasValue, structures: Cas['structures']): readonly CasItem[] {
  if (Array.isArray(value)) return value as readonly CasItem[];
  const target = isRef(value) ? structures.get(value.ref) : undefined;
  const elements = target?.features.get('elements');
  if (Array.isArray(elements) && !elements.some(isRef)) return elements as readonly CasItem[];
  const heads: CasItem[] = [];
  const seen = new Set<number>();
  for (let at = target; at?.features.has('head') === true && !seen.has(at.id);) {
    seen.add(at.id);
    heads.push((at.features.get('head') ?? null) as CasItem);
    at = structures.get(refOf(at, 'tail') ?? -1);
  }
  return heads.length > 0 && !heads.some(isRef) ? heads : [value as CasItem];
}

function metadataOf(members: readonly FeatureStructure[]): Reading['fields'] {
  const said = new Map<string, string>();
  for (const structure of members) {
    if (!/(?:DocumentMetaData|DocumentAnnotation)$/.test(structure.type)) continue;
    const strings = stringsOf(structure);
    const title = strings.get('documentTitle') ?? '';
    const language = strings.get('language') ?? '';
    if (title !== '') said.set('title', title);
    if (language !== '' && language !== 'x-unspecified') said.set('language', language);
  }
  // A tag that is no language is not worth a word in a file of another program.
  return fieldsIn(said, () => undefined);
}
