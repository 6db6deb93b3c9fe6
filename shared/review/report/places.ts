/** The decisions of a gold set, each told in full: what everybody had, what was decided and why, what changed since. */
import { resolveClaim } from '../../document/effective.ts';
import { writerOf } from '../../document/gold.ts';
import { articlesInOrder } from '../../document/order.ts';
import { sameClaims } from '../../document/same-claims.ts';
import type { ClassOf } from '../../document/same-claims.ts';
import { articleName } from '../../document/span-words.ts';
import { sheetOf } from '../../document/state.ts';
import type { DocumentState } from '../../document/state.ts';
import type {
  AnnotatorId,
  ArticleId,
  ClaimId,
  Decision,
  DecisionId,
  Polarity,
  Side,
  SideSpan,
  Verdict,
} from '../../model/index.ts';
import { reasonOwed } from '../choice.ts';
import { kindsOf, sameWork } from '../kinds.ts';
import type { Kind } from '../kinds.ts';
import { pairClaims } from '../pairs.ts';
import { reviewQueue } from '../queue.ts';
import type { Item } from '../queue.ts';
import { differences } from './outcome.ts';
import type { Content, Difference } from './outcome.ts';

/** A span with its links, in words. Fragments are UTF-16 code units of the article's text, end exclusive. */
export interface Passage {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  readonly fragments: readonly (readonly [number, number])[];
  readonly links: readonly {
    readonly claim: ClaimId;
    readonly text: string;
    /** The words of the claim that stands for this one, where the adjudicator said that they are the same. */
    readonly standsUnder?: string;
    readonly stance: string;
    readonly polarity: Polarity;
    readonly unsure: boolean;
    readonly note?: string;
  }[];
  readonly note?: string;
}

/** What somebody has at a place, or what was decided for it: passages, and the words of claims marked silent. */
export interface Told {
  readonly passages: readonly Passage[];
  readonly silent: readonly string[];
}

export interface PlaceSide extends Told {
  readonly annotator: AnnotatorId;
  readonly name: string;
  /** In what the decision differs from what she had; empty if hers stood. */
  readonly differences: readonly Difference[];
  /** What she has there now, if that is no longer what was compared. */
  readonly now?: Told;
}

export interface SettledPlace {
  readonly decision: DecisionId;
  readonly article: ArticleId;
  readonly articleName: string;
  /** Where it begins in the text, in UTF-16 code units; null where it is about silence alone. */
  readonly at: number | null;
  readonly verdict: Verdict;
  /** Whose was taken, for the verdict `one`. */
  readonly of?: string;
  readonly sides: readonly PlaceSide[];
  readonly decided: Told;
  /** In what the annotators differed from each other, as the queue of disagreements says it. */
  readonly kinds: readonly Kind[];
  readonly reason?: string;
  /** Somebody's judgement was overruled, so that the decision should say why, whether it does or not. */
  readonly needsReason: boolean;
  readonly settled: string;
}

export interface Settled {
  /** Put off included: by article as articles are shown, then by place, decisions on silence alone last. */
  readonly places: readonly SettledPlace[];
  /** Places of those who were compared about which nothing was decided, what they agree on included. */
  readonly open: number;
}

/** Returns what was settled in the gold set, and how much is open between those who were compared there. */
export function settledIn(doc: DocumentState, gold: AnnotatorId): Settled {
  const reviewer = writerOf(gold);
  const articles = articlesInOrder(doc);
  const decisions = articles.map(({ id }) => [...(sheetOf(doc, gold, id)?.decisions.values() ?? [])]);
  const compared = [
    ...new Set(decisions.flat().flatMap(({ sides }) => sides.map(({ annotator }) => annotator))),
  ].sort();
  const items = reviewQueue(doc, reviewer, compared, pairClaims(doc, reviewer, compared));
  const telling = new Telling(doc, sameClaims(doc, reviewer), items);
  const places = decisions.flatMap((list) =>
    list
      .map((decision) => telling.place(decision))
      .sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || (a.decision < b.decision ? -1 : 1)),
  );
  return { places, open: items.filter(({ decision }) => decision === undefined).length };
}

