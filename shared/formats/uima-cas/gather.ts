/**
 * From marks in texts, as files of the UIMA family have them, to a corpus. Files of several annotators on one text become
 * one document; Crossread's own marks become spans with links again, all others keep the labels they have.
 */
import { ArticleFields } from '../../model/index.ts';
import type { Fragment } from '../../model/index.ts';
import type {
  ForeignAnnotation,
  ForeignClaim,
  ForeignCorpus,
  ForeignDocument,
  ForeignFeature,
  ForeignLabel,
  ForeignLink,
  ForeignProblem,
  OffsetVerdict,
} from '../foreign/corpus.ts';
import type { LinkFeature } from './layers.ts';

/** A marked stretch of a text. */
export interface Mark {
  readonly place: string;
  /** UTF-16 code units of the canonical text. */
  readonly fragment: Fragment;
  readonly labels: readonly ForeignLabel[];
  /** The features of Crossread's own layer, if it is one of its marks. */
  readonly own: ReadonlyMap<LinkFeature, string> | undefined;
}

/** What one file says of one text. */
export interface Reading {
  /** Readings of one key and one text are one document. */
  readonly key: string;
  readonly name: string;
  readonly file: string;
  readonly annotator: string;
  /** All of it is the annotator's, whatever its marks say: they may be copies of another's. */
  readonly whole: boolean;
  readonly text: string;
  /** Where not all files count alike. */
  readonly offsets?: OffsetVerdict;
  readonly fields: Partial<ArticleFields>;
  readonly marks: readonly Mark[];
  /** Keys of claims. */
  readonly silent: readonly string[];
}

/** Claims and features as they are met, over all files. */
export class Gathering {
  readonly problems: ForeignProblem[] = [];
  private readonly claims = new Map<string, ForeignClaim>();
  private readonly features = new Map<string, ForeignFeature['suggest']>();

  addClaim(claim: ForeignClaim): void {
    if (!this.claims.has(claim.key)) this.claims.set(claim.key, claim);
  }

  addFeature(name: string, suggest: ForeignFeature['suggest']): void {
    if (!this.features.has(name)) this.features.set(name, suggest);
  }

  /** Returns the corpus of these readings. Claims come as they are first met, features as their layers do. */
  corpusOf(readings: readonly Reading[], verdict: OffsetVerdict): ForeignCorpus {
    const documents = [...Map.groupBy(readings, ({ key, text }) => `${key}\0${text}`).values()].map((group) =>
      this.documentOf(group, verdict),
    );
    return {
      documents,
      claims: [...this.claims.values()],
      features: [...this.features].map(([name, suggest]) => ({ name, suggest })),
      problems: this.problems,
    };
  }

  private documentOf(group: readonly Reading[], verdict: OffsetVerdict): ForeignDocument {
    const { name = '', file = '', text = '', offsets = verdict } = group[0] ?? {};
    const fields = Object.fromEntries(group.toReversed().flatMap((reading) => Object.entries(reading.fields)));
    return {
      ...{ name, file, text, fields, offsets },
      annotations: group.flatMap((reading) => this.annotationsOf(reading, reading.file === file)),
      silent: group.flatMap(({ silent, annotator }) => silent.map((claim) => ({ claim, annotator }))),
    };
  }

  private annotationsOf({ file, marks, annotator, whole }: Reading, first: boolean): ForeignAnnotation[] {
    const placed = (place: string): string => (first ? place : `${file}, ${place}`);
    const ownerOf = (own: NonNullable<Mark['own']>): string =>
      whole ? annotator : (own.get('annotator') ?? annotator);
    // Fragments and links of one span are marks of their own; its id holds them together.
    const spans = Map.groupBy(marks, ({ own, place, fragment }) => {
      const id = own?.get('spanId');
      return own === undefined || id === undefined ? `${place} ${fragment.join()}` : `span ${ownerOf(own)} ${id}`;
    });
    return [...spans.values()].flatMap((parts) => {
      const [one] = parts;
      if (one === undefined) return [];
      if (one.own === undefined) {
        return parts.map(({ place, fragment, labels }): ForeignAnnotation => ({
          ...{ id: '', place: placed(place), fragments: [fragment], labels, links: [], tags: [], note: '', annotator },
        }));
      }
      const { own } = one;
      const fragments = new Map(parts.map(({ fragment }) => [fragment.join(), fragment]));
      const span: ForeignAnnotation = {
        ...{ id: own.get('spanId') ?? '', place: placed(one.place), labels: [] },
        fragments: [...fragments.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]),
        links: this.linksOf(parts),
        tags: tagsIn(own.get('tags') ?? ''),
        ...{ note: own.get('spanNote') ?? '', annotator: ownerOf(own) },
      };
      return [span];
    });
  }

  /** A claim that was typed into INCEpTION has words and no id: then its words are its key. */
  private linksOf(parts: readonly Mark[]): ForeignLink[] {
    const links = new Map<string, ForeignLink>();
    for (const { own } of parts) {
      const text = own?.get('claimText') ?? '';
      const claim = own?.get('claim') ?? text;
      if (claim === '') continue;
      if (text !== '')
        this.addClaim({ key: claim, text, group: own?.get('group') ?? '', guideline: '', annotator: '' });
      const stance = own?.get('stance') ?? '';
      const unsure = own?.get('unsure') === 'true';
      links.set(`${claim}\0${stance}`, { claim, stance, unsure, note: own?.get('note') ?? '' });
    }
    return [...links.values()];
  }
}

/** A person who edits them elsewhere may write one a line. */
function tagsIn(words: string): string[] {
  if (words === '') return [];
  try {
    const list: unknown = JSON.parse(words);
    if (Array.isArray(list)) return list.filter((tag) => typeof tag === 'string');
  } catch {
    // No JSON: taken as it stands.
  }
  return words.split('\n').filter((tag) => tag.trim() !== '');
}

/** Returns the fields of these that an article can have as they are; `tell` is told which it cannot. */
export function fieldsIn(
  features: ReadonlyMap<string, string>,
  tell: (message: string) => void,
): Partial<ArticleFields> {
  const fields = new Map<string, string>();
  for (const [name, schema] of Object.entries(ArticleFields.shape)) {
    const value = features.get(name);
    if (value === undefined) continue;
    if (schema.safeParse(value).success) fields.set(name, value);
    else tell(`Its ${name} “${value.slice(0, 60)}” is not one that an article can have, and was left out.`);
  }
  return Object.fromEntries(fields);
}
