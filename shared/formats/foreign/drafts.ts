/** Texts and places as a reader found them, before the rule for offsets says where the places are. */
import { splitsCharacter } from '../../anchoring/describe.ts';
import type { ArticleFields, ArticleId, Fragment } from '../../model/index.ts';
import { canonicalText } from '../../text/canonical.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignProblem } from './corpus.ts';
import { fitOffsets } from './offsets.ts';
import type { Counting, FitOptions, Fitted, RawPlace, RawText } from './offsets.ts';

/** An annotation whose fragments still count in the file's own unit. */
export type Draft = Omit<ForeignAnnotation, 'fragments'> &
  RawPlace & {
    readonly file: string;
    /** Where it stands in the canonical text (UTF-16 code units), if that is known otherwise than by offsets. */
    readonly at?: readonly Fragment[];
  };

export interface DraftDocument {
  readonly name: string;
  readonly file: string;
  readonly raw: string;
  readonly article?: ArticleId;
  readonly fields: Partial<ArticleFields>;
  readonly drafts: Draft[];
  readonly silent: { readonly claim: string; readonly annotator: string }[];
  /** Places that are no annotations, whose words say in which unit the file counts: tokens. */
  readonly witnesses: RawPlace[];
}

export interface FinishOptions extends FitOptions {
  /** Countings that are tried after the declared one where no quote can decide. */
  readonly unchecked?: readonly Counting[];
}

/** The documents of a set of files, each text once, however many records hold it. */
export class Drafts {
  readonly documents: DraftDocument[] = [];
  private readonly byText = new Map<string, DraftDocument>();

  /** Returns the document of that text, made with these words if it is new. `raw` has no byte order mark. */
  documentOf(raw: string, made: Pick<DraftDocument, 'name' | 'file' | 'fields' | 'article'>): DraftDocument {
    const there = this.byText.get(raw);
    if (there !== undefined) return there;
    const document: DraftDocument = { ...made, raw, drafts: [], silent: [], witnesses: [] };
    this.byText.set(raw, document);
    this.documents.push(document);
    return document;
  }

  /**
   * Returns the documents with every place in UTF-16 code units of the canonical text, and a problem for each annotation that
   * fits nowhere. Where no quote can decide, the first counting under which every place is a legal one is taken; that all ways
   * of counting agree is said where they do.
   */
  finish(options: FinishOptions): { readonly documents: ForeignDocument[]; readonly problems: ForeignProblem[] } {
    const texts = this.documents.map(({ raw, drafts, witnesses }): RawText => ({
      raw,
      places: [...drafts.filter(({ at }) => at === undefined), ...witnesses],
    }));
    const quoted = texts.some(({ places }) => places.some(({ quote }) => quote !== undefined));
    const fitted = fit(quoted ? texts : texts.map(unmarked), options);
    const problems: ForeignProblem[] = [];
    const documents = this.documents.map((document, index): ForeignDocument => {
      const { name, file, raw, article, fields, drafts, silent } = document;
      const annotations: ForeignAnnotation[] = [];
      let next = 0;
      for (const { file: from, quote: _, fragments: __, at, ...draft } of drafts) {
        const fragments = at ?? fitted.places[index]?.[next];
        if (at === undefined) next += 1;
        if (fragments !== undefined && !('why' in fragments)) annotations.push({ ...draft, fragments });
        else {
          const message = `${nameOf(draft)} was left out: ${fragments?.why ?? 'it has no place'}.`;
          problems.push({ file: from, place: draft.place, message, leftOut: 'record' });
        }
      }
      return {
        ...{ name, file, text: canonicalText(raw), fields, annotations, silent, offsets: fitted.verdict },
        ...(article === undefined ? {} : { article }),
      };
    });
    return { documents, problems };
  }
}

/** A byte order mark within a string is a character to every program; where quotes can tell, they are asked all the same. */
function unmarked({ raw, places }: RawText): RawText {
  const marks = /^\uFEFF*/.exec(raw)?.[0].length ?? 0;
  if (marks === 0) return { raw, places };
  const shifted = places.map(({ fragments, quote }): RawPlace => ({
    fragments: fragments.map(([start, end]) => [Math.max(0, start - marks), end - marks]),
    quote,
  }));
  return { raw: raw.slice(marks), places: shifted };
}

/** What an annotation is called in a message. */
function nameOf({ labels: [label], id }: Pick<Draft, 'labels' | 'id'>): string {
  if (label !== undefined) return `The annotation “${label.value.slice(0, 60)}”`;
  return id === '' ? 'An annotation' : `The annotation ${id.slice(0, 60)}`;
}

function fit(texts: readonly RawText[], { unchecked = [], ...options }: FinishOptions): Fitted {
  const first = fitOffsets(texts, options);
  if (first.verdict.checked > 0 || unchecked.length === 0) return first;
  const others = unchecked.map((counting) => fitOffsets(texts, { ...options, declared: counting }));
  const same = (other: Fitted): boolean => JSON.stringify(other.places) === JSON.stringify(first.places);
  if (others.every(same)) {
    const unit = `${first.verdict.unit} (every way of counting gives the same places here)`;
    return { ...first, verdict: { ...first.verdict, unit } };
  }
  if (isLegal(texts, first)) return first;
  const better = others.find((other) => isLegal(texts, other));
  return better === undefined ? first : { ...better, verdict: { ...better.verdict, declared: false } };
}

/** Whether every place is in its text and none cuts a character in two: half an emoji was nobody's choice. */
function isLegal(texts: readonly RawText[], { places }: Fitted): boolean {
  return texts.every(({ raw }, index) => {
    const text = canonicalText(raw);
    const whole = ([start, end]: Fragment): boolean => !splitsCharacter(text, start) && !splitsCharacter(text, end);
    return (places[index] ?? []).every((place) => !('why' in place) && place.every(whole));
  });
}
