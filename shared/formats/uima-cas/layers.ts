/**
 * The layers that Crossread writes into a CAS, and what the layers of other projects most likely are here. Names follow
 * INCEpTION: custom layers lie in `webanno.custom`, layers of a whole document descend from `uima.cas.AnnotationBase`.
 */
import type { ForeignFeature } from '../foreign/corpus.ts';
import { shortName } from './model.ts';
import { ANNOTATION } from './types.ts';
import type { Type } from './types.ts';

export const LINK = 'webanno.custom.CrossreadLink';
export const ARTICLE = 'webanno.custom.CrossreadArticle';
export const CLAIM = 'webanno.custom.CrossreadClaim';
export const SILENT = 'webanno.custom.CrossreadSilent';
export const TOKEN = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token';
export const SENTENCE = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence';
export const METADATA = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData';

/** A fragment of a span, with one of the span's links or none. All strings, as INCEpTION's custom layers have them. */
export const LINK_FEATURES = [
  ['annotator', 'who made the span'],
  ['claim', 'id of the claim; absent where the span is linked to none'],
  ['claimText', 'words of the claim'],
  ['group', 'group of the claim'],
  ['note', 'note on the link'],
  ['part', 'which fragment of the span it is, from 1'],
  ['spanId', 'id of the span, the same in all its fragments and links'],
  ['spanNote', 'note on the span'],
  ['stance', 'id of the stance'],
  ['tags', 'tags of the span, as a JSON array'],
  ['unsure', '`true` if the link is unsure'],
] as const;
export type LinkFeature = (typeof LINK_FEATURES)[number][0];

export const ARTICLE_FEATURES = [
  ...(['annotator', 'articleId', 'title', 'outlet', 'author', 'published', 'url', 'language', 'event'] as const),
] as const;
export const CLAIM_FEATURES = ['claim', 'claimText', 'group', 'guideline', 'author'] as const;
export const SILENT_FEATURES = ['claim'] as const;

const strings = (names: readonly string[]): Type['features'] =>
  names.map((name) => ({ name, range: 'uima.cas.String' }));
const ofDocument = (name: string, features: readonly string[]): Type => ({
  name,
  supertype: 'uima.cas.AnnotationBase',
  features: strings(features),
});

/** Every type that Crossread's files use and UIMA does not have. */
export const OWN_TYPES: readonly Type[] = [
  {
    name: METADATA,
    supertype: 'uima.tcas.DocumentAnnotation',
    features: strings(['documentTitle', 'documentId']),
  },
  { name: SENTENCE, supertype: ANNOTATION, features: [] },
  { name: TOKEN, supertype: ANNOTATION, features: [] },
  { name: LINK, supertype: ANNOTATION, features: strings(LINK_FEATURES.map(([name]) => name)) },
  ofDocument(ARTICLE, ARTICLE_FEATURES),
  ofDocument(CLAIM, CLAIM_FEATURES),
  ofDocument(SILENT, SILENT_FEATURES),
];

/** Segmentation and notes of the program itself: no work of an annotator. */
const STRUCTURE = new Set([
  ...['Token', 'Sentence', 'Paragraph', 'Div', 'Document', 'DocumentMetaData', 'DocumentAnnotation', 'CASMetadata'],
  ...['TagsetDescription', 'TagDescription', 'LayerDefinition', 'FeatureDefinition'],
]);

/** Returns whether the type is segmentation or metadata: left alone without a word. */
export function isStructure(type: string): boolean {
  return STRUCTURE.has(shortName(type));
}

const LINGUISTIC =
  /\.(?:lexmorph|syntax|phonetics|anomaly|transform)\.|\.segmentation\.type\.|^(?:Lemma|Stem|POS(?:_.*)?|MorphologicalFeatures|Dependency|Constituent|Chunk)$/;
const REMARK = /^(?:note|comment|remark|explanation)s?$/i;

/** Returns what the values of a layer's feature most likely are here; the layer itself where no feature is named. */
export function suggestionFor(type: string, feature?: string): ForeignFeature['suggest'] {
  if (LINGUISTIC.test(type) || LINGUISTIC.test(shortName(type))) return 'nothing';
  if (feature === undefined) return 'tag';
  if (REMARK.test(feature)) return 'note';
  return feature === 'identifier' ? 'nothing' : 'tag';
}

/** Returns the name under which the labels of a layer's feature stand. */
export function labelName(type: string, feature?: string): string {
  return feature === undefined ? shortName(type) : `${shortName(type)}.${feature}`;
}
