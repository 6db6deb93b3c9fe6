/** A colleague's spans in our text: where each goes, and which wait for a person. */
import { describe, quoteOf } from '../../anchoring/describe.ts';
import { reanchor } from '../../anchoring/reanchor.ts';
import type { PlaceChoice, Reanchored, TextPair } from '../../anchoring/reanchor.ts';
import { sameRecord } from '../../document/diff.ts';
import { fragmentsProblem } from '../../document/fragments.ts';
import type { Sheet } from '../../document/state.ts';
import type { AnnotationFile, FileProblem } from '../../formats/annotation-file/index.ts';
import type {
  AnnotatorId,
  AnyRecord,
  Article,
  ArticleId,
  Fragment,
  Link,
  Orphan,
  Span,
  SpanId,
} from '../../model/index.ts';

export type FileSheet = AnnotationFile['annotations'][number];
type FileSpan = FileSheet['spans'][number];
type FileLink = FileSheet['links'][number];
type Origin = NonNullable<Span['origin']>;

/** A span as it stood in the text where it was made. */
interface Original {
  readonly hash: string;
  readonly fragments: readonly Fragment[];
  readonly quote: string;
}

/** Where a person says that a span goes; `null` leaves it waiting. */
export type Decisions = ReadonlyMap<SpanId, readonly Fragment[] | null>;

export interface PlacedSpan {
  readonly span: SpanId;
  readonly was: { readonly quote: string; readonly prefix: string; readonly suffix: string };
  readonly found: Reanchored;
  /** Where it goes; undefined if it waits. */
  readonly place: readonly Fragment[] | undefined;
  /** It was settled before and stands. */
  readonly kept: boolean;
  readonly links: readonly { readonly claim: Link['claim']; readonly stance: Link['stance'] }[];
}

export interface SheetPlan {
  readonly records: readonly AnyRecord[];
  readonly placed: readonly PlacedSpan[];
  readonly problems: readonly FileProblem[];
}

export interface SheetPlace {
  readonly annotator: AnnotatorId;
  /** The article here. */
  readonly article: ArticleId;
  /** What of hers is here already. */
  readonly sheet: Sheet | undefined;
}

/** Our text and hers, where they differ. */
export interface Differing {
  readonly pair: () => TextPair;
  readonly text: string;
  /** SHA-256 of each. */
  readonly theirs: Article['hash'];
  readonly ours: Article['hash'];
  /** Remembers what was found for her spans, since the same is asked for the preview and when it is taken. */
  readonly found: Map<string, Reanchored>;
}

/**
 * Returns the records of a sheet of the file in the article here. With the same text they are as in the file. In another
 * text `exact` and `moved` spans go to their places, the latter with their origin; all others become orphans that carry
 * their links. What was settled here for the very same span stands, and what is decided now goes before everything.
 */
export function planSheet(
  inFile: FileSheet,
  at: SheetPlace,
  differing: Differing | undefined,
  decisions: Decisions,
): SheetPlan {
  const plan = new SheetPlanner(inFile, at, differing, decisions);
  for (const span of inFile.spans) plan.span(span);
  for (const orphan of inFile.orphans ?? []) plan.orphan(orphan);
  return plan.finish();
}

class SheetPlanner {
  private readonly records: AnyRecord[] = [];
  private readonly placed: PlacedSpan[] = [];
  private readonly problems: FileProblem[] = [];
  private readonly linksOf: ReadonlyMap<SpanId, readonly FileLink[]>;
  private readonly inFile: FileSheet;
  private readonly at: SheetPlace;
  private readonly differing: Differing | undefined;
  private readonly decisions: Decisions;

  constructor(inFile: FileSheet, at: SheetPlace, differing: Differing | undefined, decisions: Decisions) {
    this.inFile = inFile;
    this.at = at;
    this.differing = differing;
    this.decisions = decisions;
    this.linksOf = Map.groupBy(inFile.links, ({ span }) => span);
  }

