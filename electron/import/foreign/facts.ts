/** What is in a corpus, counted once, for whoever decides what becomes of it. */
import type { ForeignFeatureRow, ForeignLabelRow, ForeignPreview } from '#shared/contract/index.ts';
import { MOST_ROWS } from '#shared/contract/index.ts';
import type { ForeignAnnotation, ForeignCorpus } from '#shared/formats/foreign/corpus.ts';
import type { Mapping } from '#shared/model/index.ts';

const SAMPLES = 3;
const SAMPLE_LENGTH = 120;

export interface Facts {
  readonly annotations: number;
  readonly features: readonly {
    readonly name: string;
    readonly uses: number;
    readonly labels: readonly ForeignLabelRow[];
  }[];
  readonly links: ForeignPreview['links'];
  readonly claims: ForeignPreview['claims']['rows'];
  readonly annotators: ForeignPreview['annotators']['rows'];
  readonly offsets: ForeignPreview['offsets'];
}

/** Returns the first rows of a list and its length. */
export function firstOf<T>(rows: readonly T[]): { total: number; rows: T[] } {
  return { total: rows.length, rows: rows.slice(0, MOST_ROWS) };
}

/** Returns what is in the corpus. Samples are left out where nobody is to see what others marked. */
export function factsOf(corpus: ForeignCorpus, samples: boolean): Facts {
  const features = new Map<string, Map<string, { count: number; samples: string[] }>>(
    corpus.features.map(({ name }) => [name, new Map()]),
  );
  const annotators = new Map<string, number>();
  const used = new Map<string, number>();
  let annotations = 0;
  let [links, unsaid] = [0, 0];
  for (const { text, annotations: list, silent } of corpus.documents) {
    annotations += list.length;
    for (const { annotator } of silent) if (!annotators.has(annotator)) annotators.set(annotator, 0);
    for (const annotation of list) {
      annotators.set(annotation.annotator, (annotators.get(annotation.annotator) ?? 0) + 1);
      for (const { claim, stance } of annotation.links) {
        links += 1;
        if (stance === '') unsaid += 1;
        used.set(claim, (used.get(claim) ?? 0) + 1);
      }
      for (const { feature, value } of annotation.labels) {
        const values = features.get(feature) ?? new Map<string, { count: number; samples: string[] }>();
        features.set(feature, values);
        const found = values.get(value) ?? { count: 0, samples: [] };
        values.set(value, found);
        found.count += 1;
        if (samples && found.samples.length < SAMPLES) {
          const quote = quoteOf(text, annotation);
          if (quote !== '' && !found.samples.includes(quote)) found.samples.push(quote);
        }
      }
    }
  }
  return {
    annotations,
    features: [...features].map(([name, values]) => ({
      name,
      uses: [...values.values()].reduce((sum, { count }) => sum + count, 0),
      labels: [...values].map(([value, found]) => ({ value, ...found })).sort((a, b) => b.count - a.count),
    })),
    links: { total: links, unsaid },
    claims: corpus.claims.map(({ key, text, group }) => ({ text, group, uses: used.get(key) ?? 0 })),
    annotators: [...annotators].map(([name, count]) => ({ name, annotations: count })),
    offsets: offsetsOf(corpus),
  };
}

/** Returns the features as a page is shown them. */
export function featureRows({ features }: Facts): ForeignFeatureRow[] {
  return features.map(({ name, uses, labels }) => ({ name, uses, labels: firstOf(labels) }));
}

/** Returns the labels of the feature that contain the words, in any case. */
export function labelsWith({ features }: Facts, feature: string, search: string): readonly ForeignLabelRow[] {
  const words = search.trim().toLowerCase();
  const labels = features.find(({ name }) => name === feature)?.labels ?? [];
  return words === '' ? labels : labels.filter(({ value }) => value.toLowerCase().includes(words));
}

/** Returns what was done with the offsets, in words; what was done most often comes first. */
function offsetsOf({ documents }: ForeignCorpus): ForeignPreview['offsets'] {
  const counted = documents.filter(({ annotations }) => annotations.length > 0);
  const kinds = Map.groupBy(
    counted,
    ({ offsets: { unit, declared, checked } }) => `${declared} ${checked > 0} ${unit}`,
  );
  return [...kinds.values()]
    .sort((a, b) => b.length - a.length)
    .flatMap((kind) => {
      const [first] = kind;
      if (first === undefined) return [];
      const { unit, declared } = first.offsets;
      const checked = checkedIn(kind);
      return [{ declared, checked, documents: kind.length, words: offsetWords(unit, declared, checked) }];
    });
}

/** A verdict on all texts of one program states the number of all quotes at each of them. */
function checkedIn(documents: ForeignCorpus['documents']): number {
  const numbers = documents.map(({ offsets }) => offsets.checked);
  const [first = 0] = numbers;
  const annotations = documents.reduce((sum, document) => sum + document.annotations.length, 0);
  const ofAll = numbers.every((number) => number === first) && first >= annotations;
  return ofAll ? first : numbers.reduce((sum, number) => sum + number, 0);
}

function offsetWords(unit: string, declared: boolean, checked: number): string {
  if (checked === 0)
    return `Counted in ${unit}, as the format says. The files hold no quotes, so this cannot be checked.`;
  const quotes =
    checked === 1 ? 'The one quote in the files was' : `All ${checked.toLocaleString('en')} quotes in the files were`;
  const how = declared ? 'as the format says' : 'not as the format says: only so do the quotes fit';
  return `Counted in ${unit}, ${how}. ${quotes} held against the texts; what does not fit is among the problems.`;
}

function quoteOf(text: string, { fragments }: ForeignAnnotation): string {
  const words = fragments
    .map(([start, end]) => text.slice(start, Math.min(end, start + SAMPLE_LENGTH)))
    .join(' … ')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > SAMPLE_LENGTH ? `${words.slice(0, SAMPLE_LENGTH - 1).toWellFormed()}…` : words;
}

/** Returns why the mapping does not fit the project, or undefined if it does. */
export function mappingProblem(
  mapping: Mapping,
  has: {
    readonly stances: ReadonlySet<string>;
    readonly claims: { has(id: string): boolean };
    readonly annotators: { has(id: string): boolean };
  },
): string | undefined {
  for (const stance of [mapping.stance, ...Object.values(mapping.stances)]) {
    if (!has.stances.has(stance)) return `The project has no stance "${stance}".`;
  }
  for (const who of Object.values(mapping.annotators)) {
    if (typeof who === 'string' && !has.annotators.has(who)) return `The project has no annotator "${who}".`;
  }
  for (const { values } of Object.values(mapping.features)) {
    for (const target of Object.values(values)) {
      if (target.as === 'stance' && !has.stances.has(target.stance))
        return `The project has no stance "${target.stance}".`;
      if (target.as === 'claim' && target.claim !== undefined && !has.claims.has(target.claim)) {
        return `The project has no claim "${target.claim}".`;
      }
    }
  }
  return undefined;
}