class Telling {
  private readonly doc: DocumentState;
  private readonly classOf: ClassOf;
  /** The places that are no longer what was decided upon, by their decisions. */
  private readonly changed: ReadonlyMap<DecisionId, readonly Item[]>;

  constructor(doc: DocumentState, classOf: ClassOf, items: readonly Item[]) {
    this.doc = doc;
    this.classOf = classOf;
    const changed = new Map<DecisionId, Item[]>();
    for (const item of items) {
      if (item.state !== 'changed' || item.decision === undefined) continue;
      changed.set(item.decision.id, [...(changed.get(item.decision.id) ?? []), item]);
    }
    this.changed = changed;
  }

  place(decision: Decision): SettledPlace {
    const { article, chosen, verdict, reason } = decision;
    const sides = decision.sides.map((side) => this.side(decision, side));
    const starts = [...decision.sides.flatMap(({ spans }) => spans), ...chosen.spans].map(startOf);
    return {
      decision: decision.id,
      article,
      articleName: articleName(this.doc.articles.get(article)),
      at: starts.length === 0 ? null : Math.min(...starts),
      verdict,
      ...(decision.of === undefined ? {} : { of: this.name(decision.of) }),
      sides,
      decided: this.told(chosen),
      kinds: kindsOf(decision.sides, this.classOf),
      ...(reason === undefined ? {} : { reason }),
      needsReason: reasonOwed({ ...decision, reason: undefined }, this.classOf),
      settled: decision.created,
    };
  }

  private side(decision: Decision, side: Side): PlaceSide {
    const now = this.now(decision, side);
    return {
      annotator: side.annotator,
      name: this.name(side.annotator),
      ...this.told(side),
      differences: decision.verdict === 'later' ? [] : differences(side, decision.chosen, this.classOf),
      ...(now === undefined ? {} : { now: this.told(now) }),
    };
  }

  /** What the annotator has there now, or undefined if it is what was compared. */
  private now({ id }: Decision, side: Side): Content | undefined {
    const items = this.changed.get(id);
    if (items === undefined) return undefined;
    const here = items.flatMap(({ sides }) => sides.filter(({ annotator }) => annotator === side.annotator));
    const now: Side = {
      annotator: side.annotator,
      spans: here.flatMap(({ spans }) => spans),
      silent: here.flatMap(({ silent }) => silent),
    };
    return sameWork(side, now, (claim) => resolveClaim(this.doc, claim), true) ? undefined : now;
  }

  private told({ spans, silent }: Content): Told {
    return {
      passages: [...spans].sort((a, b) => startOf(a) - startOf(b)).map((span) => this.passage(span)),
      silent: [...new Set(silent.map((claim) => this.words(this.classOf(claim))))],
    };
  }

  private passage({ quote, prefix, suffix, fragments, links, note }: SideSpan): Passage {
    return {
      quote,
      before: prefix,
      after: suffix,
      fragments,
      links: links.map(({ claim, stance, unsure, note: remark }) => {
        const known = this.doc.project.stances.find(({ id }) => id === stance);
        const own = resolveClaim(this.doc, claim);
        const stands = this.classOf(claim);
        return {
          claim: own,
          text: this.words(own),
          ...(stands === own ? {} : { standsUnder: this.words(stands) }),
          stance: known?.label ?? stance,
          polarity: known?.polarity ?? '0',
          unsure: unsure === true,
          ...(remark === undefined ? {} : { note: remark }),
        };
      }),
      ...(note === undefined ? {} : { note }),
    };
  }

  private words(claim: ClaimId): string {
    return this.doc.claims.get(claim)?.text ?? 'a claim that is not here';
  }

  private name(annotator: AnnotatorId): string {
    return this.doc.annotators.get(annotator)?.name ?? annotator;
  }
}

const startOf = ({ fragments }: SideSpan): number => Math.min(...fragments.map(([start]) => start));
