/** One annotator's work in one article as a CAS that INCEpTION and the UIMA tools read. */
import { ArticleFields } from '../../model/index.ts';
import { ARTICLE, CLAIM, LINK, METADATA, OWN_TYPES, SENTENCE, SILENT, TOKEN } from './layers.ts';
import type { Cas, CasValue, FeatureStructure } from './model.ts';
import { typeSystemOf } from './types.ts';
import { unitsOf } from './units.ts';
import type { Work } from './works.ts';

const SOFA_ID = 1;
const FIELDS = Object.keys(ArticleFields.shape) as (keyof ArticleFields)[];

/** Returns the CAS: metadata, sentences and tokens of DKPro Core, and Crossread's layers. Offsets are UTF-16 code units. */
export function casOf({ annotator, article, body, marks, silent, claims }: Work): Cas {
  const structures = new Map<number, FeatureStructure>();
  const add = (type: string, features: Iterable<readonly [string, CasValue]>): void => {
    const id = structures.size + SOFA_ID + 1;
    structures.set(id, { id, type, place: '', features: new Map([['sofa', { ref: SOFA_ID }], ...features]) });
  };
  const addPlace = (
    type: string,
    begin: number,
    end: number,
    features: Iterable<readonly [string, CasValue]> = [],
  ): void => add(type, [['begin', begin], ['end', end], ...features]);
  const language = article.language === 'und' ? 'x-unspecified' : article.language;
  addPlace(METADATA, 0, body.text.length, [
    ['language', language],
    ['documentTitle', article.title === '' ? article.id : article.title],
    ['documentId', article.id],
  ]);
  for (const { tokens } of unitsOf(body, article.language)) {
    addPlace(SENTENCE, tokens[0]?.[0] ?? 0, tokens.at(-1)?.[1] ?? 0);
    for (const [start, end] of tokens) addPlace(TOKEN, start, end);
  }
  for (const { start, end, features } of marks) addPlace(LINK, start, end, features);
  add(ARTICLE, [
    ['annotator', annotator.name],
    ['articleId', article.id],
    ...FIELDS.flatMap((name): [string, string][] => {
      const value = article[name];
      return value === undefined ? [] : [[name, value]];
    }),
  ]);
  for (const { claim, author } of claims) {
    const { id, text, group, guideline } = claim;
    add(CLAIM, [
      ['claim', id],
      ['claimText', text],
      ...(group === undefined ? [] : [['group', group] as const]),
      ...(guideline === undefined ? [] : [['guideline', guideline] as const]),
      ['author', author],
    ]);
  }
  for (const claim of silent) add(SILENT, [['claim', claim]]);
  const sofa = { id: SOFA_ID, name: '_InitialView', mime: 'text', text: body.text, uri: undefined, place: '' };
  return {
    types: typeSystemOf(OWN_TYPES),
    sofas: new Map([[SOFA_ID, sofa]]),
    structures,
    views: [{ sofa: SOFA_ID, members: [...structures.keys()] }],
  };
}
