/**
 * What a file of another tool carries for Crossread beside the labels: who made a span, its id, the other fragments, notes,
 * whether a link is unsure, which claim and stance a label stands for. It lies under the key `crossread` of a record, where
 * those tools keep what they do not know. The tool's own labels stay the truth: a span that was removed or moved there is
 * not brought back from here.
 */
import { z } from 'zod';
import { ArticleFields } from '../model/index.ts';
import type { Article, Claim } from '../model/index.ts';
import type { Dataset, Keeps } from './format.ts';
import { annotatorOf } from '../document/gold.ts';
import type { ForeignClaim, ForeignLink } from './foreign/corpus.ts';
import type { Draft } from './foreign/drafts.ts';
import type { RawPlace } from './foreign/offsets.ts';
import { isObject, own } from './json-records.ts';
import { claimNames, ownClaims } from './sheet-work.ts';
import type { LinkWork, SheetWork, SpanWork } from './sheet-work.ts';

const Offset = z.int().nonnegative();

const CarriedClaim = z.object({
  key: z.string(),
  text: z.string(),
  group: z.string(),
  guideline: z.string(),
  annotator: z.string(),
});

const Carried = z.object({
  article: z.record(z.string(), z.unknown()),
  annotator: z.string(),
  claims: z.array(CarriedClaim),
  labels: z.array(z.object({ label: z.string(), claim: z.string(), stance: z.string() })),
  spans: z.array(
    z.object({
      id: z.string(),
      fragments: z.array(z.tuple([Offset, Offset])).min(1),
      quote: z.array(z.string()),
      tags: z.array(z.string()).default([]),
      note: z.string().default(''),
      links: z.array(z.object({ label: z.string(), unsure: z.boolean().default(false), note: z.string().default('') })),
    }),
  ),
  silent: z.array(z.string()),
});
export type Carried = z.infer<typeof Carried>;

/** What a format keeps whose records carry all this. */
export const KEEPS_ALL: Keeps = {
  texts: true,
  fields: ['title', 'outlet', 'author', 'published', 'url', 'language', 'event'],
  ...{ bareArticles: true, bareSpans: true, bareClaims: true, fragments: 'whole', unsure: true, linkNotes: true },
  ...{ spanNotes: true, tags: true, silent: true, groups: true, guidelines: true, annotators: true },
};

/** The label of a span that is linked to no claim. */
export const NO_CLAIM = 'no claim';

/** Returns what the record carries for Crossread; undefined if nothing; null if it is damaged. */
export function carriedIn(value: unknown): Carried | null | undefined {
  if (value === undefined || value === null) return undefined;
  const parsed = Carried.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Returns those of the values that an article may have. */
export function fieldsIn(value: unknown): Partial<ArticleFields> {
  if (!isObject(value)) return {};
  const found = Object.entries(ArticleFields.shape).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(own(value, name));
    return parsed.success && parsed.data !== undefined ? [[name, parsed.data] as const] : [];
  });
  return Object.fromEntries(found);
}

/** Returns what is known of the article, as it is carried. */
export function fieldsOf({ title, outlet, author, published, url, language, event }: Article): ArticleFields {
  return { title, outlet, author, published, url, language, ...(event === undefined ? {} : { event }) };
}

/** Returns the claim as it is carried. */
export function carriedClaim(
  dataset: Dataset,
  { id, text, group = '', guideline = '', annotator }: Claim,
): ForeignClaim {
  return { key: id, text, group, guideline, annotator: annotatorOf(dataset.doc, annotator)?.name ?? '' };
}

/** Labels of one string for a claim with a stance (`agrees: The harbour was closed.`), no longer than a tool allows. */
export class LabelBook {
  private readonly names: ReturnType<typeof claimNames>;
  private readonly dataset: Dataset;
  private first = true;

  /** `longest` in UTF-16 code units. */
  constructor(dataset: Dataset, longest: number) {
    const stance = Math.max(...dataset.doc.project.stances.map(({ id }) => id.length));
    this.names = claimNames(dataset, Math.max(20, longest - stance - 2));
    this.dataset = dataset;
  }

  labelOf({ claim, stance }: LinkWork): string {
    return `${stance.id}: ${this.names.get(claim.id) ?? claim.text}`;
  }

  /** Returns the labels under which a span stands. */
  labelsOf({ links }: SpanWork): string[] {
    return links.length === 0 ? [NO_CLAIM] : links.map((link) => this.labelOf(link));
  }