  span(span: FileSpan): void {
    const { differing } = this;
    const links = this.linksOf.get(span.id) ?? [];
    if (differing === undefined) {
      this.put(span, links);
      return;
    }
    const { origin, ...rest } = span;
    const newText = differing.text;
    if (origin !== undefined && origin.hash === differing.ours && fits(newText, origin)) {
      // It was made in our very text and was somewhere else meanwhile.
      this.put({ ...rest, ...placeIn(newText, origin.fragments) }, links);
      this.tell(
        span,
        { result: 'exact', place: origin.fragments, choices: [], why: 'It was made in this text.' },
        links,
        {
          place: origin.fragments,
          kept: false,
        },
      );
      return;
    }
    const original: Original = { hash: differing.theirs, fragments: span.fragments, quote: span.quote };
    const key = JSON.stringify(span.fragments);
    const found = differing.found.get(key) ?? reanchor(differing.pair(), span.fragments);
    differing.found.set(key, found);
    const settled = this.settled(span, original, found, newText);
    if (settled.place === undefined) this.wait(span, original, found, links);
    else {
      const how = settled.origin ?? originOf(original, found, settled.place);
      this.put({ ...rest, ...placeIn(newText, settled.place), ...(how === undefined ? {} : { origin: how }) }, links);
    }
    this.tell(span, found, links, settled);
  }

  /** A span that waits in the file too. Our text may be the one that it was made in. */
  orphan(orphan: NonNullable<FileSheet['orphans']>[number]): void {
    const { id, fragments, quote, prefix, suffix, hash, links, found: _found, proposal: _proposal, ...rest } = orphan;
    const placed = this.at.sheet?.spans.get(id);
    const original: Original = { hash, fragments, quote };
    const linked = links.map((link): FileLink => ({ ...link, span: id }));
    const decided = this.decisions.get(id);
    if (this.differing !== undefined && hash === this.differing.ours && fits(this.differing.text, original)) {
      this.put({ ...rest, id, fragments, quote, prefix, suffix }, linked);
    } else if (decided === undefined && placed?.origin !== undefined && comesFrom(placed.origin, original)) {
      const { origin } = placed;
      this.put({ ...rest, id, ...whereOf(placed), origin }, linked);
    } else this.records.push({ ...orphan, type: 'orphan', annotator: this.at.annotator, article: this.at.article });
  }

  finish(): SheetPlan {
    const { annotator, article } = this.at;
    const { omissions, progress } = this.inFile;
    for (const omission of omissions) this.records.push({ ...omission, type: 'omission', annotator, article });
    if (progress !== undefined) this.records.push({ ...progress, type: 'progress', annotator, article });
    return { records: this.records, placed: this.placed, problems: this.problems };
  }

  /** Decided now, settled before, or as it was found. */
  private settled(
    span: FileSpan,
    original: Original,
    found: Reanchored,
    text: string,
  ): { place: readonly Fragment[] | undefined; kept: boolean; origin?: Origin } {
    const decided = this.decisions.get(span.id);
    if (decided === null) return { place: undefined, kept: false };
    if (decided !== undefined) {
      const problem = fragmentsProblem(text, decided);
      if (problem === undefined) return { place: decided, kept: false };
      this.problems.push({ place: `article ${this.at.article}`, message: `span ${span.id}: ${problem}` });
      return { place: undefined, kept: false };
    }
    const before = this.at.sheet?.spans.get(span.id);
    if (before?.origin !== undefined && comesFrom(before.origin, original)) {
      return { place: before.fragments, kept: true, origin: before.origin };
    }
    const waiting = this.at.sheet?.orphans.get(span.id);
    if (waiting !== undefined && comesFrom(waiting, original)) return { place: undefined, kept: true };
    return { place: found.place, kept: false };
  }

  private put(span: FileSpan, links: readonly FileLink[]): void {
    const { annotator, article } = this.at;
    this.records.push({ ...span, type: 'span', annotator, article });
    for (const link of links) this.records.push({ ...link, type: 'link', annotator, article });
  }

  private wait(span: FileSpan, { hash }: Original, found: Reanchored, links: readonly FileLink[]): void {
    const { annotator, article } = this.at;
    const { origin: _origin, ...rest } = span;
    const before = this.at.sheet?.orphans.get(span.id);
    // What waits already waits as it does: it may have been sent back from a place.
    const kept = before !== undefined && comesFrom(before, { ...rest, hash }) ? before : undefined;
    const proposal = kept === undefined ? proposalOf(found) : kept.proposal;
    this.records.push({
      ...rest,
      ...(kept === undefined ? {} : { prefix: kept.prefix, suffix: kept.suffix }),
      type: 'orphan',
      annotator,
      article,
      hash,
      links: links.map(({ span: _span, ...link }) => link),
      found: kept?.found ?? waitingAs(found),
      ...(proposal === undefined ? {} : { proposal }),
    });
  }

