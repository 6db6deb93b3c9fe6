/** Changing a mapping: what labels, stances and annotators of the files become here. */
import type { ForeignFeatureRow, ForeignLabelRow } from '#shared/contract/index.ts';
import { own, stanceOf, targetOf } from '#shared/formats/foreign/mapping.ts';
import type { LabelTarget, Mapping, Project, StanceId } from '#shared/model/index.ts';

export type Becomes = LabelTarget['as'];

export const BECOMES: Readonly<Record<Becomes, string>> = {
  claim: 'Claims',
  tag: 'Tags',
  stance: 'Stances',
  note: 'Notes',
  nothing: 'Nothing',
};

/** Returns the mapping with what all labels of the feature become; what single labels were to become is forgotten. */
export function withFeature(
  mapping: Mapping,
  { name, labels }: ForeignFeatureRow,
  as: Becomes,
  project: Project,
): Mapping {
  const values = new Map<string, LabelTarget>();
  if (as === 'stance') {
    for (const { value } of labels.rows) {
      const stance = stanceOf(project, value);
      if (stance !== undefined) values.set(value, { as: 'stance', stance });
    }
  }
  return withRecord(mapping, name, { as, values: Object.fromEntries(values) });
}

/** Returns the mapping with what one label becomes. */
export function withLabel(mapping: Mapping, feature: string, value: string, target: LabelTarget): Mapping {
  const before = own(mapping.features, feature) ?? { as: 'tag' as const, values: {} };
  // Entries: a label may be called `__proto__`.
  const values = Object.fromEntries([
    ...Object.entries(before.values).filter(([key]) => key !== value),
    [value, target],
  ]);
  return withRecord(mapping, feature, { as: before.as, values });
}

/** Returns the mapping with the stance that links have about which the files say none. */
export const withStance = (mapping: Mapping, stance: StanceId): Mapping => ({ ...mapping, stance });

/** Returns the mapping with what a stance of the files is here. */
export function withForeignStance(mapping: Mapping, word: string, stance: StanceId): Mapping {
  return { ...mapping, stances: replaced(mapping.stances, word, stance) };
}

/** Returns the mapping with who an annotator of the files is here. */
export function withAnnotator(mapping: Mapping, name: string, who: Mapping['annotators'][string]): Mapping {
  return { ...mapping, annotators: replaced(mapping.annotators, name, who) };
}

/** Returns what becomes of the label, with the words that it brings. */
export function shownTarget(mapping: Mapping, feature: string, { value }: Pick<ForeignLabelRow, 'value'>): LabelTarget {
  return targetOf(mapping, { feature, value });
}

/** Returns how many labels of the feature become something else than the rest of it. */
export function exceptions(mapping: Mapping, feature: string): number {
  const said = own(mapping.features, feature);
  return said === undefined || said.as === 'stance'
    ? 0
    : Object.values(said.values).filter(({ as }) => as !== said.as).length;
}

/** Returns why the mapping cannot be used as it stands, or undefined. */
export function unfinished(mapping: Mapping): string | undefined {
  for (const who of Object.values(mapping.annotators)) {
    if (typeof who !== 'string' && who.name.trim() === '') return 'A new annotator needs a name.';
  }
  for (const { values } of Object.values(mapping.features)) {
    for (const target of Object.values(values)) {
      if (target.as === 'claim' && target.text?.trim() === '') return 'A new claim needs words.';
      if (target.as === 'tag' && target.tag?.trim() === '') return 'A tag needs words.';
    }
  }
  return undefined;
}

const replaced = <T>(record: Readonly<Record<string, T>>, key: string, value: T): Record<string, T> =>
  Object.fromEntries([...Object.entries(record).filter(([other]) => other !== key), [key, value]]);

function withRecord(mapping: Mapping, name: string, feature: Mapping['features'][string]): Mapping {
  return { ...mapping, features: replaced(mapping.features, name, feature) };
}