  /**
   * Returns what one record carries; fragments in the unit that `inUnit` turns them into. The first record of a file carries
   * all claims, the others those that they use.
   */
  carry(article: Article, text: string, sheet: SheetWork | undefined, inUnit: (offset: number) => number): Carried {
    const spans = sheet?.spans ?? [];
    const silent = sheet?.silent ?? [];
    const links = spans.flatMap((span) => span.links);
    const used = new Map([...links.map(({ claim }) => claim), ...silent].map((claim) => [claim.id, claim]));
    const claims = this.first ? ownClaims(this.dataset) : [...used.values()];
    this.first = false;
    const labels = new Map(links.map((link) => [this.labelOf(link), link]));
    return {
      article: { ...fieldsOf(article), hash: article.hash },
      annotator: sheet?.annotator.name ?? '',
      claims: claims.map((claim) => carriedClaim(this.dataset, claim)),
      labels: [...labels].map(([label, { claim, stance }]) => ({ label, claim: claim.id, stance: stance.id })),
      spans: spans.map(({ span, links: own }) => ({
        id: span.id,
        fragments: span.fragments.map(([start, end]): [number, number] => [inUnit(start), inUnit(end)]),
        quote: span.fragments.map(([start, end]) => text.slice(start, end)),
        tags: [...(span.tags ?? [])],
        note: span.note ?? '',
        links: own.map((one) => ({
          ...{ label: this.labelOf(one), unsure: one.link.unsure === true, note: one.link.note ?? '' },
        })),
      })),
      silent: silent.map(({ id }) => id),
    };
  }
}

/** A labelled stretch as the tool has it, in its own unit. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly id: string;
  readonly place: string;
  readonly note: string;
  /** The words that it stands on, where the tool says them. */
  readonly quote: string | undefined;
}

export type Meaning = Pick<ForeignLink, 'claim' | 'stance'>;

/**
 * Returns the annotations that a record's marks make, with what it carries: marks that are the fragments and links of a
 * carried span are one annotation; any other mark is one of its own, linked where its label is known to stand for a claim.
 */
export function joinMarks(
  marks: readonly Mark[],
  carried: Carried | undefined,
  meanings: ReadonlyMap<string, Meaning>,
  said: { readonly file: string; readonly annotator: string },
): Draft[] {
  const left = Map.groupBy(marks, keyOf);
  const drafts: Draft[] = [];
  const annotator = carried?.annotator === undefined || carried.annotator === '' ? said.annotator : carried.annotator;
  const take = (fragments: readonly RawPlace['fragments'][number][], label: string): Mark | undefined => {
    const lists = fragments.map(([start, end]) => left.get(keyOf({ start, end, label })));
    const found = lists.every((list) => list !== undefined && list.length > 0);
    return found ? lists.map((list) => list?.pop())[0] : undefined;
  };
  for (const { id, fragments, quote, tags, note, links } of carried?.spans ?? []) {
    let first: Mark | undefined;
    const kept: ForeignLink[] = [];
    for (const { label, unsure, note: words } of links) {
      const meaning = meanings.get(label);
      const mark = meaning === undefined ? undefined : take(fragments, label);
      if (meaning === undefined || mark === undefined) continue;
      first ??= mark;
      kept.push({ ...meaning, unsure, note: words });
    }
    if (links.length === 0) first = take(fragments, NO_CLAIM);
    if (first === undefined) continue;
    const { place } = first;
    drafts.push({ id, place, fragments, quote, labels: [], links: kept, tags, note, annotator, file: said.file });
  }
  const rest = new Set([...left.values()].flat());
  for (const mark of marks.filter((one) => rest.has(one))) {
    const { id, place, start, end, label, note, quote } = mark;
    const meaning = meanings.get(label);
    const bare = carried !== undefined && label === NO_CLAIM;
    drafts.push({
      ...{ id, place, fragments: [[start, end]], quote, tags: [], note, annotator, file: said.file },
      labels: meaning === undefined && !bare && label !== '' ? [{ feature: 'label', value: label }] : [],
      links: meaning === undefined ? [] : [{ ...meaning, unsure: false, note: '' }],
    });
  }
  return drafts;
}

const keyOf = ({ start, end, label }: Pick<Mark, 'start' | 'end' | 'label'>): string => `${start} ${end} ${label}`;

/** Claims and labels of all records of a set of files; what is said first stands. */
export class CarriedBook {
  readonly claims = new Map<string, ForeignClaim>();
  readonly meanings = new Map<string, Meaning>();

  add({ claims, labels }: Pick<Carried, 'claims' | 'labels'>): void {
    for (const claim of claims) if (!this.claims.has(claim.key)) this.claims.set(claim.key, claim);
    for (const { label, ...meaning } of labels) if (!this.meanings.has(label)) this.meanings.set(label, meaning);
  }
}