  private tell(
    { id, quote, prefix, suffix }: FileSpan,
    found: Reanchored,
    links: readonly FileLink[],
    { place, kept }: { place: readonly Fragment[] | undefined; kept: boolean },
  ): void {
    this.placed.push({
      ...{ span: id, was: { quote, prefix, suffix }, found, place, kept },
      links: links.map(({ claim, stance }) => ({ claim, stance })),
    });
  }
}

/**
 * Returns the span and links that the orphan becomes at the place in the text (UTF-16 code units), which must be a legal
 * one. What it was is kept in the span's origin; a place equal to its proposal counts as approximate, any other as given
 * by hand.
 */
export function placeOrphan(orphan: Orphan, text: string, place: readonly Fragment[]): { span: Span; links: Link[] } {
  const { hash, fragments, quote, prefix: _p, suffix: _s, links, found: _f, proposal, type: _t, ...rest } = orphan;
  const near = proposal !== undefined && sameRecord(proposal.fragments, place) ? proposal : undefined;
  const origin: Origin = {
    ...{ hash, fragments, quote, how: near === undefined ? 'by-hand' : 'approximate' },
    ...(near === undefined ? {} : { score: near.score }),
  };
  const { annotator, article, id } = orphan;
  return {
    span: { ...rest, type: 'span', ...placeIn(text, place), origin },
    links: links.map((link): Link => ({ ...link, type: 'link', annotator, article, span: id })),
  };
}

/**
 * Returns the orphan that a span with an origin becomes when it is sent back to wait, with the place that it had as its
 * proposal; undefined for a span that was made here. The surroundings it had in its own text are not known any more.
 */
export function unplace(span: Span, links: readonly Link[]): Orphan | undefined {
  const { origin, fragments, quote: _quote, prefix: _prefix, suffix: _suffix, type: _type, ...rest } = span;
  if (origin === undefined) return undefined;
  return {
    ...rest,
    type: 'orphan',
    hash: origin.hash,
    fragments: origin.fragments,
    quote: origin.quote,
    prefix: '',
    suffix: '',
    links: links.map(({ type: _linkType, annotator: _who, article: _where, span: _span, ...link }) => link),
    found: 'approximate',
    proposal: { fragments, score: origin.score ?? 1 },
  };
}

/** Undefined where it stands as it stood. */
function originOf(
  { hash, fragments, quote }: Original,
  found: Reanchored,
  place: readonly Fragment[],
): Origin | undefined {
  const was = { hash, fragments: copyOf(fragments), quote };
  if (found.place !== undefined && sameRecord(place, found.place)) {
    return found.result === 'exact' ? undefined : { ...was, how: 'moved' };
  }
  const proposal = found.result === 'approximate' ? found.choices[0] : undefined;
  return proposal !== undefined && sameRecord(place, proposal.fragments)
    ? { ...was, how: 'approximate', score: rounded(proposal.score) }
    : { ...was, how: 'by-hand' };
}

function waitingAs({ result }: Reanchored): Orphan['found'] {
  return result === 'ambiguous' || result === 'lost' ? result : 'approximate';
}

/** What a person left waiting although it was found has its place as a proposal. */
function proposalOf({ result, choices }: Reanchored): NonNullable<Orphan['proposal']> | undefined {
  const [first] = choices;
  if (first === undefined || result === 'ambiguous' || result === 'lost') return undefined;
  return { fragments: copyOf(first.fragments), score: rounded(first.score) };
}

const copyOf = (fragments: PlaceChoice['fragments']): [number, number][] =>
  fragments.map(([start, end]): [number, number] => [start, end]);

/** Two digits are all that a score says. */
const rounded = (score: number): number => Math.round(score * 100) / 100;

const comesFrom = (origin: Original, { hash, fragments, quote }: Original): boolean =>
  origin.hash === hash && origin.quote === quote && sameRecord(origin.fragments, fragments);

const fits = (text: string, { fragments, quote }: Pick<Original, 'fragments' | 'quote'>): boolean =>
  fragmentsProblem(text, fragments) === undefined && quoteOf(text, fragments) === quote;

const placeIn = (
  text: string,
  place: readonly Fragment[],
): Pick<FileSpan, 'fragments' | 'quote' | 'prefix' | 'suffix'> => ({
  fragments: copyOf(place),
  ...describe(text, place),
});

const whereOf = ({
  fragments,
  quote,
  prefix,
  suffix,
}: Span): Pick<FileSpan, 'fragments' | 'quote' | 'prefix' | 'suffix'> => ({
  ...{ fragments, quote, prefix, suffix },
});
