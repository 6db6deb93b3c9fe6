/** What the labels of a foreign file become: proposed here, changed by the person, remembered by the project. */
import type { DocumentState } from '../../document/state.ts';
import type { AnnotatorId, LabelTarget, Mapping, Project, StanceId } from '../../model/index.ts';
import type { ForeignCorpus, ForeignLabel } from './corpus.ts';

/** One value of a feature, and how often it stands in the files. */
export interface LabelUse {
  readonly feature: string;
  readonly value: string;
  readonly count: number;
}

/** Returns every label of the corpus with its number of uses: by feature as the corpus lists them, most used first. */
export function labelUses(corpus: ForeignCorpus): LabelUse[] {
  const uses = new Map<string, Map<string, number>>(corpus.features.map(({ name }) => [name, new Map()]));
  for (const { annotations } of corpus.documents) {
    for (const { labels } of annotations) {
      for (const { feature, value } of labels) {
        const values = uses.get(feature) ?? new Map<string, number>();
        uses.set(feature, values);
        values.set(value, (values.get(value) ?? 0) + 1);
      }
    }
  }
  return [...uses].flatMap(([feature, values]) =>
    [...values].sort((a, b) => b[1] - a[1]).map(([value, count]) => ({ feature, value, count })),
  );
}

/** Returns the annotators that the corpus names, each once, in the order in which they come. */
export function foreignAnnotators(corpus: ForeignCorpus): string[] {
  const names = new Set<string>();
  for (const { annotations, silent } of corpus.documents) {
    for (const { annotator } of annotations) names.add(annotator);
    for (const { annotator } of silent) names.add(annotator);
  }
  return [...names];
}

/** Returns the stance that a word of a file means in the project: by its id, then by its name in any case. */
export function stanceOf(project: Project, word: string): StanceId | undefined {
  const folded = word.trim().toLowerCase();
  return (
    project.stances.find(({ id }) => id === word) ??
    project.stances.find(({ id, label }) => id === folded || label.toLowerCase() === folded)
  )?.id;
}

/**
 * Returns the mapping to begin with: that of the last file of the format where the project remembers one, else what each
 * format suggests; labels that name a stance of the project become that stance. Annotators of the file are those of the
 * project with the same id or name, else new ones; where the file names nobody, `unnamed` stands for the name of a new one.
 */
export function proposeMapping(format: string, corpus: ForeignCorpus, doc: DocumentState, unnamed: string): Mapping {
  const { project } = doc;
  const known = project.mappings?.find((one) => one.format === format);
  const ids = new Set<string>(project.stances.map(({ id }) => id));
  const features = new Map<string, Mapping['features'][string]>();
  const uses = Map.groupBy(labelUses(corpus), ({ feature }) => feature);
  for (const { name, suggest } of corpus.features) {
    const before = own(known?.features, name);
    const words = (uses.get(name) ?? []).map(({ value }) => value);
    const stances = words.length > 0 && words.every((word) => stanceOf(project, word) !== undefined);
    const as = before?.as ?? (stances && suggest === 'tag' ? 'stance' : suggest);
    const values = new Map<string, LabelTarget>();
    for (const word of words) {
      const target = own(before?.values, word);
      if (target !== undefined && stillThere(target, doc)) values.set(word, target);
      else if (as === 'stance') {
        const stance = stanceOf(project, word);
        values.set(word, stance === undefined ? { as: 'tag' } : { as: 'stance', stance });
      }
    }
    features.set(name, { as, values: Object.fromEntries(values) });
  }
  const none = project.stances.find(({ polarity }) => polarity === '0') ?? project.stances[0];
  const fallback = none?.id ?? ('mentions' as StanceId);
  const stance = known !== undefined && ids.has(known.stance) ? known.stance : fallback;
  const stances = unknownStances(corpus, project).map((word): [string, StanceId] => {
    const before = own(known?.stances, word);
    return [word, before !== undefined && ids.has(before) ? before : stance];
  });
  const named = foreignAnnotators(corpus);
  // A codebook names nobody, and a project that has nobody yet needs an author for its claims.
  const nobody =
    named.length === 0 && doc.annotators.size === 0 && corpus.claims.some(({ annotator }) => annotator === '');
  const annotators = (nobody ? [''] : named).map((name): [string, Mapping['annotators'][string]] => {
    const before = own(known?.annotators, name);
    if (typeof before === 'string' && doc.annotators.has(before)) return [name, before];
    // The nobody of one file is not that of the next.
    if (typeof before === 'object' && name !== '') return [name, annotatorNamed(doc, before.name) ?? before];
    const fresh = { name: (name.trim() === '' ? unnamed : name.trim()).slice(0, 100) };
    return [name, annotatorNamed(doc, name) ?? fresh];
  });
  // Made from entries: a label may be called `__proto__`, and is a key like any other.
  return {
    ...{ format, features: Object.fromEntries(features), stance },
    ...{ stances: Object.fromEntries(stances), annotators: Object.fromEntries(annotators) },
  };
}

/**
 * Returns what the project remembers once the corpus was taken in by the mapping: what it remembered before of labels,
 * stances and annotators that are not in this corpus, too.
 */
export function rememberedMapping(before: Mapping | undefined, mapping: Mapping, corpus: ForeignCorpus): Mapping {
  if (before === undefined) return mapping;
  const here = Map.groupBy(labelUses(corpus), ({ feature }) => feature);
  const features = new Map(Object.entries(before.features));
  for (const [name, { as, values }] of Object.entries(mapping.features)) {
    const used = new Set((here.get(name) ?? []).map(({ value }) => value));
    const others = Object.entries(own(before.features, name)?.values ?? {}).filter(([value]) => !used.has(value));
    features.set(name, { as, values: Object.fromEntries([...others, ...Object.entries(values)]) });
  }
  return {
    ...mapping,
    features: Object.fromEntries(features),
    stances: Object.fromEntries([...Object.entries(before.stances), ...Object.entries(mapping.stances)]),
    annotators: Object.fromEntries([...Object.entries(before.annotators), ...Object.entries(mapping.annotators)]),
  };
}

/** Returns the stances that links of the corpus have and that the project does not know, each once. */
export function unknownStances(corpus: ForeignCorpus, project: Project): string[] {
  const unknown = new Set<string>();
  for (const { annotations } of corpus.documents) {
    for (const { links } of annotations) {
      for (const { stance } of links) if (stance !== '' && stanceOf(project, stance) === undefined) unknown.add(stance);
    }
  }
  return [...unknown];
}

/** Returns what the mapping makes of a label. */
export function targetOf(mapping: Mapping, { feature, value }: ForeignLabel): LabelTarget {
  const said = own(mapping.features, feature);
  if (said === undefined) return { as: 'tag' };
  const ofValue = own(said.values, value);
  if (ofValue !== undefined) return ofValue;
  // A feature that holds stances has a word that is none: it stays readable as a tag.
  return said.as === 'stance' ? { as: 'tag' } : { as: said.as };
}

/** Returns the record's own value: a label may be called `constructor`, which every object inherits. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

function annotatorNamed(doc: DocumentState, name: string): AnnotatorId | undefined {
  for (const annotator of doc.annotators.values()) if (annotator.id === name) return annotator.id;
  for (const annotator of doc.annotators.values()) if (annotator.name === name) return annotator.id;
  return undefined;
}

function stillThere(target: LabelTarget, doc: DocumentState): boolean {
  if (target.as === 'claim') return target.claim === undefined || doc.claims.has(target.claim);
  if (target.as === 'stance') return doc.project.stances.some(({ id }) => id === target.stance);
  return true;
}
